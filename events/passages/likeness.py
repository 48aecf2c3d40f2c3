"""How much wording two texts share: runs of words, and a sketch of them that is small enough to keep.

A. Broder, "On the resemblance and containment of documents", 1997. A text is the set of its runs of five words; the
least hashes of the set (the bottom-k sketch) are a fair sample of it, and two sketches are enough to estimate how much
the sets have in common. Case, punctuation and typography are no wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest
from typing import Final

from events.passages.normalise import Normalised

RUN: Final = 5  # words of a shingle
KEPT: Final = 256  # least hashes in a sketch
_WORD = re.compile(r"\w+(?:'\w+)*")
_HASH_BYTES: Final = 8


@dataclass(frozen=True, slots=True)
class Sketch:
    """`size` distinct shingles, and the least of their hashes in ascending order: signed, of 64 bits."""

    size: int
    least: tuple[int, ...]

    @property
    def is_whole(self) -> bool:
        """Whether the sketch holds every shingle there is, and what is worked out from it is no estimate."""
        return self.size == len(self.least)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Shares of wording, 0 to 1: of all wording of both texts; and of the one with less of it."""

    resemblance: float
    containment: float
    hits: int = 0  # hashes that both samples have: what the estimate rests on


def sketch_of(text: str) -> Sketch:
    """The sketch of a text in one walk; of fewer words than a run they are one shingle."""
    hashes = set(_hashes(text))
    return Sketch(len(hashes), tuple(nsmallest(KEPT, hashes)))


def likeness(one: Sketch, other: Sketch) -> Likeness:
    """What two sketches say of their texts. Two texts without words share nothing."""
    sample = _sample(one, other)
    if not sample:
        return Likeness(0.0, 0.0)
    hits = len(sample & set(one.least) & set(other.least))
    resemblance = hits / len(sample)
    shared = resemblance * (one.size + other.size) / (1 + resemblance)
    return Likeness(resemblance, min(1.0, shared / min(one.size, other.size)), hits)


def _sample(one: Sketch, other: Sketch) -> set[int]:
    """The least hashes of both sets together, as far down as both sketches reach."""
    if not one.size or not other.size:
        return set()
    both = {*one.least, *other.least}
    ends = [each.least[-1] for each in (one, other) if not each.is_whole]
    return {each for each in both if each <= min(ends)} if ends else both


def _hashes(text: str) -> Iterator[int]:
    words = [each.encode() for each in _words(text)]
    for at in range(max(1, len(words) - RUN + 1) if words else 0):
        run = b" ".join(words[at : at + RUN])
        yield int.from_bytes(blake2b(run, digest_size=_HASH_BYTES).digest(), signed=True)


def _words(text: str) -> Iterator[str]:
    for found in _WORD.finditer(Normalised(text).text.casefold()):
        yield found.group()
