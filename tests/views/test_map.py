"""The map as a view: its list of places, what is on no map, its stretch of time, and the data it is drawn from."""

import re
from html import unescape

import pytest

from events.geography.plane import LAST_ZOOM
from tests import factories as make

MARCH = "from=2007-03-01&to=2007-03-31"


def page(client, timeline, query="", **headers):
    response = client.get(f"/t/{timeline.slug}/?view=map{query}", headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def places(html):
    """Headings of the list with the number of their events."""
    found = re.findall(r'<h2 id="where-\w+"><span>(.*?)</span><span>(.*?)</span></h2>', html)
    return {re.sub(r"<.*?>| <small.*", "", name): count for name, count in found}


def test_every_place_is_listed_with_its_events_those_on_the_map_first(client, sample):
    found = places(page(client, sample))
    assert list(found)[:2] == ["Baghdad", "Washington"]
    assert list(found)[-3:] == ["Iran–Iraq border", "London", "Without a place"]
    assert sum(int(count.split()[0]) for count in found.values()) == 30


def test_what_is_on_no_map_is_counted_and_led_to(client, sample):
    html = page(client, sample)
    assert "<b>22 events</b> at 8 places on the map" in html
    assert "2 events at 2 places without coordinates" in html
    address = unescape(re.search(r'<a href="([^"]*)">6 events without a place', html)[1])
    listed = client.get(address).content.decode()
    assert "6</b> of 30 events" in listed
    assert len(re.findall(r'<li id="event-', listed)) == 6


def test_of_many_events_the_most_prominent_are_listed_and_all_are_led_to(client, sample):
    html = page(client, sample)
    address = unescape(re.search(r'<a href="([^"]*)">All events of Baghdad', html)[1])
    assert "9</b> of 30 events" in client.get(address).content.decode()


def test_a_stretch_of_time_is_a_filter_of_the_map(client, sample):
    html = page(client, sample, f"&{MARCH}")
    assert 'name="from" value="2007-03-01"' in html
    assert "on the map, in this stretch of time" in html
    assert "Australia" not in places(html)
    assert f'<a href="/t/{sample.slug}/?view=map">Any time</a>' in html
    assert "Nothing happened then" in page(client, sample, "&from=1950&to=1951")


def test_a_wrong_stretch_or_frame_is_said_and_left_out(client, sample):
    html = page(client, sample, "&from=yesterday&frame=1,2")
    assert "“yesterday” is not a day: write it like 2007-03-10." in html
    assert "“1,2” is no box on the map" in html
    assert places(html) == places(page(client, sample))


def test_places_come_in_pages(client, sample):
    for n in range(20):
        make.make_event(sample, f"new {n}", place=make.make_place(sample, f"Town {n:02}", latitude=n, longitude=n))
    make.place(sample)
    member = make.make_member(sample)
    client.force_login(member)
    first, second = page(client, sample), page(client, sample, "&page=2")
    assert "Page 1 of 2" in first
    assert "Without a place" in places(second)
    assert not set(places(first)) & set(places(second))
    assert places(page(client, sample, "&page=9")) == places(second)


def test_drafts_are_on_the_map_of_members_only(client, sample):
    place = make.make_place(sample, "Hidden town", latitude=1, longitude=1)
    make.make_event(sample, "hidden event", place=place, state="draft")
    make.place(sample)
    strangers = page(client, sample) + client.get(f"/t/{sample.slug}/map.json").content.decode()
    assert "Hidden town" not in strangers
    assert "hidden event" not in strangers
    client.force_login(make.make_member(sample))
    assert "Hidden town" in page(client, sample)
    assert "hidden event" in client.get(f"/t/{sample.slug}/map.json").content.decode()


def test_the_data_says_what_is_drawn_and_is_kept_until_something_changes(client, sample):
    response = client.get(f"/t/{sample.slug}/map.json?zoom=8&{MARCH}")
    said = response.json()
    assert {mark["place"]["name"] for mark in said["marks"]} == {"Baghdad", "Washington", "New York", "Persian Gulf"}
    (baghdad,) = [mark for mark in said["marks"] if mark["place"]["name"] == "Baghdad"]
    assert baghdad["at"] == [44.3661, 33.3152]
    assert (baghdad["count"], baghdad["weight"], baghdad["when"]) == (9, 90, "10 March 2007")
    again = client.get(f"/t/{sample.slug}/map.json?zoom=8&{MARCH}", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("zoom=99", f"zoom is a whole number from 0 to {LAST_ZOOM}"),
        ("zoom=x", f"zoom is a whole number from 0 to {LAST_ZOOM}"),
        ("frame=1,2,3", "west, south, east and north in degrees"),
        ("box=0,9,1,8", "its south before its north"),
        ("from=2008&to=2007", "The stretch ends before it begins"),
        ("known=someday", "someday"),
    ],
)
def test_a_wrong_question_gets_a_clear_answer(client, sample, query, problem):
    response = client.get(f"/t/{sample.slug}/map.json?{query}")
    assert response.status_code == 400
    assert problem in " ".join(response.json()["errors"])


def test_only_the_map_brings_what_draws_it(client, sample):
    assert "vendor/map/d3-geo" in page(client, sample)
    for view in ("timeline", "list", "table", "calendar"):
        assert "vendor/map/" not in client.get(f"/t/{sample.slug}/?view={view}").content.decode()


def test_a_lens_tells_the_map_as_it_was_reported(client, sample):
    html = page(client, sample, "&known=2007-03-09")
    assert "As reported by 9 March 2007" in html
    listed = client.get(f"/t/{sample.slug}/?view=list&known=2007-03-09").content.decode()
    assert 0 < sum(int(count.split()[0]) for count in places(html).values()) == listed.count('<li id="event-') < 30
