"""A PDF gives the words of its pages as paragraphs, where each page begins, and what it says about itself."""

import zlib
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from events.intake import IntakeRefused, read_document
from events.intake.limits import MOST_PAGES
from tests.intake.files import column, pdf, shown

FIRST = column(
    "The two committees met in the old harbour on the first day of the",
    "month, and agreed that the bridges would be repaired before the inter-",
    "national fair.",
    None,
    "Nobody spoke of the well-known dispute about the water, which had",
    "been put off, and then put off again, until the session of",
)
SECOND = column(
    "autumn. The well-",
    "known dispute was then settled in an afternoon.",
)


def read(content):
    return read_document(content, name="minutes.pdf")


def protected(password):
    writer = PdfWriter(PdfReader(BytesIO(pdf([FIRST]))))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def test_lines_that_were_broken_to_fit_are_joined_over_pages_too():
    document = read(pdf([FIRST, SECOND]))
    first, second = document.text.split("\n\n")
    assert first.endswith("would be repaired before the international fair.")
    assert "until the session of autumn. The well-known dispute was then settled" in second
    assert document.media_type == "application/pdf"


def test_headings_and_items_are_paragraphs_and_columns_follow_one_another():
    left = [("The left column says that the", 72, 700), ("ferry was late, and the", 72, 686)]
    right = [("right column agrees. • One", 320, 700), ("• Two", 320, 686)]
    large = zlib.compress(b"BT /F 20 Tf 1 0 0 1 72 740 Tm (On ferries) Tj ET\n" + shown(left + right))
    assert read(pdf([large])).text.split("\n\n") == [
        *("On ferries", "The left column says that the ferry was late, and the right column agrees. • One", "• Two"),
    ]


def test_each_page_knows_where_it_begins_and_what_is_printed_on_it():
    labels = "/PageLabels<</Nums[0<</S/r>>2<</S/D/St 7>>]>>"
    document = read(
        pdf([column(f"Words of sheet {word}.") for word in ("one", "two", "three", "four")], catalog=labels)
    )
    assert [page.label for page in document.pages] == ["i", "ii", "7", "8"]
    assert [document.text[page.start :].split("\n")[0] for page in document.pages] == [
        *("Words of sheet one.", "Words of sheet two.", "Words of sheet three.", "Words of sheet four."),
    ]


def test_pages_without_labels_are_numbered():
    assert [page.label for page in read(pdf([FIRST, SECOND])).pages] == ["1", "2"]


def test_running_heads_and_numbers_of_pages_are_left_out_and_named():
    pages = [
        [("Yearbook of the Port", 72, 780), *column(f"About {each} I say:", f"{each} was too dear."), (str(n), 300, 30)]
        for n, each in enumerate(("barley", "copper", "timber", "salt"), start=1)
    ]
    document = read(pdf(pages))
    assert "Yearbook" not in document.text
    assert document.text.split("\n\n")[1] == "About copper I say: copper was too dear."
    assert any("“Yearbook of the Port”" in notice for notice in document.notices)


def test_its_properties_are_proposed_and_the_day_it_was_made_is_not():
    info = "/Title(The harbour works)/Author(Ann Miller)/CreationDate(D:20070312080000Z)"
    document = read(pdf([FIRST], info=info, catalog="/Lang(en-GB)"))
    assert {name: each.value for name, each in document.proposed.items()} == {
        "title": "The harbour works",
        "authors": "Ann Miller",
        "language": "en-GB",
    }
    assert document.proposed["title"].origin == "the properties of the PDF"


def test_what_a_program_wrote_is_no_title_and_no_author():
    info = "/Title(Microsoft Word - draft.doc)/Author(Administrator)"
    assert not read(pdf([FIRST], info=info)).proposed


def test_pages_without_words_are_named():
    document = read(pdf([[], FIRST, [], SECOND]))
    assert document.notices == ("Pages 1 and 3 have no text: they are pictures, or blank.",)
    assert [page.label for page in document.pages] == ["1", "2", "3", "4"]


def test_a_pdf_of_pictures_is_refused_with_what_to_do():
    with pytest.raises(IntakeRefused, match=r"pictures.*OCR") as refused:
        read(pdf([[], []]))
    assert refused.value.code == "empty"


def test_too_many_pages_are_refused_with_the_number():
    with pytest.raises(IntakeRefused, match="2,001 pages; at most 2,000"):
        read(pdf([[]] * (MOST_PAGES + 1)))


def test_a_protected_pdf_is_refused_with_what_to_do():
    with pytest.raises(IntakeRefused, match="protected") as refused:
        read(protected("sesame"))
    assert refused.value.code == "encrypted"


def test_a_pdf_that_opens_without_a_password_is_read():
    assert "committees" in read(protected("")).text


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"%PDF-1.7\n" + b"obj " * 10_000, pdf([FIRST])[:400]])
def test_a_damaged_pdf_is_refused(content):
    with pytest.raises(IntakeRefused) as refused:
        read(content)
    assert refused.value.code in {"damaged", "empty"}
