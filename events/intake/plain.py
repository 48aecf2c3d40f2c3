"""Plain text as it is kept: one kind of line end, a blank line between paragraphs, nothing that cannot be stored."""

import re
from typing import Final

from events.intake.document import IntakeRefused
from events.intake.limits import MOST_TEXT

_WRAPPED: Final = 120  # characters: lines that stay below were broken to fit, and one is not a paragraph

# What ends a line or a paragraph, and what is a control and no letter: gone, NUL first of all.
_SIGNS: Final = {
    **dict.fromkeys((*range(0x00, 0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xFEFF)),
    **dict.fromkeys((0x0B, 0x85, 0x2028), "\n"),
    **dict.fromkeys((0x0C, 0x2029), "\n\n"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}


def tidy(text: str) -> str:
    """The same words with lines and paragraphs as they are kept. Letters stay as they were composed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_SIGNS)
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def in_paragraphs(text: str) -> str:
    """Tidied; where no line is blank and some line is longer than any wrapped one, every line is a paragraph."""
    text = tidy(text)
    lines = text.split("\n")
    if "" in lines or max(map(len, lines)) <= _WRAPPED:
        return text
    return "\n\n".join(lines)


def spaced(text: str) -> str:
    """Words put together from pieces: one space where several met, none around a tab or at the ends of a line."""
    lines = ("\t".join(" ".join(cell.split()) for cell in line.split("\t")).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def kept(text: str) -> str:
    """A text that can be kept. Raises IntakeRefused where there is nothing in it, or too much."""
    if not text:
        raise IntakeRefused("There is no text in it. Choose another file, or paste the text.", "empty")
    if len(text) > MOST_TEXT:
        raise IntakeRefused(
            f"It has {len(text):,} characters of text; at most {MOST_TEXT:,} are kept. Bring it in parts.", "too-large"
        )
    return text


def line(value: object, longest: int = 500) -> str:
    """A value of metadata on one line, its white space single; "" where it is no text."""
    if not isinstance(value, str):
        return ""
    words = " ".join(tidy(value[: 8 * longest]).split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
