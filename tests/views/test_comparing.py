"""According to one, and two side by side, as pages over the wire."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.test import Client

from events.models import Actor, Source, Timeline
from tests import factories as make
from tests.views.test_timeline_page import numbers, row, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline() -> Timeline:
    """One and Other tell of a meeting, One alone of a raid; One came out first, and quotes a minister on the raid."""
    timeline = make.make_timeline()
    one, other = make.make_source(timeline, "One", "2007-03-01"), make.make_source(timeline, "Other", "2007-04-01")
    meeting, raid = make.make_event(timeline, "Meeting", "2007-02-01"), make.make_event(timeline, "Raid", "2007-02-02")
    make.make_event(timeline, "Untold", "2007-02-03")
    for source, day in ((one, "2007-02-01"), (other, "2007-02-02")):
        make.make_reading(make.make_citation(meeting, source), day)
    make.make_citation(raid, one, speaker=Actor.objects.create(timeline=timeline, name="A minister"))
    make.place(timeline)
    return timeline


def the(name: str) -> str:
    found = Source.objects.filter(short_title=name).first() or Actor.objects.get(name=name)
    return str(found.public_id)


def body(client: Client, path: str, status: int = 200) -> str:
    response = client.get(f"/t/made/{path}")
    assert response.status_code == status
    return response.content.decode()


def section(html: str, name: str) -> str:
    return words(re.search(rf'<section aria-labelledby="{name}".*?</section>', html, re.DOTALL)[0])  # type: ignore[index]


def test_the_timeline_is_told_by_one_and_says_how_much_of_it_that_is(client: Client, timeline: Timeline) -> None:
    html = body(client, f"?according={the('Other')}")
    assert numbers(html) == [1]
    assert "According to Other : 1 of the 3 events here" in words(html)
    assert "2 February" in row(html, 1)
    assert 'href="/t/made/"' in html  # the way out
    assert f"/t/made/compare?one={the('Other')}" in html


def test_whoever_tells_anything_can_be_chosen_with_how_much_they_tell(client: Client, timeline: Timeline) -> None:
    html = body(client, f"?according={the('A minister')}")
    options = re.findall(r'<option value="([^"]*)"( selected)?>([^<]*)</option>', html)
    assert [(name, bool(chosen)) for _, chosen, name in options] == [
        ("all of them", False),
        ("One: 2 events", False),
        ("Other: 1 event", False),
        ("A minister: 1 event", True),
    ]
    assert numbers(html) == [2]


def test_by_a_day_on_which_one_was_not_out_it_says_nothing(client: Client, timeline: Timeline) -> None:
    html = body(client, f"?according={the('Other')}&known=2007-03-09")
    assert "Other says nothing here by 9 March 2007" in words(html)
    assert re.search(r"selected>Other: no event by then</option>", html)
    assert "<optgroup" in html
    assert "One: 2 events" in html


def test_pages_of_a_source_and_of_who_is_quoted_lead_there(client: Client, timeline: Timeline) -> None:
    assert f"?according={the('One')}" in body(client, f"sources/{the('One')}")
    page = body(client, f"people/{the('A minister')}")
    assert "Quoted about 1 event" in words(page)
    assert f"?according={the('A minister')}" in page


def test_two_stand_side_by_side_with_dates_and_citations(client: Client, timeline: Timeline) -> None:
    html = body(client, f"compare?one={the('One')}&other={the('Other')}")
    assert "One beside Other" in words(html)
    assert "Raid One" in section(html, "only-one")
    assert "says nothing of it" in section(html, "only-one")
    assert "Nothing that the other does not speak of too" in section(html, "only-other")
    otherwise = section(html, "otherwise")
    assert "1 day apart" in otherwise
    assert "1 February 2007" in otherwise
    assert "2 February 2007" in otherwise
    citation = Source.objects.get(short_title="Other").citations.get()
    assert f"/t/made/1/citations/{citation.public_id}" in html


def test_one_beside_itself_nobody_and_somebody_else_are_answered_in_words(client: Client, timeline: Timeline) -> None:
    assert "Choose two sources" in words(body(client, "compare"))
    assert "choose another" in body(client, f"compare?one={the('One')}&other={the('One')}")
    assert "was left out" in words(body(client, f"compare?one={the('One')}&other={uuid4()}"))
    assert "was left out" in words(body(client, f"compare?one=nobody&other={the('One')}&known=sometime"))


def test_without_a_source_there_is_nothing_to_compare(client: Client) -> None:
    make.make_timeline()
    assert "No source is cited here yet" in words(body(client, "compare"))


def test_a_confidential_source_is_chosen_by_its_label(client: Client, timeline: Timeline) -> None:
    Source.objects.filter(short_title="Other").update(public_label="A person present")
    source = Source.objects.get(public_label="A person present")
    for path in ("", f"?according={source.public_id}", f"compare?one={source.public_id}&other={the('One')}"):
        html = body(client, path)
        assert "A person present" in html
        assert "Other" not in words(html).replace("Another", "")
