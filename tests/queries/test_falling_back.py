"""What an event's date rests on once the reading it rested on is gone."""

from __future__ import annotations

import math
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from events.dates import DateValue, agreement, parse
from events.models import ReadingForm, Stance
from events.queries.dating import Said
from events.queries.falling_back import date_without

DATES = [
    "2007",
    "2007-03",
    "2007-03-06",
    "2007-03-07",
    "[..2007-03-06]",
    "2007-03-01/2007-03-20",
    "2006/2008",
    "/2007-05",
]
NUMBERS = count(1)
SAID = st.builds(
    lambda text, stance, is_former: Said(
        reading_id=next(NUMBERS),
        form=ReadingForm.DATE if text else ReadingForm.NONE,
        date=parse(text) if text else None,
        stance=stance,
        is_former=is_former,
    ),
    text=st.sampled_from(["", *DATES]),
    stance=st.sampled_from([Stance.REPORTS, Stance.CLAIMS, Stance.ANNOUNCES, Stance.DENIES]),
    is_former=st.booleans(),
)
USED = st.sampled_from([None, *map(parse, DATES)])


def width(date: DateValue | None) -> float:
    if date is None or date.begins_earliest is None or date.ends_latest is None:
        return math.inf
    return date.ends_latest - date.begins_earliest


@given(said=st.lists(SAID, max_size=6), used=USED)
def test_the_next_date_is_the_first_of_the_most_exact_reports_that_agree(
    said: list[Said], used: DateValue | None
) -> None:
    reports = [each for each in said if each.is_rival]
    agreeing = [each for each in reports if used and each.date and agreement(used, each.date).kind != "disagree"]
    of = agreeing or reports
    found = date_without(said, used)
    assert (found is None) == (not reports)
    if found is not None:
        assert found in of
        exact = min(width(each.date) for each in of)
        assert found is next(each for each in of if width(each.date) == exact)


@given(said=st.lists(SAID, max_size=6), used=USED)
def test_taking_away_what_a_date_does_not_fall_back_on_changes_nothing(
    said: list[Said], used: DateValue | None
) -> None:
    found = date_without(said, used)
    for other in said:
        if other is not found:
            assert date_without([each for each in said if each is not other], used) is found


@given(said=st.lists(SAID, max_size=6))
def test_a_date_never_rests_on_a_plan_or_a_denial(said: list[Said]) -> None:
    found = date_without(said, None)
    assert found is None or found.is_rival
