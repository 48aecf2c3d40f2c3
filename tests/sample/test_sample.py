"""The sample is a sound document, and shows what a timeline that cites its sources must be able to show."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from jsonschema import Draft202012Validator

from events.actions.accounts import create_local_owner
from events.dates import DateValue, Precision, agreement, parse, under_way
from events.exchange import export_document, export_whole, import_document, load_sample
from tests.sample.conftest import Item, Sample, nested
from tests.sample.facts import TITLES


def citations(sample: Sample, key: str) -> list[Item]:
    return list(sample.event(TITLES[key])["citations"])


def readings(sample: Sample, key: str) -> list[Item]:
    return [reading for citation in citations(sample, key) for reading in citation["readings"]]


def value(date: Item) -> DateValue:
    return parse(date["edtf"], precision=Precision(date["precision"]) if "precision" in date else None)


def bounds(date: DateValue) -> list[int | None]:
    return [date.begins_earliest, date.begins_latest, date.ends_earliest, date.ends_latest]


def test_the_document_follows_the_published_schema(sample: Sample) -> None:
    schema = json.loads((Path(__file__).parents[2] / "events" / "exchange" / "schema.json").read_text(encoding="utf-8"))
    errors = Draft202012Validator(schema).iter_errors(sample.document)
    assert [f"{list(error.absolute_path)}: {error.message}" for error in errors] == []


@pytest.mark.django_db
def test_what_is_loaded_and_exported_to_the_public_is_the_committed_file(sample: Sample) -> None:
    timeline = load_sample()
    assert timeline is not None
    assert b"".join(export_document(timeline, AnonymousUser())).decode() == sample.text


@pytest.mark.django_db
def test_a_hand_written_copy_without_bounds_becomes_the_committed_file(sample: Sample) -> None:
    terse = json.loads(sample.text)
    for item in nested(terse):
        if "edtf" in item:
            del item["bounds"]
    timeline = import_document(document=json.dumps(terse, indent=2).encode(), by=create_local_owner())
    assert b"".join(export_whole(timeline)).decode() == sample.text


def test_ids_are_version_7_and_none_stands_twice(sample: Sample) -> None:
    ids = [item["id"] for item in nested(sample.document) if "id" in item]
    assert len(ids) == len(set(ids))
    assert {uuid.UUID(an_id).version for an_id in ids} == {7}


def test_every_date_parses_to_the_bounds_beside_it(sample: Sample) -> None:
    dates = [item for item in nested(sample.document) if "bounds" in item]
    assert len(dates) > 50
    for date in dates:
        expected = value(date) if "edtf" in date else under_way(parse("2007-03-12"))
        assert date["bounds"] == bounds(expected), date


def test_every_cited_paragraph_has_its_summary(sample: Sample) -> None:
    digests = {s["id"]: {p["paragraph"] for p in s["digest"]} for s in sample.document["sources"] if s.get("digest")}
    assert len(digests) == 2
    for event in sample.document["events"]:
        for citation in event["citations"]:
            cited = {int(number) for number in citation.get("locator", "").split(", ") if number}
            assert cited <= digests.get(citation["source"], set()), event["title"]
            assert bool(cited) == (citation["source"] in digests), event["title"]


def test_passages_are_date_words_and_their_reading_quotes_them(sample: Sample) -> None:
    for event in sample.document["events"]:
        for citation in event["citations"]:
            words = " ".join(reading.get("as_written", "") for reading in citation["readings"])
            for passage in citation.get("passages", []):
                assert passage["role"] == "date words"
                assert passage["exact"] in words


def test_a_computed_date_is_left_to_be_computed(sample: Sample) -> None:
    for event in sample.document["events"]:
        assert ("date" in event) == (event["dating"]["basis"] in {"reading", "ruled"}), event["title"]
        assert event["dating"]["rationale"], event["title"]


def test_a_date_that_rests_on_a_reading_is_that_reading(sample: Sample) -> None:
    for event in sample.document["events"]:
        if event["dating"]["basis"] == "reading":
            used = sample.by_id[event["dating"]["reading"]]
            assert used["date"] == event["date"]
            assert used in readings(sample, next(k for k, title in TITLES.items() if title == event["title"]))


def test_three_readings_of_the_raid_agree_and_the_most_exact_is_used(sample: Sample) -> None:
    month, day, hour = (value(reading["date"]) for reading in readings(sample, "irbil-raid"))
    assert agreement(month, day).kind == "sharper"
    assert agreement(day, hour).kind == "sharper"
    assert value(sample.event(TITLES["irbil-raid"])["date"]) == hour
    assert hour.precision is Precision.HOUR


def test_the_legion_speech_is_dated_a_day_apart_and_ruled_with_a_reason(sample: Sample) -> None:
    article, remarks = (value(reading["date"]) for reading in readings(sample, "legion"))
    assert agreement(article, remarks).kind == "disagree"
    event = sample.event(TITLES["legion"])
    assert event["dating"]["basis"] == "ruled"
    assert "primary source" in event["dating"]["rationale"]
    assert value(event["date"]) == remarks


def test_the_surge_is_one_civil_day_before_the_raid(sample: Sample) -> None:
    (reading,) = readings(sample, "surge")
    relation = sample.by_id[reading["relation"]]
    assert relation["gap"] == {"least": 1, "most": 1, "unit": "days"}
    assert relation.get("clock", "civil") == "civil"
    assert relation["citation"] == citations(sample, "surge")[0]["id"]


def test_the_ministers_meeting_is_announced_four_times_and_then_held(sample: Sample) -> None:
    found = [c["reported_occurrence"] for c in citations(sample, "ministerial")]
    assert found == ["planned", "planned", "moved", "happened", "happened"]
    announced = [r for c in citations(sample, "ministerial") if c.get("stance") == "announces" for r in c["readings"]]
    assert [(r["form"], r.get("is_former", False)) for r in announced] == [
        ("date", False),
        ("withdrawn", False),
        ("date", True),
        ("date", False),
    ]
    assert announced[2]["date"]["approximate"] == ["ends"]
    assert [r["duration"]["least"] for r in readings(sample, "ministerial") if "duration" in r] == [2]


@pytest.mark.parametrize(
    ("day", "sources", "conference", "ministerial"),
    [
        ("2007-03-09", 4, {"planned"}, {"planned"}),
        ("2007-03-12", 5, {"planned", "happened"}, {"planned"}),
        ("2007-05-05", 8, {"planned", "happened"}, {"planned", "moved", "happened"}),
    ],
)
def test_what_was_reported_by_a_day_can_be_told(
    sample: Sample, day: str, sources: int, conference: set[str], ministerial: set[str]
) -> None:
    latest = parse(day).ends_latest
    assert latest is not None
    out = {s["id"] for s in sample.document["sources"] if s["published"]["bounds"][3] <= latest}
    assert len(out) == sources
    for key, expected in (("conference", conference), ("ministerial", ministerial)):
        assert {c["reported_occurrence"] for c in citations(sample, key) if c["source"] in out} == expected


def test_what_is_only_claimed_is_claimed_by_one_and_denied_by_two(sample: Sample) -> None:
    stances = Counter(c["stance"] for c in citations(sample, "arming"))
    assert stances == {"claims": 1, "denies": 2}
    assert sample.event(TITLES["arming"])["dating"]["basis"] == "undated"


def test_whether_there_were_direct_talks_is_disputed(sample: Sample) -> None:
    assert [c["reported_occurrence"] for c in citations(sample, "direct-talks")] == ["did not happen", "happened"]


def test_notes_are_public_threads_with_a_reply(sample: Sample) -> None:
    notes = sample.document["annotations"]
    assert {note["audience"] for note in notes} == {"public"}
    replied = {note["reply_to"] for note in notes if "reply_to" in note}
    threads = {sample.by_id[note["event"]]["title"] for note in notes if note["id"] in replied}
    assert threads == {TITLES["irbil-raid"], TITLES["legion"], TITLES["ministerial"]}
