"""The calendar of a picture that is drawn without a browser: the same cases as tests/js/ticks.test.mjs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.drawing.scale import Scale
from events.drawing.ticks import YEAR, calendar, name_begins
from tests.drawing.scenes import at

HOUR = 3600


def measure(words: str) -> float:
    return 6.6 * len(words)


def names(begins: float, ends: float, gap: float = 124) -> list[str]:
    return [tick.name for tick in calendar(Scale(begins, ends, 0, 1200), gap, 24, measure)]


@pytest.mark.parametrize(
    ("begins", "ends", "said"),
    [
        (at(2007, 1, 2), at(2007, 5, 14), ["January 2007", "February", "March", "April", "May"]),
        (at(2006, 11), at(2007, 3), ["November 2006", "December", "January 2007", "February"]),
        (at(2007, 1, 2), at(2008, 1, 2), ["2007", "April", "July", "October"]),
        (
            at(2007, 3, 10) + 12 * HOUR,
            at(2007, 3, 11) + 12 * HOUR,
            ["10 March, 12:00", "15:00", "18:00", "21:00", "11 March", "03:00", "06:00", "09:00"],
        ),
        (at(-3), at(5), ["4 BCE", "3 BCE", "2 BCE", "1 BCE", "1 CE", "2 CE", "3 CE", "4 CE"]),
    ],
)
def test_ticks_are_called_as_on_the_screen(begins: float, ends: float, said: list[str]) -> None:
    assert [name for name in names(begins, ends) if name] == [name for name in said if name]


def test_seconds_are_told_when_the_window_is_a_minute_long() -> None:
    assert "03:00:30" in names(at(2007, 3, 10) + 3 * HOUR, at(2007, 3, 10) + 3 * HOUR + 60)


def test_years_before_ours_are_round_as_people_count_them() -> None:
    assert [name for name in names(at(-299), at(301), 96) if name][:3] == ["300 BCE", "250 BCE", "200 BCE"]


def test_millions_of_years_are_told_in_words() -> None:
    assert "66 million BCE" not in names(-66_000_000 * YEAR, 0)
    assert any(name.endswith("million BCE") for name in names(-66_000_000 * YEAR, 0))


@given(st.integers(-(10**15), 10**15), st.integers(20, 10**15), st.sampled_from([320, 1200]))
def test_no_two_names_of_the_calendar_touch(begins: int, length: int, width: int) -> None:
    scale = Scale(begins, begins + length, 0, width)
    right = float("-inf")
    for tick in calendar(scale, 72, 10, measure):
        if tick.name:
            assert name_begins(tick, scale, 10) >= right
            right = name_begins(tick, scale, 10) + measure(tick.name)
    assert right <= width
