from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings

from events.dates import (
    Agreement,
    DateError,
    DateValue,
    Precision,
    agreement,
    order_key,
    parse,
    read_words,
    under_way,
)

from .bounds import written
from .strategies import strings

OPPOSITE = {"sharper": "coarser", "coarser": "sharper", "agree": "agree", "disagree": "disagree"}


@pytest.mark.parametrize(
    ("a", "b", "kind", "days"),
    [
        ("2007-03-10", "2007-03-10", "agree", 0),
        ("2007-01", "2007-01-11", "sharper", 0),
        ("2007-01-11", "2007-01", "coarser", 0),
        ("2007-01-11", "2007-01-11T03:00:00+03:00", "sharper", 0),
        ("2007-03-07", "2007-03-06T10:05:00-05:00", "disagree", 1),
        ("2007-03-31", "2007-04", "disagree", 1),
        ("2007-03", "2007-05", "disagree", 31),
        ("2007-03-06T10:05:00", "2007-03-06T12:00:00", "disagree", 0),
        ("[2007-03-01..2007-03-09]", "[2007-03-05..2007-03-12]", "agree", 0),
        ("[..2007-03-09]", "2006-12", "sharper", 0),
        ("[..2007-03-09]", "2007-03-10", "disagree", 1),
        ("[..2007-05-05]", "2007-05-03/2007-05-04", "sharper", 0),
        ("/2007-05-04", "2007-05-03/2007-05-04", "sharper", 0),
        ("/2007-05-04", "2007-05-03/2007-05-06", "disagree", 2),
        ("2007-05-03/2007-05-04", "2007-05-05/2007-05-09", "disagree", 5),
        ("2003/..", "2003/", "agree", 0),
        ("1984~", "1984", "agree", 0),
        ("1984~", "1985", "disagree", 1),
    ],
)
def test_two_readings_agree_sharpen_or_disagree(a: str, b: str, kind: str, days: int) -> None:
    assert agreement(parse(a), parse(b)) == Agreement(kind, days)  # type: ignore[arg-type]


@given(strings, strings)
@settings(max_examples=100)
def test_agreement_is_the_same_from_both_sides(first: str, second: str) -> None:
    with suppress(DateError):
        a, b = parse(first), parse(second)
        there, back = agreement(a, b), agreement(b, a)
        assert back == Agreement(OPPOSITE[there.kind], there.days)  # type: ignore[arg-type]
        assert agreement(a, a).kind == "agree"


def test_under_way_had_begun_and_had_not_ended() -> None:
    value = under_way(parse("2007-03-12"))
    assert written(value) == (".. → 2007-03-13", "2007-03-12 → ..")
    assert (value.unknown, value.edtf, value.precision) == (["begins"], "", Precision.DAY)


def test_what_was_under_way_agrees_with_all_that_lasted_over_that_day() -> None:
    value = under_way(parse("2007-03-12"))
    assert agreement(value, parse("2007-03-01/2007-04-01")).kind == "sharper"
    assert agreement(value, parse("2007-03-14/2007-04-01")).kind == "disagree"


def test_dates_stand_in_the_order_of_what_is_known() -> None:
    in_order = [
        "-0752",
        "2003",
        "[..2007-02-28]",
        "2007-03-01",
        "2007-03-01/2007-03-05",
        "2007-03",
        "2007-03-02",
        "2007-03-09",
        "[..2007-03-09]",
        "2007-03-10",
        "/2007-05-04",
        "2007-05-05/..",
        "../..",
    ]
    values: list[DateValue | None] = [parse(text) for text in in_order]
    assert sorted([None, *values[::-1]], key=order_key) == [*values, None]


def test_what_was_under_way_stands_at_the_day_of_the_report() -> None:
    report = read_words("under way on 12 March 2007")
    assert order_key(parse("2007-03-12")) < order_key(report) < order_key(parse("2007-03-13"))
