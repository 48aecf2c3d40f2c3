"""The stretch that a timeline opens on."""

from events.queries.picture.opening import Heap, opening

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


def test_one_of_several_events_ages_apart_is_not_what_a_timeline_opens_on():
    ago = (66_000_000, 7_000_000, 1_900_000, 34_000, 2_000, 40)
    ages = [Heap(-year * YEAR, -year * YEAR + DAY, 51) for year in ago]
    begins, ends = opening(ages)
    shown = [age for age in ages if begins <= age.begins and age.ends <= ends]
    assert len(shown) > len(ages) / 2


def test_two_events_a_million_years_apart_are_both_shown():
    begins, ends = opening([Heap(-1_000_000 * YEAR, -999_999 * YEAR, 51), Heap(33 * YEAR, 33 * YEAR + DAY, 51)])
    assert begins < -1_000_000 * YEAR
    assert ends > 33 * YEAR


def test_what_all_happened_within_two_minutes_fills_the_window():
    begins, ends = opening([Heap(second, second + 1, 51) for second in range(1_000, 1_080, 8)])
    assert 75 < ends - begins < 90


def test_what_all_happened_in_one_second_stands_in_the_middle_of_its_day():
    begins, ends = opening([Heap(1_000, 1_001, 51)] * 8)
    assert ends - begins >= DAY
    assert begins + ends == 2_001


def test_a_burst_within_minutes_is_shown_with_its_day_where_there_is_more():
    burst = [Heap(second, second + 1, 51) for second in range(1_000, 1_400, 8)]
    begins, ends = opening([*burst, Heap(900 * DAY, 901 * DAY, 51)])
    assert DAY < ends - begins < 4 * DAY
