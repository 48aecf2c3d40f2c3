"""Bytes to letters: what the bytes show, then what was declared, then the commonest of the old encodings."""

import codecs
import re
from typing import Final

_MARKS: Final = (  # UTF-32 before UTF-16: one begins with the other
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Python knows encodings that are no encodings of text; these are.
_ENCODINGS: Final = re.compile(
    r"utf-?(?:8|16|32)(?:-?[lb]e)?|iso-?8859-\d+|latin-?\d|windows-\d+|cp\d+|koi8-[rut]|mac[a-z]*|gb(?:2312|k|18030)"
    r"|big5(?:-?hkscs)?|euc-?(?:jp|kr|cn)|shift[-_]?jis|iso-?2022-(?:jp|kr)|(?:us-)?ascii|tis-620",
    re.IGNORECASE,
)
_AS_BROWSERS_READ: Final = re.compile(r"iso-?8859-1|latin-?1|(?:us-)?ascii|windows-1252|cp1252", re.IGNORECASE)
_SAMPLE: Final = 4_096
_GUESSED: Final = (
    "The text does not say how its letters are encoded. It was read as Western European (Windows-1252): look at the "
    "letters with accents."
)


def decode(content: bytes, declared: str = "") -> tuple[str, str]:
    """The text, and a notice for whoever brought it where the encoding is a guess."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), ""
    declared = declared.strip().strip("\"'")
    known = declared if _ENCODINGS.fullmatch(declared) else ""
    for encoding in filter(None, (_escaping(content, known), wide_encoding(content), "utf-8")):
        text = _strictly(content, encoding)
        if text is not None:
            return text, ""
    text = _strictly(content, known) if known and not _AS_BROWSERS_READ.fullmatch(known) else None
    if text is not None:
        return text, ""
    return content.decode("cp1252", "replace"), "" if known else _GUESSED


def wide_encoding(content: bytes) -> str:
    """`utf-16-le` or `utf-16-be` where every other byte of the beginning is naught, as in Latin letters; else ""."""
    sample = content[:_SAMPLE]
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if half and odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if half and even > 0.7 * half and odd < 0.05 * half else ""


def _escaping(content: bytes, known: str) -> str:
    """An encoding that looks like ASCII and is none: its letters stand behind escapes."""
    return known if known.lower().startswith("iso-2022") and b"\x1b" in content else ""


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (LookupError, UnicodeError):
        return None
