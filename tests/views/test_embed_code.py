"""The page that gives the code for another site: what it offers, what it warns of, and whom it gives a secret to."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from events.models import EventState, Role, Story, Timeline, Visibility
from tests import factories as make

pytestmark = pytest.mark.django_db
PAGE = "/t/bridges/embed"


@pytest.fixture
def timeline() -> Timeline:
    timeline = make.make_timeline("bridges", title='Bridges & "ferries"')
    make.make_event(timeline, "Opens", "2007-03-10")
    make.make_event(timeline, "Draft", "2007-03-11", state=EventState.DRAFT)
    Story.objects.create(timeline=timeline, number=1, title="The bridge", state="approved")
    make.place(timeline)
    return timeline


def member(timeline: Timeline, role: Role) -> Client:
    client = Client()
    client.force_login(make.make_member(timeline, f"one {role}", role))
    return client


def code(client: Client, query: str = "", place: str = "embed-code") -> str:
    """What stands in the field to copy, as it would be pasted."""
    page = client.get(f"{PAGE}{query}").content.decode()
    found = re.search(rf'<textarea id="{place}"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    return html.unescape(found[1]) if found else ""


def test_the_code_is_one_line_for_a_frame_with_a_title(timeline: Timeline, client: Client) -> None:
    assert code(client) == (
        '<iframe src="http://testserver/embed/bridges/" title="Bridges &amp; &quot;ferries&quot;" '
        'width="100%" height="640" loading="lazy" style="border: 0"></iframe>'
    )


def test_the_look_and_the_view_go_into_the_address_and_what_is_usual_does_not(
    timeline: Timeline, client: Client
) -> None:
    found = html.unescape(code(client, "?theme=dark&accent=%23FFCC00&font=serif&view=timeline&height=500&q=Opens"))
    assert 'src="http://testserver/embed/bridges/?q=Opens&theme=dark&accent=ffcc00&height=500"' in found
    assert 'height="500"' in found


def test_for_a_site_that_is_named_there_is_a_frame_that_fits(timeline: Timeline, client: Client) -> None:
    assert code(client, place="embed-fitting") == ""
    found = code(client, "?origin=https://www.example.org/page", place="embed-fitting")
    assert "origin=https%3A%2F%2Fwww.example.org" in found
    assert "data-dateline" in found
    assert '<script src="http://testserver/static/js/embed/host.js" async></script>' in found
    assert "origin" not in code(client, "?origin=https://www.example.org/page")


def test_an_event_or_a_story_has_a_frame_of_its_own(timeline: Timeline, client: Client) -> None:
    assert "/embed/bridges/1" in code(client, "?what=event-1&view=table")
    assert "/embed/bridges/stories/1/" in code(client, "?what=story-1&q=Opens")
    for wrong in ("event-2", "event-99", "story-9", "x", "event-", "event-0002"):
        assert "There is no such thing to embed" in client.get(f"{PAGE}?what={wrong}").content.decode()


def test_what_others_would_not_see_is_said(timeline: Timeline, client: Client) -> None:
    editor = member(timeline, Role.EDITOR)
    assert "This is a draft" in editor.get(f"{PAGE}?what=event-2").content.decode()
    assert "shows nothing to others" not in editor.get(PAGE).content.decode()
    Timeline.objects.update(visibility=Visibility.PRIVATE)
    assert "shows nothing to others until it is published" in editor.get(PAGE).content.decode()
    assert client.get(PAGE).status_code == 404


def test_the_secret_link_is_for_owners_and_for_who_came_by_it(timeline: Timeline, client: Client) -> None:
    Timeline.objects.update(visibility=Visibility.UNLISTED)
    assert timeline.token in code(member(timeline, Role.OWNER))
    editor = member(timeline, Role.EDITOR).get(PAGE).content.decode()
    assert timeline.token not in editor
    assert "secret link only" in editor
    assert timeline.token in code(client, f"?token={timeline.token}")


def test_a_colour_that_cannot_be_read_is_corrected_in_words(timeline: Timeline, client: Client) -> None:
    page = client.get(f"{PAGE}?accent=ffcc00").content.decode()
    assert "#ffcc00 is too faint to read on the light page: there it is #806600." in page


def test_htmx_gets_the_code_alone_with_what_was_wrong(timeline: Timeline, client: Client) -> None:
    headers = {"HX-Request": "true", "HX-Target": "embed-shown"}
    part = client.get(f"{PAGE}?accent=red", headers=headers).content.decode()
    assert part.lstrip().startswith('<section id="embed-shown"')
    assert part.count("is no colour") == 1
    assert client.get(f"{PAGE}?accent=red").content.decode().count("is no colour") == 1


def test_the_timeline_its_events_and_its_stories_lead_here(timeline: Timeline, client: Client) -> None:
    assert f'href="{PAGE}?q=Opens"' in client.get("/t/bridges/?q=Opens").content.decode()
    assert f'href="{PAGE}?what=event-1"' in client.get("/t/bridges/1").content.decode()
    assert f'href="{PAGE}?what=story-1"' in client.get("/t/bridges/stories/1/").content.decode()
