"""One event as a row of the list: its date in two parts, its mark, its citations, and where its sources disagree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from events.dates import DateValue, Precision, say_short
from events.models import Citation, DatingBasis, Event, Occurrence, Reading, Relation
from events.queries.citing.support import doubt
from events.queries.dating.dating import Said, compare, is_conflicted, last_announcement, said_in
from events.queries.listed.order import Told
from events.queries.network.relative import Relative, relative
from events.queries.reader import labels
from events.queries.reader.names import EventName, SourceName, source_name
from events.queries.reader.sight import Sight
from events.queries.sequence.sequence import Tie

_HTML_TIME = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class When:
    """A date in two parts: `11 January`, and smaller `about 3 a.m., Irbil`; or `the day before`, and another event."""

    main: str
    small: str = ""
    machine: str = ""  # what HTML's <time> takes, where the date has such a form
    other: EventName | None = None


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation's number on its event, and that of its source among the footnotes of the printed page."""

    mark: int
    footnote: int
    id: UUID
    source: str


@dataclass(frozen=True, slots=True)
class Row:
    """What the list shows of an event. Words are "" where there is nothing to say."""

    number: int
    title: str
    when: When
    mark: str  # a shape of components/mark_shapes.html
    deviation: str  # "did not happen", "alleged"
    state: str  # "Draft, seen by members only"
    summary: str  # Markdown
    cites: tuple[Cite, ...]
    conflict: str  # "The sources disagree by 1 day"
    rivals: tuple[str, ...]  # "WSWS has 7 March"


@dataclass(slots=True)
class Footnotes:
    """The sources cited on one page, numbered from 1 as they are met."""

    sources: list[SourceName] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)  # by the source's key

    def number(self, citation: Citation, *, is_member: bool) -> int:
        """The source's number, given on first sight."""
        known = self.numbers.get(citation.source_id)
        if known is None:
            self.sources.append(source_name(citation.source, is_member=is_member))
            known = self.numbers[citation.source_id] = len(self.sources)
        return known


@dataclass(frozen=True, slots=True)
class Evidence:
    """An event with what is said of it: standing citations, their readings, and the relation that gave it its place."""

    event: Event
    relation: Relation | None
    citations: Sequence[Citation]
    readings: Sequence[Reading]  # in the order of the citations, each with its citation and source


def row(turn: Told, evidence: Evidence, footnotes: Footnotes, sight: Sight) -> Row:
    """The row of an event at its turn."""
    event, citations, readings = evidence.event, evidence.citations, evidence.readings
    said = [said_in(reading) for reading in readings]
    conflict, rivals = _conflict(event.date_shown, said, readings, sight)
    uncertain = doubt({citation.stance for citation in citations}, event.occurrence)
    return Row(
        number=event.number,
        title=event.title,
        when=_when(turn, evidence, said),
        mark=_mark(event, turn, bool(conflict)),
        deviation=labels.DOUBT[uncertain] or labels.DEVIATION[event.occurrence],
        state=labels.EVENT_STATE[event.state],
        summary=event.summary,
        cites=_cites(citations, footnotes, sight),
        conflict=conflict,
        rivals=rivals,
    )


def _when(turn: Told, evidence: Evidence, said: Sequence[Said]) -> When:
    event, relation = evidence.event, evidence.relation
    if event.date_shown is not None:
        return _dated(event, event.date_shown)
    if turn.is_announced and (announced := last_announcement(said)) and announced.date:
        short = say_short(announced.date)
        return When(short.main, ", ".join(filter(None, [short.small, "as announced"])))
    if relation is None or turn.tie is None:
        return When("no date known")
    by = told_by(relation, turn.tie)
    return When(by.words, other=by.other)


def told_by(relation: Relation, tie: Tie) -> Relative:
    """The words of the relation that gave an event its place: "the day before", and the other event."""
    return relative(_inverse(relation, tie) if tie.is_inverse else relation)


def _inverse(relation: Relation, tie: Tie) -> Relation:
    """The same relation told from its other end."""
    gap = {"gap_least": relation.gap_least, "gap_most": relation.gap_most, "gap_unit": relation.gap_unit}
    return Relation(event=relation.other, kind=tie.kind, other=relation.event, **gap)


def _dated(event: Event, date: DateValue) -> When:
    short = say_short(date)
    is_timed = date.precision.rank > Precision.DAY.rank
    place = event.place.name if event.place and is_timed else ""
    worked_out = "worked out" if event.date is None or event.dating_basis == DatingBasis.COMPUTED else ""
    machine = date.edtf if _HTML_TIME.fullmatch(date.edtf) and date.precision.rank >= Precision.YEAR.rank else ""
    return When(short.main, ", ".join(filter(None, [short.small, place, worked_out])), machine)


def _mark(event: Event, turn: Told, is_disputed: bool) -> str:
    """The first that applies, as the picture has it."""
    date = event.date_shown
    if event.occurrence in (Occurrence.CANCELLED, Occurrence.DID_NOT_HAPPEN):
        return "crossed"
    if is_disputed:
        return "conflict"
    if turn.is_announced or event.occurrence in (Occurrence.PLANNED, Occurrence.POSTPONED):
        return "planned"
    if event.occurrence == Occurrence.UNKNOWN:
        return "unknown"
    if date is None:
        return "happened"
    return "computed" if event.date is None or event.dating_basis == DatingBasis.COMPUTED else _shape(date)


def _shape(date: DateValue) -> str:
    if date.begins_earliest is None or date.ends_latest is None:
        return "open"
    if date.is_extent:
        return "span"
    return "soft" if date.precision.rank < Precision.DAY.rank else "happened"


def _cites(citations: Sequence[Citation], footnotes: Footnotes, sight: Sight) -> tuple[Cite, ...]:
    cites = []
    for mark, citation in enumerate(citations, start=1):
        number = footnotes.number(citation, is_member=sight.is_member)
        cites.append(Cite(mark, number, citation.public_id, footnotes.sources[number - 1].short))
    return tuple(cites)


def _conflict(
    used: DateValue | None, said: Sequence[Said], readings: Sequence[Reading], sight: Sight
) -> tuple[str, tuple[str, ...]]:
    """`The sources disagree by 1 day`, and who has what instead of the date used."""
    if not is_conflicted(said, used):
        return "", ()
    found = zip(compare(said, used), readings, strict=True)
    rivals = [(each, reading) for each, reading in found if each.is_conflict or (used is None and each.said.is_rival)]
    days = max((each.days for each, _ in rivals), default=0)
    sentence = "The sources disagree" + (f" by {labels.days(days)}" if days else "")
    return sentence, tuple(
        f"{source_name(reading.citation.source, is_member=sight.is_member).short} has {say_short(each.said.date).main}"
        for each, reading in rivals
        if each.said.date is not None
    )
