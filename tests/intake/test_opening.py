"""What a document is told by its content; text is kept with one kind of line end; what is not read is named."""

import pytest

from events.intake import IntakeRefused, read_document, read_pasted
from events.intake.limits import MOST_TEXT, MOST_UPLOADED


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree"),
        ("one\n \t\n\n\ntwo  \n", "one\n\ntwo"),
        ("one\u2029two\u2028three\fFour", "one\n\ntwo\nthree\n\nFour"),
        ("a\0b\x07c\ufeffd\x7f\x9f", "abcd"),
        ("e\u0301 é", "e\u0301 é"),  # composed as they were
        ("half \ud800 pair", "half \ufffd pair"),
        ("short\nlines\nof a poem", "short\nlines\nof a poem"),
        ("x" * 130 + "\nsecond", "x" * 130 + "\n\nsecond"),  # no line was broken to fit: each is a paragraph
        ("x" * 130 + "\nsecond\n\nthird", "x" * 130 + "\nsecond\n\nthird"),
    ],
)
def test_pasted_text_keeps_its_words_and_gets_one_kind_of_line_end(written, kept):
    document = read_pasted(written)
    assert document.text == kept
    assert (document.media_type, document.name, document.proposed) == ("text/plain", "", {})


@pytest.mark.parametrize("text", ["", " \n\t", "\0", "\ufeff"])
def test_nothing_is_refused_with_what_to_do(text):
    with pytest.raises(IntakeRefused, match="no text") as refused:
        read_pasted(text)
    assert refused.value.code == "empty"


def test_too_much_is_refused_with_both_numbers():
    with pytest.raises(IntakeRefused, match="10,000,001 characters of text; at most 10,000,000"):
        read_pasted("a" * (MOST_TEXT + 1))
    with pytest.raises(IntakeRefused, match=r"“big.txt” has 20.1 MB; at most 20 MB"):
        read_document(b"a" * (MOST_UPLOADED + 100_000), name="big.txt")


@pytest.mark.parametrize(
    ("content", "notices"),
    [
        ("café".encode(), 0),
        ("café".encode("utf-8-sig"), 0),
        ("café".encode("utf-16"), 0),
        ("the old café".encode("utf-16-be"), 0),
        ("café".encode("utf-32"), 0),
        ("café".encode("windows-1252"), 1),
    ],
)
def test_text_is_read_in_the_encoding_it_shows(content, notices):
    document = read_document(content, name="a.txt")
    assert document.text.endswith("café")
    assert len(document.notices) == notices


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "old.doc", "save it as .docx or .pdf"),
        (b"{\\rtf1 words}", "a.txt", "rich text"),
        (b"\x89PNG\r\n\x1a\n", "a.pdf", "a picture"),
        (b"\x1f\x8b\x08", "a.txt", "Unpack it"),
        (bytes(range(256)) * 20, "a.txt", "of a kind that is not read here"),
    ],
)
def test_what_is_not_read_is_named_with_what_to_do(content, name, words):
    with pytest.raises(IntakeRefused, match=f"“{name}”.*{words}") as refused:
        read_document(content, name=name)
    assert refused.value.code == "unsupported-type"


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (b"<!DOCTYPE html><p>Words of a page.</p>", "a.txt", "text/html"),
        (b'<?xml version="1.0"?>\n<!-- x -->\n<html><body>Words.</body></html>', "a.xml", "text/html"),
        (b"<p>Words of a part.</p>", "part.html", "text/html"),
        (b"Words about <p> and no page.", "a.txt", "text/plain"),
        (b"Words that are called a page.", "a.html", "text/plain"),
        (b"Words that are called a PDF.", "a.pdf", "text/plain"),
    ],
)
def test_the_content_decides_what_it_is_and_then_its_name(content, name, media_type):
    assert read_document(content, name=name).media_type == media_type


@pytest.mark.parametrize("content", [b"Words.", b"<!doctype html><p>Words.</p>"])
def test_a_document_that_was_fetched_proposes_its_address(content):
    address = "https://lamp.example/2007/lit"
    proposed = read_document(content, name=address).proposed["url"]
    assert (proposed.value, proposed.origin) == (address, "the address that it was fetched from")
    assert "url" not in read_document(content, name="lit.html").proposed


def test_a_name_cannot_write_into_a_message():
    with pytest.raises(IntakeRefused) as refused:
        read_document(b"", name="a\n\x1b[31m" + "b" * 500)
    assert refused.value.message.startswith("“a[31mbbb")
    assert len(refused.value.message) < 300
