"""What the statements of a timeline come to: computed dates and contradictions, of one component or of all of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from events.chronology import Network, Settled
from events.chronology.statements import End, Moment
from events.dates import DateValue
from events.dates.zones import offset_at
from events.queries.network.computed_value import computed_value, is_sharper
from events.queries.network.network_rows import Rows, dated_rows, related_rows
from events.queries.network.statements import Dated, Key, Related, statements


@dataclass(frozen=True, slots=True)
class Worked:
    """The computed date of one event. `is_sharper`: it has a date of its own, and this says more."""

    date: DateValue
    is_sharper: bool


@dataclass(frozen=True, slots=True)
class Clash:
    """Statements that cannot hold together, in the order in which they are named, and the one that is left out."""

    statements: tuple[Key, ...]
    left_out: Key
    events: tuple[int, ...]  # the events they speak of


@dataclass(frozen=True, slots=True)
class Computed:
    """The computed dates by event, and the contradictions."""

    dates: dict[int, Worked]
    clashes: tuple[Clash, ...]


def computed(rows: Rows, events: Collection[int] | None = None) -> Computed:
    """What follows for these events (a component, or several), or for all of a timeline (four queries)."""
    return compute(dated_rows(rows, events), related_rows(rows, events))


def compute(dated: Collection[Dated], relations: Collection[Related]) -> Computed:
    """The same from records. Pure."""
    network, lost = network_of(dated, relations)
    settled = network.settled()
    dates = {}
    for each in dated:
        worked = _worked(each, settled)
        if worked is not None:
            dates[each.event] = worked
    between = {relation.relation: (relation.event, relation.other) for relation in relations}
    of_reading = {said.reading_id: each.event for each in dated for said in each.said}
    return Computed(dates, tuple(_clashes(settled, lost, between, of_reading)))


def network_of(dated: Collection[Dated], relations: Collection[Related]) -> tuple[Network, frozenset[Key]]:
    """The network, and the relations in it that are only one source's rival reading of a date: they may lose."""
    known = {each.event for each in dated}
    kept = [each for each in relations if each.event in known and each.other in known]
    network = Network(statements(dated, kept, _offsets(dated)))
    return network, frozenset(("relation", each.relation) for each in kept if each.is_rival)


def _offsets(dated: Iterable[Dated]) -> dict[int, int]:
    """Seconds east of UTC where a date says its zone."""
    found = {}
    for each in dated:
        dates = [each.date, *(said.date for said in each.said)]
        date = next((date for date in dates if date is not None and date.zone), None)
        offset = offset_at(date.zone, date.begins_earliest) if date and date.begins_earliest is not None else None
        if offset is not None:
            found[each.event] = offset
    return found


def _worked(event: Dated, settled: Settled) -> Worked | None:
    begin = settled.bounds(Moment(event.event, End.BEGIN))
    finish = settled.bounds(Moment(event.event, End.FINISH))
    if event.date is not None and _says_no_more(begin, finish, event.date):
        return None
    date = computed_value(begin, finish, zone=event.date.zone if event.date else "")
    if date is None or (event.date is not None and not is_sharper(date, event.date)):
        return None
    return Worked(date, is_sharper=event.date is not None)


def _says_no_more(begin: tuple[int | None, int | None], finish: tuple[int | None, int | None], own: DateValue) -> bool:
    """The common case, told apart before a date is made of the bounds."""
    mine = (own.begins_earliest, own.begins_latest, own.ends_earliest, own.ends_latest)
    low, high, low_end, high_end = *begin, *finish
    return mine == (low, None if high is None else high + 1, low_end, None if high_end is None else high_end + 1)


def _clashes(
    settled: Settled, lost: frozenset[Key], between: dict[int, tuple[int, int]], of_reading: dict[int, int]
) -> Iterator[Clash]:
    for contradiction in settled.contradictions:
        if contradiction.left_out in lost:
            continue  # a source that disagrees about a date: that is said beside the date
        keys = tuple(
            sorted(cast("Iterable[Key]", contradiction.statements))
        )  # the network takes any key; these are ours
        spoken_of: set[int] = set()
        for kind, key in keys:
            if kind == "relation":
                spoken_of.update(between[key])
            else:
                spoken_of.add(key if kind == "date" else of_reading[key])
        yield Clash(keys, cast("Key", contradiction.left_out), tuple(sorted(spoken_of)))
