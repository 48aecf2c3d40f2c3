"""By the calendar or by the clock: the address says it, and so does the page."""

import re

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    timeline = make.make_timeline(visibility="public")
    make.make_event(timeline, "speech in Washington", "2007-01-10T21:00:00-05:00")
    make.make_event(timeline, "raid in Irbil", "2007-01-11T03:00:00+03:00")
    make.place(timeline)
    return timeline


def page(client, timeline, query="", **headers):
    response = client.get(f"/t/{timeline.slug}/{query}", headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def numbers(html):
    return [int(number) for number in re.findall(r'<li id="event-(\d+)"', html)]


def order(html):
    return re.search(r'<nav class="ui order-of-list".*?</nav>', html, re.DOTALL)[0]


def test_the_calendar_s_order_stands_and_the_clock_s_is_offered(client, made):
    html = page(client, made)
    assert numbers(html) == [1, 2]
    assert '<b aria-current="true">by the calendar</b>' in order(html)
    assert f'<a href="/t/{made.slug}/?order=instant">by the clock</a>' in order(html)


def test_by_the_clock_the_pair_is_reversed_and_the_page_says_so(client, made):
    html = page(client, made, "?order=instant")
    assert numbers(html) == [2, 1]
    assert '<b aria-current="true">by the clock</b>' in order(html)


def test_the_order_stays_while_the_filters_change(client, made):
    html = page(client, made, "?q=&order=instant")
    assert '<input type="hidden" form="filters" name="order" value="instant">' in html
    filtered = {"HX-Request": "true", "HX-Target": "results"}
    response = client.get(f"/t/{made.slug}/?q=in&order=instant", headers=filtered)
    assert numbers(response.content.decode()) == [2, 1]
    assert "order=instant" in response["HX-Push-Url"]


def test_with_one_zone_or_none_there_is_nothing_to_choose(client):
    timeline = make.make_timeline(visibility="public")
    make.make_event(timeline, "raid in Irbil", "2007-01-11T03:00:00+03:00")
    make.make_event(timeline, "conference", "2007-03-10")
    assert "order-of-list" not in page(client, timeline)


def test_an_order_that_does_not_exist_is_said_and_the_calendar_s_stands(client, made):
    html = page(client, made, "?order=backwards")
    assert numbers(html) == [1, 2]
    assert "There is no such order of the list" in html


def test_a_list_too_long_for_the_clock_says_why_it_stands_by_the_calendar(client, made, monkeypatch):
    monkeypatch.setattr("events.queries.listed.the_list.MOST_BY_CLOCK", 1)
    html = page(client, made, "?order=instant")
    assert numbers(html) == [1, 2]
    assert "This list stands in the order of the calendar." in html
    assert "This list stands" not in page(client, made)
