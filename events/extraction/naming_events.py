"""Which event a few words name: "the raid", "the Baghdad meeting", "the consulate was raided".

Words that name the same kind of event count as one another, the rest by their stems. Words that many events share say
less. The effort for one phrase is bounded, however many events are known.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, overload

from events.dates import DateValue, agreement
from events.dates.calendar import DAY
from events.extraction.candidate import Candidate, KnownEvent
from events.extraction.event_words import groups, is_telling, stem
from events.extraction.wording import words

ENOUGH: Final = 0.45  # of the words that say which event is meant
ALIKE: Final = 0.7  # what another word for the same kind of event counts, beside the same word
MOST: Final = 5  # likely events that are offered
_LOOKED_AT: Final = 100  # events of one stem
_WHOLE: Final = 0.3
_FEW_DAYS: Final = 3
_WORTH_A_LOOK: Final = 0.2
_NAMED: Final = 0.65  # what a name alone can come to; the date adds the rest


class EventIndex(Sequence[KnownEvent]):
    """Known events with the words that they are named by. Made once, it serves any number of phrases."""

    def __init__(self, events: Iterable[KnownEvent]) -> None:
        self._events = tuple(events)
        self.stems = [
            telling(" ".join((event.title, event.mention, *event.people, *event.places))) for event in self._events
        ]
        self.titles = [telling(event.title) for event in self._events]
        self._mentions = [telling(event.mention) for event in self._events]
        self._by_stem: dict[str, list[int]] = {}
        self._by_group: dict[int, list[int]] = {}
        self._by_day: dict[int, list[int]] = {}
        for at, event in enumerate(self._events):
            for each in self.stems[at]:
                self._by_stem.setdefault(each, []).append(at)
            for group in {group for each in self.stems[at] for group in groups(each)}:
                self._by_group.setdefault(group, []).append(at)
            day = _first_day(event.date)
            if day is not None:
                self._by_day.setdefault(day, []).append(at)

    @classmethod
    def of(cls, events: Sequence[KnownEvent]) -> EventIndex:
        """The same, if it is one already."""
        return events if isinstance(events, EventIndex) else cls(events)

    def __len__(self) -> int:
        return len(self._events)

    @overload
    def __getitem__(self, at: int) -> KnownEvent: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[KnownEvent]: ...
    def __getitem__(self, at: int | slice) -> KnownEvent | Sequence[KnownEvent]:
        return self._events[at]

    def named_by(self, stems: Mapping[str, None]) -> list[tuple[int, float]]:
        """The index of each event that the stems may name, with the share of them that it answers to, best first.

        Of two that answer to as many, the one comes first that has less to its name beside.
        """
        weights = {each: self._weight(each) for each in stems}
        total = sum(weights.values())
        found = [(at, answered(weights, self.stems[at]) / total) for at in self._near(weights)]
        return sorted(found, key=lambda pair: (-pair[1] - _WHOLE * self._whole(pair[0], stems), pair[0]))

    def on_the_day_of(self, date: DateValue | None) -> list[int]:
        """The indices of events that begin on the same day, or in a month or year that begins with it."""
        day = _first_day(date)
        return self._by_day.get(day, [])[:_LOOKED_AT] if day is not None else []

    def _whole(self, at: int, stems: Mapping[str, None]) -> float:
        """How much of the event's title, or of the words it is mentioned by, the stems are."""
        names = [name for name in (self.titles[at], self._mentions[at]) if name]
        return max((answered(dict.fromkeys(name, 1.0), stems) / len(name) for name in names), default=0.0)

    def _near(self, weights: Mapping[str, float]) -> Iterator[int]:
        """Events with one of the stems, the rarest first, then those with another word for the same kind of event."""
        near: dict[int, None] = {}
        for each in sorted(weights, key=lambda stem: len(self._by_stem.get(stem, ()))):
            near.update(dict.fromkeys(self._by_stem.get(each, ())[:_LOOKED_AT]))
            for group in sorted(groups(each)):
                near.update(dict.fromkeys(self._by_group.get(group, ())[:_LOOKED_AT]))
        return iter(near)

    def _weight(self, stem: str) -> float:
        return 1 / (1 + math.log10(1 + len(self._by_stem.get(stem, ())))) if not groups(stem) else 1.0


