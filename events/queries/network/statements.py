"""What a timeline says about time, as statements of a temporal network. Pure: records in, statements out, no query.

Statements are named by what they rest on: `("date", event)`, `("reading", reading)`, `("duration", reading)`,
`("relation", relation)`, each with a primary key. An event with a date of its own (a reading's or a ruling) states
it; of others the reports that count do. Rivals that lost are no statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from events.chronology.statements import Distance, End, Moment, Statement, Unit, Within
from events.dates import DateValue, agreement
from events.dates.calendar import DAY
from events.models import Clock, RelationKind
from events.models import Unit as Counted
from events.queries.dating.dating import Duration, Said
from events.queries.dating.proposing import admitted

K = RelationKind
Key = tuple[str, int]
#: What is left aside first when statements cannot hold together: the greatest.
DATE, READING, DURATION, RELATION, RIVAL = range(5)
_COUNTED = {
    Counted.SECONDS: (Unit.SECOND, 1),
    Counted.DAYS: (Unit.DAY, 1),
    Counted.WEEKS: (Unit.DAY, 7),
    Counted.MONTHS: (Unit.MONTH, 1),
    Counted.YEARS: (Unit.MONTH, 12),
}
_FARTHEST_APART = 26 * 3_600  # seconds between the earliest and the latest clock on Earth


@dataclass(frozen=True, slots=True)
class Dated:
    """An event as the network takes it: its own date, if it has one, and what standing citations say.

    Without a date of its own, and `is_computed`, the reports that count are statements; else only stated lengths are.
    """

    event: int
    date: DateValue | None
    said: Sequence[Said] = field(default=())
    is_computed: bool = False


@dataclass(frozen=True, slots=True)
class Related:
    """A relation in time. `is_rival`: it is only what one source says of an event that is dated otherwise."""

    relation: int
    event: int
    kind: RelationKind
    other: int
    least: int | None = None
    most: int | None = None
    unit: Counted | None = None
    clock: Clock = Clock.CIVIL
    is_rival: bool = False


def statements(
    events: Iterable[Dated], relations: Iterable[Related], offsets: Mapping[int, int] | None = None
) -> Iterator[Statement]:
    """All statements. `offsets` are seconds east of UTC, of events whose zone is known, for distances by the clock."""
    lasting: set[int] = set()
    for each in events:
        own, is_lasting = _of_event(each)
        if is_lasting:
            lasting.add(each.event)
        yield from own
    for relation in relations:
        parts = tuple(_of_relation(relation, lasting, offsets or {}))
        rank = (RIVAL if relation.is_rival else RELATION, relation.relation)
        yield Statement(("relation", relation.relation), parts, rank)


def _of_event(event: Dated) -> tuple[list[Statement], bool]:
    """Its statements, and whether its beginning and its end are told apart."""
    found: list[Statement] = []
    counted = admitted(event.said)
    if event.date is not None:
        found.append(Statement(("date", event.event), _within(event.event, event.date), (DATE, event.event)))
        counted = [each for each in counted if _agrees(event.date, each)]
    elif event.is_computed:
        found += [
            Statement(("reading", each.reading_id), _within(event.event, each.date), (READING, each.reading_id))
            for each in counted
            if each.date is not None
        ]
    lengths = [each for each in counted if each.duration]
    for each in lengths:
        if each.duration:
            parts = tuple(_duration(event.event, each.duration))
            found.append(Statement(("duration", each.reading_id), parts, (DURATION, each.reading_id)))
    dates = [event.date] if event.date is not None else [each.date for each in counted if event.is_computed]
    return found, bool(lengths) or any(date is not None and date.is_extent for date in dates)


def _agrees(used: DateValue, said: Said) -> bool:
    return said.date is None or agreement(used, said.date).kind != "disagree"


def _within(event: int, date: DateValue | None) -> tuple[Within, ...]:
    if date is None:
        return ()
    begins = Within(Moment(event, End.BEGIN), date.begins_earliest, _last(date.begins_latest))
    ends = Within(Moment(event, End.FINISH), date.ends_earliest, _last(date.ends_latest))
    return begins, ends


def _last(bound: int | None) -> int | None:
    return None if bound is None else bound - 1


def _duration(event: int, duration: Duration) -> Iterator[Distance]:
    """A stated length counts both its ends: two days are a day and the next.

    So many months or years from some day end on the day before or on the same day of the month: both are said.
    """
    begin, finish = Moment(event, End.BEGIN), Moment(event, End.FINISH)
    unit, factor = _COUNTED[duration.unit]
    least, most = duration.least * factor, duration.most * factor
    if unit == Unit.DAY:
        yield Distance(finish, begin, least - 1, most - 1, Unit.DAY)
    elif unit == Unit.SECOND:
        yield Distance(finish, begin, max(least - 1, 0), most, Unit.SECOND)
    else:
        yield Distance(finish, begin, None, most, Unit.MONTH)
        yield Distance(finish, begin, max(int(least * 30.436875) - 4, 0), None, Unit.DAY)


def _of_relation(relation: Related, lasting: set[int], offsets: Mapping[int, int]) -> Iterator[Distance]:
    begin, finish = Moment(relation.event, End.BEGIN), Moment(relation.event, End.FINISH)
    other_begin, other_finish = Moment(relation.other, End.BEGIN), Moment(relation.other, End.FINISH)
    match relation.kind:
        case K.BEFORE if relation.least is None:
            yield _apart(other_begin, finish, (0, None), relation, offsets)
        case K.AFTER if relation.least is None:
            yield _apart(begin, other_finish, (0, None), relation, offsets)
        case K.BEFORE | K.AFTER:
            yield from _gaps(relation, lasting, offsets)
        case K.DURING:
            yield Distance(begin, other_begin, 0, None)
            yield Distance(finish, other_finish, None, 0)
        case K.OVERLAPS:
            yield Distance(begin, other_finish, None, 0)
            yield Distance(finish, other_begin, 0, None)
        case K.STARTS:
            yield Distance(begin, other_begin, 0, 0)
            yield Distance(finish, other_finish, None, 0)
        case K.ENDS:
            yield Distance(finish, other_finish, 0, 0)
            yield Distance(begin, other_begin, 0, None)
        case K.MEETS:
            yield Distance(other_begin, finish, 0, 0)


def _gaps(relation: Related, lasting: set[int], offsets: Mapping[int, int]) -> Iterator[Distance]:
    """A stated distance, from the near side of the one to the near side of the other.

    What is not said to last is taken to begin and end as far away: "the day before the raid" is that day.
    """
    near, other_near = (End.FINISH, End.BEGIN) if relation.kind == K.BEFORE else (End.BEGIN, End.FINISH)
    ends = (near,) if relation.event in lasting else tuple(End)
    other_ends = (other_near,) if relation.other in lasting else tuple(End)
    unit, factor = _COUNTED[relation.unit or Counted.SECONDS]
    if relation.clock == Clock.INSTANT and unit == Unit.DAY:
        unit, factor = Unit.SECOND, factor * DAY
    least = None if relation.least is None else relation.least * factor
    most = None if relation.most is None else relation.most * factor
    if relation.kind == K.BEFORE:
        least, most = None if most is None else -most, None if least is None else -least
    for end in ends:
        for other_end in other_ends:
            of, from_ = Moment(relation.event, end), Moment(relation.other, other_end)
            if unit == Unit.SECOND:
                yield _apart(of, from_, (least, most), relation, offsets)
            else:
                yield Distance(of, from_, least, most, unit)


def _apart(
    of: Moment, from_: Moment, gap: tuple[int | None, int | None], relation: Related, offsets: Mapping[int, int]
) -> Distance:
    """A distance in seconds. By the instant, it is counted between the two clocks, as far as they are known."""
    least, most = gap
    if relation.clock == Clock.CIVIL:
        return Distance(of, from_, least, most)
    early = late = offsets[of.event] - offsets[from_.event] if {of.event, from_.event} <= offsets.keys() else None
    if early is None or late is None:
        early, late = -_FARTHEST_APART, _FARTHEST_APART
    return Distance(of, from_, None if least is None else least + early, None if most is None else most + late)
