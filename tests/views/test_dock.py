"""The dock on a timeline's page: what has no place on the axis, by what the sources had told."""

import re

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def dock(client, sample):
    def get(query=""):
        html = client.get(f"/t/{sample.slug}/{query}").content.decode()
        found = re.search(r'<section id="dock".*?</section>', html, re.DOTALL)[0]
        return " ".join(re.sub(r"<[^>]+>", " ", found).split()), found

    return get


def test_what_no_source_dates_stands_in_the_dock(dock):
    said, _ = dock()
    assert said == "Not on the axis Iran arms and supports insurgents in Iraq no source says when, before or after what"


def test_a_plan_whose_date_was_left_open_is_in_the_dock_on_that_day_and_on_the_axis_once_it_is_set(dock):
    said, _ = dock("?known=2007-03-12")
    assert re.search(r"Foreign ministers meet at Sharm el-Sheikh planned, no date · after", said)
    assert "Foreign ministers" not in dock("?known=2007-05-05")[0]


def test_where_everything_has_a_date_there_is_no_dock(dock):
    _, html = dock("?q=briefcase")
    assert " hidden>" in html
