"""Nothing is asked of an event but a title: what is not known is not made up."""

from __future__ import annotations

import pytest

from events.dates import parse, under_way
from events.models import Event, Reading, Source
from tests.models.conftest import World

pytestmark = pytest.mark.django_db


def test_an_event_without_date_place_and_citation_is_legal(world: World) -> None:
    event = world.make(Event, number=3, title="Somebody crosses")
    event.refresh_from_db()
    assert (event.date, event.place, event.citations.count()) == (None, None, 0)


def test_a_source_without_title_author_date_or_text_is_legal(world: World) -> None:
    assert world.make(Source).published is None


def test_a_citation_without_passage_and_reading_is_legal(world: World) -> None:
    assert world.citation.readings.count() == 0


@pytest.mark.parametrize(
    "text", ["2007-03-10", "[..2007-03-09]", "/2007-05-04", "-0752", "Y-100000", "2007-01-11T03:00:00+03:00", "1984%"]
)
def test_a_date_comes_back_as_it_was_stored(world: World, text: str) -> None:
    event = world.make(Event, number=3, title="Dated", date=parse(text), dating_basis="computed")
    event.refresh_from_db()
    assert event.date == parse(text)


def test_what_was_under_way_comes_back_as_it_was_stored(world: World) -> None:
    value = under_way(parse("2007-03-12"))
    reading = world.make(Reading, citation=world.citation, form="under way", date=value)
    reading.refresh_from_db()
    assert reading.date == value
