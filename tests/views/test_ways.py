"""The views of a timeline: one set of events, one address, and a switch that keeps all of it."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from events.queries.reader import labels
from events.views.ways import WAYS

FILTERING = {"HX-Request": "true", "HX-Target": "results"}
KEPT = "q=Baghdad&happened=happened&known=2007-03-12&from=2007-03-01&to=2007-03-31&group=place&order=instant&event=10"


def page(client, timeline, query="", **headers):
    response = client.get(f"/t/{timeline.slug}/{query}", headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def switch(html):
    """The addresses of the switch by the name of their view."""
    links = re.findall(r'<a href="([^"]*)" data-view="(\w+)"', html)
    return {view: unescape(address) for address, view in links}


def test_every_view_has_a_name_and_a_key_of_its_own():
    assert [way.value for way in WAYS] == list(labels.VIEW)
    assert len({way.key for way in WAYS}) == len(WAYS)


@pytest.mark.parametrize("view", list(labels.VIEW))
def test_every_view_leads_to_every_other_one_and_keeps_the_address(client, sample, view):
    html = page(client, sample, f"?view={view}&{KEPT}&page=2")
    assert list(switch(html)) == list(labels.VIEW)
    for other, address in switch(html).items():
        named = {} if other == "timeline" else {"view": [other]}
        assert parse_qs(urlsplit(address).query) == parse_qs(KEPT) | named
    assert re.search(rf'data-view="{view}" data-key="\d" aria-current="page"', html)


@pytest.mark.parametrize("view", list(labels.VIEW))
def test_every_view_shows_the_filters_the_lens_and_the_opened_event(client, sample, view):
    html = page(client, sample, f"?view={view}&{KEPT}")
    assert "Leave out Search: “Baghdad”" in html
    assert "As reported by 12 March 2007" in html
    assert '<article id="panel-event-10"' in html


@pytest.mark.parametrize("view", list(labels.VIEW))
def test_filters_swap_the_results_of_the_view_that_is_shown(client, sample, view):
    html = page(client, sample, f"?view={view}&q=briefcase", **FILTERING)
    assert html.lstrip().startswith('<section id="results"')
    assert "1</b> of 30 events" in html


@pytest.mark.parametrize("view", list(labels.VIEW))
def test_what_the_address_holds_is_asked_for_with_the_filters(client, sample, view):
    html = page(client, sample, f"?view={view}&from=2007-03-01&group=place")
    for name, value in (("from", "2007-03-01"), ("to", ""), ("group", "place")):
        kind = "text" if view == "map" and name != "group" else "hidden"  # the map's stretch is typed in
        assert f'<input type="{kind}" form="filters" name="{name}" value="{value}"' in html


def test_a_view_that_does_not_exist_is_the_timeline_and_says_so(client, sample):
    html = page(client, sample, "?view=globe")
    assert "There is no such view" in html
    assert 'id="timeline-data"' in html


def test_the_list_alone_has_no_picture_and_all_events(client, sample):
    html = page(client, sample, "?view=list")
    assert 'id="timeline-data"' not in html
    assert 'id="band"' not in html
    assert len(re.findall(r'<li id="event-\d+"', html)) == 30
