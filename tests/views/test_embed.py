"""A timeline in a frame on another site: what it shows, to whom, and what it says of itself."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from events.models import Event, EventState, Role, Story, StoryStep, Timeline, Visibility
from tests import factories as make

pytestmark = pytest.mark.django_db
FRAME = "/embed/bridges/"


@pytest.fixture
def timeline() -> Timeline:
    timeline = make.make_timeline("bridges", title="Bridges & ferries", time_zone="Asia/Baghdad")
    for day, title in enumerate(("Opens", "Shakes", "<b>Falls</b>")):
        citation = make.make_citation(make.make_event(timeline, title, f"2007-03-1{day}"))
        make.make_passage(citation, f"It {title}", public_characters=30)
    make.make_event(timeline, "Secret draft", "2007-03-13", state=EventState.DRAFT)
    story = Story.objects.create(timeline=timeline, number=1, title="The bridge", state="approved")
    StoryStep.objects.create(timeline=timeline, story=story, event=Event.objects.get(number=1), position=1)
    make.place(timeline)
    return timeline


@pytest.fixture
def owner(timeline: Timeline) -> Client:
    client = Client()
    client.force_login(make.make_member(timeline, role=Role.OWNER))
    return client


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


def links(page: str) -> list[tuple[str, str]]:
    """Every link's address, and where it opens."""
    found = re.findall(r"<a\b[^>]*>", page)
    return [(_attribute(each, "href").replace("&amp;", "&"), _attribute(each, "target")) for each in found]


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return found[1] if found else ""


@pytest.mark.usefixtures("timeline")
@pytest.mark.parametrize("path", ["", "1", "stories/1/", "?view=table", "?view=calendar", "nothing-here/"])
def test_a_frame_may_stand_anywhere_and_sets_and_reads_no_cookie(client: Client, path: str) -> None:
    client.cookies["sessionid"], client.cookies["csrftoken"] = "short", "malformed"  # which are renewed elsewhere
    answer = client.get(FRAME + path if "nothing" not in path else "/embed/nothing-here/")
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize("path", ["", "1", "stories/1/", "viewport.json", "?q=Secret", "?event=4", "4"])
def test_whoever_is_signed_in_a_frame_shows_what_everybody_sees(owner: Client, client: Client, path: str) -> None:
    found, public = owner.get(FRAME + path), client.get(FRAME + path)
    assert (found.status_code, found.content) == (public.status_code, public.content)
    assert found.get("ETag") == public.get("ETag")
    assert "Secret draft" not in text(found)
    assert not found.cookies


@pytest.mark.parametrize("kind", [Visibility.PRIVATE, Visibility.UNLISTED])
def test_what_is_not_public_is_answered_as_what_is_not_there(
    timeline: Timeline, owner: Client, client: Client, kind: str
) -> None:
    Timeline.objects.update(visibility=kind)
    nothing = client.get("/embed/there-is-none/")
    assert "There is nothing to show here" in text(nothing)
    for path in ("", "1", "stories/1/"):
        for asker in (owner, client):
            answer = asker.get(FRAME + path)
            assert (answer.status_code, answer.content) == (404, nothing.content)
            assert answer.headers == nothing.headers


def test_the_secret_of_an_unlisted_timeline_opens_its_frame_and_is_remembered_nowhere(
    timeline: Timeline, client: Client
) -> None:
    Timeline.objects.update(visibility=Visibility.UNLISTED)
    answer = client.get(f"{FRAME}?token={timeline.token}")
    assert "Opens" in text(answer)
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert client.get(FRAME).status_code == 404
    ours = [address for address, _ in links(text(answer)) if address.startswith(("/t/", FRAME))]
    assert len(ours) > 5
    assert [address for address in ours if timeline.token not in address] == []


def test_the_list_is_complete_and_what_leads_out_opens_outside(timeline: Timeline, client: Client) -> None:
    page = text(client.get(FRAME))
    assert [title in page for title in ("Opens", "Shakes", "&lt;b&gt;Falls&lt;/b&gt;")] == [True] * 3
    assert '<base target="_blank">' in page
    for address, target in links(page):
        stays = address.startswith((FRAME, "#"))
        assert (address, target) == (address, "_self" if stays else "")
    assert ("/t/bridges/", "") in links(page)
    assert "As it stood on" in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<link rel="canonical" href="/t/bridges/">' in page


