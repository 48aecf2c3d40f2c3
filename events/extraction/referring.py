"""Drafts of candidates, and which event each one's relative date counts from: one of this text, or a known one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from events.dates import DateValue
from events.extraction.candidate import Candidate, Relative
from events.extraction.event_words import groups
from events.extraction.naming_events import (
    ENOUGH,
    EventIndex,
    answered,
    is_of_a_kind,
    likely_events,
    named_events,
    telling,
)
from events.extraction.relative_phrases import Phrase
from events.extraction.spans import Span

_BEFORE: Final = 8  # candidates of one stem that are looked at before a phrase, and behind it
_BEHIND: Final = 3
_PLANNED: Final = 0.15  # what counts against what is only planned, "the meeting" being the one that was
_FAR: Final = 0.01  # what counts against each candidate between
_OTHERS: Final = 4


@dataclass(slots=True)
class Draft:
    """A candidate before it is known what it refers to."""

    start: int
    end: int
    sentence: Span
    title: str
    expression: int | None
    date: DateValue | None
    date_words: Span | None
    stance: str
    occurrence: str
    speaker: str
    speaker_span: Span | None
    is_background: bool
    confidence: float
    rule: str
    phrase: Phrase | None = None
    elsewhere: tuple[Span, ...] = ()  # stretches of the passage that tell of something else
    relation: Relative | None = None

    def candidate(self, *, people: tuple[int, ...], place: int | None) -> Candidate:
        """As it is offered."""
        return Candidate(
            self.start, self.end, self.sentence, self.title, self.expression, self.date, self.date_words,
            self.stance, self.occurrence, self.speaker, self.speaker_span, self.relation, people, place,
            self.is_background, round(self.confidence, 3), self.rule,
        )  # fmt: skip


def resolved(text: str, drafts: Sequence[Draft], events: EventIndex) -> list[Draft]:
    """The drafts with their relations, in reading order; without those told only by something nobody knows."""
    shelf = _Shelf(text, drafts)
    kept: list[int] = []
    meant: dict[int, tuple[int | None, tuple[int, ...]]] = {}
    for at, draft in enumerate(drafts):
        if draft.phrase is not None:
            here = shelf.meant(at, draft.phrase)
            meant[at] = here, _known(text, draft.phrase, events, drafts[here] if here is not None else None)
            is_told = meant[at][0] is not None or bool(meant[at][1]) or draft.phrase.amount is not None
            if draft.rule == "relative" and not is_told:
                continue
        kept.append(at)
    place = {at: index for index, at in enumerate(kept)}
    for at in kept:
        if at in meant and drafts[at].phrase is not None:
            here, keys = meant[at]
            drafts[at].relation = _relation(drafts[at].phrase, place.get(here) if here is not None else None, keys)
            if drafts[at].relation is not None and drafts[at].date is None:
                drafts[at].date_words = drafts[at].phrase.start, drafts[at].phrase.end  # type: ignore[union-attr]
    return [drafts[at] for at in kept]


def _relation(phrase: Phrase | None, candidate: int | None, keys: tuple[int, ...]) -> Relative | None:
    if phrase is None or (candidate is None and not keys and phrase.amount is None):
        return None
    return Relative(
        phrase.kind, phrase.amount, phrase.unit, (phrase.start, phrase.end),
        keys[0] if keys else None, candidate, keys[1 : 1 + _OTHERS],
    )  # fmt: skip


def _known(text: str, phrase: Phrase, events: EventIndex, here: Draft | None) -> tuple[int, ...]:
    """Keys of the known events that the phrase may name, likeliest first: what the draft it names may be counts too."""
    if not len(events):
        return ()
    same = dict(likely_events(here.candidate(people=(), place=None), events, text)) if here else {}
    named = named_events(text[phrase.names[0] : phrase.names[1]], events) if phrase.names else ()
    ranks = {key: score - _FAR * place for place, (key, score) in enumerate(named)}
    scores = {key: ranks.get(key, 0.0) + same.get(key, 0.0) for key in (*ranks, *same)}
    likely = sorted((-score, key) for key, score in scores.items() if score >= ENOUGH)
    return tuple(key for _, key in likely[: 1 + _OTHERS])


def _with_groups(stems: Iterable[str]) -> list[str | int]:
    """Stems, and the kinds of event that they name."""
    listed = list(stems)
    return [*listed, *(group for stem in listed for group in sorted(groups(stem)))]


class _Shelf:
    """The drafts of a text by the words that name them, so that a phrase looks at few of them."""

    def __init__(self, text: str, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        self._stems = [telling(f"{draft.title} {text[draft.start : draft.end][:400]}") for draft in drafts]
        self._at: dict[str | int, list[int]] = {}
        for at, stems in enumerate(self._stems):
            for each in dict.fromkeys(_with_groups(stems)):
                self._at.setdefault(each, []).append(at)
        self._text = text

    def meant(self, of: int, phrase: Phrase) -> int | None:
        """The draft that the phrase of another one names; for "at that point" the one before it."""
        if phrase.names is None:
            return of - 1 if of and self._drafts[of].sentence != self._drafts[of - 1].sentence else None
        stems = telling(self._text[phrase.names[0] : phrase.names[1]])
        if not stems:
            return None
        weights = dict.fromkeys(stems, 1.0)
        scored = [
            (self._score(of, other, weights, len(stems)), -other) for other in self._near(of, stems) if other != of
        ]
        best = max(scored, default=(0.0, 0))
        return -best[1] if best[0] >= ENOUGH else None

    def _near(self, of: int, stems: Iterable[str]) -> dict[int, None]:
        near: dict[int, None] = {}
        for each in _with_groups(stems):
            places = self._at.get(each, [])
            at = bisect_left(places, of)
            near.update(dict.fromkeys((*places[:_BEHIND], *places[max(0, at - _BEFORE) : at + _BEHIND])))
        return near

    def _score(self, of: int, other: int, weights: dict[str, float], count: int) -> float:
        draft = self._drafts[other]
        if draft.rule in ("relative", "did not happen") or draft.stance == "denies":
            return 0.0
        if not is_of_a_kind(weights, self._stems[other]):
            return 0.0
        score = answered(weights, self._stems[other]) / count
        in_title = answered(weights, telling(draft.title)) / count
        far = min(20, abs(of - other)) * _FAR
        return 0.5 * score + 0.5 * in_title - far - (_PLANNED if draft.occurrence == "planned" else 0.0)
