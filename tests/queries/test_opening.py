"""The stretch that a timeline opens on."""

from events.queries.opening import Heap, opening

DAY = 86_400
YEAR = 365 * DAY


def heaps(*days, weight=51):
    return [Heap(day * DAY, (day + 1) * DAY, weight) for day in sorted(days)]


def test_a_timeline_without_events_opens_nowhere():
    assert opening([]) is None


def test_a_single_event_stands_in_the_middle_of_a_few_days():
    begins, ends = opening(heaps(100))
    assert begins < 100 * DAY
    assert ends > 101 * DAY
    assert begins + ends == 201 * DAY
    assert ends - begins <= 3 * DAY


def test_an_outlier_does_not_squeeze_the_rest():
    begins, ends = opening([Heap(0, DAY, 91), *heaps(*range(1600, 1720, 6))])
    assert begins > 1590 * DAY
    assert ends > 1714 * DAY


def test_an_outlier_after_the_rest_is_left_outside_as_well():
    begins, ends = opening([*heaps(*range(0, 120, 6)), Heap(5 * YEAR, 5 * YEAR + DAY, 91)])
    assert begins < 0
    assert ends < YEAR


def test_events_spread_evenly_are_all_shown():
    begins, ends = opening(heaps(*range(0, 1000, 10)))
    assert begins <= 0
    assert ends >= 991 * DAY


def test_two_halves_far_apart_are_both_shown():
    begins, ends = opening(heaps(*range(0, 100, 10), *range(900, 1000, 10)))
    assert begins <= 0
    assert ends >= 991 * DAY


def test_weight_counts_and_not_number():
    light = [Heap(day * DAY, (day + 1) * DAY, 1) for day in range(0, 30, 10)]
    begins, _ = opening([*light, *heaps(*range(900, 1000, 10), weight=91)])
    assert begins > 800 * DAY
