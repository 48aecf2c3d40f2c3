from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from events.dates import DateError, DateValue, Precision, parse

from .bounds import bound


def between(*bounds: str, **parts: Any) -> DateValue:
    return DateValue.from_bounds(*(bound(text) for text in bounds), **{"precision": Precision.DAY} | parts)


def test_bounds_alone_make_a_date_without_a_string() -> None:
    value = between("2007-05-03", "2007-05-04", "2007-05-04", "2007-05-05")
    assert value.edtf == ""
    assert replace(value, edtf="2007-05-03/2007-05-04") == parse("2007-05-03/2007-05-04")


@pytest.mark.parametrize(
    ("bounds", "parts", "message"),
    [
        (("2007-03-02", "2007-03-02", "..", ".."), {}, "beginning's latest bound is not after its earliest"),
        (("..", "..", "2007-03-03", "2007-03-02"), {}, "end's latest bound is not after its earliest"),
        (("2007-03-02", "..", "2007-03-01", ".."), {}, "earliest end lies before the earliest beginning"),
        (("..", "2007-03-09", "..", "2007-03-08"), {}, "latest end lies before the latest beginning"),
        (("2007-03-02", "..", "..", ".."), {"begins_unknown": True}, "unknown beginning has no earliest bound"),
        (("..", "..", "..", "2007-03-02"), {"ends_unknown": True}, "unknown end has no latest bound"),
    ],
)
def test_bounds_that_contradict_each_other_are_refused(
    bounds: tuple[str, ...], parts: dict[str, Any], message: str
) -> None:
    with pytest.raises(DateError, match=message):
        between(*bounds, **parts)


def test_a_day_is_no_extent_and_two_are() -> None:
    value = between("2007-03-02", "2007-03-03", "2007-03-02", "2007-03-03")
    assert not value.is_extent
    assert between("2007-03-02", "2007-03-03", "2007-03-02", "2007-03-04").is_extent


def test_a_date_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        parse("2007").level = 2  # type: ignore[misc]


def test_equal_dates_are_one_in_a_set() -> None:
    assert len({parse("2007"), parse("2007"), parse("2007?")}) == 2


def test_precision_ranks_from_millennium_to_second() -> None:
    assert [precision.rank for precision in Precision] == list(range(10))
    assert Precision.DAY.rank > Precision.MONTH.rank
