"""Named examples: what people say, and what follows."""

from __future__ import annotations

import pytest

from events.chronology import Contradiction, Distance, End, Moment, Network, Statement, Unit, Within
from events.dates.calendar import DAY, from_iso, iso

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


def after(key: str, later: int, earlier: int, least: int, unit: Unit) -> Statement:
    """The later one begins at least so long after the end of the earlier one."""
    return Statement(key, (Distance(begin(later), finish(earlier), least, None, unit),))


def exactly(key: str, later: int, earlier: int, gap: int, unit: Unit) -> Statement:
    """From beginning to beginning."""
    return Statement(key, (Distance(begin(later), begin(earlier), gap, gap, unit),))


def day_before(key: str, earlier: int, later: int) -> Statement:
    return Statement(key, (Distance(finish(earlier), begin(later), -1, -1, Unit.DAY),))


def at_once(key: str, event: int) -> Statement:
    return Statement(key, (Distance(finish(event), begin(event), 0, 0, Unit.DAY),))


def days(network: Network, moment: Moment) -> tuple[str | None, str | None]:
    """The first and the last day that it can be."""
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
    said = [after("b after a", 2, 1, least, unit), after("a after b", 1, 2, least, unit)]
    settled = Network(said).settled()
    assert settled.contradictions == (Contradiction(("a after b", "b after a"), "b after a"),)
    assert settled.bounds(begin(1)) == (None, None)


def test_what_contradicts_stated_things_is_named_and_everything_else_goes_on():
    network = Network(
        [
            on("raid", RAID, "2007-01-11"),
            day_before("eve", SURGE, RAID),
            on("elsewhere", 3, "2007-06-01"),
        ]
    )
    assert network.change(add=[Statement("wrong", (Distance(begin(SURGE), finish(RAID), 0, None),), (9,))]) == set()
    assert network.settled().contradictions == (Contradiction(("eve", "wrong"), "wrong"),)
    assert network.change(add=[Statement("later", (Distance(begin(4), finish(3), 1, 1, Unit.DAY),))]) == {4}
    assert days(network, begin(4)) == ("2007-06-02", "2007-06-02")
    network.change(remove=["eve"])
    assert network.settled().contradictions == ()
    assert days(network, begin(SURGE)) == ("2007-01-11", None)


def test_a_month_after_the_thirty_first_is_the_last_of_february_and_back_the_four_last_of_january():
    network = Network([on("first", 1, "2007-01-31"), exactly("a month", 2, 1, 1, Unit.MONTH)])
    assert days(network, begin(2)) == ("2007-02-28", "2007-02-28")
    network = Network([on("second", 2, "2007-02-28"), exactly("a month", 2, 1, 1, Unit.MONTH)])
    assert days(network, begin(1)) == ("2007-01-28", "2007-01-31")


def test_three_months_of_92_days_are_found_by_their_days():
    months = [exactly(f"month {at}", at + 1, at, 1, Unit.MONTH) for at in range(3)]
    network = Network([*months, exactly("days", 3, 0, 92, Unit.DAY), on("year", 0, "1970-01-01", "1970-12-31")])
    assert days(network, begin(0)) == ("1970-03-01", "1970-11-28")
    network.change(add=[exactly("days", 3, 0, 94, Unit.DAY)])
    assert [set(each.statements) for each in network.settled().contradictions] == [
        {"days", "month 0", "month 1", "month 2"}
    ]


def test_an_explanation_goes_from_a_date_to_the_bound():
    raid, eve = on("raid", RAID, "2007-01-01", "2007-01-31"), day_before("eve", SURGE, RAID)
    network = Network([raid, eve])
    told = [(step.statement, step.moment, iso(step.value)) for step in network.explain(begin(SURGE), upper=True)]
    assert told == [
        ("raid", begin(RAID), "2007-01-31T23:59:59"),
        ("eve", finish(SURGE), "2007-01-30T23:59:59"),
        (None, begin(SURGE), "2007-01-30T23:59:59"),
    ]
    assert network.explain(begin(SURGE), upper=False) == ()


def test_statements_connect_events_left_out_or_not():
    network = Network([day_before("eve", SURGE, RAID), day_before("no", RAID, SURGE), on("elsewhere", 3, "2007-06-01")])
    assert network.settled().contradictions
    assert network.component(RAID) == {RAID, SURGE}
    assert network.component(3) == {3}
    assert network.component(99) == {99}


def test_what_is_settled_stays_as_it_was_when_asked_for():
    network = Network([on("raid", RAID, "2007-01-11")])
    settled = network.settled()
    network.change(add=[on("surge", SURGE, "2007-01-10")], remove=["raid", "never said"])
    assert settled.bounds(begin(RAID)) == (second("2007-01-11"), second("2007-01-12") - 1)
    assert settled.bounds(begin(SURGE)) == (None, None)
