"""oEmbed 1.0: an address of ours becomes a frame, and what is not public is nothing."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.http import HttpResponse
from django.test import Client

from events.models import EventState, Role, Story, Timeline, Visibility
from tests import factories as make

pytestmark = pytest.mark.django_db
HERE = "http://testserver"


@pytest.fixture
def timeline() -> Timeline:
    timeline = make.make_timeline("bridges", title="Bridges & ferries", description="Of *steel*.")
    make.make_event(timeline, "Opens <wide>", "2007-03-10")
    make.make_event(timeline, "Draft", "2007-03-11", state=EventState.DRAFT)
    Story.objects.create(timeline=timeline, number=1, title="The bridge", state="approved")
    make.place(timeline)
    return timeline


def ask(client: Client, url: str, **more: Any) -> HttpResponse:
    found: HttpResponse = client.get("/oembed", {"url": url, **more})  # type: ignore[assignment]
    return found


def test_a_timeline_is_answered_as_the_standard_has_it(timeline: Timeline, client: Client) -> None:
    answer = ask(client, f"{HERE}/t/bridges/")
    assert answer["Content-Type"] == "application/json"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer.json() == {  # type: ignore[attr-defined]
        "type": "rich",
        "version": "1.0",
        "title": "Bridges & ferries",
        "provider_name": "Dateline",
        "provider_url": f"{HERE}/",
        "cache_age": 3600,
        "html": f'<iframe src="{HERE}/embed/bridges/" title="Bridges &amp; ferries" width="720" height="640" '
        'loading="lazy" style="border: 0"></iframe>',
        "width": 720,
        "height": 640,
    }


@pytest.mark.parametrize(
    ("path", "frame"),
    [
        ("/t/bridges/1", "/embed/bridges/1"),
        ("/t/bridges/stories/1/", "/embed/bridges/stories/1/"),
        ("/embed/bridges/1", "/embed/bridges/1"),
        ("/t/bridges/?q=Opens&page=3&unknown=1&theme=dark", "/embed/bridges/?q=Opens&amp;page=3&amp;theme=dark"),
    ],
)
def test_events_stories_and_views_have_their_frames(timeline: Timeline, client: Client, path: str, frame: str) -> None:
    assert f'src="{HERE}{frame}"' in ask(client, HERE + path).json()["html"]  # type: ignore[attr-defined]


def test_the_bounds_of_the_caller_hold(timeline: Timeline, client: Client) -> None:
    found = ask(client, f"{HERE}/t/bridges/", maxwidth="300", maxheight="9000").json()  # type: ignore[attr-defined]
    assert (found["width"], found["height"]) == (300, 640)
    assert 'width="300" height="640"' in found["html"]
    for wrong in ("0", "-1", "wide", "119", "1" * 50, "٣٠٠"):
        answer = ask(client, f"{HERE}/t/bridges/", maxwidth=wrong)
        assert (answer.status_code, answer.json()["errors"]) == (  # type: ignore[attr-defined]
            400,
            ["maxwidth is a whole number of pixels, 120 or more"],
        )


def test_the_same_comes_as_xml_and_nothing_else_does(timeline: Timeline, client: Client) -> None:
    Timeline.objects.update(title="Bridges & <ferries>\x01")
    answer = ask(client, f"{HERE}/t/bridges/", format="xml")
    assert answer["Content-Type"].startswith("text/xml")
    root = ElementTree.fromstring(answer.content)
    assert root.tag == "oembed"
    assert root.findtext("title") == "Bridges & <ferries>"
    assert (root.findtext("html") or "").startswith("<iframe")
    assert ask(client, f"{HERE}/t/bridges/", format="yaml").status_code == 501


@pytest.mark.parametrize(
    "url",
    [
        f"{HERE}/t/there-is-none/",
        f"{HERE}/t/bridges/2",
        f"{HERE}/t/bridges/99",
        f"{HERE}/t/bridges/{2**70}",
        f"{HERE}/t/bridges/stories/2/",
        f"{HERE}/t/bridges/settings/",
        f"{HERE}/nowhere",
        f"{HERE}/",
        "http://elsewhere.example/t/bridges/",
        "http://testserver:81/t/bridges/",
        "http://testserver@elsewhere.example/t/bridges/",
        "ftp://testserver/t/bridges/",
        "//testserver/t/bridges/",
        "/t/bridges/",
        "http://[",
        "x",
    ],
)
def test_what_is_not_there_is_nothing(timeline: Timeline, client: Client, url: str) -> None:
    answer = ask(client, url)
    assert answer.status_code == 404
    assert "Nothing at this address can be embedded" in answer.content.decode()


def test_an_address_is_asked_for(client: Client) -> None:
    assert client.get("/oembed").json()["errors"] == ["url is missing: the address of a timeline, an event or a story"]
    assert client.get("/oembed").status_code == 400


@pytest.mark.parametrize("kind", [Visibility.PRIVATE, Visibility.UNLISTED])
def test_what_is_private_is_answered_like_what_is_not_there_also_to_its_members(
    timeline: Timeline, client: Client, kind: str
) -> None:
    Timeline.objects.update(visibility=kind)
    owner = Client()
    owner.force_login(make.make_member(timeline, role=Role.OWNER))
    nothing = ask(client, f"{HERE}/t/there-is-none/")
    for asker in (client, owner):
        answer = ask(asker, f"{HERE}/t/bridges/")
        assert (answer.status_code, answer.content, answer.headers) == (404, nothing.content, nothing.headers)
        assert not answer.cookies


def test_the_secret_link_of_an_unlisted_timeline_is_kept_nowhere(timeline: Timeline, client: Client) -> None:
    Timeline.objects.update(visibility=Visibility.UNLISTED)
    answer = ask(client, f"{HERE}/t/bridges/?token={timeline.token}")
    assert timeline.token in answer.json()["html"]  # type: ignore[attr-defined]
    assert answer["Cache-Control"] == "no-store"
    assert ask(client, f"{HERE}/t/bridges/?token=wrong").status_code == 404


@pytest.mark.parametrize("path", ["/t/bridges/", "/t/bridges/1", "/t/bridges/stories/1/"])
def test_public_pages_say_where_to_ask_and_what_they_are(timeline: Timeline, client: Client, path: str) -> None:
    page = client.get(path).content.decode()
    for kind, form in (("application/json+oembed", "json"), ("text/xml+oembed", "xml")):
        found = re.search(rf'type="{re.escape(kind)}" href="{HERE}(/oembed[^"]+)" title="[^"]+"', page)
        assert found
        answer = client.get(found[1].replace("&amp;", "&"))
        assert answer.status_code == 200
        assert form in answer["Content-Type"]
    assert f'<meta property="og:url" content="{HERE}{path}">' in page
    assert 'type="application/json" href=' in page


def test_the_card_of_a_timeline_has_its_picture(timeline: Timeline, client: Client) -> None:
    page = client.get("/t/bridges/").content.decode()
    found = re.search(rf'<meta property="og:image" content="{HERE}([^"]+)">', page)
    assert found
    image = client.get(found[1].replace("&amp;", "&"))
    assert (image.status_code, image["Content-Type"]) == (200, "image/png")
    assert "og:image" not in client.get("/t/bridges/1").content.decode()


def test_pages_that_are_not_public_say_nothing_of_the_kind(timeline: Timeline) -> None:
    member = Client()
    member.force_login(make.make_member(timeline))
    assert "oembed" not in member.get("/t/bridges/2").content.decode()  # a draft
    Timeline.objects.update(visibility=Visibility.PRIVATE)
    for path in ("/t/bridges/", "/t/bridges/1", "/t/bridges/stories/1/"):
        page = member.get(path).content.decode()
        assert "oembed" not in page
        assert "og:" not in page
