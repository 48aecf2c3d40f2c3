"""Which date is used: what the rules choose, on the sample and on whatever people enter."""

from __future__ import annotations

from itertools import combinations, count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates import DateValue, agreement, parse
from events.models import Certainty, Occurrence, ReadingBasis, ReadingForm, ReportedOccurrence, Stance, Unit
from events.queries.dating.dating import Duration, Said
from events.queries.dating.proposing import ProposalKind, Reported, admitted, best_report, occurrence_of, proposal
from events.queries.dating.weighing import bases, exactness
from tests.queries.of_the_sample import reported_of, said_of

NUMBERS = count(1)
PUBLICATION = ReadingBasis.FROM_PUBLICATION_DATE
DATES = ["2007", "2007-03", "2007-03-06", "2007-03-07", "[..2007-03-06]", "2007-03-01/2007-03-20", "2006/2008", "/2007"]


def said(text: str = "", **options: Any) -> Said:
    date = parse(text) if text else None
    form = options.pop("form", ReadingForm.DATE if text else ReadingForm.NONE)
    return Said(reading_id=next(NUMBERS), form=form, date=date, **options)


SAID = st.builds(
    said,
    st.sampled_from(["", *DATES]),
    stance=st.sampled_from([Stance.REPORTS, Stance.CLAIMS, Stance.ANNOUNCES, Stance.DENIES]),
    basis=st.sampled_from(ReadingBasis),
    certainty=st.sampled_from(Certainty),
    source_id=st.integers(1, 4),
    derived_from=st.sampled_from([None, 1, 2, 3, 4]),
    duration=st.sampled_from([None, Duration(2, 2, Unit.DAYS), Duration(1, 1, Unit.WEEKS)]),
)
MANY = st.lists(SAID, max_size=7)


def chosen(*many: Said) -> tuple[Said, str]:
    found = proposal(many)
    assert found is not None
    return next(each for each in many if each.reading_id == found.reading_id), found.reason


def words(date: DateValue | None) -> str | None:
    return date.edtf if date else None


# The sample, as of three days.


@pytest.mark.parametrize(
    ("until", "conference", "ministerial", "date"),
    [
        ("2007-03-09", Occurrence.PLANNED, Occurrence.PLANNED, "2007-04"),
        ("2007-03-12", Occurrence.HAPPENED, Occurrence.PLANNED, None),
        ("2007-04-30", Occurrence.HAPPENED, Occurrence.PLANNED, "2007-05-03/2007-05-04"),
        ("2007-05-05", Occurrence.HAPPENED, Occurrence.HAPPENED, "/2007-05-04"),
    ],
)
def test_what_became_of_the_two_meetings_as_of_a_day(
    until: str, conference: Occurrence, ministerial: Occurrence, date: str | None
) -> None:
    assert occurrence_of(reported_of("Regional security conference", until)) == conference
    assert occurrence_of(reported_of("Foreign ministers meet", until)) == ministerial
    found = proposal(said_of("Foreign ministers meet", until))
    assert found is not None
    assert words(found.date) == date
    assert found.kind == (ProposalKind.REPORT if ministerial == Occurrence.HAPPENED else ProposalKind.ANNOUNCEMENT)


@pytest.mark.parametrize(
    ("title", "date", "reason"),
    [
        ("US troops raid", "2007-01-11T03:00:00+03:00", "the most exact of 3 that agree"),
        ("Regional security conference", "2007-03-10", "2 sources agree"),
        ("Baker–Hamilton", "2006-12", "the most exact of 2 that agree"),
        ("President Bush to the American Legion", "2007-03-06T10:05:00-05:00", "the most exact of 2 that disagree"),
        ("Vice President Cheney", "2007-02", "the only date that a source gives"),
    ],
)
def test_the_rules_choose_the_dates_that_the_sample_uses(title: str, date: str, reason: str) -> None:
    found = proposal(said_of(title))
    assert found is not None
    assert (words(found.date), found.reason) == (date, reason)


def test_of_the_ministers_meeting_the_end_and_the_length_count_and_no_announcement() -> None:
    counting = admitted(said_of("Foreign ministers meet"))
    assert [words(each.date) for each in counting] == ["[..2007-05-05]", "/2007-05-04"]
    assert [each.duration for each in counting] == [Duration(2, 2, Unit.DAYS), None]


def test_what_is_denied_or_only_claimed_stays_open_and_a_denied_plan_came_to_nothing() -> None:
    assert occurrence_of(reported_of("US and Iranian officials")) == Occurrence.UNKNOWN
    assert occurrence_of(reported_of("Iran arms")) == Occurrence.UNKNOWN
    assert occurrence_of(reported_of("Rice and Mottaki")) == Occurrence.DID_NOT_HAPPEN
    assert occurrence_of(reported_of("US and Iranian officials", "2007-03-12")) == Occurrence.UNKNOWN
    assert occurrence_of([]) == Occurrence.UNKNOWN


# The rules, one by one.


