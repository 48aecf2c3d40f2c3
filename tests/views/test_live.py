"""What an open page is told of changes: to each reader what they could see by loading it anew, and nothing besides."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from events.actions.annotations import annotate
from events.actions.editing import edit
from events.actions.events import set_state, withdraw_event
from events.actions.facts import Fact, add_fact
from events.actions.members import remove_member, set_role
from events.models import Audience, Event, EventState, Membership, Role, Session, Timeline, User
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline(db: None) -> Timeline:
    return make.make_timeline("bridges")


@pytest.fixture
def ann(timeline: Timeline) -> User:
    return make.make_member(timeline, "ann", Role.OWNER)


@pytest.fixture
def ben(timeline: Timeline) -> User:
    return make.make_member(timeline, "ben", Role.EDITOR)


@pytest.fixture
def event(timeline: Timeline, ann: User) -> Event:
    return add_fact(timeline=timeline, fact=Fact(title="It opens", when="1901"), by=ann)


class Reader:
    """Somebody with a page open."""

    def __init__(self, user: User | None, path: str) -> None:
        self.client = Client()
        if user is not None:
            self.client.force_login(user)
        page = self.client.get(path).content.decode()
        (address, self.mark), *_ = re.findall(r'data-live="([^"]+)" data-mark="([^"]*)"', page)
        self.address, self.tag = address.replace("&amp;", "&"), ""

    def ask(self) -> str:
        """What the line says; "" where it says nothing, "304" where nothing is sent."""
        headers = {"If-None-Match": self.tag} if self.tag else {}
        answer = self.client.get(f"{self.address}&since={self.mark}", headers=headers)
        self.tag = answer.get("ETag", "")
        if answer.status_code != 200:
            return str(answer.status_code)
        found = re.search(r"<span data-said>(.*?)</span>", answer.content.decode())
        return found[1] if found else ""


def change(event: Event, by: User, **fields: object) -> None:
    event.refresh_from_db()
    edit(row=event, fields=fields, version=event.version, by=by, verb="edit_event")


def test_a_member_is_told_who_changed_something_and_a_stranger_only_that(
    timeline: Timeline, event: Event, ann: User, ben: User
) -> None:
    readers = {user: Reader(user, "/t/bridges/") for user in (ann, ben, None)}
    assert [reader.ask() for reader in readers.values()] == ["", "", ""]
    assert [reader.ask() for reader in readers.values()] == ["304", "304", "304"]
    change(event, ben, title="It is opened")
    assert [reader.ask() for reader in readers.values()] == ["Changed by ben", "", "This page has changed"]
    assert [reader.ask() for reader in readers.values()] == ["304", "304", "304"]


def test_a_page_of_an_event_is_told_of_that_event_alone(event: Event, timeline: Timeline, ann: User, ben: User) -> None:
    other = add_fact(timeline=timeline, fact=Fact(title="It closes", when="1902"), by=ann)
    readers = [Reader(user, f"/t/bridges/{event.number}") for user in (ann, None)]
    change(other, ben, title="It is closed")
    assert [reader.ask() for reader in readers] == ["", ""]
    change(event, ben, title="It is opened")
    assert [reader.ask() for reader in readers] == ["Changed by ben", "This page has changed"]


def test_drafts_private_notes_and_settings_move_nothing_for_strangers(
    timeline: Timeline, event: Event, ann: User, ben: User
) -> None:
    draft = add_fact(timeline=timeline, fact=Fact(title="Secret"), by=ben)
    draft.refresh_from_db()
    set_state(event=draft, state=EventState.DRAFT, version=draft.version, by=ben)
    pages = ("/t/bridges/", f"/t/bridges/{event.number}", "/t/bridges/notes/")
    strangers = [Reader(None, page) for page in pages]
    assert [reader.ask() for reader in strangers] == ["", "", ""]
    change(draft, ben, title="Secret still")
    change(event, ben, weight=90)
    for audience in (Audience.ME, Audience.TEAM):
        annotate(event=event, body="Between us", audience=audience, by=ben)
    assert [reader.ask() for reader in strangers] == ["304"] * 3
    assert [Reader(None, page).mark for page in pages] == [reader.mark for reader in strangers]
    annotate(event=event, body="For all", audience=Audience.PUBLIC, by=ben)
    assert [reader.ask() for reader in strangers] == ["304", "This page has changed", "This page has changed"]


def test_a_note_for_its_author_alone_is_told_to_no_other_member(event: Event, ann: User, ben: User) -> None:
    readers = [Reader(ann, page) for page in (f"/t/bridges/{event.number}", "/t/bridges/")]
    annotate(event=event, body="Mine", audience=Audience.ME, by=ben)
    assert [reader.ask() for reader in readers] == ["", ""]
    annotate(event=event, body="Ours", audience=Audience.TEAM, by=ben)
    assert [reader.ask() for reader in readers] == ["Changed by ben", "Changed by ben"]


def test_many_people_are_counted_and_an_event_in_the_bin_is_said_to_be_there(
    timeline: Timeline, event: Event, ann: User, ben: User
) -> None:
    reader, stranger = (Reader(user, f"/t/bridges/{event.number}") for user in (ann, None))
    change(event, ben, title="One")
    change(event, make.make_member(timeline, "cat", Role.EDITOR), title="Two")
    assert reader.ask() == "Changed by cat and ben"
    change(event, make.make_member(timeline, "dan", Role.EDITOR), title="Three")
    assert reader.ask() == "Changed by dan, cat and 1 more"
    event.refresh_from_db()
    withdraw_event(event=event, version=event.version, by=ben)
    assert reader.ask() == "ben, dan and 1 more put this event into the bin"
    assert stranger.ask() == "404"


def test_whoever_may_no_longer_write_or_read_is_told(timeline: Timeline, event: Event, ann: User, ben: User) -> None:
    reader, gone = Reader(ben, f"/t/bridges/{event.number}"), "What you typed is still here."
    held = Membership.objects.get(timeline=timeline, user=ben)
    set_role(membership=held, role=Role.READER, version=held.version, by=ann)
    assert reader.ask() == f"You may no longer write in this timeline. {gone}"
    held.refresh_from_db()
    remove_member(membership=held, version=held.version, by=ann)
    assert reader.ask() == f"You are no longer a member of this timeline. {gone}"
    reader.client.logout()
    assert reader.ask() == f"You are signed out. {gone}"
    Timeline.objects.filter(pk=timeline.pk).update(visibility="private")
    assert reader.ask() == "404"


@pytest.mark.parametrize("given", ["", "x", "12", "-1.", "9" * 40, "9" * 40 + ".", "1.2.3", "\0"])
def test_a_mark_that_was_never_given_is_answered(event: Event, ann: User, given: str) -> None:
    for reader in (Reader(None, "/t/bridges/"), Reader(ann, "/t/bridges/")):
        reader.mark = given.replace("\0", "%00")
        assert reader.ask() in ("", "This page has changed")


def test_a_page_left_open_is_no_sign_that_somebody_is_there(event: Event, ann: User) -> None:
    reader = Reader(ann, "/t/bridges/")
    Session.objects.update(seen_at=None)
    reader.ask()
    assert Session.objects.get().seen_at is None


def test_what_is_told_through_a_lens_is_not_asked_about(event: Event, client: Client) -> None:
    assert b"data-live" not in client.get("/t/bridges/?known=2007").content
