"""Sources that disagree, counted and grouped; and when somebody has to decide."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given

from events.dates import agreement, parse
from events.models import DatingBasis, ReadingForm, Stance
from events.queries.dating.dating import Said, is_conflicted
from events.queries.dating.disagreeing import Issue, disagreement, pending
from tests.queries.dating.test_proposing import MANY, said
from tests.queries.of_the_sample import said_of

SIXTH, SEVENTH = "2007-03-06", "2007-03-07"


def words(*many: Said, used: str = "") -> str:
    found = disagreement(many, parse(used) if used else None)
    return found.words if found else ""


def test_the_sample_disagrees_about_one_speech_by_one_day() -> None:
    found = disagreement(said_of("President Bush to the American Legion"), None)
    assert found is not None
    assert found.words == "2 sources disagree by 1 day"
    assert [[each.date and each.date.edtf for each in group] for group in found.groups] == [
        ["2007-03-06T10:05:00-05:00"],
        [SEVENTH],
    ]
    assert disagreement(said_of("US troops raid"), None) is None
    assert disagreement(said_of("Foreign ministers meet"), None) is None


def test_sources_are_counted_and_not_what_they_say() -> None:
    assert words(said(SIXTH, source_id=1), said(SEVENTH, source_id=2), said(SEVENTH, source_id=2)) == (
        "2 sources disagree by 1 day"
    )
    assert (
        words(said(SIXTH, source_id=1), said("2007-03-16", source_id=1)) == "1 source disagrees with itself by 10 days"
    )
    assert words(said("2007-03", source_id=1), said(SEVENTH, source_id=2)) == ""
    assert words(said("2007-03-06T10:00:00"), said("2007-03-06T11:00:00")) == "2 sources disagree within a day"
    assert words(said(SEVENTH, source_id=1), used=SIXTH) == "1 source disagrees with the date used by 1 day"


def test_a_plan_or_a_denial_disagrees_with_nobody() -> None:
    assert words(said(SIXTH), said(SEVENTH, stance=Stance.ANNOUNCES), said(SEVENTH, stance=Stance.DENIES)) == ""


@given(MANY)
def test_within_a_group_all_can_be_right_and_the_groups_hold_every_report_that_disagrees(many: list[Said]) -> None:
    found = disagreement(many, None)
    assert (found is not None) == is_conflicted(many, None)
    if found is None:
        return
    assert {each.reading_id for group in found.groups for each in group} == {each.reading_id for each in found.said}
    for group in found.groups:
        for one, other in combinations(group, 2):
            assert one.date is not None
            assert other.date is not None
            assert agreement(one.date, other.date).kind != "disagree"


def issue(
    *many: Said, used: str = "", basis: DatingBasis = DatingBasis.READING, since: list[Said] | None = None
) -> str:
    """What is to be decided; `since` are the readings written after a decision, None where there was none."""
    newer = [each.reading_id for each in since or []]
    found = pending(many, parse(used) if used else None, basis, is_decided=since is not None, newer=newer)
    return found.issue if found else ""


def test_a_disagreement_is_open_until_somebody_decides_and_again_when_a_source_is_added() -> None:
    sixth, seventh = said(SIXTH), said(SEVENTH)
    assert issue(sixth, seventh, used=SIXTH) == Issue.DISAGREES
    assert issue(sixth, seventh, used=SIXTH, basis=DatingBasis.RULED, since=[]) == ""
    assert issue(sixth, seventh, used=SIXTH, basis=DatingBasis.RULED, since=[seventh]) == Issue.DISAGREES
    assert issue(sixth, seventh, used=SIXTH, basis=DatingBasis.RULED, since=[sixth]) == ""
    found = pending([sixth, seventh], parse(SIXTH), DatingBasis.RULED, is_decided=True, newer=[seventh.reading_id])
    assert found is not None
    assert found.what == "a source read since disagrees with the date decided by 1 day"


def test_a_more_exact_report_is_offered() -> None:
    month, sixth = said("2007-03"), said(SIXTH)
    assert issue(month, sixth, used="2007-03") == Issue.SHARPER
    assert issue(month, sixth, used=SIXTH) == ""
    assert issue(month, sixth, used="2007-03", since=[]) == ""
    assert issue(month, sixth, used="2007-03", since=[sixth]) == Issue.SHARPER


def test_a_date_that_only_sources_have_is_offered_unless_it_was_left_open_with_a_reason() -> None:
    assert issue(said(SIXTH), basis=DatingBasis.UNDATED) == Issue.UNUSED
    assert issue(said(SIXTH), basis=DatingBasis.UNDATED, since=[]) == ""
    assert issue(said(SIXTH), basis=DatingBasis.COMPUTED) == ""
    assert issue(said(SIXTH), said(SEVENTH), basis=DatingBasis.COMPUTED) == Issue.DISAGREES
    assert issue(said(SIXTH, stance=Stance.ANNOUNCES), basis=DatingBasis.UNDATED) == ""


def test_a_planned_date_is_questioned_by_a_later_announcement() -> None:
    plan = said(SIXTH, stance=Stance.ANNOUNCES, published=parse("2007-02-01"))
    moved = said(SEVENTH, stance=Stance.ANNOUNCES, published=parse("2007-02-02"))
    given_up = said(form=ReadingForm.WITHDRAWN, stance=Stance.ANNOUNCES, published=parse("2007-02-03"))
    assert issue(plan, moved, used=SIXTH) == Issue.MOVED
    assert issue(plan, given_up, used=SIXTH) == Issue.MOVED
    assert issue(plan, moved, used=SEVENTH) == ""
