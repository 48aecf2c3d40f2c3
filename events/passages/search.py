"""Finding many passages in one text by a single walk over it.

The grams (short substrings) of all passages are looked up together; each passage then looks only where one of its
own was seen. A gram seen too often says nothing about where a passage is and is dropped, so that a text of nothing
but repeats costs no more than any other.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

GRAM = 12  # code points; rare enough in prose to point to few places
STEP = 4  # every STEP-th gram of a passage is looked up: any GRAM + STEP - 1 unchanged characters are noticed
MOST_SEEDS = 256  # grams looked up for one passage, however long; spread over it
CROWD = 512  # places; a gram seen more often is dropped
VOTERS = 32  # places; a gram seen more often has no say about where other words may stand
BAND = 16  # code points by which seeds may disagree about where the passage begins


class TextIndex:
    """Where the grams of `passages` stand in `text`. Asking for any other passage is allowed, and finds less."""

    def __init__(self, text: str, passages: Iterable[str]) -> None:
        self.text = text
        self._places: dict[str, list[int]] = {
            passage[at : at + GRAM]: [] for passage in passages for at in _seeds(passage)
        }
        self._crowded: set[str] = set()
        self._walk()

    def _walk(self) -> None:
        text, places = self.text, dict(self._places)
        for at in range(len(text) - GRAM + 1 if places else 0):
            seen = places.get(text[at : at + GRAM])
            if seen is not None:
                seen.append(at)
                if len(seen) > CROWD:
                    gram = text[at : at + GRAM]
                    self._crowded.add(gram)
                    del places[gram]

    def occurrences(self, passage: str, at_most: int, since: int = 0) -> list[int]:
        """The first `at_most` places from `since` where `passage`, which is not empty, stands word for word."""
        telling = [(len(self._places[gram]), at) for at, gram in self._telling_grams(passage)]
        if not telling:
            return list(self._scan(passage, at_most, since))
        _, at = min(telling)
        starts = (place - at for place in self._places[passage[at : at + GRAM]])
        return [start for start in starts if start >= since and self.text.startswith(passage, start)][:at_most]

    def likely_starts(self, passage: str, at_most: int) -> list[int]:
        """Where `passage` may begin in other words: the starts that most of its grams agree on, best first."""
        votes: Counter[int] = Counter()
        first: dict[int, int] = {}
        for at, gram in self._telling_grams(passage):
            places = self._places[gram]
            for place in places if len(places) <= VOTERS else ():
                band = (place - at) // BAND
                votes[band] += 1
                first.setdefault(band, place - at)
        ranked = votes.most_common(at_most)
        return [first[band] for band, count in ranked if 2 * count >= ranked[0][1]]

    def _telling_grams(self, passage: str) -> Iterator[tuple[int, str]]:
        for at in _seeds(passage):
            gram = passage[at : at + GRAM]
            if gram in self._places and gram not in self._crowded:
                yield at, gram

    def _scan(self, passage: str, at_most: int, since: int) -> Iterator[int]:
        start = self.text.find(passage, since)
        while start >= 0 and at_most > 0:
            yield start
            at_most -= 1
            start = self.text.find(passage, start + 1) if at_most else -1


def _seeds(passage: str) -> Iterable[int]:
    """Offsets of the grams to look up: the first, the last, and evenly between them."""
    last = len(passage) - GRAM
    if last < 0:
        return ()
    step = max(STEP, -(-last // MOST_SEEDS))
    return (*range(0, last, step), last)
