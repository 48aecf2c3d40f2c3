"""A timeline begins, is settled, shown, copied, put away and taken out, by plain forms."""

from __future__ import annotations

import pytest
from django.test import Client

from events.models import Change, Timeline, User, Visibility
from events.queries.filtering.facets import facets
from events.queries.reader.sight import Sight
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline() -> Timeline:
    return make.make_timeline("bridges", title="Bridges", visibility=Visibility.PRIVATE)


@pytest.fixture
def owner(timeline: Timeline, client: Client) -> User:
    user = make.make_member(timeline, "ada", "owner")
    client.force_login(user)
    return user


def settings(timeline: Timeline, **typed: object) -> dict[str, object]:
    """The whole form as the page shows it, and what is typed into it."""
    names = ("title", "slug", "language", "time_zone", "quote_characters", "quote_percent", "quote_least", "version")
    shown = {name: getattr(timeline, name) for name in names}
    return (
        shown | {"description": timeline.description, "group_order": "", "opening_from": "", "opening_to": ""} | typed
    )


def test_a_title_is_enough_to_begin_and_leads_to_the_timeline(client: Client) -> None:
    client.force_login(make.make_user("ada"))
    page = client.get("/new/").content.decode()
    assert 'name="key"' in page
    response = client.post("/new/", {"title": "The long road", "key": "k"})
    assert (response.status_code, response["Location"]) == (303, "/t/the-long-road/")
    again = client.post("/new/", {"title": "The long road", "key": "k"})
    assert again["Location"] == "/t/the-long-road/"
    assert client.post("/new/", {"title": "Another road", "key": "k"}).status_code == 422
    assert Timeline.objects.count() == 1


def test_a_title_that_is_missing_is_asked_for_at_its_field(client: Client) -> None:
    client.force_login(make.make_user("ada"))
    response = client.post("/new/", {"title": " ", "key": "k"})
    assert response.status_code == 422
    page = response.content.decode()
    assert "Give it a title" in page
    assert 'aria-describedby="id_title_error"' in page
    assert 'value="k"' in page


def test_who_is_not_signed_in_is_led_there_first(client: Client) -> None:
    assert client.get("/new/")["Location"] == "/sign-in/?next=/new/"


def test_home_offers_a_new_timeline_to_whoever_is_signed_in(client: Client) -> None:
    assert "/new/" not in client.get("/").content.decode()
    client.force_login(make.make_user("ada"))
    page = client.get("/").content.decode()
    assert "Your first timeline" in page
    assert "/new/" in page


def test_only_what_was_typed_otherwise_is_written(client: Client, timeline: Timeline, owner: User) -> None:
    typed = {"title": "Spans", "slug": "spans", "opening_from": "March 2007", "opening_to": "May 2007"}
    response = client.post("/t/bridges/settings/", settings(timeline, **typed))
    assert (response.status_code, response["Location"]) == (303, "/t/spans/settings/")
    page = client.get(response["Location"]).content.decode()
    assert 'value="1 March 2007"' in page
    assert 'value="31 May 2007"' in page
    assert client.get("/t/bridges/").status_code == 404


def test_saving_what_is_there_already_is_no_change(client: Client, timeline: Timeline, owner: User) -> None:
    assert client.post("/t/bridges/settings/", settings(timeline)).status_code == 303
    assert not Change.objects.exists()


def test_a_wrong_setting_is_said_at_its_field_and_nothing_typed_is_lost(
    client: Client, timeline: Timeline, owner: User
) -> None:
    make.make_timeline("tunnels")
    for typed, words in (
        ({"time_zone": "Mars/Olympus"}, "is no time zone"),
        ({"slug": "tunnels"}, "Another timeline has this address"),
        ({"opening_from": "someday", "opening_to": "2007"}, "not understood as a date"),
        ({"quote_percent": "101"}, "Write a whole number"),
    ):
        response = client.post("/t/bridges/settings/", settings(timeline, description="Of stone", **typed))
        assert response.status_code == 422
        assert words in response.content.decode()
        assert "Of stone" in response.content.decode()
    assert Timeline.objects.get(pk=timeline.pk).version == 1


def test_what_an_owner_puts_first_comes_first_wherever_one_chooses(
    client: Client, timeline: Timeline, owner: User
) -> None:
    event, other = make.make_event(timeline, "a"), make.make_event(timeline, "b")
    for name in ("stone", "water"):
        make.make_tagging(event, name)
    make.make_tagging(other, "water")
    names = [choice.name for facet in facets(Sight.of_reader(timeline, owner)) for choice in facet.choices]
    assert names == ["water", "stone"]
    response = client.post("/t/bridges/settings/", settings(timeline, group_order="wood\nstone"))
    assert response.status_code == 422
    assert "Nothing here is called wood" in response.content.decode()
    assert client.post("/t/bridges/settings/", settings(timeline, group_order="Stone")).status_code == 303
    timeline.refresh_from_db()
    names = [choice.name for facet in facets(Sight.of_reader(timeline, owner)) for choice in facet.choices]
    assert names == ["stone", "water"]
    assert "stone</textarea>" in client.get("/t/bridges/settings/").content.decode()


