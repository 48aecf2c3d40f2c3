"""Words looked for in a captured text. A browser's own search sees only the part that is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from events.models import SourceText

MOST = 100  # hits that are shown
LONGEST = 200  # characters that are looked for
AROUND = 60  # characters shown on either side
_ALIKE = ("'‘’‛`´", '"“”„«»', "-‐‑‒–—―−")  # the same to whoever types


@dataclass(frozen=True, slots=True)
class Hit:
    """Where the words stand, as a code point, and what stands around them."""

    at: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class FoundInText:
    """What was looked for, how often it is there, and the first hits."""

    sought: str
    total: int
    hits: tuple[Hit, ...]


def found_in_text(text: SourceText, sought: str) -> FoundInText | None:
    """Every place of the words, whatever their capitals, quotation marks, dashes and spaces; None for no words."""
    sought = " ".join(sought.replace("\0", "").split())[:LONGEST].strip()
    if not sought:
        return None
    whole = text.text
    found = re.finditer(_pattern(sought), whole, re.IGNORECASE)
    hits = tuple(_hit(whole, *each.span()) for each in islice(found, MOST))
    return FoundInText(sought, len(hits) + sum(1 for _ in found), hits)


def _pattern(sought: str) -> str:
    return "".join(_one(character) for character in sought)


def _one(character: str) -> str:
    if character == " ":
        return r"\s+"
    alike = next((each for each in _ALIKE if character in each), None)
    return f"[{re.escape(alike)}]" if alike else re.escape(character)


def _hit(whole: str, begins: int, ends: int) -> Hit:
    before, after = whole[max(0, begins - AROUND) : begins], whole[ends : ends + AROUND]
    return Hit(begins, before, whole[begins:ends], after)
