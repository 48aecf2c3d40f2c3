"""Notes are written, answered, edited, settled and taken back by those who may."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from events.actions.annotations import (
    annotate,
    edit_note,
    reopen_note,
    reply,
    resolve_note,
    restore_note,
    withdraw_note,
)
from events.actions.refusals import AlreadyDone, Invalid, NotAllowed, NotTheirs, StaleVersion
from events.models import Annotation, Change, Event, Membership, Role, Timeline, User
from tests.actions.conftest import member
from tests.factories import make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(timeline: Timeline) -> Event:
    return make_event(Timeline.objects.get(pk=timeline.pk), "The bridge opens", "1901-05-03")


@pytest.fixture
def ann(timeline: Timeline) -> User:
    user = member(timeline, Role.ANNOTATOR)
    user.first_name, user.last_name = "Ann", "Hill"
    user.save()
    return user


def test_a_note_on_the_date_is_signed_with_a_full_name_and_says_what_it_made(event: Event, ann: User) -> None:
    note = annotate(event=event, field="date", body=" Is it the **3rd**? ", motivation="questioning", by=ann)
    assert (note.body, note.field, note.audience, note.attributed_to) == (
        "Is it the **3rd**?",
        "date",
        "team",
        "Ann Hill",
    )
    change = Change.objects.filter(timeline=event.timeline).latest("number")
    assert (change.verb, change.made) == ("annotate", {"noun": "annotation", "id": str(note.public_id)})


def test_an_account_name_never_signs_by_itself_and_the_label_chosen_last_is_kept(event: Event, owner: User) -> None:
    assert annotate(event=event, body="one", by=owner).attributed_to == ""
    assert annotate(event=event, body="two", by=owner, attributed_to="A. L.").attributed_to == "A. L."
    assert annotate(event=event, body="three", by=owner).attributed_to == "A. L."


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"body": " "}, "body"),
        ({"body": "x", "audience": "world"}, "audience"),
        ({"body": "x", "motivation": "replying!"}, "motivation"),
        ({"body": "x", "field": "timeline__token"}, "field"),
    ],
)
def test_what_is_no_note_is_refused_by_field(event: Event, ann: User, given: dict[str, str], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        annotate(event=event, by=ann, **given)  # type: ignore[arg-type]
    assert list(refused.value.problems) == [field]
    assert Annotation.objects.count() == 0


def test_a_reader_writes_no_notes_and_a_note_is_about_one_thing(event: Event, timeline: Timeline, ann: User) -> None:
    with pytest.raises(NotAllowed):
        annotate(event=event, body="x", by=member(timeline, Role.READER))
    with pytest.raises(Invalid):
        annotate(body="x", by=ann)


def test_the_same_request_twice_is_one_note(event: Event, ann: User) -> None:
    note = annotate(event=event, body="x", by=ann, idempotency_key="k", asked="a")
    with pytest.raises(AlreadyDone) as done:
        annotate(event=event, body="x", by=ann, idempotency_key="k", asked="a")
    assert done.value.change.made["id"] == str(note.public_id)


def test_only_its_author_edits_a_note_not_even_an_owner(event: Event, ann: User, owner: User) -> None:
    note = annotate(event=event, body="x", by=ann)
    with pytest.raises(NotTheirs):
        edit_note(note=note, fields={"body": "y"}, version=1, by=owner)
    stored = edit_note(note=note, fields={"body": "y"}, version=1, by=ann)
    assert (stored.body, stored.version) == ("y", 2)
    with pytest.raises(StaleVersion) as stale:
        edit_note(note=note, fields={"body": "z"}, version=1, by=ann)
    assert stale.value.conflicts[0].theirs == "y"


def test_what_an_edit_cannot_reach_is_refused_and_a_refused_edit_leaves_the_note_in_hand_alone(
    event: Event, ann: User
) -> None:
    note = annotate(event=event, body="x", by=ann)
    with pytest.raises(Invalid):
        edit_note(note=note, fields={"timeline": None}, version=1, by=ann)
    with pytest.raises(Invalid):
        edit_note(note=note, fields={"body": "y", "audience": "world"}, version=1, by=ann)
    assert (note.body, note.audience) == ("x", "team")


def test_an_answer_is_for_no_more_readers_than_what_it_answers(event: Event, ann: User, owner: User) -> None:
    note = annotate(event=event, field="date", body="x", by=ann)
    with pytest.raises(Invalid, match="for the team"):
        reply(note=note, body="y", by=owner, audience="public")
    answer = reply(note=note, body="y", by=owner)
    assert (answer.audience, answer.reply_to, answer.event, answer.field) == ("team", note, event, "date")
    with pytest.raises(Invalid):
        edit_note(note=answer, fields={"audience": "public"}, version=1, by=owner)


def test_narrowing_a_note_narrows_its_answers_and_hides_them_from_nobody_who_wrote_them(
    event: Event, ann: User, owner: User
) -> None:
    note = annotate(event=event, body="x", by=ann, audience="public")
    answer = reply(note=note, body="y", by=owner)
    deeper = reply(note=answer, body="z", by=ann)
    edit_note(note=note, fields={"audience": "team"}, version=1, by=ann)
    for each in (answer, deeper):
        each.refresh_from_db()
        assert (each.audience, each.version) == ("team", 2)
    note.refresh_from_db()
    with pytest.raises(Invalid, match="Others have answered"):
        edit_note(note=note, fields={"audience": "me"}, version=2, by=ann)


def test_a_thread_is_settled_and_reopened_by_anybody_who_may_write_notes(
    event: Event, timeline: Timeline, ann: User, owner: User
) -> None:
    note = annotate(event=event, body="x", by=ann)
    stored = resolve_note(note=note, version=1, by=owner)
    assert stored.resolved_at is not None
    assert stored.resolved_by == owner
    stored = reopen_note(note=stored, version=2, by=ann)
    assert (stored.resolved_at, stored.resolved_by, stored.version) == (None, None, 3)
    with pytest.raises(Invalid):
        resolve_note(note=reply(note=note, body="y", by=ann), version=1, by=ann)
    with pytest.raises(NotAllowed):
        resolve_note(note=stored, version=3, by=member(timeline, Role.READER))


def test_an_owner_takes_back_what_others_wrote_with_a_reason_and_its_author_does_not_bring_it_back(
    event: Event, timeline: Timeline, ann: User, owner: User
) -> None:
    note = annotate(event=event, body="x", by=ann)
    with pytest.raises(NotAllowed):
        withdraw_note(note=note, version=1, by=member(timeline, Role.EDITOR))
    with pytest.raises(Invalid):
        withdraw_note(note=note, version=1, by=owner)
    taken = withdraw_note(note=note, version=1, by=owner, reason="off the point")
    assert taken.withdrawn_at is not None
    assert Change.objects.filter(timeline=timeline).latest("number").reason == "off the point"
    with pytest.raises(NotAllowed):
        restore_note(note=taken, version=2, by=ann)
    assert restore_note(note=taken, version=2, by=owner).withdrawn_at is None


def test_an_author_takes_a_note_back_and_brings_it_back(event: Event, ann: User) -> None:
    taken = withdraw_note(note=annotate(event=event, body="x", by=ann), version=1, by=ann)
    assert restore_note(note=taken, version=2, by=ann).withdrawn_at is None


def test_whoever_is_no_member_any_more_changes_nothing(event: Event, ann: User) -> None:
    note = annotate(event=event, body="x", by=ann)
    Membership.objects.filter(user=ann).delete()
    for act in (
        lambda: edit_note(note=note, fields={"body": "y"}, version=1, by=ann),
        lambda: withdraw_note(note=note, version=1, by=ann),
        lambda: reply(note=note, body="y", by=ann),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert list(Annotation.objects.visible_to(AnonymousUser())) == []