def test_two_owners_are_merged_or_both_texts_are_shown(client: Client, timeline: Timeline, owner: User) -> None:
    loaded = settings(timeline)
    client.post("/t/bridges/settings/", loaded | {"title": "Spans"})
    client.post("/t/bridges/settings/", loaded | {"language": "fr"})
    stored = Timeline.objects.get(pk=timeline.pk)
    assert (stored.title, stored.language) == ("Spans", "fr")
    response = client.post("/t/bridges/settings/", loaded | {"title": "Arches"})
    page = response.content.decode()
    assert response.status_code == 412
    assert "theirs: Spans" in page
    assert "yours: Arches" in page
    assert f'name="version" value="{stored.version}"' in page
    assert (
        client.post("/t/bridges/settings/", loaded | {"title": "Arches", "version": stored.version}).status_code == 303
    )
    assert Timeline.objects.get(pk=timeline.pk).title == "Arches"


def test_publishing_says_beforehand_what_everybody_will_read(client: Client, timeline: Timeline, owner: User) -> None:
    event = make.make_event(timeline, "Opened", "2007-03-10")
    make.make_event(timeline, "Secret", "2007-03-11", state="draft")
    make.make_passage(make.make_citation(event), "Open.", public_characters=5)
    page = " ".join(client.get("/t/bridges/visibility").content.decode().split())
    assert "1 approved event" in page
    assert "1 quotation" in page
    assert "0 public notes" in page
    assert "1 event not approved, for members only" in page
    assert '<a href="/t/bridges/2">Secret</a>' in page
    assert page.index("for members only") < page.index(">Save</button>")  # one reads, then decides
    response = client.post("/t/bridges/visibility", {"visibility": "public", "version": 1})
    assert response.status_code == 303
    assert Timeline.objects.get(pk=timeline.pk).visibility == Visibility.PUBLIC
    assert client.post("/t/bridges/visibility", {"visibility": "private", "version": 1}).status_code == 412
    assert client.post("/t/bridges/visibility", {"visibility": "sideways", "version": 2}).status_code == 422


def test_an_unlisted_timeline_has_a_link_that_can_be_made_anew(client: Client, timeline: Timeline, owner: User) -> None:
    client.post("/t/bridges/visibility", {"visibility": "unlisted", "version": 1})
    first = Timeline.objects.get(pk=timeline.pk)
    assert f"/t/bridges/?token={first.token}" in client.get("/t/bridges/visibility").content.decode()
    stranger = Client()
    assert stranger.get(f"/t/bridges/?token={first.token}").status_code == 200
    assert client.post("/t/bridges/visibility/secret", {"version": 1}).status_code == 412
    assert client.post("/t/bridges/visibility/secret", {"version": 2}).status_code == 303
    assert stranger.get("/t/bridges/").status_code == 404
    assert stranger.get(f"/t/bridges/?token={first.token}").status_code == 404


def test_a_timeline_goes_into_the_bin_and_comes_out_as_it_was(client: Client, timeline: Timeline, owner: User) -> None:
    assert client.post("/t/bridges/bin-it", {"version": 7}).status_code == 412
    assert client.post("/t/bridges/bin-it", {"version": 1})["Location"] == "/bin/"
    assert client.get("/t/bridges/").status_code == 404
    assert client.post("/bin/", {"slug": "bridges", "version": 1}).status_code == 412
    assert "Bridges" in client.get("/bin/").content.decode()
    response = client.post("/bin/", {"slug": "bridges", "version": 2})
    assert (response.status_code, response["Location"]) == (303, "/t/bridges/")
    assert client.get("/t/bridges/").status_code == 200


def test_the_bin_holds_nothing_of_others(client: Client, timeline: Timeline, owner: User) -> None:
    client.post("/t/bridges/bin-it", {"version": 1})
    theirs = Client()
    theirs.force_login(make.make_member(timeline, "ben", "editor"))
    assert "Bridges" not in theirs.get("/bin/").content.decode()
    assert theirs.post("/bin/", {"slug": "bridges", "version": 2}).status_code == 404


def test_a_reader_makes_a_copy_of_their_own(client: Client, timeline: Timeline) -> None:
    make.make_event(timeline, "Opened", "2007-03-10")
    client.force_login(make.make_member(timeline, "ben"))
    assert "Copy of Bridges" in client.get("/t/bridges/duplicate").content.decode()
    response = client.post("/t/bridges/duplicate", {"title": "My bridges", "key": "k"})
    assert response["Location"] == "/t/my-bridges/"
    assert "Opened" in client.get("/t/my-bridges/").content.decode()
    assert client.post("/t/bridges/duplicate", {"title": "My bridges", "key": "k"})["Location"] == "/t/my-bridges/"
    assert client.post("/t/bridges/duplicate", {"title": " "}).status_code == 422
