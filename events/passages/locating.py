"""Where words stand that are known by a paragraph only: date words, a quotation typed from print, a bare locator.

The numbers of paragraphs rest on somebody else's counting: a title or a by-line more or less moves all of them. How
far they moved is told by the words that stand in one paragraph only, and near the one they are said to stand in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from events.passages.normalise import Normalised
from events.passages.paragraphs import Paragraph

MOST_OFF: Final = 2  # paragraphs by which a number may be wrong


@dataclass(frozen=True, slots=True)
class Place:
    """Code points [start, end) of the text, in the paragraph of that number."""

    start: int
    end: int
    paragraph: int


def nearest(number: int, shift: int = 0) -> Iterator[int]:
    """The paragraphs that a number may mean, likeliest first: as counted here, then one off, then two."""
    meant = number + shift
    yield meant
    for off in range(1, MOST_OFF + 1):
        yield from (meant - off, meant + off)


def places_in(text: str, block: Paragraph, words: str) -> list[Place]:
    """Every place in the paragraph where `words` stand by themselves; case and typography aside, in their order."""
    sought = Normalised(words).text.strip()
    if not sought:
        return []
    page = Normalised(text[block.start : block.end])
    begins = r"(?<!\w)" if sought[0].isalnum() else ""
    ends = r"(?!\w)" if sought[-1].isalnum() else ""
    found = re.finditer(f"{begins}{re.escape(sought)}{ends}", page.text, re.IGNORECASE)
    places = (page.to_original(*each.span()) for each in found)
    return [Place(block.start + start, block.start + end, block.number) for start, end in places]


def find_words(text: str, blocks: Sequence[Paragraph], words: str, numbers: Sequence[int], shift: int) -> Place | None:
    """Where `words` stand in the paragraphs of those numbers, or the nearest to them; None where they do not."""
    by_number = {block.number: block for block in blocks}
    tried: dict[int, None] = {}
    for group in zip(*(list(nearest(number, shift)) for number in numbers), strict=True):
        tried |= dict.fromkeys(group)
    for number in tried:
        places = places_in(text, by_number[number], words) if number in by_number else []
        if places:
            return places[0]
    return None


def shift_between(said: Iterable[tuple[int, Sequence[int]]]) -> int:
    """By how many paragraphs the numbers are off, from pairs of a number and the paragraphs where its words stand.

    Every pair with one paragraph near the number has a vote; without a majority for anything else they are right.
    """
    votes: Counter[int] = Counter()
    for number, found in said:
        near = {each - number for each in found if abs(each - number) <= MOST_OFF}
        if len(near) == 1:
            votes[near.pop()] += 1
    return max(votes, key=lambda shift: (votes[shift], shift == 0, -abs(shift)), default=0)
