"""What sources say about a date, weighed."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates import DateValue, agreement, parse, under_way
from events.models import ReadingForm, ReportedOccurrence, Stance
from events.queries.dating.dating import (
    Said,
    Verdict,
    compare,
    former_dates,
    is_conflicted,
    last_announcement,
)

KEYS = iter(range(1, 10_000))


def said(text: str = "", *, published: str = "2007-03-12", **options: Any) -> Said:
    date = parse(text) if text else None
    form = options.pop("form", ReadingForm.DATE if date else ReadingForm.NONE)
    return Said(reading_id=next(KEYS), form=form, date=date, published=parse(published), **options)


def announced(text: str = "", **options: Any) -> Said:
    return said(text, stance=Stance.ANNOUNCES, **options)


WITHDRAWN = {"form": ReadingForm.WITHDRAWN}

# The four plans and two reports of one meeting, as its sources have them.
APRIL = announced("2007-04", published="[2007-03-01..2007-03-09]")
NO_DATE = announced(published="2007-03-12", **WITHDRAWN)
EARLY_APRIL = announced("[2007-04-01..2007-04-10]", published="[2007-04-01..2007-04-30]", is_former=True)
MAY = announced("2007-05-03/2007-05-04", published="[2007-04-01..2007-04-30]")
ENDED = said("/2007-05-04", published="2007-05-04")
BY_THE_FIFTH = said("[..2007-05-05]", published="2007-05-05")
MEETING = [APRIL, NO_DATE, EARLY_APRIL, MAY, BY_THE_FIFTH, ENDED]


def test_the_latest_published_plan_counts() -> None:
    assert last_announcement(MEETING) is MAY


def test_a_plan_given_up_by_name_does_not_count() -> None:
    assert last_announcement([APRIL, EARLY_APRIL]) is APRIL


def test_a_withdrawn_plan_leaves_no_announcement() -> None:
    assert last_announcement([APRIL, NO_DATE]) is None


def test_an_uncertain_publication_date_counts_from_its_latest_day() -> None:
    early = announced("2007-04-01", published="[2007-03-01..2007-03-20]")
    assert last_announcement([early, NO_DATE]) is early


def test_of_two_plans_published_on_one_day_the_later_citation_counts() -> None:
    first, second = announced("2007-04-01"), announced("2007-04-02")
    assert last_announcement([first, second]) is second


def test_a_report_that_something_is_planned_is_a_plan() -> None:
    planned = said("2007-04", reported_occurrence=ReportedOccurrence.PLANNED)
    assert last_announcement([planned]) is planned
    assert not planned.is_rival


def test_plans_before_the_last_one_are_former_dates_in_order_of_publication() -> None:
    assert former_dates(MEETING, None) == [APRIL, EARLY_APRIL]


def test_a_withdrawn_plan_makes_every_earlier_one_a_former_date() -> None:
    assert former_dates([APRIL, NO_DATE], None) == [APRIL]


def test_a_plan_that_came_true_is_no_former_date() -> None:
    assert former_dates([announced("[2007-03-02..2007-03-31]")], parse("2007-03-10")) == []


def test_the_last_plan_is_a_former_date_once_it_happened_otherwise() -> None:
    assert former_dates([MAY], parse("2007-06")) == [MAY]


@pytest.mark.parametrize(
    ("used", "text", "verdict", "days"),
    [
        ("2007-03-10", "2007-03-10", Verdict.AGREES, 0),
        ("2007-03", "2007-03-10", Verdict.SHARPER, 0),
        ("2007-03-10", "2007-03", Verdict.COARSER, 0),
        ("2007-03-06", "2007-03-07", Verdict.DISAGREES, 1),
        ("2007-03-10", "2007-02", Verdict.DISAGREES, 10),
    ],
)
def test_each_reading_is_held_beside_the_date_used(used: str, text: str, verdict: Verdict, days: int) -> None:
    (found,) = compare([said(text)], parse(used))
    assert (found.verdict, found.days) == (verdict, days)


def test_without_two_dates_nothing_is_compared() -> None:
    assert [each.verdict for each in compare([said(), said("2007")], None)] == [Verdict.NOT_COMPARED] * 2
    assert compare([said()], parse("2007"))[0].verdict is Verdict.NOT_COMPARED


def test_a_report_of_another_day_is_a_conflict() -> None:
    assert is_conflicted([said("2007-03-06"), said("2007-03-07")], parse("2007-03-06"))


@pytest.mark.parametrize(
    "other",
    [
        announced("2007-04"),
        said("2007-04", stance=Stance.PREDICTS),
        said("2007-04", stance=Stance.DENIES),
        said("2007-04", stance=Stance.RETRACTS),
        said("2007-04", is_former=True),
    ],
    ids=["announced", "predicted", "denied", "retracted", "former"],
)
def test_plans_and_denials_are_no_rivals_of_what_happened(other: Said) -> None:
    assert not is_conflicted([other], parse("2007-05-04"))


def test_an_event_without_a_date_is_conflicted_when_its_reports_exclude_each_other() -> None:
    assert is_conflicted([said("2007-03-06"), said("2007-03-07")], None)
    assert not is_conflicted(MEETING, None)


def test_what_was_under_way_agrees_with_a_later_end() -> None:
    going_on: DateValue = under_way(parse("2007-03-12"))
    record = Said(reading_id=1, form=ReadingForm.UNDER_WAY, date=going_on)
    assert not is_conflicted([record], parse("2007-03-01/2007-04-01"))


@given(
    st.lists(st.sampled_from(["2007", "2007-03", "2007-03-06", "[..2007-03-06]", "/2007-05", "2006/2008"]), max_size=5)
)
def test_reports_exclude_each_other_exactly_when_two_of_them_do(texts: list[str]) -> None:
    dates = [parse(text) for text in texts]
    two_do = any(agreement(one, other).kind == "disagree" for one, other in combinations(dates, 2))
    assert is_conflicted([said(text) for text in texts], None) == two_do