def test_an_event_opens_in_the_frame_with_its_sources_and_the_look_stays(timeline: Timeline, client: Client) -> None:
    page = text(client.get(f"{FRAME}?theme=dark&accent=ffcc00&q=Opens&view=list"))
    address = next(address for address, _ in links(page) if "event=1#opened" in address)
    for kept in ("theme=dark", "accent=ffcc00", "q=Opens", "view=list"):
        assert kept in address
    opened = text(client.get(address.partition("#")[0]))
    assert 'id="opened"' in opened
    assert "It Opens" in opened
    assert 'data-theme="dark"' in opened
    assert "/embed/accent/ffcc00.css" in opened


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("accent=red", "accent: “red” is no colour; write it like #2f4858"),
        ("font=comic", "font: it is one of serif, sans, system"),
        ("theme=blue", "theme: it is one of auto, light, dark"),
        ("lang=de", "lang: it is en. Dateline speaks English only"),
        ("height=3", "height: it is a whole number of pixels from 200 to 4000"),
        ("origin=nowhere", "origin: “nowhere” is no site; write it like https://www.example.org"),
        ("origin=javascript:alert(1)", "origin: “javascript:alert(1)” is no site"),
        ("origin=https://user:word@example.org", "is no site"),
        ("view=pie", "There is no such view"),
        ("event=99", "Event 99 is not among those that can be read here"),
        ("known=soon", "As reported by “soon”"),
    ],
)
def test_what_an_address_says_wrongly_is_said_in_the_frame_and_the_rest_holds(
    timeline: Timeline, client: Client, query: str, words: str
) -> None:
    answer = client.get(f"{FRAME}?{query}")
    assert answer.status_code == 200
    said = [each for each in re.findall(r'class="[^"]*refusal" role="alert">(.*?)</p>', text(answer)) if words in each]
    assert len(said) == 1
    assert "Shakes" in text(answer)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://www.Example.org/a/b?c", "https://www.example.org"),
        ("http://localhost:8080/", "http://localhost:8080"),
        ("https://example.org:443", "https://example.org"),
        ("http://[::1]:81/x", "http://[::1]:81"),
    ],
)
def test_the_site_around_a_frame_is_kept_as_its_origin(
    timeline: Timeline, client: Client, given: str, kept: str
) -> None:
    assert f'data-origin="{kept}"' in text(client.get(FRAME, {"origin": given}))


def test_the_colour_is_a_stylesheet_of_its_own(client: Client) -> None:
    answer = client.get("/embed/accent/ffcc00.css")
    assert answer["Content-Type"].startswith("text/css")
    assert "--mark: light-dark(#806600, #ffcc00);" in text(answer)
    assert client.get("/embed/accent/red.css").status_code == 404


def test_a_frame_that_is_held_is_not_sent_again_until_the_timeline_changes(timeline: Timeline, client: Client) -> None:
    tag = client.get(FRAME)["ETag"]
    assert client.get(FRAME, headers={"If-None-Match": tag}).status_code == 304
    timeline.ledger.change_number += 1
    timeline.ledger.save()
    assert client.get(FRAME, headers={"If-None-Match": tag}).status_code == 200


def test_a_long_list_comes_in_pages_that_stay_in_the_frame(timeline: Timeline, client: Client) -> None:
    for number in range(210):
        make.make_event(timeline, f"Event {number}", "2008-01-01")
    make.place(timeline)
    first = text(client.get(f"{FRAME}?theme=light"))
    address, target = next(each for each in links(first) if "page=2" in each[0])
    assert target == "_self"
    assert "theme=light" in address
    assert "Page 2 of" in text(client.get(address.partition("#")[0]))


def test_an_empty_timeline_says_so_in_its_frame(client: Client) -> None:
    make.make_timeline("bare", title="Bare")
    page = text(client.get("/embed/bare/"))
    assert "Nothing has happened here yet" in page
    assert 'id="band"' not in page


def test_pages_beside_the_frames_stay_out_of_frames(timeline: Timeline, client: Client) -> None:
    for path in (
        "/t/bridges/",
        "/t/bridges/embed",
        "/embed/bridges/viewport.json",
        "/oembed",
        "/embed/accent/ffcc00.css",
    ):
        answer = client.get(path)
        assert answer["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
