"""The calendar as it comes over the wire."""

import re
from html import unescape

import pytest

from tests import factories as make


def page(client, timeline, query=""):
    response = client.get(f"/t/{timeline.slug}/?view=calendar{query}")
    assert response.status_code == 200
    return response.content.decode()


def words(html):
    text = re.sub(r"<script.*?</script>|<[^>]+>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(text).split())


def heading(html):
    return words(re.search(r'<h2 id="calendar-at">.*?</h2>', html, re.DOTALL)[0])


def test_the_sample_opens_on_the_month_of_its_conference(client, sample):
    html = page(client, sample)
    assert heading(html) == "March 2007"
    assert "22 events" in html
    assert "next: 3 May 2007" in words(html)
    assert "‹ February 2007" in words(html)
    assert "1 event without a date" in words(html)


def test_the_stretch_of_the_picture_says_where_it_opens_and_the_address_more(client, sample):
    assert heading(page(client, sample, "&from=2007-01-02&to=2007-01-30")) == "January 2007"
    assert heading(page(client, sample, "&from=2007-01-02&to=2007-01-30&at=2007-05")) == "May 2007"


def test_a_day_is_a_link_that_sets_the_stretch_and_leads_to_its_list(client, sample):
    html = page(client, sample, "&at=2007-03&from=2007-01-01&to=2007-05-01&happened=happened")
    link = re.search(r'<a class="more" href="([^"]*)"', html)[1]
    assert unescape(link).endswith("?happened=happened&view=calendar&at=2007-03-10&from=2007-03-10&to=2007-03-10")
    html = client.get(unescape(link)).content.decode()
    assert heading(html) == "Saturday, 10 March 2007"
    assert html.count('<li id="event-') > 3


def test_every_day_has_a_heading_in_its_column(client, sample):
    html = page(client, sample, "&at=2007-03")
    assert re.findall(r'<th scope="col"><abbr title="(\w+)">', html)[0] == "Monday"
    assert re.findall(r'<th scope="col"><abbr title="(\w+)">', page(client, sample, "&week=sunday"))[0] == "Sunday"
    rows = re.findall(r'<tr class="days">(.*?)</tr>', html, re.DOTALL)
    assert [row.count("<td") for row in rows] == [7] * len(rows)
    assert html.count('<a class="number"') == 31


def test_a_year_leads_to_its_months(client, sample):
    html = page(client, sample, "&at=2007")
    assert heading(html) == "2007"
    assert 'at=2007-03"' in html
    assert "+19 more in March 2007" in words(html)


def test_what_is_no_month_is_said_and_left_out(client, sample):
    html = page(client, sample, "&at=2007-13&week=friday")
    assert "“2007-13” is no month: write it like 2007-03, or a year like 2007, or a day like 2007-03-10." in words(html)
    assert "A week begins on Monday, Sunday or Saturday." in html
    assert heading(html) == "March 2007"


@pytest.mark.parametrize("where", ["-0752-03", "0001", "-12000", "280000000", "-280000000-01", "9999-12-31"])
def test_any_year_has_a_calendar(client, sample, where):
    assert heading(page(client, sample, f"&at={where}"))


def test_a_timeline_without_events_says_so(client, db):
    assert "Nothing has happened here yet" in page(client, make.make_timeline())
