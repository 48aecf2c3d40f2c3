"""Threads are assigned to who can settle them, and pinned; whoever leaves has nothing assigned any more."""

from __future__ import annotations

import pytest
from django.utils import timezone

from events.actions.annotations import annotate, edit_note, reply, resolve_note
from events.actions.members import remove_member, set_role
from events.actions.refusals import Invalid, NotAllowed, StaleVersion
from events.actions.reverting import revert_change
from events.actions.threads import assign_note, pin_note, unpin_note
from events.models import Annotation, Audience, Event, Membership, Role, Timeline, User
from events.queries.event.page import event_page
from events.queries.notes.page import note_list
from events.queries.reader.sight import Sight
from events.queries.todo.page import todo
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(db: None) -> Event:
    return make.make_event(make.make_timeline("bridges"), "The bridge opens", "1901-05-03")


@pytest.fixture
def people(event: Event) -> dict[str, User]:
    roles = {"olga": Role.OWNER, "ed": Role.EDITOR, "ann": Role.ANNOTATOR, "cy": Role.ANNOTATOR, "bea": Role.READER}
    return {name: make.make_member(event.timeline, name, role) for name, role in roles.items()}


@pytest.fixture
def note(event: Event, people: dict[str, User]) -> Annotation:
    return annotate(event=event, body="Which day?", audience=Audience.PUBLIC, by=people["ann"])


def waiting(timeline: Timeline, user: User) -> list[str]:
    page = todo(Sight.of_reader(timeline, user), now=timezone.now(), kind="assigned")
    return [task.note.body for section in page.sections for task in section.tasks if task.note]


def held(event: Event, reader: User) -> str:
    page = event_page(event.timeline, event.number, reader)
    assert page is not None
    return page.threads[0].assigned


@pytest.mark.parametrize("by", ["ann", "ed", "olga"])
def test_its_author_and_editors_assign_a_thread_and_it_is_to_do_until_it_is_settled(
    event: Event, people: dict[str, User], note: Annotation, by: str
) -> None:
    given = assign_note(note=note, to="cy", version=note.version, by=people[by])
    assert (given.assigned_to, given.assigned_by) == (people["cy"], people[by])
    assert waiting(event.timeline, people["cy"]) == ["Which day?"]
    assert held(event, people["bea"]) == "cy"
    assert held(event, make.make_user("stranger")) == ""
    assert [thread.first.id for thread in note_list(event.timeline, people["cy"], shown="assigned").threads]
    again = assign_note(note=given, to="ed", version=given.version, by=people[by])
    assert waiting(event.timeline, people["cy"]) == []
    resolve_note(note=again, version=again.version, by=people["ed"])
    assert waiting(event.timeline, people["ed"]) == []


def test_others_assign_nothing_and_nobody_is_given_what_they_cannot_settle(
    event: Event, people: dict[str, User], note: Annotation
) -> None:
    for by in ("cy", "bea"):
        with pytest.raises(NotAllowed):
            assign_note(note=note, to="cy", version=note.version, by=people[by])
    make.make_user("stranger")
    for to in ("bea", "stranger", "nobody"):
        with pytest.raises(Invalid, match="Choose a member"):
            assign_note(note=note, to=to, version=note.version, by=people["ed"])
    mine = annotate(event=event, body="Mine", audience=Audience.ME, by=people["ann"])
    with pytest.raises(Invalid):
        assign_note(note=mine, to="ed", version=mine.version, by=people["ann"])
    assert assign_note(note=mine, to="ann", version=mine.version, by=people["ann"]).assigned_to == people["ann"]
    answer = reply(note=note, body="The third.", by=people["cy"])
    with pytest.raises(Invalid):
        assign_note(note=answer, to="cy", version=answer.version, by=people["ed"])


def test_an_assignment_lapses_with_the_membership_or_the_role_or_the_audience_and_holds_again(
    event: Event, people: dict[str, User], note: Annotation
) -> None:
    cy = people["cy"]
    given = assign_note(note=note, to=cy, version=note.version, by=people["ann"])
    member = Membership.objects.get(user=cy)
    set_role(membership=member, role=Role.READER, version=1, by=people["olga"])
    assert (held(event, people["ed"]), waiting(event.timeline, cy)) == ("", [])
    set_role(membership=member, role=Role.ANNOTATOR, version=2, by=people["olga"])
    assert (held(event, people["ed"]), waiting(event.timeline, cy)) == ("cy", ["Which day?"])
    narrowed = edit_note(note=given, fields={"audience": "me"}, version=given.version, by=people["ann"])
    assert (held(event, people["ann"]), waiting(event.timeline, cy)) == ("", [])
    edit_note(note=narrowed, fields={"audience": "team"}, version=narrowed.version, by=people["ann"])
    remove_member(membership=member, version=3, by=people["olga"])
    assert (held(event, people["ed"]), waiting(event.timeline, cy)) == ("", [])


def test_assigning_is_one_change_that_is_taken_back_by_one_press(
    event: Event, people: dict[str, User], note: Annotation
) -> None:
    assign_note(note=note, to="cy", version=note.version, by=people["ed"])
    change = event.timeline.changes.get(verb="assign_note")
    with pytest.raises(NotAllowed):
        revert_change(change=change, by=people["cy"])
    revert_change(change=change, by=people["olga"])
    note.refresh_from_db()
    assert (note.assigned_to, note.assigned_at, note.assigned_by) == (None, None, None)
    other = assign_note(note=note, to="cy", version=note.version, by=people["ed"])
    with pytest.raises(StaleVersion):
        assign_note(note=other, to="olga", version=note.version, by=people["ann"])


def test_a_pinned_thread_stands_before_older_ones_for_everybody_and_editors_alone_pin(
    event: Event, people: dict[str, User], note: Annotation
) -> None:
    later = annotate(event=event, body="Read this first.", audience=Audience.PUBLIC, by=people["ann"])
    with pytest.raises(NotAllowed):
        pin_note(note=later, version=later.version, by=people["ann"])
    pinned = pin_note(note=later, version=later.version, by=people["ed"])
    for reader in (people["bea"], make.make_user("stranger")):
        page = event_page(event.timeline, event.number, reader)
        assert page is not None
        assert [(each.first.body, each.is_pinned) for each in page.threads] == [
            ("Read this first.", True),
            ("Which day?", False),
        ]
    assert note_list(event.timeline, people["bea"], event=event.number).threads[0].is_pinned
    loose = unpin_note(note=pinned, version=pinned.version, by=people["ed"])
    assert (loose.pinned_at, loose.pinned_by) == (None, None)
    mine = annotate(event=event, body="Mine", audience=Audience.ME, by=people["ed"])
    with pytest.raises(Invalid, match="Nobody else reads"):
        pin_note(note=mine, version=mine.version, by=people["ed"])
