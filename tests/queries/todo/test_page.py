"""What is left to do: each kind finds what it is about and nothing else, and how much there is costs no more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import (
    Anchor,
    AnchorState,
    EventState,
    Likeness,
    Origin,
    SourceText,
)
from events.queries.filtering.narrowing import Narrowing, narrowed
from events.queries.filtering.todo_kinds import day_of
from events.queries.reader import labels
from events.queries.reader.sight import Sight
from events.queries.todo.page import PER_PAGE, todo
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = datetime(2007, 5, 6, 12, tzinfo=UTC)


@pytest.fixture
def timeline():
    return make.make_timeline()


@pytest.fixture
def sight(timeline):
    return Sight.of_reader(timeline, make.make_member(timeline))


def tasks(sight, kind, **asked):
    """The things of one kind, in order."""
    make.place(sight.timeline)
    page = todo(sight, **{"now": NOW, "kind": kind, **asked})
    assert sum(section.count for section in page.sections) == page.total
    return [task for section in page.sections for task in section.tasks]


def titles(sight, kind, **asked):
    return [task.line.title for task in tasks(sight, kind, **asked)]


def test_a_plan_whose_day_is_past_waits_for_an_outcome(timeline, sight):
    for title, date in (("yesterday", "2007-05-05"), ("today", "2007-05-06"), ("this month", "2007-05")):
        make.make_event(timeline, title, date, occurrence="planned")
    make.make_event(timeline, "put off", "2007-04", occurrence="postponed")
    make.make_event(timeline, "happened", "2007-04")
    assert titles(sight, "overdue") == ["put off", "yesterday"]
    assert titles(sight, "overdue", now=NOW - timedelta(days=1)) == ["put off"]


def test_a_plan_without_a_date_is_overdue_by_its_last_announcement(timeline, sight):
    event = make.make_event(timeline, "meeting", occurrence="planned")
    make.make_reading(make.make_citation(event, stance="announces"), "2007-05-03")
    assert titles(sight, "overdue") == ["meeting"]
    assert titles(sight, "undated") == []


def test_a_plan_is_overdue_too_when_a_later_source_is_silent_about_it(timeline, sight):
    make.make_event(timeline, "meeting", "2007-05-10", occurrence="planned")
    assert titles(sight, "overdue") == []
    make.make_source(timeline, published="2007-05-10")
    assert titles(sight, "overdue") == []
    make.make_source(timeline, published="2007-05-11")
    assert titles(sight, "overdue") == ["meeting"]


def test_a_plan_of_which_only_the_order_is_known_is_not_overdue(timeline, sight):
    opening = make.make_event(timeline, "opening", "2007-03-01")
    make.make_relation(make.make_event(timeline, "sequel", occurrence="planned"), "after", opening)
    assert titles(sight, "overdue") == []


@pytest.mark.parametrize(
    ("reported", "is_waiting"),
    [("happened", False), ("cancelled", False), ("under way", False), ("did not happen", False), ("moved", True)],
)
def test_an_outcome_that_somebody_reports_ends_the_waiting(timeline, sight, reported, is_waiting):
    event = make.make_event(timeline, "meeting", "2007-05-03", occurrence="planned")
    citation = make.make_citation(event, reported_occurrence=reported)
    assert (titles(sight, "overdue") == ["meeting"]) is is_waiting
    make.withdraw(citation)
    assert titles(sight, "overdue") == ["meeting"]


def test_today_is_the_day_of_the_timeline_s_own_zone(timeline):
    late = datetime(2007, 5, 5, 20, tzinfo=UTC)
    timeline.time_zone = "Asia/Tokyo"
    assert day_of(late, timeline) == day_of(NOW.replace(hour=0), make.make_timeline("utc"))


def test_an_event_stands_on_one_source_where_the_others_are_copies_of_it(timeline, sight):
    wire = make.make_source(timeline, "Wire")
    paper = make.make_source(timeline, "Paper", derived_from=wire)
    reprint, rival = make.make_source(timeline, "Reprint", derived_from=paper), make.make_source(timeline, "Rival")
    for title, sources in {"one": [wire], "copied": [wire, reprint], "two": [paper, rival], "none": []}.items():
        event = make.make_event(timeline, title)
        for position, source in enumerate(sources):
            make.make_citation(event, source, position=position)
        make.make_citation(event, make.make_source(timeline), stance="denies")
    assert [(task.line.title, task.words) for task in tasks(sight, "single")] == [
        ("one", "Only Wire says so."),
        ("copied", "Wire and Reprint count as one source: one is taken from the other."),
    ]


def test_an_event_without_a_date_stands_between_its_neighbours(timeline, sight):
    first, last = make.make_event(timeline, "first", "2007-03-01"), make.make_event(timeline, "last", "2007-03-10")
    middle = make.make_event(timeline, "middle")
    make.make_event(timeline, "lost")
    make.make_relation(middle, "responds to", first)
    make.make_relation(last, "outcome of", middle)
    make.make_relation(make.make_event(timeline, "worked out"), "during", last)
    found = {task.line.title: task.docked for task in tasks(sight, "undated")}
    assert set(found) == {"middle", "lost"}
    assert (found["middle"].after.title, found["middle"].before.title) == ("first", "last")
    assert (found["lost"].after, found["lost"].before) == (None, None)


def test_a_quotation_is_checked_once_it_stands_in_a_text(timeline, sight):
    citation = make.make_citation(make.make_event(timeline, "raid"), locator="3", locator_kind="page")
    checked, unchecked = make.make_passage(citation, "seen"), make.make_passage(citation, "typed")
    make.make_passage(citation, "on Saturday", role="date words")
    text = SourceText.objects.create(
        timeline=timeline, source=citation.source, text="seen", captured_at=NOW, origin=Origin.PASTED
    )
    Anchor.objects.create(
        timeline=timeline, passage=checked, source_text=text, begins=0, ends=4, state=AnchorState.EXACT
    )
    [task] = tasks(sight, "unchecked")
    assert (task.quote, task.citation, task.locator) == (unchecked.exact, citation.public_id, "p.\u00a03")
    make.withdraw(citation)
    assert tasks(sight, "unchecked") == []


def test_a_passage_is_to_be_looked_at_while_it_is_proposed_or_gone_in_the_text_captured_last(timeline, sight):
    source = make.make_source(timeline, "Echo")
    proposed, gone, found, settled = (
        make.make_passage(make.make_citation(make.make_event(timeline, state), source), state)
        for state in ("proposed", "gone", "exact", "settled")
    )
    for age, states in ((1, ("gone",) * 4), (0, ("proposed", "gone", "exact", "changed"))):
        text = make.make_text(source, "proposed gone exact", captured_at=NOW - timedelta(days=age))
        for passage, state in zip((proposed, gone, found, settled), states, strict=True):
            place = {} if state == "gone" else {"begins": 0, "ends": 4}
            looked = {"decided_at": NOW} if state == "changed" else {}
            Anchor.objects.create(timeline=timeline, passage=passage, source_text=text, state=state, **place, **looked)
    assert [(task.line.title, task.passage) for task in tasks(sight, "unsettled")] == [
        ("proposed", proposed.public_id),
        ("gone", gone.public_id),
    ]
    assert titles_narrowed(sight, "unsettled") == ["gone", "proposed"]
    make.withdraw(proposed.citation)
    assert titles_narrowed(sight, "unsettled") == ["gone"]


def test_near_copies_are_asked_about_until_somebody_says_what_they_are(timeline, sight):
    one, other = make.make_source(timeline, "Echo"), make.make_source(timeline, "Star", "1901-05-02")
    make.make_citation(make.make_event(timeline, "cited"), other)
    row = Likeness.objects.create(timeline=timeline, source=one, other=other, resemblance=0.5, containment=0.917)
    [task] = tasks(sight, "alike")
    assert (task.source.short, task.words) == ("Echo", "Shares 92 % of its wording with “Star” (Star, 2 May 1901).")
    assert titles_narrowed(sight, "alike") == ["cited"]
    row.answer, row.decided_at = "different", NOW
    row.save()
    assert tasks(sight, "alike") == []
    assert titles_narrowed(sight, "alike") == []


def test_an_article_with_suggestions_that_wait_is_one_thing_to_do(timeline, sight):
    source = make.make_source(timeline, "Echo")
    make.make_citation(make.make_event(timeline, "cited"), source)
    make.make_suggestion(make.make_text(source, "It rained.", captured_at=NOW - timedelta(days=1)), "It rained.")
    text = make.make_text(source, "It rained. It snowed. It had been dry.", captured_at=NOW)
    rows = [make.make_suggestion(text, words) for words in ("It rained.", "It snowed.")]
    make.make_suggestion(text, "It had been dry.", is_background=True)
    assert [(each.source.short, each.words) for each in tasks(sight, "suggested")] == [
        ("Echo", "2 suggestions of what it tells wait.")
    ]
    assert titles_narrowed(sight, "suggested") == ["cited"]
    for row in rows:
        row.state, row.decided_at = "dismissed", NOW
        row.save()
    assert tasks(sight, "suggested") == []


def test_statements_that_cannot_all_be_true_are_told_with_who_makes_them(timeline, sight):
    raid, meeting = make.make_event(timeline, "Raid", "2007-01-11"), make.make_event(timeline, "Meeting", "2007-05-03")
    citation = make.make_citation(raid, make.make_source(timeline, "Paper"))
    make.make_passage(citation, "after the meeting")
    make.make_relation(raid, "after", meeting, citation=citation)
    make.make_event(timeline, "Elsewhere", "2007-01-11")
    [task] = tasks(sight, "contradictory")
    told = {each.words: each for each in task.contradiction.statements}
    assert set(told) == {"is dated 11 January 2007", "is dated 3 May 2007", "comes after"}
    after = told["comes after"]
    assert (after.event.title, after.other.title, after.citation.source.short) == ("Raid", "Meeting", "Paper")
    assert after.citation.quotes[0].words == "after the meeting"
    assert task.contradiction.left_out is not None
    assert titles_narrowed(sight, "contradictory") == ["Meeting", "Raid"]


def titles_narrowed(sight, *kinds):
    return sorted(event.title for event in narrowed(sight, Narrowing(todo=kinds, now=NOW)))


def test_a_timeline_is_narrowed_to_what_is_to_do_for_its_members_alone(timeline, sight):
    make.make_event(timeline, "overdue", "2007-05-03", occurrence="planned")
    make.make_passage(make.make_citation(make.make_event(timeline, "single", "2007-05-01")), "typed")
    make.make_event(timeline, "undated")
    make.place(timeline)
    found = {kind: titles_narrowed(sight, kind) for kind in labels.TODO}
    assert {kind: own for kind, own in found.items() if own} == {
        "overdue": ["overdue"],
        "undated": ["undated"],
        "single": ["single"],
        "unchecked": ["single"],
    }
    assert titles_narrowed(sight, "overdue", "undated") == ["overdue", "undated"]
    stranger = Sight.of_reader(timeline, make.make_user("bo"))
    assert len(titles_narrowed(stranger, "overdue")) == 3


def test_drafts_count_and_what_is_in_the_bin_does_not(timeline, sight):
    make.make_event(timeline, "draft", state=EventState.DRAFT)
    make.make_event(timeline, "binned", state=EventState.WITHDRAWN)
    assert titles(sight, "undated") == ["draft"]


def test_all_kinds_are_one_list_in_pages(timeline, sight):
    for number in range(PER_PAGE):
        make.make_event(timeline, f"plan {number}", "2007-05-01", occurrence="planned")
    for number in range(3):
        make.make_event(timeline, f"undated {number}")
    make.place(timeline)
    first, second = (todo(sight, now=NOW, page=page) for page in (1, 2))
    assert [(section.kind, len(section.tasks)) for section in first.sections] == [("overdue", PER_PAGE)]
    assert [(section.kind, len(section.tasks)) for section in second.sections] == [("undated", 3)]
    assert [(each.value, each.count) for each in second.filters if each.count] == [
        ("", PER_PAGE + 3),
        ("overdue", PER_PAGE),
        ("undated", 3),
    ]
    assert todo(sight, now=NOW, page=99) == second
    assert todo(sight, now=NOW, kind="nonsense").kind == ""


def test_a_hundred_things_take_as_many_queries_as_one(timeline, sight, django_assert_num_queries):
    def grow(number):
        for each in range(number):
            make.make_event(timeline, f"plan {each}", "2007-05-01", occurrence="planned")
            event = make.make_event(timeline, f"undated {each}")
            make.make_passage(make.make_citation(event), "typed")
        make.place(timeline)

    grow(1)
    with CaptureQueriesContext(connection) as few:
        todo(sight, now=NOW)
    grow(12)
    with django_assert_num_queries(len(few)):
        todo(sight, now=NOW)
    assert len(few) <= 36
