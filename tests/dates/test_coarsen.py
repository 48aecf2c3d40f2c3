from __future__ import annotations

import pytest

from events.dates import Precision, parse

from .bounds import written


@pytest.mark.parametrize(
    ("precision", "begins"),
    [
        (Precision.SECOND, "2007-01-11T03:20:40 → 2007-01-11T03:20:41"),
        (Precision.MINUTE, "2007-01-11T03:20:00 → 2007-01-11T03:21:00"),
        (Precision.HOUR, "2007-01-11T03:00:00 → 2007-01-11T04:00:00"),
        (Precision.DAY, "2007-01-11 → 2007-01-12"),
        (Precision.MONTH, "2007-01-01 → 2007-02-01"),
        (Precision.SEASON, "2006-12-01 → 2007-03-01"),
        (Precision.YEAR, "2007-01-01 → 2008-01-01"),
        (Precision.DECADE, "2000-01-01 → 2010-01-01"),
        (Precision.CENTURY, "2000-01-01 → 2100-01-01"),
        (Precision.MILLENNIUM, "2000-01-01 → 3000-01-01"),
    ],
)
def test_bounds_widen_to_whole_units(precision: Precision, begins: str) -> None:
    value = parse("2007-01-11T03:20:40", precision=precision)
    assert written(value) == (begins, begins)
    assert value.precision is precision


def test_each_side_of_an_interval_widens_for_itself() -> None:
    value = parse("2007-03-10/2007-05-04", precision=Precision.MONTH)
    assert written(value) == ("2007-03-01 → 2007-04-01", "2007-05-01 → 2007-06-01")


def test_an_open_side_stays_open() -> None:
    assert written(parse("../2007-05-04", precision=Precision.MONTH))[0] == ".. → .."
