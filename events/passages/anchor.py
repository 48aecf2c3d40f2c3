"""Where a quotation stands in a text that may have changed since: exact, moved, proposed or gone.

Typography is not wording: curly and straight quotes, dashes, white space and the like are read alike
(`normalise.py`). Words that differ are only ever proposed, and so is one of several repeats that the context
cannot tell apart: nothing moves silently.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from events.passages.align import Alignment, align, edits
from events.passages.normalise import Normalised
from events.passages.search import TextIndex
from events.passages.selector import TextPositionSelector, TextQuoteSelector

QUOTE_WEIGHT = 50  # the words themselves
PREFIX_WEIGHT = 20  # the words before
SUFFIX_WEIGHT = 20  # the words after
POSITION_WEIGHT = 2  # nearness to where it stood: breaks ties, decides nothing else

LEAST_QUOTE = 0.5  # of the quotation's characters must be the same,
LEAST_SCORE = 0.6  # and so much of it, its context and its place together, or else it is gone
GOOD_SCORE = 0.9  # good enough to look no further
MOST_CANDIDATES = 4  # places looked at closely for one quotation
MOST_REPEATS = 64  # word-for-word repeats among which the nearest are looked at


class Standing(StrEnum):
    """How sure it is that the quotation stands there."""

    EXACT = "exact"  # where it was; or, where no place was known, in one place only
    MOVED = "moved"  # word for word in another place, and only there
    PROPOSED = "proposed"  # a person decides: other words, or one repeat of several
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Anchored:
    """Code points [start, end) of the text as given, both None where the quotation is gone; score from 0 to 1."""

    start: int | None
    end: int | None
    state: Standing
    score: float = 1.0


GONE = Anchored(None, None, Standing.GONE, 0.0)


def anchor(text: str, quote: TextQuoteSelector, position: TextPositionSelector | None = None) -> Anchored:
    """Find `quote` in `text`; `position` is where it stood when it was recorded, if that is known."""
    return anchor_all(text, [(quote, position)])[0]


def anchor_all(text: str, selectors: Sequence[tuple[TextQuoteSelector, TextPositionSelector | None]]) -> list[Anchored]:
    """Find every quotation of `selectors`, in their order, in one walk over `text`."""
    in_place = [_in_place(text, quote, position) for quote, position in selectors]
    if None not in in_place:
        return [found for found in in_place if found]
    page = Normalised(text)
    lost = [_Sought.of(page, *pair) for pair, found in zip(selectors, in_place, strict=True) if not found]
    index = TextIndex(page.text, _passages(lost))
    searched = iter([_search(text, page, index, sought) for sought in lost])
    return [found or next(searched) for found in in_place]


@dataclass(frozen=True, slots=True)
class _Sought:
    """A quotation in evened typography: `whole` is it with its context, `words` it alone, from `begins` in `whole`."""

    recorded: str
    whole: str
    begins: int
    words: str
    stood: tuple[int, int] | None  # in the evened text

    @classmethod
    def of(cls, page: Normalised, quote: TextQuoteSelector, position: TextPositionSelector | None) -> Self:
        whole = Normalised(quote.prefix + quote.exact + quote.suffix)
        begins, ends = whole.from_original(len(quote.prefix), len(quote.prefix) + len(quote.exact))
        stood = page.from_original(position.start, position.end) if position else None
        return cls(quote.exact, whole.text, begins, whole.text[begins:ends], stood)

    @property
    def prefix(self) -> str:
        return self.whole[: self.begins]

    @property
    def suffix(self) -> str:
        return self.whole[self.begins + len(self.words) :]


def _in_place(text: str, quote: TextQuoteSelector, position: TextPositionSelector | None) -> Anchored | None:
    if position and text.startswith(quote.exact, position.start):
        return Anchored(position.start, position.start + len(quote.exact), Standing.EXACT)
    return None


def _passages(lost: Iterable[_Sought]) -> Iterator[str]:
    for sought in lost:
        yield sought.whole
        yield sought.words


def _search(text: str, page: Normalised, index: TextIndex, sought: _Sought) -> Anchored:
    if not sought.words:  # nothing visible was quoted
        return GONE
    if sought.stood and index.text[slice(*sought.stood)] == sought.words:
        return Anchored(*_as_recorded(text, page, sought, sought.stood[0]), Standing.EXACT)
    places = index.occurrences(sought.words, 2)
    if len(places) > 1:
        in_context = index.occurrences(sought.whole, 2)
        places = [start + sought.begins for start in in_context] if len(in_context) == 1 else places
    if len(places) == 1:
        state = Standing.MOVED if sought.stood else Standing.EXACT
        return Anchored(*_as_recorded(text, page, sought, places[0]), state)
    candidates = _nearest_repeats(index, sought) if places else _likely_places(index, sought)
    return _propose(page, sought, candidates)


def _as_recorded(text: str, page: Normalised, sought: _Sought, start: int) -> tuple[int, int]:
    """The original's range behind the words at `start`, cut exactly as recorded where the text allows."""
    begins, ends = page.to_original(start, start + len(sought.words))
    length = len(sought.recorded)
    if text.startswith(sought.recorded, begins):
        return begins, begins + length
    for margin in (0, length):  # a recorded edge may lie inside a run of spaces, or beyond it among invisible marks
        found = text.find(sought.recorded, max(0, begins - margin), ends + margin)
        if found >= 0:
            return found, found + length
    return begins, ends


