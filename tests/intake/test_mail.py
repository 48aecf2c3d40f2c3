"""A message gives its words, who wrote it, when, and what about; what was attached is counted."""

from email.message import EmailMessage

import pytest

from events.intake import IntakeRefused, read_document


def message(text="The boats left at dawn.\n", **headers):
    made = EmailMessage()
    made["From"] = "Ann Müller <ann@lamp.example>"
    made["To"] = "desk@lamp.example"
    made["Subject"] = "The boats – how many?"
    made["Date"] = "Mon, 12 Mar 2007 23:31:00 -0500"
    for name, value in headers.items():
        made[name] = value
    if text is not None:
        made.set_content(text)
    return made


def read(made, name="boats.eml"):
    return read_document(made if isinstance(made, bytes) else made.as_bytes(), name=name)


def test_its_headers_are_proposed():
    document = read(message())
    assert document.text == "The boats left at dawn."
    assert document.media_type == "message/rfc822"
    assert {name: (each.value, each.origin) for name, each in document.proposed.items()} == {
        "title": ("The boats – how many?", "Subject of the message"),
        "authors": ("Ann Müller", "From of the message"),
        "published": ("2007-03-12", "Date of the message"),
        "csl_type": ("personal_communication", "it is a message"),
    }


def test_it_is_known_by_its_content_whatever_it_is_called():
    assert read(message(), "boats.txt").media_type == "message/rfc822"
    assert read_document(b"Note: a list\nOf: things\n\nwords", name="list.txt").media_type == "text/plain"


def test_plain_text_is_read_rather_than_html():
    made = message()
    made.add_alternative("<p>The <b>other</b> words.</p>", subtype="html")
    assert read(made).text == "The boats left at dawn."


def test_html_is_read_where_there_is_nothing_else():
    made = message(None)
    page = "<html><head><title>no</title></head><body><p>Two boats.</p><script>x()</script></body></html>"
    made.set_content(page, "html")
    assert read(made).text == "Two boats."


@pytest.mark.parametrize("count", [1, 2])
def test_what_was_attached_is_counted_and_not_read(count):
    made = message()
    for number in range(count):
        made.add_attachment(f"secret {number}", filename=f"{number}.txt")
    document = read(made)
    assert "secret" not in document.text
    assert document.notices[0].startswith("One attachment was" if count == 1 else "2 attachments were")


def test_old_encodings_are_read():
    made = b"From: a@b.example\r\nSubject: x\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\ncaf\xe9"
    assert read(made).text == "café"


@pytest.mark.parametrize("date", ["yesterday", "Mon, 99 Mar 2007 10:00:00", ""])
def test_a_date_that_is_none_is_not_proposed(date):
    made = f"From: a@b.example\r\nSubject: x\r\nDate: {date}\r\n\r\nWords.".encode()
    assert "published" not in read(made).proposed


def test_a_message_without_words_is_refused():
    made = message(None)
    made.add_attachment(b"x", maintype="image", subtype="png", filename="a.png")
    with pytest.raises(IntakeRefused, match=r"without words.*Bring what was attached") as refused:
        read(made)
    assert refused.value.code == "empty"
