"""Looking on as the public does: begun and ended by a button."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def looking(client: Client) -> Client:
    """An editor of a private timeline with a draft, who has pressed "View as public"."""
    timeline = make.make_timeline("bridges", title="Bridges", visibility="private")
    make.make_event(timeline, "Opened", "2007-03-10")
    make.make_event(timeline, "Not yet said", "2007-03-11", state="draft")
    make.place(timeline)
    client.force_login(make.make_member(timeline, "ada", "editor"))
    assert "Not yet said" in client.get("/t/bridges/").content.decode()
    assert client.post("/t/bridges/view-as").status_code == 303
    return client


def test_the_page_is_the_strangers_and_says_so(looking: Client) -> None:
    response = looking.get("/t/bridges/")
    page = response.content.decode()
    assert "Opened" in page
    assert "Not yet said" not in page
    assert "as somebody without an account would, if they could read it" in page
    assert "Work on this timeline" not in page
    assert response["Cache-Control"] == "no-store"


def test_it_ends_by_the_same_button(looking: Client) -> None:
    assert looking.post("/t/bridges/view-as")["Location"] == "/t/bridges/"
    assert "Not yet said" in looking.get("/t/bridges/").content.decode()


def test_what_was_kept_from_before_is_not_taken_for_the_same_page(looking: Client) -> None:
    shown = looking.get("/t/bridges/")
    looking.post("/t/bridges/view-as")
    assert looking.get("/t/bridges/", headers={"If-None-Match": shown["ETag"]}).status_code == 200


def test_a_stranger_cannot_begin(client: Client) -> None:
    make.make_timeline("bridges")
    client.force_login(make.make_user("eve"))
    assert client.post("/t/bridges/view-as").status_code == 403
    assert "somebody without an account" not in client.get("/t/bridges/").content.decode()
