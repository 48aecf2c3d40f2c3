"""Named examples: what people say, and what follows."""

from __future__ import annotations

import pytest

from events.chronology import Contradiction, Distance, End, Moment, Network, Statement, Unit, Within
from events.dates.calendar import DAY, from_iso

RAID, SURGE = 1, 2


def begin(event: int) -> Moment:
    return Moment(event, End.BEGIN)


def finish(event: int) -> Moment:
    return Moment(event, End.FINISH)


def second(day: str) -> int:
    return from_iso(f"{day}T00:00:00")


def on(key: str, event: int, first: str, last: str | None = None, rank: int = 0) -> Statement:
    """The event happened within these days."""
    days = second(first), second(last or first) + DAY - 1
    return Statement(key, (Within(begin(event), *days), Within(finish(event), *days)), (rank,))


def after(key: str, later: int, earlier: int, least: int, most: int | None, unit: Unit = Unit.DAY) -> Statement:
    """The later one begins so long after the end of the earlier one."""
    return Statement(key, (Distance(begin(later), finish(earlier), least, most, unit),))


def day_before(key: str, earlier: int, later: int) -> Statement:
    return Statement(key, (Distance(finish(earlier), begin(later), -1, -1, Unit.DAY),))


def at_once(key: str, event: int) -> Statement:
    return Statement(key, (Distance(finish(event), begin(event), 0, 0, Unit.DAY),))


def days(network: Network, moment: Moment) -> tuple[str | None, str | None]:
    """The first and the last day that it can be."""
    from events.dates.calendar import iso

    earliest, latest = network.settled().bounds(moment)
    assert earliest is None or earliest % DAY == 0
    assert latest is None or latest % DAY == DAY - 1
    return earliest if earliest is None else iso(earliest)[:10], latest if latest is None else iso(latest)[:10]


def test_the_day_before_a_raid_within_january_is_a_day_earlier_each_side():
    network = Network([on("raid", RAID, "2007-01-01", "2007-01-31"), day_before("eve", SURGE, RAID)])
    assert days(network, finish(SURGE)) == ("2006-12-31", "2007-01-30")
    network.change(add=[at_once("surge in a day", SURGE)])
    assert days(network, begin(SURGE)) == ("2006-12-31", "2007-01-30")
    assert network.change(add=[on("raid", RAID, "2007-01-11")]) == {RAID, SURGE}
    assert days(network, begin(SURGE)) == days(network, finish(SURGE)) == ("2007-01-10", "2007-01-10")


def test_a_meeting_of_two_days_that_ended_on_the_fourth_began_on_the_third():
    said = [
        Statement("ended", (Within(finish(1), second("2007-05-04"), second("2007-05-05") - 1),)),
        Statement("two-day", (Distance(finish(1), begin(1), 1, 1, Unit.DAY),)),
    ]
    assert days(Network(said), begin(1)) == ("2007-05-03", "2007-05-03")


@pytest.mark.parametrize(
    ("unit", "least"), [(Unit.SECOND, 1), (Unit.DAY, 1), (Unit.MONTH, 1)], ids=["second", "day", "month"]
)
def test_each_before_the_other_is_a_contradiction_without_any_date(unit: Unit, least: int):
    said = [after("b after a", 2, 1, least, None, unit), after("a after b", 1, 2, least, None, unit)]
    settled = Network(said).settled()
    assert settled.contradictions == (Contradiction(("a after b", "b after a"), "b after a"),)
    assert settled.bounds(begin(1)) == (None, None)
