"""One event as a row of the table: everything that any of its columns says, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from events.dates import DateValue, Precision, say
from events.models import DatingBasis, EventTag, Participation
from events.queries.dating.dating import last_announcement, said_in
from events.queries.listed.evidence import evidence_of
from events.queries.listed.order import Told
from events.queries.listed.rows import Evidence, Footnotes, Row, row
from events.queries.reader import labels
from events.queries.reader.sight import Sight

_OF_OUTCOME = {"planned", "crossed", "unknown"}  # marks that stand for several outcomes: the one of the event is said
_NAMED = 3  # people on the page; copies and files have them all


@dataclass(frozen=True, slots=True)
class TableRow:
    """The list's row of the event, and what only the table has. Words are "" where there is nothing to say."""

    listed: Row
    date: str  # in full: "11 January 2007, about 3 a.m."; "the day before the raid in Irbil"
    mark: str  # "worked out from other events", "known to the month"; "" where it simply happened on that day
    edtf: str
    precision: str  # "day"
    happened: str  # "happened", "alleged"
    prominence: str
    place: str
    people: tuple[str, ...]  # "Abbas Araghchi (speaker)", in the editor's order
    tags: tuple[str, ...]
    sources: tuple[str, ...]  # each once, by its shortest name, in the order of the citations
    footnotes: tuple[int, ...]  # their numbers among the footnotes of the page
    basis: str  # what the date used rests on

    @property
    def people_named(self) -> tuple[str, ...]:
        """Those for whom there is room on the page."""
        return self.people if len(self.people) <= _NAMED + 1 else self.people[:_NAMED]

    @property
    def people_beside(self) -> int:
        """How many others there are."""
        return len(self.people) - len(self.people_named)

    @property
    def conflict(self) -> str:
        """`The sources disagree by 1 day: WSWS has 7 March`."""
        return ": ".join(filter(None, [self.listed.conflict, "; ".join(self.listed.rivals)]))


def table_rows(sight: Sight, turns: Sequence[Told], footnotes: Footnotes) -> list[TableRow]:
    """The rows of these turns, in their order (seven queries)."""
    ids = [turn.event for turn in turns]
    people, tags = _people(sight, ids), _tags(sight, ids)
    rows = []
    for turn, evidence in zip(turns, evidence_of(sight, turns), strict=True):
        listed = row(turn, evidence, footnotes, sight)
        rows.append(_row(turn, evidence, listed, people.get(turn.event, ()), tags.get(turn.event, ())))
    return rows


def _row(turn: Told, evidence: Evidence, listed: Row, people: Sequence[str], tags: Sequence[str]) -> TableRow:
    event = evidence.event
    shown = event.date_shown
    sources = {cite.footnote: cite.source for cite in listed.cites}
    happened = listed.deviation or labels.OCCURRENCE[event.occurrence]
    return TableRow(
        listed=listed,
        date=_date(turn, evidence, listed),
        mark=happened if listed.mark in _OF_OUTCOME else labels.MARK[listed.mark] or _coarse(shown),
        edtf=shown.edtf if shown else "",
        precision=labels.PRECISION[shown.precision] if shown else "",
        happened=happened,
        prominence=labels.prominence(event.weight),
        place=event.place.name if event.place else "",
        people=tuple(people),
        tags=tuple(tags),
        sources=tuple(sources.values()),
        footnotes=tuple(sources),
        basis=_basis(turn, evidence),
    )


def _date(turn: Told, evidence: Evidence, listed: Row) -> str:
    if evidence.event.date_shown is not None:
        return say(evidence.event.date_shown)
    announced = last_announcement([said_in(reading) for reading in evidence.readings]) if turn.is_announced else None
    if announced is not None and announced.date is not None:
        return f"{say(announced.date)}, as announced"
    other = listed.when.other
    return f"{listed.when.main} {other.mention}" if other else listed.when.main


def _coarse(date: DateValue | None) -> str:
    """That a date is known less exactly than to the day."""
    is_coarse = date is not None and date.precision.rank < Precision.DAY.rank
    return f"known to the {labels.PRECISION[date.precision]}" if date is not None and is_coarse else ""


def _basis(turn: Told, evidence: Evidence) -> str:
    event = evidence.event
    if event.date_shown is None:
        return labels.BY_ANOTHER_EVENT if turn.tie else labels.DATE_BASIS[DatingBasis.UNDATED]
    return labels.DATE_BASIS[event.dating_basis if event.date is not None else DatingBasis.COMPUTED]


def _people(sight: Sight, events: Sequence[int]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = {}
    parts = sight.of(Participation.objects.filter(event__in=events)).order_by("position", "id")
    for event, name, role, is_alleged in parts.values_list("event_id", "actor__name", "role", "is_alleged"):
        words = labels.role(role, is_alleged=is_alleged)
        found.setdefault(event, []).append(f"{name} ({words})" if words else name)
    return found


def _tags(sight: Sight, events: Sequence[int]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = {}
    tagged = sight.of(EventTag.objects.filter(event__in=events)).order_by("tag__name")
    for event, name in tagged.values_list("event_id", "tag__name"):
        found.setdefault(event, []).append(name)
    return found
