"""What a document is: by its content first, then by its name and what the sender called it."""

import re
from typing import Final, Literal

from events.intake.decoding import decode, wide_encoding
from events.intake.document import IntakeRefused

Kind = Literal["docx", "html", "mail", "pdf", "text"]

MEDIA_TYPES: Final[dict[Kind, str]] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "mail": "message/rfc822",
    "pdf": "application/pdf",
    "text": "text/plain",
}
TAKEN: Final = "Text, web pages, PDF, Word (.docx) and messages (.eml) are read."

_HEAD: Final = 4_096  # bytes looked at
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_HTML: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG: Final = re.compile(r"<(?:!doctype|html|head|body|title|meta|div|p|article|h[1-6]|table|span|a)\b", re.IGNORECASE)
_HEADERS: Final = re.compile(r"(?:[!-9;-~]{1,80}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,50}){2,}", re.ASCII)
_OF_MAIL: Final = re.compile(r"^(from|to|date|subject|received|message-id|return-path|mime-version):", re.I | re.M)

_FOREIGN: Final = (  # how a content begins, and what to do with it
    (_OLE, "an old Office file (.doc, .xls or .ppt)", "Open it and save it as .docx or .pdf"),
    (b"{\\rtf", "a rich text file (.rtf)", "Open it and save it as .docx or .pdf"),
    (b"%!PS", "a PostScript file", "Save it as .pdf"),
    (b"\x89PNG", "a picture", "Type or paste the words that it shows"),
    (b"\xff\xd8\xff", "a picture", "Type or paste the words that it shows"),
    (b"GIF8", "a picture", "Type or paste the words that it shows"),
    (b"II*\0", "a picture", "Type or paste the words that it shows"),
    (b"MM\0*", "a picture", "Type or paste the words that it shows"),
    (b"\x1f\x8b", "a packed file", "Unpack it and bring what is in it"),
    (b"7z\xbc\xaf", "a packed file", "Unpack it and bring what is in it"),
    (b"Rar!", "a packed file", "Unpack it and bring what is in it"),
    (b"BZh", "a packed file", "Unpack it and bring what is in it"),
    (b"\xfd7zXZ", "a packed file", "Unpack it and bring what is in it"),
)


def kind_of(content: bytes, name: str, media_type: str) -> Kind:
    """What it is. Raises IntakeRefused for what is not read here, saying what to save it as."""
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"  # or another archive: its list of contents says so, and is read under limits
    _refuse_foreign(content, name)
    head = decode(content[:_HEAD])[0].lstrip("\ufeff")
    called = f"{name.lower()} {media_type.lower()}"
    if _HTML.match(head):
        return "html"
    if _is_mail(head.replace("\r\n", "\n")):
        return "mail"
    if ("html" in media_type.lower() or name.lower().endswith((".html", ".htm", ".xhtml"))) and _TAG.search(head):
        return "html"
    return "mail" if "message/rfc822" in called and ":" in head else "text"


def _refuse_foreign(content: bytes, name: str) -> None:
    if content.startswith(_OLE) and _ENCRYPTED in content:
        raise protected(name)
    for beginning, what, remedy in _FOREIGN:
        if content.startswith(beginning):
            raise IntakeRefused(f"{shown(name)} is {what}. {remedy}, or paste its text. {TAKEN}", "unsupported-type")
    if _is_binary(content):
        raise IntakeRefused(
            f"{shown(name)} is of a kind that is not read here. {TAKEN} Save it as one of these, or paste its text.",
            "unsupported-type",
        )


def _is_binary(content: bytes) -> bool:
    """Whether it holds more controls than any text; UTF-16 and UTF-32 hold NULs in every letter, and say so."""
    head = content[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) or wide_encoding(head):
        return False
    controls = sum(head.count(byte) for byte in (*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)))
    return controls > 2 + len(head) // 50


def _is_mail(head: str) -> bool:
    """Whether it begins with header lines, two of them a message's."""
    block = _HEADERS.match(head)
    return block is not None and len({found.lower() for found in _OF_MAIL.findall(block.group())}) >= 2


def protected(name: str) -> IntakeRefused:
    """For an Office file that only a password opens."""
    return IntakeRefused(
        f"{shown(name)} is protected by a password. Open it, save it without one, and bring that.", "encrypted"
    )


def shown(name: str) -> str:
    """The name in quotation marks as it is put into messages, or "This file"."""
    words = " ".join("".join(sign for sign in name if sign.isprintable()).split())
    return f"“{words[:80]}{'…' if len(words) > 80 else ''}”" if words else "This file"
