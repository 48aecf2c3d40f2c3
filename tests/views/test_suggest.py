"""What is there already is offered to those who write, the likeliest first."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from events.models import Actor, Timeline, User
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline() -> Timeline:
    """A public timeline with an annotator, ada."""
    timeline = make.make_timeline("bridges", title="Bridges")
    make.make_member(timeline, "ada", "annotator")
    return timeline


@pytest.fixture
def ada(client: Client, timeline: Timeline) -> Client:
    """The annotator, signed in."""
    client.force_login(User.objects.get(username="ada"))
    return client


def offered(client: Client, noun: str, typed: str) -> list[str]:
    response = client.get(f"/t/bridges/suggest/{noun}", {"q": typed})
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    return [item["name"] for item in response.json()["items"]]


def test_a_beginning_comes_before_a_word_and_a_word_before_what_is_spelt_alike(ada: Client, timeline: Timeline) -> None:
    for name in ("Old Lardner", "Ali Larijani", "Larissa", "Larijan", "Somebody else"):
        Actor.objects.create(timeline=timeline, name=name)
    assert offered(ada, "person", "lari") == ["Larijan", "Larissa", "Ali Larijani", "Old Lardner"]
    assert set(offered(ada, "person", "Larijanni")) == {"Larijan", "Ali Larijani"}


def test_accents_and_capitals_do_not_count_and_other_spellings_are_found(ada: Client, timeline: Timeline) -> None:
    make.make_place(timeline, "Ramādī", aliases=["Rumadiyah"])
    assert offered(ada, "place", "RAMADI") == ["Ramādī"]
    assert offered(ada, "place", "rumad") == ["Ramādī"]


def test_a_source_is_found_by_title_paper_and_author_and_says_which_it_is(ada: Client, timeline: Timeline) -> None:
    make.make_source(
        timeline,
        "Fiasco",
        "2006-07",
        title="Fiasco: the war",
        container_title="Penguin",
        authors=[{"family": "Ricks", "given": "Thomas"}],
    )
    for typed in ("fias", "ricks", "pengu"):
        assert offered(ada, "source", typed) == ["Fiasco: the war"]
    item = ada.get("/t/bridges/suggest/source?q=ricks").json()["items"][0]
    assert item["note"] == "Thomas Ricks, Penguin, some time in July 2006"


def test_withdrawn_and_merged_ones_and_other_timelines_are_not_offered(ada: Client, timeline: Timeline) -> None:
    kept = Actor.objects.create(timeline=timeline, name="Basra council")
    Actor.objects.create(timeline=timeline, name="Basra board", merged_into=kept)
    Actor.objects.create(timeline=timeline, name="Basra club", withdrawn_at=timezone.now())
    Actor.objects.create(timeline=make.make_timeline("other"), name="Basra others")
    assert offered(ada, "person", "basra") == ["Basra council"]


def test_whoever_was_joined_with_another_is_offered_as_that_one(ada: Client, timeline: Timeline) -> None:
    kept = Actor.objects.create(timeline=timeline, name="Basra council")
    Actor.objects.create(timeline=timeline, name="Board of works", merged_into=kept)
    assert offered(ada, "person", "board of") == ["Basra council"]


def test_never_more_than_eight_are_offered_and_none_for_nothing(ada: Client, timeline: Timeline) -> None:
    event = make.make_event(timeline, "Opened")
    for number in range(12):
        make.make_tagging(event, f"water {number}")
    assert len(offered(ada, "tag", "wat")) == 8
    assert offered(ada, "tag", "  ") == []
    assert offered(ada, "tag", "%") == []
    assert offered(ada, "tag", "\0") == []


def test_whoever_writes_nothing_here_is_offered_nothing(client: Client, timeline: Timeline) -> None:
    make.make_place(timeline, "Basra")
    assert client.get("/t/bridges/suggest/place?q=b").status_code == 403
    client.force_login(make.make_member(timeline, "rea", "reader"))
    response = client.get("/t/bridges/suggest/place?q=b")
    assert response.status_code == 403
    assert "Basra" not in response.content.decode()


def test_there_is_nothing_to_suggest_of_other_nouns(ada: Client) -> None:
    assert ada.get("/t/bridges/suggest/user?q=a").status_code == 404