def test_a_copy_stands_back_behind_its_origin_however_it_is_founded() -> None:
    origin = said("2007-03", source_id=1, basis=ReadingBasis.INFERRED)
    copy = said("2007-04-02", source_id=3, derived_from=2)
    assert chosen(copy, origin, said("2007", source_id=2, derived_from=1)) == (origin, "primary before derived")
    assert chosen(said("2007-03", source_id=7, basis=PUBLICATION), copy)[0] is copy


@pytest.mark.parametrize(
    ("better", "worse", "reason"),
    [
        ({}, {"stance": Stance.CLAIMS}, "reported before claimed"),
        ({}, {"basis": PUBLICATION}, "stated before worked out"),
        (
            {"basis": PUBLICATION},
            {"basis": ReadingBasis.INFERRED},
            "worked out from another date before inferred",
        ),
        ({}, {"certainty": Certainty.POSSIBLE}, "the surer reading before the less sure"),
    ],
)
def test_a_better_founded_report_wins_over_a_more_exact_one_that_contradicts_it(
    better: dict[str, Any], worse: dict[str, Any], reason: str
) -> None:
    good, bad = said("2007-03", **better), said("2007-04-02", **worse)
    assert chosen(bad, good) == (good, reason)
    assert admitted([bad, good]) == [good]


def test_a_more_exact_report_wins_where_it_contradicts_none_that_is_better_founded() -> None:
    stated, inferred = said("2007-03"), said("2007-03-06", basis=ReadingBasis.INFERRED)
    assert chosen(stated, inferred) == (inferred, "the most exact of 2 that agree")


def test_a_report_wins_over_any_announcement_and_a_withdrawn_date_is_no_date() -> None:
    plan = said("2007-04-01", stance=Stance.ANNOUNCES, published=parse("2007-03-01"))
    none = said(form=ReadingForm.WITHDRAWN, stance=Stance.ANNOUNCES, published=parse("2007-03-12"))
    assert chosen(none, plan) == (none, "the last announcement is that no date is set")
    assert chosen(plan) == (plan, "the only announcement")
    report = said("2007", certainty=Certainty.POSSIBLE)
    assert chosen(none, plan, report)[0] is report
    assert proposal([said("2007", stance=Stance.DENIES)]) is None


def reported(outcome: ReportedOccurrence | None, by: int, stance: Stance = Stance.REPORTS) -> Reported:
    return Reported(stance, outcome, by)


@pytest.mark.parametrize(
    ("many", "became"),
    [
        ([reported(ReportedOccurrence.HAPPENED, 1), reported(ReportedOccurrence.CANCELLED, 2)], Occurrence.HAPPENED),
        ([reported(ReportedOccurrence.POSTPONED, 2), reported(None, 1, Stance.ANNOUNCES)], Occurrence.POSTPONED),
        ([reported(ReportedOccurrence.CANCELLED, 1), reported(ReportedOccurrence.MOVED, 2)], Occurrence.PLANNED),
        ([reported(None, 2, Stance.ANNOUNCES), reported(None, 1, Stance.DENIES)], Occurrence.PLANNED),
        ([reported(None, 1, Stance.ANNOUNCES), reported(None, 2, Stance.CLAIMS)], Occurrence.UNKNOWN),
        ([reported(ReportedOccurrence.UNDER_WAY, 1)], Occurrence.HAPPENED),
        ([reported(None, 1), reported(ReportedOccurrence.DID_NOT_HAPPEN, 2)], Occurrence.DID_NOT_HAPPEN),
    ],
)
def test_what_became_of_it(many: list[Reported], became: Occurrence) -> None:
    assert occurrence_of(many) == became


# Whatever people enter.


@given(MANY)
def test_the_date_used_is_the_most_exact_that_contradicts_none_of_better_basis(many: list[Said]) -> None:
    best, founded = best_report(many), bases(many)
    rivals = [each for each in many if each.is_rival]
    assert (best is None) == (not rivals)
    for each in rivals:
        better = [other for other in rivals if founded[other.reading_id] < founded[each.reading_id]]
        is_founded = all(_agree(each, other) for other in better)
        assert best is not None
        assert best is not each or is_founded
        assert not is_founded or exactness(best.date) <= exactness(each.date)


@given(MANY)
def test_the_reports_that_count_can_be_right_together_and_none_could_be_added(many: list[Said]) -> None:
    counting, founded = admitted(many), bases(many)
    assert all(_agree(one, other) for one, other in combinations(counting, 2))
    best = best_report(many)
    assert best is None or best in counting
    for each in many:
        if each.is_rival and each not in counting:
            against = [other for other in many if other.is_rival and not _agree(each, other)]
            assert any(
                other in counting or founded[other.reading_id] < founded[each.reading_id] for other in against
            ) or (each.duration and any(other.duration not in (None, each.duration) for other in counting))


@given(st.sampled_from(DATES).map(parse), st.sampled_from(DATES).map(parse))
def test_what_lies_within_another_date_is_more_exact(one: DateValue, other: DateValue) -> None:
    if agreement(one, other).kind == "sharper":
        assert exactness(other) < exactness(one)


def _agree(one: Said, other: Said) -> bool:
    return one.date is None or other.date is None or agreement(one.date, other.date).kind != "disagree"
