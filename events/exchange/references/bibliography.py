"""A bibliography: references in their style's order, told apart where authors and year are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from events.dates import order_key
from events.exchange.references.csl_dates import parts_of
from events.exchange.references.record import Reference
from events.exchange.references.styles import Stretch, stretches
from events.exchange.references.written import plain

_DATED: Final = frozenset({"apa", "harvard"})  # authors and year stand for the reference there


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a bibliography, written when it is asked for."""

    reference: Reference
    style: str
    letter: str = ""

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """As the style has it."""
        return stretches(self.reference, self.style, self.letter)


def bibliography(references: Iterable[Reference], style: str) -> tuple[Listed, ...]:
    """By authors, or the title where there are none; then as the style has it. The short form goes by date."""
    ordered = sorted(references, key=lambda each: _place(each, style))
    letters = _letters(ordered) if style in _DATED else {}
    return tuple(Listed(each, style, letters.get(at, "")) for at, each in enumerate(ordered))


def _place(reference: Reference, style: str) -> tuple[Any, ...]:
    names = [f"{name.family} {name.given} {name.literal}" for name in reference.authors]
    first = _folded(", ".join(names) or plain(stretches(reference, style)))
    title, date = _folded(reference.title), order_key(reference.published)
    if style == "short":
        return date, title, first
    return (first, date, title) if style in _DATED else (first, title, date)


def _letters(ordered: list[Reference]) -> dict[int, str]:
    """By place: a, b, c … for those of one year by the same authors."""
    alike: dict[tuple[Any, ...], list[int]] = {}
    for at, reference in enumerate(ordered):
        found = parts_of(reference.published) if reference.published else ()
        if reference.authors and found is not None:
            year = found[0][0][0] if found and len(found[0]) == 1 else None
            if year is not None or reference.published is None:
                alike.setdefault((reference.authors, year), []).append(at)
    return {at: _letter(turn) for places in alike.values() if len(places) > 1 for turn, at in enumerate(places)}


def _letter(turn: int) -> str:
    rest, last = divmod(turn, 26)
    return (_letter(rest - 1) if rest else "") + "abcdefghijklmnopqrstuvwxyz"[last]


def _folded(text: str) -> str:
    """As words are looked up: without accents, capitals, marks and a first article."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return re.sub(r"^\W*(?:(?:the|an?)\s+)?", "", bare.casefold())
