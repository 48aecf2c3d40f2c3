"""Where words that were looked for stand in a text: pieces to be shown, and an excerpt around the first. Pure.

A page escapes the pieces one by one; nothing here makes markup. Offsets are code points.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from events.queries.search.terms import Term

AROUND = 90  # characters on either side of the first find
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_UNMARKED = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, and whether it was looked for."""

    text: str
    is_found: bool = False


def words_in(text: str) -> list[str]:
    """Its words as they are looked for."""
    return [plain(each.group()) for each in _WORD.finditer(text)]


def pieces(text: str, terms: Sequence[Term]) -> tuple[Piece, ...]:
    """The whole text, cut where found words begin and end."""
    cut, at = [], 0
    for begins, ends in stretches(text, terms):
        if begins > at:
            cut.append(Piece(text[at:begins]))
        cut.append(Piece(text[begins:ends], is_found=True))
        at = ends
    return (*cut, Piece(text[at:])) if at < len(text) else tuple(cut)


def stretches(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """[begins, ends) of every find, in order and apart from each other."""
    words = [(each.start(), each.end(), plain(each.group())) for each in _WORD.finditer(text)]
    found: list[tuple[int, int]] = []
    for at, (begins, _, _) in enumerate(words):
        if found and begins < found[-1][1]:
            continue
        ends = max((words[at + len(term.words) - 1][1] for term in _standing_at(words, at, terms)), default=0)
        if ends:
            found.append((begins, ends))
    return found


def excerpt(text: str, terms: Sequence[Term]) -> tuple[Piece, ...]:
    """What stands around the first find; () where there is none."""
    first = next(iter(stretches(text, terms)), None)
    if first is None:
        return ()
    begins, ends = max(0, first[0] - AROUND), min(len(text), first[1] + AROUND)
    begins = text.find(" ", begins, first[0]) + 1 or begins if begins else 0
    ends = text.rfind(" ", first[1], ends) if ends < len(text) and text.rfind(" ", first[1], ends) > 0 else ends
    cut = pieces(" ".join(text[begins:ends].split()), terms)
    return (Piece("… "),) * bool(begins) + cut + (Piece(" …"),) * (ends < len(text))


def plain(word: str) -> str:
    """A word as it is looked for: small letters, no accents."""
    if word.isascii():  # most words: nothing to be taken apart
        return word.lower()
    folded = unicodedata.normalize("NFKD", word.casefold().translate(_UNMARKED))
    return "".join(each for each in folded if not unicodedata.combining(each))


def _standing_at(words: Sequence[tuple[int, int, str]], at: int, terms: Sequence[Term]) -> Iterator[Term]:
    for term in terms:
        here = [word for _, _, word in words[at : at + len(term.words)]]
        *before, last = term.words
        if len(here) == len(term.words) and here[:-1] == before and _is_last(here[-1], last, term):
            yield term


def _is_last(word: str, sought: str, term: Term) -> bool:
    return word.startswith(sought) if term.is_open else word == sought
