"""Statements that cannot hold together, in words, each with the citation that makes it and its passages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from events.dates import say
from events.models import Citation, Contradiction, Event, Reading, Relation
from events.queries.citations import CitationShown, shown
from events.queries.names import EventName, event_name
from events.queries.relative import length_words, relative
from events.queries.sight import Sight

Key = tuple[str, int]  # ("relation" | "date" | "reading" | "duration", primary key)


@dataclass(frozen=True, slots=True)
class StatementShown:
    """One statement as a sentence in parts: `event`, `words`, and the other event where it speaks of two."""

    event: EventName
    words: str  # "is dated 4 May 2007", "lasts two days", "comes the day before"
    other: EventName | None
    citation: CitationShown | None  # None: nobody is cited for it
    cited_on: int  # the number of the event that it is a citation of
    is_left_out: bool


@dataclass(frozen=True, slots=True)
class ContradictionShown:
    """The statements side by side; `left_out` is the one that nothing is worked out from until this is solved."""

    key: int
    statements: tuple[StatementShown, ...]
    left_out: StatementShown | None


@dataclass(frozen=True, slots=True)
class _Rows:
    """What the statements speak of, by primary key; what the reader may not see is not in it."""

    events: dict[int, Event]
    readings: dict[int, Reading]
    relations: dict[int, Relation]


def events_in(rows: Iterable[Contradiction], sight: Sight) -> set[int]:
    """The keys of the events that the contradictions are about."""
    found = _rows(_keys(rows), sight)
    spoken_of = {reading.citation.event_id for reading in found.readings.values()}
    ends = {end for relation in found.relations.values() for end in (relation.event_id, relation.other_id)}
    return set(found.events) | spoken_of | ends


def contradictions_shown(rows: Sequence[Contradiction], sight: Sight) -> tuple[ContradictionShown, ...]:
    """The contradictions with what is cited for each statement. Five queries, however many."""
    found = _rows(_keys(rows), sight)
    made_by = {row.pk: row for row in map(_citation, [*found.readings.values(), *found.relations.values()]) if row}
    cited = dict(zip(made_by, shown(list(made_by.values()), sight), strict=True))
    return tuple(_shown(row, found, cited) for row in rows)


def _shown(row: Contradiction, found: _Rows, cited: dict[int, CitationShown]) -> ContradictionShown:
    left_out = _key(row.left_out)
    told = [_statement(key, found, cited, is_left_out=key == left_out) for key in map(_key, row.statements)]
    statements = tuple(each for each in told if each is not None)
    return ContradictionShown(row.pk, statements, next((each for each in statements if each.is_left_out), None))


def _statement(key: Key, found: _Rows, cited: dict[int, CitationShown], *, is_left_out: bool) -> StatementShown | None:
    """The statement; None of a row that is gone, or was never the reader's to see."""
    kind, pk = key
    if kind == "date":
        event = found.events.get(pk)
        if event is None:
            return None
        words = f"is dated {say(event.date)}" if event.date else "has a date"
        return StatementShown(event_name(event), words, None, None, event.number, is_left_out)
    row: Reading | Relation | None = found.relations.get(pk) if kind == "relation" else found.readings.get(pk)
    if row is None:
        return None
    citation = _citation(row)
    by = cited.get(citation.pk) if citation else None
    if isinstance(row, Relation):
        stands = relative(row)
        number = citation.event.number if citation else row.event.number
        return StatementShown(event_name(row.event), f"comes {stands.words}", stands.other, by, number, is_left_out)
    event = row.citation.event
    return StatementShown(event_name(event), _read(row, kind), None, by, event.number, is_left_out)


def _read(reading: Reading, kind: str) -> str:
    if kind == "duration" and reading.duration_least is not None:
        return f"lasts {length_words(reading.duration_least, reading.duration_most, reading.duration_unit)}"
    return f"is dated {say(reading.date)}" if reading.date else "is dated"


def _citation(row: Reading | Relation) -> Citation | None:
    return row.citation if row.citation_id else None


def _key(stored: Sequence[object]) -> Key:
    return str(stored[0]), int(str(stored[1]))


def _keys(rows: Iterable[Contradiction]) -> set[Key]:
    return {_key(each) for row in rows for each in row.statements}


def _rows(keys: Collection[Key], sight: Sight) -> _Rows:
    """Everything that the statements name (three queries)."""
    of = {kind: [pk for named, pk in keys if named == kind] for kind in ("date", "reading", "duration", "relation")}
    events = sight.of(Event.objects.filter(pk__in=of["date"]))
    readings = sight.of(Reading.objects.filter(pk__in=[*of["reading"], *of["duration"]]))
    relations = sight.of(Relation.objects.filter(pk__in=of["relation"]))
    citation = ("citation__event", "citation__source", "citation__speaker")
    return _Rows(
        events={row.pk: row for row in events},
        readings={row.pk: row for row in readings.select_related(*citation)},
        relations={row.pk: row for row in relations.select_related("event", "other", *citation)},
    )
