"""What a temporal network rests on, in words: each statement with its events, who says so, and by which words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from events.dates import DateValue, say
from events.models import Citation, DatingBasis, Event, Reading, Relation
from events.queries.citing.citations import CitationShown, shown
from events.queries.network.relative import length_words, relative
from events.queries.reader import labels
from events.queries.reader.names import EventName, event_name
from events.queries.reader.sight import Sight

#: What comes between an event and the words of its date, by their first.
_LEADS_TO = {"ended": "", "under": "was "} | dict.fromkeys(("by", "between", "before", "after", "since"), "happened ")
Key = tuple[str, int]  # ("relation" | "date" | "reading" | "duration", primary key)


@dataclass(frozen=True, slots=True)
class StatementShown:
    """One statement as a sentence in parts: `event`, `words`, and the other event where it speaks of two."""

    kind: str  # of its key
    event: EventName
    words: str  # "is dated 4 May 2007", "lasts two days", "comes the day before"
    other: EventName | None
    citation: CitationShown | None  # None: nobody is cited for it
    cited_on: int  # the number of the event that it is a citation of
    as_written: str  # the source's own words for it; "" where none are kept, or they are not the reader's to see
    how: str  # "decided by an editor": of a date used
    relation: UUID | None  # of a relation, to change it or take it back
    version: int  # of the relation, or of the event whose date it is
    is_left_out: bool = False

    @property
    def by(self) -> str:
        """`WSWS, ¶ 12`; "" where nobody is cited."""
        if self.citation is None:
            return ""
        return ", ".join(filter(None, [self.citation.source.short, self.citation.locator]))


@dataclass(frozen=True, slots=True)
class Rows:
    """What the statements speak of, by primary key; what the reader may not see is not in it."""

    events: Mapping[int, Event]
    readings: Mapping[int, Reading]
    relations: Mapping[int, Relation]
    relative: Mapping[int, Reading]  # by relation: the reading that gives its words

    def citation(self, key: Key) -> Citation | None:
        """Who says so."""
        row = self.reading(key) or (self.relations.get(key[1]) if key[0] == "relation" else None)
        citation: Citation | None = row.citation if row else None
        return citation

    def reading(self, key: Key) -> Reading | None:
        """The reading that says so, if it is one; of a date used the reading that it was taken from."""
        kind, pk = key
        if kind == "relation":
            return None
        if kind != "date":
            return self.readings.get(pk)
        event = self.events.get(pk)
        return self.readings.get(event.dating_reading_id or 0) if event else None


def statements_shown(
    keys: Collection[Key], sight: Sight, *, dates: Mapping[int, DateValue | None] | None = None
) -> dict[Key, StatementShown]:
    """The statements by key; those of rows that are gone, or were never the reader's to see, are missing.

    `dates` are the dates used where they are not the stored ones (through a lens). Seven queries, however many.
    """
    rows = rows_of(keys, sight)
    citations = {row.pk: row for row in map(rows.citation, keys) if row is not None}
    cited = dict(zip(citations, shown(list(citations.values()), sight), strict=True))
    return {key: told for key in keys for told in _statement(key, rows, cited, sight, dates)}


def rows_of(keys: Collection[Key], sight: Sight) -> Rows:
    """Everything that the statements name (four queries)."""
    of = {kind: [pk for named, pk in keys if named == kind] for kind in ("date", "reading", "duration", "relation")}
    citation = ("citation__event", "citation__source", "citation__speaker")
    events = {row.pk: row for row in sight.of(Event.objects.filter(pk__in=of["date"]))}
    used = [row.dating_reading_id for row in events.values() if row.dating_reading_id is not None]
    readings = sight.of(Reading.objects.filter(pk__in=[*of["reading"], *of["duration"], *used]))
    relations = sight.of(Relation.objects.filter(pk__in=of["relation"])).select_related("event", "other", *citation)
    relative = sight.of(Reading.objects.filter(relation__in=of["relation"], citation__withdrawn_at__isnull=True))
    return Rows(
        events=events,
        readings={row.pk: row for row in readings.select_related(*citation)},
        relations={row.pk: row for row in relations},
        relative={row.relation_id: row for row in relative if row.relation_id is not None},
    )


def _statement(
    key: Key,
    rows: Rows,
    cited: Mapping[int, CitationShown],
    sight: Sight,
    dates: Mapping[int, DateValue | None] | None,
) -> Iterator[StatementShown]:
    """The statement, or nothing."""
    kind, pk = key
    relation = rows.relations.get(pk) if kind == "relation" else None
    reading = rows.reading(key)
    event = rows.events.get(pk) if kind == "date" else relation.event if relation else None
    if event is None and reading is not None:
        event = reading.citation.event
    if event is None:
        return
    citation = rows.citation(key)
    words, how = _date_used(event, dates) if kind == "date" else ("", "")
    if relation is not None:
        words = f"comes {relative(relation).words}"
    elif reading is not None and kind != "date":
        words = _read(reading, kind)
    written = rows.relative.get(pk) if relation is not None else reading
    is_masked = written is not None and cited.get(written.citation_id) is None
    yield StatementShown(
        kind=kind,
        event=event_name(event),
        words=words,
        other=event_name(relation.other) if relation else None,
        citation=cited.get(citation.pk) if citation else None,
        cited_on=citation.event.number if citation else event.number,
        as_written=_as_written(written, cited) if not is_masked else "",
        how=how,
        relation=relation.public_id if relation else None,
        version=relation.version if relation else event.version,
    )


def _date_used(event: Event, dates: Mapping[int, DateValue | None] | None) -> tuple[str, str]:
    date = dates[event.pk] if dates is not None and event.pk in dates else event.date
    how = "" if dates is not None else labels.DATE_BASIS[event.dating_basis]
    is_ruled = event.dating_basis == DatingBasis.RULED and dates is None
    reason = f": {event.dating_rationale}" if is_ruled and event.dating_rationale else ""
    return _when(date), f"{how}{reason}"


def _as_written(reading: Reading | None, cited: Mapping[int, CitationShown]) -> str:
    """The words of the source, unless it is a confidential one and the reader a stranger."""
    if reading is None or cited[reading.citation_id].source.is_masked:
        return ""
    return reading.date_as_written


def _read(reading: Reading, kind: str) -> str:
    if kind == "duration" and reading.duration_least is not None:
        return f"lasts {length_words(reading.duration_least, reading.duration_most, reading.duration_unit)}"
    return _when(reading.date)


def _when(date: DateValue | None) -> str:
    """The date as what is said of an event: `is dated 4 May 2007`, `ended 4 May 2007`, `was under way …`."""
    if date is None:
        return "has a date"
    words = say(date)
    first = words.partition(" ")[0]
    return f"{_LEADS_TO.get(first, 'is dated ')}{words}"
