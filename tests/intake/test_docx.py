"""A Word document gives its paragraphs, rows and notes, without what was deleted; other archives are named."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from events.intake import IntakeRefused, read_document
from tests.intake.files import CORE, document, docx, paragraph


def read(content, name="letter.docx"):
    return read_document(content, name=name)


def test_paragraphs_are_whole_and_apart():
    body = paragraph("The ferry ", "left ", "at noon.") + paragraph() + paragraph("It came back &amp; stayed.")
    found = read(docx(body))
    assert found.text == "The ferry left at noon.\n\nIt came back & stayed."
    assert found.notices == ()
    assert found.media_type.endswith("wordprocessingml.document")


def test_rows_are_paragraphs_and_cells_are_parted_by_tabs():
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    table = row.format(paragraph("Day"), paragraph("Ship")) + row.format(paragraph("12"), paragraph("Ann", "a"))
    assert read(docx(paragraph("Before.") + f"<w:tbl>{table}</w:tbl>")).text == "Before.\n\nDay\tShip\n\n12\tAnna"


def test_breaks_tabs_and_hyphens_stay():
    run = (
        "<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r></w:p>"
    )
    assert read(docx(run)).text == "one\ntwo\tco\u2011op"


def test_what_was_deleted_is_left_out_and_said():
    changed = "<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>"
    found = read(docx(changed))
    assert found.text == "new"
    assert found.notices == ("Words that were deleted with changes being tracked are left out.",)


def test_the_older_twin_of_a_drawing_is_not_read_twice():
    box = "<mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>"
    assert read(docx(box.format(paragraph("Boxed.")))).text == "Boxed."


def test_notes_stand_at_the_end():
    notes = document(f"<w:footnote>{paragraph('Harbour records, box 3.')}</w:footnote>", "footnotes")
    found = read(docx(paragraph("It sank."), word__footnotes_xml=notes))
    assert found.text == "It sank.\n\nHarbour records, box 3."
    assert found.notices == ("1 paragraph of notes stands at the end of the text.",)


def test_its_properties_are_proposed_and_the_day_of_the_file_is_not():
    said = "<dc:title>The sinking</dc:title><dc:creator>Ben Cho</dc:creator><dc:language>en_GB</dc:language>"
    found = read(docx(paragraph("It sank."), docProps__core_xml=CORE.format(said)))
    assert {name: (each.value, each.origin) for name, each in found.proposed.items()} == {
        "title": ("The sinking", "the properties of the Word document"),
        "authors": ("Ben Cho", "the properties of the Word document"),
        "language": ("en-GB", "the properties of the Word document"),
    }


@pytest.mark.parametrize(
    ("part", "what"),
    [("xl/workbook.xml", "spreadsheet"), ("content.xml", "OpenDocument"), ("a.txt", "an archive")],
)
def test_other_archives_are_named_with_what_to_do(part, what):
    packed = BytesIO()
    with ZipFile(packed, "w") as package:
        package.writestr(part, "words")
    with pytest.raises(IntakeRefused, match=f"{what}.*Save it as one of these") as refused:
        read(packed.getvalue(), "thing.zip")
    assert refused.value.code == "unsupported-type"


def test_two_parts_of_one_name_are_refused():
    packed = BytesIO()
    package = ZipFile(packed, "w")
    package.writestr("word/document.xml", document(paragraph("Words.")))
    with pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("word/document.xml", document(paragraph("Others.")))
    package.close()
    with pytest.raises(IntakeRefused, match="each with a name of its own"):
        read(packed.getvalue())


def test_a_protected_document_is_refused_with_what_to_do():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    with pytest.raises(IntakeRefused, match="protected by a password") as refused:
        read(ole)
    assert refused.value.code == "encrypted"


@pytest.mark.parametrize("content", [b"PK\x03\x04" + bytes(100), docx(paragraph("Words."))[:-30], docx(b"<w:p>")])
def test_a_damaged_document_is_refused(content):
    with pytest.raises(IntakeRefused, match="damaged") as refused:
        read(content)
    assert refused.value.code == "damaged"


def test_a_document_without_words_is_refused():
    with pytest.raises(IntakeRefused, match="no text in it") as refused:
        read(docx(paragraph()))
    assert refused.value.code == "empty"
