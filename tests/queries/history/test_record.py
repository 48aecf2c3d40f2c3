"""The record as it stood: every event after a change, what followed from it then, and what strangers may know of it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from pytest_django import DjangoAssertNumQueries

from events.actions.changes import open_change
from events.actions.citations import withdraw_citation
from events.actions.dating import redate_event
from events.actions.events import edit_event, set_state, withdraw_event
from events.actions.facts import Fact, add_fact
from events.actions.naming import NewSource
from events.actions.relations import add_relation, edit_relation
from events.actions.sources import edit_source
from events.actions.timelines import set_visibility
from events.models import Event, Reader, Role, Source, Timeline, User
from events.queries.history.record import Record, Stood, record
from events.queries.history.record_change import change_at
from events.queries.reader.sight import Sight
from tests.factories import make_citation, make_member, make_reading, make_source, make_timeline

pytestmark = pytest.mark.django_db
STRANGER = AnonymousUser()


@pytest.fixture
def timeline(db: None) -> Timeline:
    return make_timeline("bridges")


@pytest.fixture
def ann(timeline: Timeline) -> User:
    return make_member(timeline, "ann", Role.OWNER)


def add(timeline: Timeline, by: User, title: str, when: str = "", paper: str = "", **fields: object) -> Event:
    source = Source.objects.filter(short_title=paper).first() or NewSource(short_title=paper)
    given = {"source": source, "quote": f"{paper} on {title}"} if paper else {}
    return add_fact(timeline=timeline, fact=Fact(title=title, when=when, **given, **fields), by=by)  # type: ignore[arg-type]


def now(timeline: Timeline) -> int:
    timeline.ledger.refresh_from_db()
    return timeline.ledger.change_number


def at(timeline: Timeline, number: int, reader: Reader = STRANGER) -> Record:
    now(timeline)
    return record(Sight.of_reader(timeline, reader), timeline.changes.get(number=number))


def rows(timeline: Timeline, number: int, reader: Reader = STRANGER) -> dict[str, Stood]:
    return {row.title: row for row in at(timeline, number, reader).events}


def fresh(event: Event) -> Event:
    return Event.objects.get(pk=event.pk)


def test_events_stand_in_the_order_they_had_and_say_what_has_changed(timeline: Timeline, ann: User) -> None:
    opening = add(timeline, ann, "It opens", "May 1901", "Echo")
    add(timeline, ann, "It falls", "1900", "Echo")
    then = now(timeline)
    redate_event(event=opening, when="3 May 1902", reason="the plaque", version=1, by=ann)
    edit_event(event=opening, fields={"title": "It is opened", "occurrence": "unknown"}, version=2, by=ann)
    found = at(timeline, then, ann)
    assert [(row.title, row.date) for row in found.events] == [
        ("It falls", "1900"),
        ("It opens", "some time in May 1901"),
    ]
    fell, opened = found.events
    assert (opened.version, opened.sources, fell.since.is_anything) == (1, ("Echo",), False)
    assert (opened.since.date, opened.since.title, opened.since.outcome) == ("3 May 1902", "It is opened", "not known")


def test_what_was_withdrawn_since_says_so_and_what_came_since_is_counted(timeline: Timeline, ann: User) -> None:
    gone = add(timeline, ann, "Gone", "1900", "Echo")
    then = now(timeline)
    withdraw_event(event=gone, version=1, by=ann)
    add(timeline, ann, "New", "1901")
    found = at(timeline, then, ann)
    assert ([row.since.is_withdrawn for row in found.events], found.younger) == ([True], 1)
    assert at(timeline, then).events == ()  # to strangers it is not there any more


def test_dates_that_followed_then_are_worked_out_from_the_relations_of_then(timeline: Timeline, ann: User) -> None:
    raid, speech = add(timeline, ann, "Raid", "2007-01-11"), add(timeline, ann, "Speech")
    gap = {"gap_least": 1, "gap_most": 1, "gap_unit": "days"}
    relation = add_relation(event=speech, kind="before", other=raid, by=ann, **gap)  # type: ignore[arg-type]
    then = now(timeline)
    two = {"gap_least": 2, "gap_most": 2}
    edit_relation(relation=relation, fields=two, version=1, by=ann)
    redate_event(event=raid, when="20 January 2007", reason="said so", version=fresh(raid).version, by=ann)
    for reader in (ann, STRANGER):
        row = rows(timeline, then, reader)["Speech"]
        assert (row.date, row.how, row.since.date) == ("10 January 2007", "worked out", "18 January 2007, worked out")
        assert rows(timeline, then - 1, reader)["Speech"].date == "no date"
        assert rows(timeline, now(timeline), reader)["Speech"].date == "18 January 2007"


def test_an_announcement_of_then_stands_for_a_date(timeline: Timeline, ann: User) -> None:
    meeting = add(timeline, ann, "Meeting", occurrence="planned")
    with open_change(timeline, verb="add_citation", by=ann):
        citation = make_citation(meeting, make_source(timeline, "Echo"), stance="announces")
        make_reading(citation, "2007-04-03")
    then = now(timeline)
    withdraw_citation(citation=meeting.citations.get(), version=1, by=ann)
    row = rows(timeline, then, ann)["Meeting"]
    assert (row.date, row.how, row.sources) == ("3 April 2007", "as announced", ("Echo",))
    assert (row.since.date, row.since.gone) == ("no date", ("Echo",))


def test_strangers_see_what_was_public_then_and_is_public_now(timeline: Timeline, ann: User) -> None:
    renamed = add(timeline, ann, "A secret name", "1900", "Echo", is_draft=True)
    hidden = add(timeline, ann, "Hidden today", "1901", "Echo")
    then = now(timeline)
    edit_event(event=renamed, fields={"title": "A public name"}, version=1, by=ann)
    set_state(event=renamed, state="approved", version=2, by=ann)
    set_state(event=hidden, state="draft", version=1, by=ann)
    assert set(rows(timeline, then, ann)) == {"A secret name", "Hidden today"}
    assert rows(timeline, then) == {}
    assert set(rows(timeline, now(timeline))) == {"A public name"}
    assert rows(timeline, then, ann)["A secret name"].state == "Draft, seen by members only"


def test_citations_taken_back_since_are_no_longer_told_to_strangers(timeline: Timeline, ann: User) -> None:
    event = add(timeline, ann, "It opens", "1900", "Echo")
    then = now(timeline)
    withdraw_citation(citation=event.citations.get(), version=1, by=ann)
    assert rows(timeline, then)["It opens"].sources == ()
    assert rows(timeline, then, ann)["It opens"].since.gone == ("Echo",)


def test_a_source_is_called_what_it_may_be_called_today(timeline: Timeline, ann: User) -> None:
    event = add(timeline, ann, "It opens", "1900", "A leaked memo")
    then = now(timeline)
    source = event.citations.get().source
    edit_source(source=source, fields={"public_label": "Somebody present"}, version=source.version, by=ann)
    assert rows(timeline, then)["It opens"].sources == ("Somebody present",)
    assert rows(timeline, then, ann)["It opens"].sources == ("A leaked memo",)


def test_while_the_timeline_was_closed_nothing_was_public(timeline: Timeline, ann: User) -> None:
    set_visibility(timeline=timeline, visibility="private", by=ann, version=1)
    add(timeline, ann, "It opens", "1900")
    then = now(timeline)
    timeline.refresh_from_db()
    set_visibility(timeline=timeline, visibility="public", by=ann, version=timeline.version)
    timeline.refresh_from_db()
    assert rows(timeline, then) == {}
    assert set(rows(timeline, now(timeline))) == set(rows(timeline, then, ann)) == {"It opens"}


def test_an_instant_is_the_last_change_before_it_and_numbers_are_for_members(timeline: Timeline, ann: User) -> None:
    add(timeline, ann, "It opens", "1900")
    first = timeline.changes.get()
    sights = {reader: Sight.of_reader(timeline, reader) for reader in (ann, STRANGER)}
    now(timeline)
    for sight in sights.values():
        sight.timeline.ledger.refresh_from_db()
        assert change_at(sight, until=first.at) is None
        assert change_at(sight, until=first.at.replace(year=first.at.year + 1)) == first
    assert change_at(sights[ann], number=1) == first
    assert change_at(sights[ann], number=2) is None
    assert change_at(sights[STRANGER], number=1) is None


def test_many_events_take_as_many_queries_as_few(
    timeline: Timeline, ann: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        add(timeline, ann, f"Event {number}", "" if number % 2 else "1900", f"Paper {number}")
    with django_assert_max_num_queries(22):
        assert at(timeline, 12).everything == 12
