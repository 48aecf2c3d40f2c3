"""The sentence of a paragraph that shares most words with an event: for citations that quote nothing. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from events.extraction.event_words import stem
from events.extraction.sentences import sentences
from events.passages import Paragraph

LEAST = 2  # words that a sentence shares, or else it is anybody's
_COMMON = 0.34  # of the sentences: a word that stands in more of them tells nothing
_SHORTEST = 4  # characters of a word that counts, unless it is in capitals


@dataclass(frozen=True, slots=True)
class SentenceFound:
    """Code points [begins, ends) of the text, and the words that it shares with the event, as they stand there."""

    begins: int
    ends: int
    shared: tuple[str, ...]


class Sentences:
    """The sentences of a text with the stems of their words; made once, asked for any number of events."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans = sentences(text)
        self._stems = [_stems(text[begins:ends]) for begins, ends in self._spans]
        held = Counter(each for stems in self._stems for each in stems)
        most = max(2.0, _COMMON * len(self._spans))
        self._weight = {each: 1 / count for each, count in held.items() if count <= most}

    def nearest(self, about: str, blocks: Sequence[Paragraph]) -> SentenceFound | None:
        """The one in these paragraphs that shares most with the words `about` the event; rare words count for more."""
        wanted = _stems(about)
        best, most = None, 0.0
        for block in blocks:
            at = bisect_left(self._spans, (block.start, block.start))
            while at < len(self._spans) and self._spans[at][0] < block.end:
                shared = [each for each in self._stems[at] if each in wanted and each in self._weight]
                weight = sum(self._weight[each] for each in shared)
                if len(shared) >= LEAST and weight > most:
                    best = SentenceFound(*self._spans[at], tuple(self._stems[at][each] for each in shared))
                    most = weight
                at += 1
        return best


def _stems(words: str) -> dict[str, str]:
    """Stems of the words that may tell, each with the first word that has it."""
    found: dict[str, str] = {}
    for word in words.replace("’", "'").split():
        bare = word.strip("\"'“”‘’«»()[]{}.,;:!?…—–-*_")
        if len(bare) >= _SHORTEST or (bare.isupper() and len(bare) > 1):
            found.setdefault(stem(bare), bare)
    return found
