"""Events whose date somebody has to decide, as a timeline holds them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from events.models import DatingBasis, Event, EventState, Reading, Stance, Timeline
from events.queries.dating.disagreeing import Issue
from events.queries.dating.reconciled import reconciled
from events.queries.dating.undecided import undecided
from events.queries.reader.sight import Sight
from tests import factories as make

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def timeline() -> Timeline:
    return make.make_timeline()


def sight_of(timeline: Timeline) -> Sight:
    return Sight.of_reader(timeline, AnonymousUser())


def asked(timeline: Timeline) -> list[tuple[int, str]]:
    return [(each.event.number, each.what) for each in undecided(sight_of(timeline))]


def cite(event: Event, date: str, **fields: Any) -> Reading:
    return make.make_reading(make.make_citation(event, **fields), date)


def use(event: Event, reading: Reading, **fields: Any) -> None:
    """The date rests on a reading, and nobody has given a reason."""
    event.date, event.dating_reading = reading.date, reading
    event.dating_basis, event.dating_rationale = DatingBasis.READING, ""
    for name, value in fields.items():
        setattr(event, name, value)
    event.save()


def test_the_sample_leaves_nothing_open_and_its_one_disagreement_may_be_a_clock_in_sydney(
    sample: Timeline,
) -> None:
    assert asked(sample) == []
    rows = Reading.objects.filter(citation__event__title__startswith="President Bush to the American Legion")
    found = reconciled(list(rows.select_related("citation__source")), sight_of(sample))
    assert [each.words for each in found] == ["both hold if WSWS counts days in Sydney: 02:05 on Wednesday 7 March"]


def test_a_disagreement_is_open_while_nobody_has_given_a_reason(timeline: Timeline) -> None:
    event = make.make_event(timeline, "Speech")
    use(event, cite(event, "2007-03-06"))
    cite(event, "2007-03-07")
    assert asked(timeline) == [(1, "2 sources disagree by 1 day")]
    assert undecided(sight_of(timeline))[0].issue == Issue.DISAGREES
    use(
        event, Reading.objects.order_by("pk")[0], dating_rationale="The primary source.", dated_at=timezone.now() + HOUR
    )
    assert asked(timeline) == []


def test_a_decision_is_questioned_by_what_was_read_since(timeline: Timeline) -> None:
    event = make.make_event(timeline, "Speech", "2007-03-06", dated_at=timezone.now() + HOUR)
    cite(event, "2007-03-07")
    assert asked(timeline) == []
    Event.objects.update(dated_at=timezone.now() - HOUR)
    assert asked(timeline) == [(1, "a source read since disagrees with the date decided by 1 day")]


def test_a_decision_that_was_imported_with_its_readings_stands(timeline: Timeline) -> None:
    event = make.make_event(timeline, "Speech", "2007-03-06")
    cite(event, "2007-03-07")
    assert asked(timeline) == []


def test_a_more_exact_source_and_a_date_that_nobody_uses_are_offered(timeline: Timeline) -> None:
    vague, bare, plan = (make.make_event(timeline, title) for title in ("Vague", "Bare", "Plan"))
    use(vague, cite(vague, "2007-03"))
    cite(vague, "2007-03-06")
    cite(bare, "2007-03-06")
    cite(plan, "2007-03-06", stance=Stance.ANNOUNCES)
    assert asked(timeline) == [
        (1, "a source is more exact than the date used"),
        (2, "a source gives a date, and none is used"),
    ]


def test_what_a_stranger_may_not_see_is_not_asked_of_them(timeline: Timeline) -> None:
    draft = make.make_event(timeline, "Draft", state=EventState.DRAFT)
    cite(draft, "2007-03-06")
    shown = make.make_event(timeline, "Shown")
    make.withdraw(cite(shown, "2007-03-06").citation)
    assert asked(timeline) == []


def test_however_many_events_there_are_the_questions_are_as_many(
    timeline: Timeline, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        event = make.make_event(
            timeline, f"Event {number}", "2007-03-06", dated_at=None if number % 2 else timezone.now()
        )
        cite(event, "2007-03")
        cite(event, "2007-03-07")
        bare = make.make_event(timeline, f"Bare {number}")
        cite(bare, "2007-03-07")
    with django_assert_max_num_queries(6):
        assert len(undecided(sight_of(timeline))) == 12
