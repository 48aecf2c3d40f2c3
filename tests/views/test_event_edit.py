"""An event is edited where it stands: with and without JavaScript, with wrong input, and by two people at once."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from events.actions.events import edit_event
from events.actions.facts import Fact, Part, add_fact
from events.actions.naming import NewSource
from events.models import Event, Role, Timeline, User
from tests import factories as make

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def timeline(db: None) -> Timeline:
    return make.make_timeline("bridges", title="Bridges")


@pytest.fixture
def editor(timeline: Timeline) -> User:
    return make.make_member(timeline, "ada", Role.EDITOR)


@pytest.fixture
def event(timeline: Timeline, editor: User) -> Event:
    parts = (Part(name="The queen", role="host"), Part(name="Navy (North)"))
    fact = Fact(title="The bridge opens", when="May 1901", source=NewSource(title="Bridges"), people=parts)
    return add_fact(timeline=timeline, fact=fact, by=editor)


@pytest.fixture
def browser(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def form_of(browser: Client, field: str, number: int = 1) -> dict[str, str]:
    """The form as it came: what a browser would send if nothing were typed."""
    html = browser.get(f"/t/bridges/{number}/edit/{field}", headers=HTMX).content.decode()
    found = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', html))
    found |= {name: text.strip("\n") for name, text in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)<', html)}
    found.pop("csrfmiddlewaretoken", None)
    return found


def send(browser: Client, field: str, data: dict[str, Any], *, is_htmx: bool = True) -> Any:
    return browser.post(f"/t/bridges/1/edit/{field}", data, headers=HTMX if is_htmx else {})


def test_a_title_is_edited_where_it_stands(browser: Client, event: Event) -> None:
    form = form_of(browser, "title")
    assert (form["version"], form["title"]) == ("1", "The bridge opens")
    answer = send(browser, "title", form | {"title": "It opens", "reason": "shorter"})
    assert answer.status_code == 200
    assert answer["HX-Trigger"] == "dateline:changed"
    assert "no-store" in answer["Cache-Control"]
    html = answer.content.decode()
    assert html.strip().startswith('<article id="panel-event-1"')
    assert "It opens" in html
    event.refresh_from_db()
    assert (event.title, event.version) == ("It opens", 2)


def test_without_javascript_saving_leads_back_to_where_it_stands(browser: Client, event: Event) -> None:
    page = browser.get("/t/bridges/1/edit/summary")
    assert page.status_code == 200
    assert "<h1>Edit the summary</h1>" in page.content.decode()
    answer = send(browser, "summary", {"version": "1", "summary": "At *last*."}, is_htmx=False)
    assert (answer.status_code, answer["Location"]) == (303, "/t/bridges/1#slot-event-1-summary")
    assert "<em>last</em>" in browser.get("/t/bridges/1").content.decode()


def test_what_is_wrong_is_said_at_its_field_with_all_that_was_typed(browser: Client, event: Event) -> None:
    answer = send(browser, "date", {"version": "1", "when": "31 February 1901", "reason": "a hunch"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert answer["HX-Retarget"] == "#slot-event-1-date"
    assert 'value="31 February 1901"' in html
    assert 'value="a hunch"' in html
    assert 'id="id_when_error"' in html


def test_a_date_that_a_source_gives_is_not_decided_without_a_reason(browser: Client, event: Event) -> None:
    answer = send(browser, "date", {"version": "1", "when": "June 1901", "reason": ""})
    assert answer.status_code == 422
    assert 'id="id_reason_error"' in answer.content.decode()
    assert send(browser, "date", {"version": "1", "when": "June 1901", "reason": "the plaque"}).status_code == 200
    event.refresh_from_db()
    assert (event.date_words, event.dating_rationale) == ("June 1901", "the plaque")


def test_a_date_that_was_dragged_is_in_the_form_with_the_version_it_was_dragged_from(
    browser: Client, event: Event, editor: User
) -> None:
    assert 'data-edtf="1901-05" data-version="1"' in browser.get("/t/bridges/1/panel", headers=HTMX).content.decode()
    edit_event(event=event, fields={"title": "It opens"}, version=1, by=editor)
    form = form_of(browser, "date?when=1901-06&version=1")
    assert (form["when"], form["version"]) == ("1901-06", "1")
    for address in ("date?when=1901-06", "date?when=1901-06&version=3", "date?when=1901-06&version=-1"):
        assert form_of(browser, address)["when"] == "May 1901"
    assert form_of(browser, "title?when=1901-06&version=1&title=Mine")["title"] == "It opens"
    event.refresh_from_db()
    assert (event.date_words, event.version) == ("May 1901", 2)


def test_a_form_that_does_not_say_its_version_is_sent_back(browser: Client, event: Event) -> None:
    for version in ("", "x", "-1", "٣"):
        assert send(browser, "title", {"version": version, "title": "x"}).status_code == 428
    event.refresh_from_db()
    assert event.title == "The bridge opens"


def test_edits_of_different_data_are_merged_and_said_so(browser: Client, event: Event, timeline: Timeline) -> None:
    form = form_of(browser, "title")
    bob = make.make_member(timeline, "bob", Role.EDITOR)
    edit_event(event=event, fields={"summary": "By bob."}, version=1, by=bob)
    answer = send(browser, "title", form | {"title": "It opens"})
    assert answer.status_code == 200
    assert "Also changed meanwhile: summary, by bob." in answer.content.decode()
    event.refresh_from_db()
    assert (event.title, event.summary, event.version) == ("It opens", "By bob.", 3)


def test_of_the_same_datum_both_texts_are_shown_and_either_is_one_click_away(
    browser: Client, event: Event, timeline: Timeline
) -> None:
    form = form_of(browser, "title")
    bob = make.make_member(timeline, "bob", Role.EDITOR)
    edit_event(event=event, fields={"title": "The queen opens the bridge"}, version=1, by=bob)
    answer = send(browser, "title", form | {"title": "The bridge is opened"})
    html = answer.content.decode()
    assert answer.status_code == 412
    assert "Bob changed the title meanwhile" in html
    assert "The queen opens the bridge" in html
    assert 'value="The bridge is opened"' in html
    assert 'name="version" value="2"' in html
    event.refresh_from_db()
    assert event.title == "The queen opens the bridge"
    theirs = browser.get("/t/bridges/1/edit/title?close", headers=HTMX).content.decode()
    assert "The queen opens the bridge" in theirs
    assert send(browser, "title", {"version": "2", "title": "The bridge is opened"}).status_code == 200
    event.refresh_from_db()
    assert (event.title, event.version) == ("The bridge is opened", 3)


def test_people_are_put_on_and_taken_off_and_others_are_left_alone(browser: Client, event: Event) -> None:
    form = form_of(browser, "people")
    assert form["people"] == "The queen (host); Navy (North)"
    assert send(browser, "people", form).status_code == 200
    assert sorted(part.actor.name for part in event.participations.all()) == ["Navy (North)", "The queen"]
    answer = send(browser, "people", form | {"people": "Navy (North); The mayor (speaker)"})
    assert answer.status_code == 200
    parts = sorted((part.actor.name, part.role) for part in event.participations.all())
    assert parts == [("Navy (North)", ""), ("The mayor", "speaker")]


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("mention", {"mention": "the opening"}, {"mention": "the opening"}),
        ("happened", {"occurrence": "cancelled"}, {"occurrence": "cancelled"}),
        ("prominence", {"prominence": "key"}, {"weight": 90}),
        ("seen", {"state": "draft"}, {"state": "draft"}),
    ],
)
def test_every_other_datum_has_its_form(
    browser: Client, event: Event, field: str, typed: dict[str, str], stored: dict[str, Any]
) -> None:
    assert send(browser, field, form_of(browser, field) | typed).status_code == 200
    event.refresh_from_db()
    assert {name: getattr(event, name) for name in stored} == stored


def test_place_and_tags_are_typed_by_name(browser: Client, event: Event) -> None:
    assert send(browser, "place", form_of(browser, "place") | {"place": "Newton"}).status_code == 200
    assert send(browser, "tags", form_of(browser, "tags") | {"tags": "stone; water"}).status_code == 200
    assert send(browser, "tags", form_of(browser, "tags") | {"tags": "water"}).status_code == 200
    event.refresh_from_db()
    assert event.place is not None
    assert (event.place.name, [row.tag.name for row in event.event_tags.all()]) == ("Newton", ["water"])


def test_a_datum_that_is_not_declared_has_no_door(browser: Client, event: Event) -> None:
    for field in ("state", "number", "weight", "timeline", "version"):
        assert browser.get(f"/t/bridges/1/edit/{field}").status_code == 404
        assert browser.post(f"/t/bridges/1/edit/{field}", {"version": "1"}).status_code == 404


def test_what_a_source_says_is_taken_over_by_one_press(browser: Client, event: Event) -> None:
    send(browser, "date", {"version": "1", "when": "June 1901", "reason": "the plaque"})
    reading = event.citations.get().readings.get()
    answer = browser.post(f"/t/bridges/1/use/{reading.public_id}", {"version": "2"}, headers=HTMX)
    assert answer.status_code == 200
    event.refresh_from_db()
    assert (event.dating_basis, event.dating_reading) == ("reading", reading)


def test_an_event_goes_into_the_bin_after_it_was_said_what_goes_with_it(browser: Client, event: Event) -> None:
    page = browser.get("/t/bridges/1/withdraw").content.decode()
    assert "1 citation" in page
    answer = browser.post("/t/bridges/1/withdraw", {"version": "1", "reason": "twice"})
    assert (answer.status_code, answer["Location"]) == (303, "/t/bridges/")
    assert browser.get("/t/bridges/1").status_code == 404


def test_the_order_of_one_day_is_moved_step_by_step(browser: Client, timeline: Timeline, editor: User) -> None:
    for title in "abc":
        add_fact(timeline=timeline, fact=Fact(title=title, when="1 May 1901"), by=editor)
    assert "3rd of 3" in browser.get("/t/bridges/3").content.decode()
    assert browser.post("/t/bridges/3/move", {"version": "1", "where": "earlier"}).status_code == 303
    order = Event.objects.order_by("sort_key", "number").values_list("title", flat=True)
    assert list(order) == ["a", "c", "b"]
    version = Event.objects.get(number=3).version
    assert browser.post("/t/bridges/3/move", {"version": version, "where": "earlier"}).status_code == 303
    assert list(order.all()) == ["c", "a", "b"]


def test_readers_and_strangers_see_no_control_and_find_no_door(
    client: Client, event: Event, timeline: Timeline
) -> None:
    for user in (None, make.make_member(timeline, "rita", Role.READER), make.make_user("sam")):
        if user:
            client.force_login(user)
        assert "/edit/" not in client.get("/t/bridges/1").content.decode()
        assert client.get("/t/bridges/1/edit/title").status_code == 403
        answer = client.post("/t/bridges/1/edit/title", {"version": "1", "title": "x"})
        assert (answer.status_code, "not signed in" in answer.content.decode()) == (403, user is None)
