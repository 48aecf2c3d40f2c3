"""Who, when, what and why; and nobody reads what is private, in no version of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from events.actions.changes import open_change
from events.actions.editing import edit
from events.actions.facts import Fact, Part, add_fact
from events.actions.naming import NewSource
from events.actions.reverting import revert_change
from events.models import Annotation, Citation, Event, Participation, Passage, Role, Source, Timeline, User
from events.queries.event.version import compared, former_event, versions_of
from events.queries.history.change import change_seen, done_by
from events.queries.history.changes import PAGE, Asked, history, people_in
from events.queries.reader.desk import last_deed
from events.queries.versions.word_diff import Segment
from tests.factories import make_event, make_member, make_timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline(db: None) -> Timeline:
    return make_timeline("bridges")


@pytest.fixture
def ann(timeline: Timeline) -> User:
    return make_member(timeline, "ann", Role.EDITOR)


@pytest.fixture
def event(timeline: Timeline, ann: User) -> Event:
    fact = Fact(
        title="It opens",
        when="May 1901",
        summary="With a band.",
        source=NewSource(short_title="The Echo"),
        quote="in May it opened",
        people=(Part(name="Ada", role="host"),),
    )
    return add_fact(timeline=timeline, fact=fact, by=ann)


def note(event: Event, by: User, audience: str, **fields: Any) -> Annotation:
    with open_change(event.timeline, verb="annotate", by=by):
        return Annotation.objects.create(
            timeline=event.timeline, event=event, author=by, audience=audience, written_at=timezone.now(), **fields
        )


def seen(timeline: Timeline, reader: User) -> str:
    """Everything that a member finds in the history, as text."""
    lines = history(timeline, reader, Asked()).lines
    changes = [change_seen(timeline, line.number, reader) for line in lines]
    return repr(lines) + repr([done_by(change, reader) for change in changes if change])


def test_a_change_says_who_did_what_to_which_event_and_why(timeline: Timeline, ann: User, event: Event) -> None:
    edit(row=event, fields={"title": "Opening"}, version=event.version, by=ann, verb="edit_timeline", reason="shorter")
    line, first = history(timeline, ann, Asked()).lines
    assert (line.by, line.words, line.reason) == ("ann", "changed the settings", "shorter")
    assert [(about.number, about.title) for about in line.about] == [(1, "Opening")]
    assert (first.words, first.may_be_undone, first.reverted_by) == ("entered an event", True, None)


def test_a_text_is_compared_by_the_word_and_a_date_said_in_words(timeline: Timeline, ann: User, event: Event) -> None:
    fields = {"summary": "With a choir.", "date": None, "dating_basis": "undated", "dating_reading": None}
    edit(row=event, fields=fields, version=event.version, by=ann, verb="edit_event")
    change = change_seen(timeline, 2, ann)
    assert change is not None
    (row,) = done_by(change, ann).rows
    assert (row.noun, row.name, row.what, row.event) == ("Event", "1: It opens", "altered", 1)
    summary, date = row.differences
    assert summary.segments == (Segment("same", "With a "), Segment("gone", "band."), Segment("new", "choir."))
    assert (date.title, date.old, date.new) == (
        "Date",
        "some time in May 1901, as in The Echo on “It opens”",
        "no date",
    )


def test_what_a_change_made_is_named_with_all_that_it_says(timeline: Timeline, ann: User, event: Event) -> None:
    change = change_seen(timeline, 1, ann)
    assert change is not None
    rows = {row.noun: row for row in done_by(change, ann).rows}
    assert {row.what for row in rows.values()} == {"made"}
    assert rows["Part"].name == "of “It opens”"
    assert {each.title: each.new for each in rows["Part"].differences} == {"Who": "Ada", "Role": "host"}
    quoted = {each.title: each.new for each in rows["Quotation"].differences}
    assert quoted == {"Words quoted": "in May it opened", "Shown to the public": "16 of 16 characters"}


def test_an_undone_change_says_so_and_is_offered_no_more(timeline: Timeline, ann: User, event: Event) -> None:
    revert_change(change=timeline.changes.get(number=1), by=ann)
    undoing, undone = history(timeline, ann, Asked()).lines
    assert (undone.reverted_by, undone.may_be_undone) == (2, False)
    assert (undoing.reverts, undoing.may_be_undone) == (1, True)


def test_the_last_deed_is_offered_for_half_a_day(timeline: Timeline, ann: User, event: Event) -> None:
    offered = last_deed(timeline, ann)
    assert offered is not None
    assert (offered.number, offered.words) == (1, "entered an event")
    timeline.changes.update(at=timezone.now() - timedelta(days=1))
    assert last_deed(timeline, ann) is None


def test_the_history_of_an_event_holds_its_parts_also_those_that_are_gone(
    timeline: Timeline, ann: User, event: Event
) -> None:
    add_fact(timeline=timeline, fact=Fact(title="Another"), by=ann)
    for model in (Passage, Participation):
        with open_change(timeline, verb="remove_part", by=ann):
            model.objects.all().delete()
    note(event, ann, "team", body="Hm")
    assert [line.number for line in history(timeline, ann, Asked(event=event)).lines] == [5, 4, 3, 1]


def test_a_history_is_narrowed_by_person_kind_and_row(timeline: Timeline, ann: User, event: Event) -> None:
    bo = make_member(timeline, "bo", Role.EDITOR)
    source = Source.objects.get()
    edit(row=source, fields={"note": "x"}, version=1, by=bo, verb="edit_source")
    assert [line.number for line in history(timeline, ann, Asked(by=bo.pk)).lines] == [2]
    assert [line.number for line in history(timeline, ann, Asked(kind="events")).lines] == [1]
    lines = history(timeline, ann, Asked(row=(Source, source.pk))).lines
    assert [(line.number, line.version) for line in lines] == [(2, 2), (1, 1)]
    assert people_in(timeline) == [(ann.pk, "ann"), (bo.pk, "bo")]


def test_pages_follow_one_another_by_number_with_few_queries(
    timeline: Timeline, ann: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(PAGE + 5):
        add_fact(timeline=timeline, fact=Fact(title=f"Day {number}"), by=ann)
    with django_assert_max_num_queries(6):
        first = history(timeline, ann, Asked())
    assert (len(first.lines), first.older) == (PAGE, 6)
    rest = history(timeline, ann, Asked(before=first.older))
    assert ([line.number for line in rest.lines], rest.older) == ([5, 4, 3, 2, 1], None)


def test_a_note_for_its_author_alone_is_in_nobody_elses_history(timeline: Timeline, ann: User, event: Event) -> None:
    bo = make_member(timeline, "bo", Role.OWNER)
    note(event, ann, "me", body="whispered", title="hushed")
    assert "whispered" in seen(timeline, ann)
    assert "whispered" not in seen(timeline, bo)
    assert "hushed" not in seen(timeline, bo)
    assert len(history(timeline, bo, Asked()).lines) == len(history(timeline, ann, Asked()).lines) - 1
    assert change_seen(timeline, 2, bo) is None


def test_what_was_private_once_stays_so_when_the_note_is_shared(timeline: Timeline, ann: User, event: Event) -> None:
    bo = make_member(timeline, "bo", Role.OWNER)
    written = note(event, ann, "me", body="whispered")
    written.passages.create(timeline=timeline, exact="marked in private")
    edit(row=written, fields={"body": "said aloud", "audience": "team"}, version=1, by=ann, verb="edit_note")
    found = seen(timeline, bo)
    assert "said aloud" in found
    assert "whispered" not in found
    assert "marked in private" not in found


def test_a_note_that_has_become_private_takes_its_history_with_it(timeline: Timeline, ann: User, event: Event) -> None:
    bo = make_member(timeline, "bo", Role.OWNER)
    written = note(event, ann, "team", body="said aloud")
    edit(row=written, fields={"audience": "me"}, version=1, by=ann, verb="edit_note")
    assert "said aloud" not in seen(timeline, bo)
    assert "said aloud" in seen(timeline, ann)


def test_a_former_version_shows_the_event_with_its_citations_as_of_then(
    timeline: Timeline, ann: User, event: Event
) -> None:
    begun = event.version
    with open_change(timeline, verb="remove_quote", by=ann):
        Passage.objects.all().delete()
    edit(row=event, fields={"title": "Opening"}, version=begun, by=ann, verb="edit_event")
    with open_change(timeline, verb="withdraw_citation", by=ann):
        Citation.objects.update(withdrawn_at=timezone.now())
    was, became = former_event(event, begun), former_event(event, begun + 1)
    assert was is not None
    assert became is not None
    assert (was.title, became.title) == ("It opens", "Opening")
    assert was.date == "some time in May 1901, as in The Echo on “Opening”"
    assert [citation.quotes for citation in was.citations] == [("in May it opened",)]
    assert [(str(each.sentence), each.quotes) for each in became.citations] == [("The Echo reports this", ())]
    assert (was.newer, became.older, became.newer) == (begun + 1, begun, None)
    assert [version.number for version in versions_of(event)] == [begun + 1, begun]
    (difference,) = compared(event, begun, begun + 1) or []
    assert (difference.old, difference.new) == ("It opens", "Opening")
    assert compared(event, begun, 99) is None


def test_of_a_change_that_touched_very_many_events_only_some_are_looked_at(
    timeline: Timeline, ann: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("events.queries.history.changes.LOOKED_AT", 4)
    with open_change(timeline, verb="import_document", by=ann):
        timeline.ledger.refresh_from_db()
        for number in range(1, 7):
            make_event(timeline, f"Bridge {number}", "1901")
    with open_change(timeline, verb="import_document", by=ann):
        timeline.ledger.refresh_from_db()
        for number in (7, 8, 9, 10):
            make_event(timeline, f"Bridge {number}", "1902")
    first, *_, last = sorted(history(timeline, ann, Asked()).lines, key=lambda line: line.number)
    assert (first.has_many, len(first.about)) == (True, 3)
    assert (last.has_many, [about.number for about in last.about], last.others) == (False, [7, 8, 9], 1)
