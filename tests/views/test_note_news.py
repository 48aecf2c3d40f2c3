"""News of notes over HTTP: the page of one's choices, and a feed that its secret address alone opens."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from django.test import Client

from events.actions.annotations import annotate
from events.actions.members import remove_member
from events.actions.moderating import hide_note
from events.models import Event, Membership, NoteNews, Role, User
from tests import factories as make

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def event(db: None) -> Event:
    return make.make_event(make.make_timeline("bridges", title="Bridges"), "The bridge opens", "1901-05-03")


@pytest.fixture
def ann(event: Event) -> User:
    return make.make_member(event.timeline, "ann", Role.OWNER)


@pytest.fixture
def cy(event: Event) -> User:
    return make.make_member(event.timeline, "cy", Role.ANNOTATOR)


@pytest.fixture
def desk(client: Client, cy: User) -> Client:
    client.force_login(cy)
    return client


def renewed(desk: Client) -> str:
    """The path of a new feed."""
    page = desk.post("/account/notes/feed")
    assert page["Cache-Control"] == "no-store"
    [address] = re.findall(r'value="http://testserver(/feed/[^"]+)"', page.content.decode())
    return address


def entries(address: str) -> list[str]:
    answer = Client().get(address)
    assert answer.status_code == 200
    root = ET.fromstring(answer.content)
    return [str(each.findtext(f"{ATOM}title")) for each in root.findall(f"{ATOM}entry")]


def test_a_choice_is_kept_and_one_without_an_address_is_refused(desk: Client, cy: User) -> None:
    refused = desk.post("/account/notes/", {"often": "daily", "what": "all"})
    assert (refused.status_code, "no e-mail address" in refused.content.decode()) == (422, True)
    cy.email = "cy@example.org"
    cy.save()
    assert desk.post("/account/notes/", {"often": "weekly", "what": "all"}).status_code == 303
    stored = NoteNews.objects.get(user=cy)
    assert (stored.often, stored.what, stored.origin) == ("weekly", "all", "http://testserver")
    assert '<option value="weekly" selected' in desk.get("/account/notes/").content.decode()


def test_the_feed_tells_by_its_address_alone_and_only_its_digest_is_kept(
    desk: Client, event: Event, ann: User, cy: User
) -> None:
    note = annotate(event=event, body="@cy **look** <b>", by=ann)
    address = renewed(desk)
    assert entries(address) == ["Bridges: ann mentions you: The bridge opens"]
    answer = Client().get(address)
    assert answer["Cache-Control"] == "private, no-cache"
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies
    text = answer.content.decode()
    assert f"http://testserver/t/bridges/notes/{note.public_id}" in text
    assert "&lt;strong&gt;look&lt;/strong&gt; &amp;lt;b&amp;gt;" in text
    secret = address.split("/")[2]
    assert secret not in text
    assert secret not in desk.get("/account/notes/").content.decode()
    assert NoteNews.objects.filter(feed_sha256__contains=secret).count() == 0
    again = Client().get(address, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_what_it_holds_is_what_its_owner_may_read_at_that_moment(
    desk: Client, event: Event, ann: User, cy: User
) -> None:
    first, second = (annotate(event=event, body=f"@cy {words}", by=ann) for words in ("one", "two"))
    address = renewed(desk)
    assert len(entries(address)) == 2
    hide_note(note=first, reason="x", version=1, by=make.make_member(event.timeline, "ed", Role.EDITOR))
    assert len(entries(address)) == 1
    assert "one" not in Client().get(address).content.decode()
    remove_member(membership=Membership.objects.get(user=cy), version=1, by=ann)
    assert entries(address) == []
    cy.is_active = False
    cy.save()
    assert Client().get(address).status_code == 404
    assert second.body == "@{1} two"


def test_a_new_address_ends_the_former_and_an_ended_feed_has_none(desk: Client) -> None:
    first = renewed(desk)
    second = renewed(desk)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    assert desk.post("/account/notes/feed/end").status_code == 303
    assert Client().get(second).status_code == 404
    assert "Make an address" in desk.get("/account/notes/").content.decode()


def test_who_is_signed_in_reads_in_a_feed_what_its_owner_may_read_and_no_more(
    desk: Client, event: Event, ann: User, client: Client
) -> None:
    annotate(event=event, body="@cy for two", by=ann)
    address = renewed(desk)
    other = Client()
    other.force_login(make.make_user("stranger"))
    assert entries(address) == ["Bridges: ann mentions you: The bridge opens"]
    assert other.get(address).content == Client().get(address).content
    assert Client().get("/feed/%00/notes.atom").status_code == 404
