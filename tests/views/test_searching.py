"""The page of a search, complete without scripts, and the suggestions as data."""

from __future__ import annotations

import pytest
from django.test import Client

from events.models import EventState, Timeline
from events.queries.search import events as search
from tests import factories as make

pytestmark = pytest.mark.django_db
CANARY = "<script>alert('canary')</script>"


@pytest.fixture
def timeline() -> Timeline:
    return make.make_timeline()


def page(client: Client, **asked: str) -> str:
    return client.get("/t/made/search", asked).content.decode()


def test_the_page_has_a_section_for_each_kind(client: Client, timeline: Timeline) -> None:
    make.make_part(make.make_event(timeline, "Bridge opens", "1901-03-10", summary="A bridge."), "Bridget")
    html = page(client, q="bridge")
    assert "<mark>Bridge</mark> opens" in html
    assert "10 March 1901" in html
    assert "1 event" in html
    assert "<mark>Bridget</mark>" in html
    assert "?person=" in html
    assert "Texts" not in html


def test_members_see_texts_and_notes_and_strangers_no_word_of_them(client: Client, timeline: Timeline) -> None:
    member = make.make_member(timeline)
    source = make.make_source(timeline)
    make.make_citation(make.make_event(timeline, "event"), source)
    make.make_text(source, "A convoy left.")
    assert "Nothing has all of these words" in page(client, q="convoy")
    client.force_login(member)
    html = page(client, q="convoy")
    assert "1 passage, for members only" in html
    assert f"/t/made/sources/{source.public_id}/text/?q=convoy&amp;at=2" in html


def test_nothing_found_offers_another_word(client: Client, timeline: Timeline) -> None:
    make.make_event(timeline, "Baghdad")
    html = page(client, q="bagdhad")
    assert 'Did you mean <a href="?q=baghdad">baghdad</a>?' in html
    assert "Type words" in page(client)


def test_results_come_in_pages(client: Client, timeline: Timeline) -> None:
    for number in range(30):
        make.make_event(timeline, f"raid {number}")
    assert "Page 1 of 2" in page(client, q="raid")
    assert page(client, q="raid", page="2").count("<mark>raid</mark>") == 5
    assert "Page 2 of 2" in page(client, q="raid", page="99")
    assert "There is no such page of the results." in page(client, q="raid", page="x")


def test_what_is_wrong_is_said(client: Client, timeline: Timeline) -> None:
    assert "A search has at most 200 characters" in page(client, q="a" * 201)
    assert client.get("/t/made/search", {"q": "\0"}).status_code == 200


def test_suggestions_are_data_in_pieces(client: Client, timeline: Timeline) -> None:
    make.make_event(timeline, f"raid {CANARY}", "2007-03")
    make.make_event(timeline, "raid in secret", state=EventState.DRAFT)
    answer = client.get("/t/made/search/suggest", {"q": "rai"})
    (event,) = answer.json()["events"]
    assert event["title"] == [["raid", True], [f" {CANARY}", False]]
    assert (event["when"], event["state"], event["href"]) == ("some time in March 2007", "", "/t/made/1")
    assert client.get("/t/made/search/suggest").json() == {"events": [], "names": [], "instead": ""}


def test_markup_in_what_is_found_stays_text(client: Client, timeline: Timeline) -> None:
    event = make.make_event(timeline, f"raid {CANARY}", summary=f"A raid {CANARY}.")
    make.make_part(event, f"raider {CANARY}")
    make.make_tagging(event, f"raids {CANARY}")
    for html in (page(client, q="raid"), page(client, q=f"raid {CANARY}"), page(client, q="rdia")):
        assert "<script>alert" not in html
    listed = client.get("/t/made/", {"q": "raid"}).content.decode()
    assert "<script>alert" not in listed
    assert "<mark>raid</mark> &lt;script&gt;" in listed


def test_each_view_says_what_of_very_many_it_shows(
    client: Client, timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        make.make_event(timeline, f"raid {number}", f"2007-03-0{number + 1}")
    make.place(timeline)
    monkeypatch.setattr(search, "_kept", lambda sight, text, most: search._found(sight, text, 2))
    shown, drawn = "Shown are the 2 most prominent", "The picture draws the 2 most prominent of these events"
    for view, number, said, unsaid in (
        ("", 5, drawn, shown),
        ("list", 5, "Best results first", "most prominent"),
        ("table", 5, "Best results first", "most prominent"),
        ("calendar", 2, shown, drawn),
        ("map", 2, shown, drawn),
    ):
        html = client.get("/t/made/", {"q": "raid", "view": view}).content.decode()
        assert f"<b>{number}</b> of 5 events" in html, view
        assert said in html, view
        assert unsaid not in html, view
    assert "Best results first" not in client.get("/t/made/", {"q": "“raid 4”"}).content.decode()