def _nearest_repeats(index: TextIndex, sought: _Sought) -> Iterator[Alignment]:
    """The word-for-word repeats nearest to where the quotation stood; without a place, the first ones."""
    size = len(sought.words)
    stood = sought.stood[0] if sought.stood else 0
    places = index.occurrences(sought.words, MOST_REPEATS, max(0, stood - size * MOST_REPEATS // 2))
    for start in sorted(places, key=lambda place: abs(place - stood))[:MOST_CANDIDATES]:
        yield Alignment(start, start + size, 0)


def _likely_places(index: TextIndex, sought: _Sought) -> Iterator[Alignment]:
    """Where the text resembles the quotation or its context, and where the quotation stood."""
    starts = [start + sought.begins for start in index.likely_starts(sought.whole, MOST_CANDIDATES - 1)]
    if sought.stood:
        starts.append(sought.stood[0])
    for start in starts:
        yield align(sought.words, index.text, start)


def _propose(page: Normalised, sought: _Sought, candidates: Iterable[Alignment]) -> Anchored:
    best, best_score = None, LEAST_SCORE
    for candidate in candidates:
        score = _score(page.text, sought, candidate)
        if score >= LEAST_SCORE and (best is None or score > best_score):
            best, best_score = candidate, score
        if candidate.errors and best_score >= GOOD_SCORE:
            break
    if best is None:
        return GONE
    return Anchored(*page.to_original(*_trimmed(page.text, best)), Standing.PROPOSED, best_score)


def _score(text: str, sought: _Sought, candidate: Alignment) -> float:
    """How much the candidate resembles what was recorded, 0 to 1; what was not recorded weighs nothing."""
    words = 1 - candidate.errors / len(sought.words)
    if words < LEAST_QUOTE or candidate.start == candidate.end:
        return 0.0
    scores = [(QUOTE_WEIGHT, words)]
    if sought.prefix:
        before = text[max(0, candidate.start - len(sought.prefix)) : candidate.start]
        scores.append((PREFIX_WEIGHT, _likeness(sought.prefix[::-1], before[::-1])))
    if sought.suffix:
        after = text[candidate.end : candidate.end + len(sought.suffix)]
        scores.append((SUFFIX_WEIGHT, _likeness(sought.suffix, after)))
    if sought.stood:
        scores.append((POSITION_WEIGHT, 1 - min(1.0, abs(candidate.start - sought.stood[0]) / len(text))))
    return sum(weight * score for weight, score in scores) / sum(weight for weight, _ in scores)


def _likeness(context: str, text: str) -> float:
    """How much of `context` stands at the beginning of `text`, 0 to 1."""
    if context == text:
        return 1.0
    errors, _ = edits(context, text, anywhere=False)
    return 1 - errors / len(context)


def _trimmed(text: str, found: Alignment) -> tuple[int, int]:
    """The words found, without white space that the alignment took in at either side."""
    words = text[found.start : found.end]
    start = found.start + len(words) - len(words.lstrip())
    return start, max(start + 1, start + len(words.strip()))
