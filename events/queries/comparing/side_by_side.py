"""A timeline as two tell it, side by side: what only one of them has, what they tell otherwise, and what both tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from events.dates import DateValue, agreement
from events.models import Citation, Event
from events.queries.citing.citations import sentence_of, standing
from events.queries.comparing.tale_words import when_told
from events.queries.lenses.lenses import lens_of
from events.queries.lenses.tales import Tale, tales
from events.queries.listed.order import told
from events.queries.reader import labels
from events.queries.reader.names import EventName, event_name, source_name
from events.queries.reader.sight import Sight


@dataclass(frozen=True, slots=True)
class Footnote:
    """A citation that the telling rests on: how it is put, and where it stands."""

    id: UUID
    sentence: labels.Sentence
    locator: str  # "" of a source that is known by its label only


@dataclass(frozen=True, slots=True)
class Told:
    """One event as one of the two tells it, in words."""

    date: str
    outcome: str
    footnotes: tuple[Footnote, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """One event as both tell it; None of whoever says nothing of it. `difference` is "" where they tell the same."""

    event: EventName
    one: Told | None
    other: Told | None
    difference: str


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The events of either, in the order of the timeline."""

    only_one: tuple[Pair, ...]
    only_other: tuple[Pair, ...]
    otherwise: tuple[Pair, ...]
    same: tuple[Pair, ...]

    @property
    def of_one(self) -> int:
        """How many events the one speaks of."""
        return len(self.only_one) + len(self.otherwise) + len(self.same)

    @property
    def of_other(self) -> int:
        """How many the other speaks of."""
        return len(self.only_other) + len(self.otherwise) + len(self.same)


def side_by_side(sight: Sight, one: UUID, other: UUID, *, known: DateValue | None = None) -> SideBySide:
    """For a reader without a lens; as of a day, if one is given. Raises LookupError for who is not here."""
    sights = [sight.through(lens_of(sight, known=known, according=each)) for each in (one, other)]
    tellings = [tales(each) for each in sights]
    spoken_of = tellings[0].keys() | tellings[1].keys()
    events = sight.of(Event.objects.filter(pk__in=spoken_of)).in_bulk()
    notes = [_footnotes(each) for each in sights]
    pairs = [
        _pair(events[turn.event], [telling.get(turn.event) for telling in tellings], notes)
        for turn in told(sight)
        if turn.event in events
    ]
    both = [pair for pair in pairs if pair.one and pair.other]
    return SideBySide(
        only_one=tuple(pair for pair in pairs if pair.other is None),
        only_other=tuple(pair for pair in pairs if pair.one is None),
        otherwise=tuple(pair for pair in both if pair.difference),
        same=tuple(pair for pair in both if not pair.difference),
    )


def _pair(event: Event, tellings: Sequence[Tale | None], notes: Sequence[Mapping[int, list[Footnote]]]) -> Pair:
    one, other = (_told(tale, footnotes.get(event.pk, ())) for tale, footnotes in zip(tellings, notes, strict=True))
    return Pair(event_name(event), one, other, _difference(*tellings))


def _told(tale: Tale | None, footnotes: Sequence[Footnote]) -> Told | None:
    if tale is None:
        return None
    outcome = labels.DEVIATION[tale.occurrence] or labels.OCCURRENCE[tale.occurrence]
    return Told(when_told(tale), outcome, tuple(footnotes))


def _difference(one: Tale | None, other: Tale | None) -> str:
    """In what two tellings of one event differ, in words."""
    if one is None or other is None:
        return ""
    dates = _apart(one.date or one.computed, other.date or other.computed)
    if not dates and when_told(one) != when_told(other):
        dates = "another date"
    return " · ".join(filter(None, [dates, "another outcome" if one.occurrence != other.occurrence else ""]))


def _apart(one: DateValue | None, other: DateValue | None) -> str:
    """How the dates differ: by so many days, or in how exact they are; "" where they do not."""
    if one is None or other is None:
        return "" if one is other else "only one of them has a date"
    found = agreement(one, other)
    match found.kind:
        case "disagree":
            return f"{labels.days(found.days)} apart" if found.days else "less than a day apart"
        case "sharper" | "coarser":
            return "one of them is more exact"
    return ""


def _footnotes(sight: Sight) -> dict[int, list[Footnote]]:
    """By event, the citations that count (one query)."""
    found: dict[int, list[Footnote]] = {}
    for citation in standing(sight).order_by("position", "pk"):
        found.setdefault(citation.event_id, []).append(_footnote(citation, sight))
    return found


def _footnote(citation: Citation, sight: Sight) -> Footnote:
    source = source_name(citation.source, is_member=sight.is_member)
    locator = "" if source.is_masked else labels.locator(citation.locator_kind, citation.locator)
    return Footnote(citation.public_id, sentence_of(citation, source.short), locator)
