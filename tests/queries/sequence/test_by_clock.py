"""The order by instant: reversed where both zones are known and one event had certainly begun before the other."""

from __future__ import annotations

import math
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from events.dates import from_iso
from events.queries.sequence.by_clock import Beginning, by_clock

HOUR = 3600


def at(iso: str, zone: str = "", hours: int = 1) -> Beginning:
    return Beginning(from_iso(iso), from_iso(iso) + hours * HOUR, zone)


SPEECH = at("2007-01-10T21:00:00", "-05:00")  # 2 o'clock on the 11th in London
RAID = at("2007-01-11T03:00:00", "+03:00")  # midnight there
ELSEWHERE = at("2007-01-10T23:00:00")


def test_a_pair_whose_calendar_order_is_the_other_way_round_is_reversed() -> None:
    assert by_clock([SPEECH, RAID]) == [1, 0]


def test_a_zone_by_name_counts_with_the_summer_time_of_its_day() -> None:
    london = at("2007-07-01T12:00:00", "Europe/London")  # 11 o'clock universal time
    assert by_clock([at("2007-07-01T11:30:00", "Z"), london]) == [0, 1]  # 11:00–12:00 and 11:30–12:30 overlap
    assert by_clock([at("2007-07-01T11:30:00", "Z"), at("2007-07-01T12:00:00", "+02:00")]) == [1, 0]


def test_where_one_zone_is_not_known_the_calendar_stands() -> None:
    assert by_clock([ELSEWHERE, RAID]) == [0, 1]
    assert by_clock([SPEECH, ELSEWHERE]) == [0, 1]


def test_an_event_without_a_zone_keeps_its_place_between_two_that_change_theirs() -> None:
    assert by_clock([SPEECH, ELSEWHERE, RAID]) == [2, 1, 0]


def test_what_may_have_been_together_stays_in_the_order_of_the_calendar() -> None:
    whole_day = at("2007-01-10T00:00:00", "-05:00", hours=24)
    assert by_clock([whole_day, RAID]) == [0, 1]


def test_a_zone_that_nobody_knows_is_none() -> None:
    assert by_clock([SPEECH, at("2007-01-11T03:00:00", "Mars/Olympus")]) == [0, 1]


def test_an_open_beginning_is_never_certainly_later() -> None:
    begun_by = Beginning(None, from_iso("2007-01-12T00:00:00"), "+03:00")
    assert by_clock([RAID, begun_by]) == [0, 1]


zones = st.sampled_from(["", "Z", "-05:00", "+03:00", "+14:00", "-12:00"])
moments = st.integers(0, 72).map(lambda hour: int(datetime(2007, 1, 1, tzinfo=UTC).timestamp()) + hour * HOUR)
beginnings = st.builds(
    lambda first, hours, zone: Beginning(first, first + hours * HOUR, zone), moments, st.integers(1, 30), zones
)


@given(st.lists(beginnings, max_size=12))
def test_no_two_with_zones_stand_against_the_clock_and_the_others_never_move(events: list[Beginning]) -> None:
    places = by_clock(events)
    assert sorted(places) == list(range(len(events)))
    instants = [events[place].instants for place in places]
    clocked = [each for each in instants if each is not None]
    for index, (first, _) in enumerate(clocked):
        assert all(last > first for _, last in clocked[index + 1 :])
    assert all(place == index for index, place in enumerate(places) if not events[place].zone)


@given(st.lists(beginnings.filter(lambda each: bool(each.zone)), max_size=10))
def test_nothing_changes_that_the_clock_does_not_ask_for(events: list[Beginning]) -> None:
    """The result is the first, by the places of the calendar, of all orders that the clock allows."""
    left = list(range(len(events)))
    for place in by_clock(events):
        spans = {each: events[each].instants or (-math.inf, math.inf) for each in left}
        allowed = [each for each in left if all(spans[other][1] > spans[each][0] for other in left if other != each)]
        assert place == min(allowed)
        left.remove(place)
