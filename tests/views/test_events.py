"""An event's page and panel, and those of its citations, as they come over the wire."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from events.models import EventState, Source
from tests import factories as make

RAID, LEGION, ARMING, MINISTERIAL = 4, 8, 28, 29


@pytest.fixture
def get(sample, client):
    return lambda name, *args, **headers: client.get(reverse(f"events:{name}", args=[sample.slug, *args]), **headers)


def words(response):
    """What a reader reads: the text without tags, blanks made one."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(text.split())


@pytest.fixture
def citation(sample):
    return Source.objects.get(timeline=sample, short_title="WSWS").citations.get(event__number=RAID)


def test_the_page_of_an_event_names_its_permanent_address(get, sample):
    page = get("event", RAID).content.decode()
    assert f'<link rel="canonical" href="http://testserver/t/{sample.slug}/{RAID}">' in page
    assert page.count("<h1") == 1


def test_page_and_panel_hold_the_same_article(get):
    page, panel = get("event", RAID), get("event-panel", RAID)
    assert panel.content.decode().lstrip().startswith('<article id="panel-event-4"')
    said = words(panel)
    assert "11 January 2007, about 3 a.m." in said
    assert "The most exact of three readings that agree" in said
    assert said.split("Sources")[1].split("Notes")[0] in words(page)


def test_the_panel_is_a_fragment_with_headings_below_those_of_the_timeline(get):
    panel = get("event-panel", RAID).content.decode()
    assert "<html" not in panel
    assert "<h1" not in panel
    assert "<h2" in panel


def test_a_disagreement_is_said_in_words_and_not_by_colour_alone(get):
    assert "disagrees by 1 day" in words(get("event", LEGION))


def test_a_plan_is_told_to_its_end(get):
    said = words(get("event", MINISTERIAL))
    assert said.count("former date") == 2
    trail = said[said.index("How the plan went") :]
    for step in ("Expected in April 2007", "No date any more", "no longer valid", "Set for 3–4 May 2007", "Happened"):
        assert step in trail
    assert "slipped by at least 3 days" in trail


def test_an_event_that_nobody_announced_has_no_trail(get):
    assert "How the plan went" not in words(get("event", ARMING))


def test_an_allegation_is_attributed(get):
    said = words(get("event", ARMING))
    assert "Alleged" in said
    assert "claimed by 1 · denied by 2 · reported by none" in said


def test_a_source_without_text_says_where_to_look(get):
    assert "No text of this source is here. Look at http://www.washingtonpost.com/" in words(get("event", RAID))


def test_the_reference_names_event_and_sources_in_plain_text(get):
    reference = re.search(r'<p id="reference-text-4"[^>]*>(.*?)</p>', get("event", RAID).content.decode())
    assert "11 January 2007, about 3 a.m." in reference[1]
    assert (
        "in: Iraq and its neighbours, 2007, event 4, http://testserver/t/iraq-and-its-neighbours-2007/4" in reference[1]
    )
    assert "[1] Peter Symonds, “No easing of US-Iranian tensions after Baghdad conference”" in reference[1]
    assert "<" not in reference[1]


def test_a_citation_opens_as_a_page_and_as_the_row_that_takes_its_place(get, citation):
    page = get("citation", RAID, citation.public_id)
    row = get("citation", RAID, citation.public_id, HTTP_HX_REQUEST="true")
    assert row.content.decode().lstrip().startswith(f'<li id="citation-{citation.public_id}"')
    assert "<html" not in row.content.decode()
    assert words(row) in words(page)
    assert f"/sources/{citation.source.public_id}#paragraph-12" in row.content.decode()


def test_a_cache_does_not_take_the_row_for_the_page(get, citation):
    page = get("citation", RAID, citation.public_id)
    row = get("citation", RAID, citation.public_id, HTTP_HX_REQUEST="true")
    assert "HX-Request" in page["Vary"]
    assert page["ETag"] != row["ETag"]


def test_an_unchanged_event_is_not_sent_twice(get):
    first = get("event", RAID)
    assert get("event", RAID, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304


@pytest.mark.parametrize("name", ["event", "event-panel"])
def test_a_draft_answers_exactly_like_nothing(sample, get, name):
    make.make_event(sample, "Not yet", number=900, state=EventState.DRAFT)
    draft, nothing = get(name, 900), get(name, 901)
    assert (draft.status_code, nothing.status_code) == (404, 404)
    assert draft.content.replace(b"900", b"901") == nothing.content


def test_a_citation_is_found_under_its_own_event_only(get, citation):
    assert get("citation", LEGION, citation.public_id).status_code == 404


def test_a_citation_is_found_in_its_own_timeline_only(sample, client, citation):
    other = make.make_timeline("other")
    make.make_event(other, "Another")
    address = reverse("events:citation", args=[other.slug, 1, citation.public_id])
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_are_only_read(sample, method):
    address = reverse("events:event", args=[sample.slug, RAID])
    assert getattr(Client(), method)(address).status_code == 405
