"""What an event's date rests on once the reading it rested on is gone."""

from __future__ import annotations

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from events.dates import parse
from events.models import ReadingForm, Stance
from events.queries.dating.dating import Said
from events.queries.dating.falling_back import date_without
from events.queries.dating.proposing import ProposalKind, proposal

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


@given(said=st.lists(SAID, max_size=6), data=st.data())
def test_the_next_date_is_the_one_proposed_among_what_is_left(said: list[Said], data: st.DataObject) -> None:
    gone = {each.reading_id for each in said if data.draw(st.booleans())}
    left = [each for each in said if each.reading_id not in gone]
    found, proposed = date_without(said, gone), proposal(left)
    if proposed is not None and proposed.kind == ProposalKind.REPORT:
        assert found is not None
        assert found.reading_id == proposed.reading_id
    else:
        assert found is None


@given(said=st.lists(SAID, max_size=6))
def test_a_date_never_rests_on_a_plan_or_a_denial(said: list[Said]) -> None:
    found = date_without(said, ())
    assert found is None or found.is_rival
