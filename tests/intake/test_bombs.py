"""Files that are made to cost: each is refused with a reason, soon, and leaves nothing running and no memory taken."""

import resource
import time
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import psutil
import pytest

from events.intake import IntakeRefused, read_document
from events.intake.limits import READING_DEADLINE, READING_MEMORY
from tests.intake.files import docx, paragraph, pdf, shown

MEGABYTE = 1_000_000


def packed(size, byte=b" "):
    """That many bytes, deflated without ever standing in memory together."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(byte * MEGABYTE) for _ in range(size // MEGABYTE)) + packer.flush()


def big_zip(size):
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package, package.open("word/document.xml", "w", force_zip64=True) as part:
        for _ in range(size // MEGABYTE):
            part.write(b" " * MEGABYTE)
    return out.getvalue()


def lying_zip():
    """A zip bomb that lists its part as small."""
    honest = big_zip(200 * MEGABYTE)
    return honest.replace((200 * MEGABYTE).to_bytes(4, "little"), (900).to_bytes(4, "little"))


def looping_page():
    return pdf([b""], raw=b"<</Type/Pages/Count 5/Kids[2 0 R 2 0 R 2 0 R]>>")


def entities():
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return docx(f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]><x>&a11;</x>'.encode())


def many_operators():
    return pdf([zlib.compress(b"q 1 0 0 1 0 0 cm BT /F 1 Tf (a) Tj ET Q\n" * 1_000_000, 9)])


BOMBS = {
    "a PDF whose page unpacks to half a GB": lambda: pdf([packed(500 * MEGABYTE)]),
    "a PDF packed twice": lambda: pdf([packed(100 * MEGABYTE)] * 20),
    "a PDF of a million steps": many_operators,
    "a PDF whose pages hold themselves": looping_page,
    "a PDF of brackets": lambda: pdf([zlib.compress(b"[" * 5_000_000)]),
    "a PDF of brackets outside": lambda: b"%PDF-1.7\n1 0 obj\n" + b"[" * 1_000_000 + b"<<" * 1_000_000,
    "a zip bomb in a docx": lambda: big_zip(300 * MEGABYTE),
    "a zip bomb that lists itself as small": lying_zip,
    "a docx of entities in entities": entities,
    "a docx of nothing but depth": lambda: docx("<w:p>" * 200_000),
    "a page of nothing but depth": lambda: b"<html><body>" + b"<div>" * 3_000_000,
    "a message of messages": lambda: b"".join(
        b"From: a@b.example\r\nTo: c\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(3_000)
    ),
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_what_is_made_to_cost_is_refused_soon_and_leaves_nothing(bomb):
    content = bomb()
    ours = psutil.Process()
    memory, children, began = ours.memory_info().rss, len(ours.children()), time.monotonic()
    with pytest.raises(IntakeRefused) as refused:
        read_document(content, name="bomb")
    assert time.monotonic() - began < READING_DEADLINE + 2
    assert len(ours.children()) == children
    assert ours.memory_info().rss - memory < 60 * MEGABYTE
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < READING_MEMORY * 1.1
    assert refused.value.code in {"too-large", "too-slow", "damaged", "empty"}
    assert "“bomb”" in refused.value.message
    assert "paste" in refused.value.message.lower()


def test_entities_of_other_files_are_not_read():
    xxe = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    for content in (docx(xxe), docx(xxe.decode().encode("utf-16")), docx(xxe.replace(b"<?xml", b"\xef\xbb\xbf<?xml"))):
        with pytest.raises(IntakeRefused, match="entities"):
            read_document(content, name="letter.docx")
    with pytest.raises(IntakeRefused, match="entities"):
        read_document(docx(paragraph("Words."), docProps__core_xml=xxe), name="letter.docx")


def test_what_is_long_and_harmless_is_read():
    body = "".join(paragraph(f"On day {n} the river rose by {n * 7919 % 101} spans.") for n in range(40_000))
    assert "On day 39999 the river" in read_document(docx(body), name="long.docx").text


def test_a_long_page_of_words_is_read_in_its_time():
    lines = [(f"Line {n} of a long page that says little.", 72, 740) for n in range(2_000)]
    assert "Line 1999" in read_document(pdf([zlib.compress(shown(lines))]), name="long.pdf").text
