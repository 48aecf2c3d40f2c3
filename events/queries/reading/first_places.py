"""Where words that stand nowhere yet may stand in a captured text. All of it is proposed, and nothing more than that.

A quotation typed from print and date words are looked for in the paragraph or on the page that the citation names and
in those beside it, then anywhere; of a citation that quotes nothing, the sentence there that shares most words with the
event.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from events.models import Citation, Locator, Passage, PassageRole, SourceText
from events.passages import Paragraph, Standing, TextQuoteSelector, anchor_all, paragraph_at, paragraphs
from events.passages.locating import MOST_OFF, find_words, places_in, shift_between
from events.passages.normalise import Normalised
from events.queries.citing.citations import paragraph_numbers


@dataclass(frozen=True, slots=True)
class FirstPlace:
    """Code points [begins, ends) of the text, and whether the words stand there as they are quoted."""

    begins: int
    ends: int
    is_word_for_word: bool = True


@dataclass(frozen=True)
class Ground:
    """A captured text with its paragraphs and pages, and by how many paragraphs the citations' numbers are off."""

    text: SourceText
    said: tuple[tuple[int, str], ...] = ()  # paragraph numbers, and date words that are said to stand there

    @classmethod
    def of(cls, text: SourceText, passages: Iterable[Passage]) -> Ground:
        """The text, with what the date words of these passages tell of the numbers."""
        said = [
            (numbers[0], passage.exact)
            for passage in passages
            if passage.citation is not None and passage.role == PassageRole.DATE_WORDS
            for numbers in [paragraph_numbers(passage.citation)]
            if len(numbers) == 1
        ]
        return cls(text, tuple(said))

    @cached_property
    def blocks(self) -> list[Paragraph]:
        """Its paragraphs."""
        return paragraphs(self.text.text)

    @cached_property
    def pages(self) -> list[Paragraph]:
        """Its pages, numbered as they follow each other."""
        begins = [int(page[0]) for page in self.text.pages]
        edges = zip(begins, [*begins[1:], len(self.text.text)], strict=True)
        return [Paragraph(number, *edge) for number, edge in enumerate(edges, start=1)]

    @cached_property
    def shift(self) -> int:
        """What is to be added to a paragraph's number to get its number here."""
        return shift_between((number, self._standing(number, words)) for number, words in self.said)

    def _standing(self, number: int, words: str) -> list[int]:
        near = self.blocks[max(0, number - 1 - MOST_OFF) : number + MOST_OFF]
        return [block.number for block in near if places_in(self.text.text, block, words)]

    def named_by(self, citation: Citation) -> tuple[list[Paragraph], tuple[int, ...], int]:
        """The blocks that its locator counts, the numbers it names, and by how many they are off; none, and none."""
        if citation.locator_kind == Locator.PAGE and self.text.pages:
            wanted = {each.strip() for each in citation.locator.replace("–", ",").replace("-", ",").split(",")}
            labels = enumerate((str(page[1]) for page in self.text.pages), start=1)
            return self.pages, tuple(number for number, label in labels if label in wanted), 0
        return self.blocks, paragraph_numbers(citation), self.shift

    def paragraph_of(self, begins: int) -> int:
        """The number of the paragraph that holds a code point; 0 where it stands between two."""
        block = paragraph_at(self.blocks, begins)
        return block.number if block else 0


def first_places(ground: Ground, passages: Sequence[Passage]) -> dict[int, FirstPlace]:
    """By primary key, the passages that may stand in the text; those for which there is no place are left out."""
    near = ((each.pk, near_locator(ground, each.citation, each.exact)) for each in passages)
    found = {key: place for key, place in near if place}
    left = [each for each in passages if each.pk not in found]
    selectors = [(TextQuoteSelector(each.exact, each.prefix, each.suffix), None) for each in left]
    for passage, anchored in zip(left, anchor_all(ground.text.text, selectors), strict=True):
        if anchored.start is None or anchored.end is None:
            continue
        is_sure = anchored.state == Standing.EXACT
        if is_sure or passage.role != PassageRole.DATE_WORDS:  # of a few words, others like them are anybody's
            begins, ends = whole_words(ground.text.text, anchored.start, anchored.end)
            same = is_sure or same_words(ground.text.text[begins:ends], passage.exact)
            found[passage.pk] = FirstPlace(begins, ends, is_word_for_word=same)
    return found


def near_locator(ground: Ground, citation: Citation | None, words: str) -> FirstPlace | None:
    """Where the words stand in what the citation's locator names, or beside it; None without a locator."""
    if citation is None:
        return None
    blocks, numbers, shift = ground.named_by(citation)
    place = find_words(ground.text.text, blocks, words, numbers, shift) if numbers else None
    return FirstPlace(place.start, place.end) if place else None


def whole_words(text: str, begins: int, ends: int) -> tuple[int, int]:
    """The range without what it holds of a word at either edge, unless nothing would be left."""
    start, end = begins, ends
    while start < end and start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start += 1
    while end > start and end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end -= 1
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return (start, end) if start < end else (begins, ends)


def same_words(one: str, other: str) -> bool:
    """Whether two wordings are the same but for typography."""
    return Normalised(one).text.strip() == Normalised(other).text.strip()
