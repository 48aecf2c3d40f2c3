"""A document of what had been reported by a day: a whole document, with nothing in it that came out later."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from events.dates import parse, say
from events.exchange import export_document, export_through
from events.models import Event, Occurrence, Reader, Timeline, User
from events.queries.lenses.lenses import lens_of
from events.queries.lenses.shown import with_dates
from events.queries.reader.sight import Sight
from tests import factories as make
from tests.exchange.conftest import given_out, taken_in

STRANGER = AnonymousUser()
CONFERENCE, MINISTERIAL = 10, 29


def exported(timeline: Timeline, day: str, reader: Reader = STRANGER) -> dict[str, Any]:
    sight = Sight.of_reader(timeline, reader)
    through = sight.through(lens_of(sight, known=parse(day)))
    document: dict[str, Any] = json.loads(b"".join(export_through(through)))
    return document


@pytest.mark.parametrize(
    ("day", "sources", "conference", "ministerial"),
    [
        ("2007-03-09", 4, ("planned", ""), ("planned", "")),
        ("2007-03-12", 5, ("happened", "2007-03-10"), ("planned", "")),
        ("2007-05-05", 8, ("happened", "2007-03-10"), ("happened", "")),
    ],
)
def test_dates_and_outcomes_are_those_of_the_day(
    sample: Timeline, day: str, sources: int, conference: tuple[str, str], ministerial: tuple[str, str]
) -> None:
    document = exported(sample, day)
    events = {event["number"]: event for event in document["events"]}
    assert len(document["sources"]) == sources
    for number, expected in ((CONFERENCE, conference), (MINISTERIAL, ministerial)):
        event = events[number]
        assert (event.get("occurrence", "happened"), event.get("date", {}).get("edtf", "")) == expected


@pytest.mark.parametrize("day", ["2007-01-01", "2007-03-09", "2007-03-12", "2007-05-05"])
def test_it_is_taken_in_again_and_comes_out_the_same(sample: Timeline, owner: User, day: str) -> None:
    document = exported(sample, day)
    again = json.loads(given_out(taken_in(document, owner, slug="copy")))
    assert again.pop("timeline")["title"] == document.pop("timeline")["title"]
    assert again == document


def test_what_is_taken_in_works_out_the_same_dates(sample: Timeline, owner: User) -> None:
    copy = taken_in(exported(sample, "2007-05-05"), owner, slug="copy")
    shown = with_dates(Sight.of_reader(copy, owner), Event.objects.filter(timeline=copy, number=MINISTERIAL))
    assert [say(event.date_shown) for event in shown if event.date_shown] == ["3–4 May 2007"]


def test_nothing_in_it_came_out_later(sample: Timeline) -> None:
    document = exported(sample, "2007-03-09")
    known = {source["id"] for source in document["sources"]}
    cited = {citation["source"] for event in document["events"] for citation in event["citations"]}
    assert cited == known
    assert "annotations" not in document or document["annotations"] == []
    parts = {part["actor"] for event in document["events"] for part in event.get("people", [])}
    speakers = {citation.get("speaker") for event in document["events"] for citation in event["citations"]} - {None}
    assert {actor["id"] for actor in document["actors"]} == parts | speakers


def test_no_reason_and_no_words_of_an_editor_are_in_it(db: None) -> None:
    timeline = make.make_timeline()
    raid = make.make_event(timeline, "raid", "2007-01-20", date_words="the 20th", occurrence=Occurrence.CANCELLED)
    citation = make.make_citation(raid, make.make_source(timeline, "Paper", "2007-01-12"))
    reading = make.make_reading(citation, "2007-01-11")
    (event,) = exported(timeline, "2007-01-12")["events"]
    assert event["date"]["edtf"] == "2007-01-11"
    assert event["dating"] == {"basis": "reading", "reading": str(reading.public_id)}
    assert "date_words" not in event


def test_members_get_no_people_and_places_that_were_heard_of_later(db: None) -> None:
    timeline = make.make_timeline()
    member = make.make_member(timeline)
    here, later = make.make_place(timeline, "Irbil", note="a city"), make.make_place(timeline, "Cairo", note="a city")
    for name, day, place in (("raid", "2007-01-12", here), ("talks", "2007-05-05", later)):
        event = make.make_event(timeline, name, place=place)
        make.make_part(event, f"who of the {name}")
        make.make_tagging(event, f"tag of the {name}")
        make.make_citation(event, make.make_source(timeline, name, day))
    document = exported(timeline, "2007-01-12", member)
    named = [[each["name"] for each in document[noun]] for noun in ("actors", "places", "tags")]
    assert named == [["who of the raid"], ["Irbil"], ["tag of the raid"]]


def test_without_a_lens_it_is_the_whole_document(sample: Timeline) -> None:
    whole = b"".join(export_document(sample, STRANGER))
    assert b"".join(export_through(Sight.of_reader(sample, STRANGER))) == whole


def test_a_confidential_source_is_in_no_document_as_of_a_day_for_strangers(db: None) -> None:
    timeline = make.make_timeline()
    meeting = make.make_event(timeline, "meeting")
    make.make_citation(meeting, make.make_source(timeline, "Leak", "2007-03-12", public_label="A person present"))
    assert (exported(timeline, "2008")["sources"], exported(timeline, "2008")["events"]) == ([], [])