def telling(phrase: str) -> dict[str, None]:
    """The stems of a phrase by which an event is told from others, in order."""
    stems = (stem(part) for word in words(phrase, 0, len(phrase)) for part in word.low.split("-"))
    return dict.fromkeys(each for each in stems if is_telling(each))


def answered(weights: Mapping[str, float], stems: Mapping[str, None]) -> float:
    """The weight of those of the asked stems that are there, or of whose kind something is."""
    kinds = {group for each in stems for group in groups(each)}
    return sum(
        weight if each in stems else weight * ALIKE if not kinds.isdisjoint(groups(each)) else 0.0
        for each, weight in weights.items()
    )


def is_of_a_kind(asked: Iterable[str], stems: Mapping[str, None]) -> bool:
    """Whether one of the asked stems that name events is answered, if any does: no other event in the same place."""
    kinds = {group for each in stems for group in groups(each)}
    acts = [each for each in asked if groups(each)]
    return not acts or any(each in stems or not kinds.isdisjoint(groups(each)) for each in acts)


def named_events(phrase: str, events: Sequence[KnownEvent]) -> tuple[tuple[int, float], ...]:
    """Keys of the known events that the phrase may name, likeliest first, each with a score from 0 to 1."""
    index = EventIndex.of(events)
    stems = telling(phrase)
    if not stems:
        return ()
    found = [
        (index[at].key, score)
        for at, score in index.named_by(stems)
        if score >= ENOUGH and is_of_a_kind(stems, index.stems[at])
    ]
    return tuple(found[:MOST])


def likely_events(candidate: Candidate, events: Sequence[KnownEvent], text: str) -> tuple[tuple[int, float], ...]:
    """Keys of the known events that the candidate may be, likeliest first, with a score from 0 to 1.

    An event counts by how much of its name the passage has, and by its date: one that cannot be the same day counts
    less, unless the candidate is only planned. Sources that are a day apart may still tell of one event.
    """
    index = EventIndex.of(events)
    title = telling(candidate.title)
    passage = {**title, **telling(text[candidate.start : candidate.end])}
    by_name = dict(index.named_by(title)) if title else {}
    scored = []
    for at in dict.fromkeys((*list(by_name)[: _LOOKED_AT * 2], *index.on_the_day_of(candidate.date))):
        event = index[at]
        own = index.titles[at]
        back = answered(dict.fromkeys(own, 1.0), passage) / len(own) if own else 0.0
        name = 0.5 * by_name.get(at, 0.0) + 0.5 * back
        score = _NAMED * name + (1 - _NAMED) * _dated_alike(candidate, event) * min(1.0, 0.4 + name)
        score *= _apart(candidate, event)
        if score >= _WORTH_A_LOOK:
            scored.append((event.key, round(score, 3)))
    return tuple(sorted(scored, key=lambda pair: (-pair[1], pair[0]))[:MOST])


def _dated_alike(candidate: Candidate, event: KnownEvent) -> float:
    """1 for the same day, less the less exact either date is, 0 where one is missing or they disagree."""
    if candidate.date is None or event.date is None or agreement(candidate.date, event.date).kind == "disagree":
        return 0.0
    widest = max(_days(candidate.date), _days(event.date))
    return 1 / (1 + math.log10(max(1.0, widest)))


def _apart(candidate: Candidate, event: KnownEvent) -> float:
    """What remains of a score where the dates cannot both be right: more where few days are between them."""
    if candidate.date is None or event.date is None or candidate.reported_occurrence == "planned":
        return 1.0
    days = agreement(candidate.date, event.date).days
    return 1.0 if not days else 0.8 if days <= _FEW_DAYS else 0.5


def _days(date: DateValue) -> float:
    if date.begins_earliest is None or date.begins_latest is None:
        return 1e4
    return (date.begins_latest - date.begins_earliest) / DAY


def _first_day(date: DateValue | None) -> int | None:
    return None if date is None or date.begins_earliest is None else date.begins_earliest // DAY
