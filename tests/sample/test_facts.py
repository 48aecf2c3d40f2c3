"""The sample says what its sources say, row by row."""

from __future__ import annotations

from typing import Any

from tests.sample.conftest import Item, Sample
from tests.sample.facts import PEOPLE, POINTS, PUBLISHED, READINGS, RELATIONS, TITLES, USED

KEYS = {title: key for key, title in TITLES.items()}


def key_of(sample: Sample, event_id: str) -> str:
    return KEYS[sample.by_id[event_id]["title"]]


def said(sample: Sample, reading: Item) -> str:
    """A reading in the words of the table."""
    if reading["form"] == "date":
        return str(reading["date"]["edtf"])
    if reading["form"] == "relative":
        relation = sample.by_id[reading["relation"]]
        return f"{relation['kind']} {key_of(sample, relation['other'])}"
    return str(reading["form"])


def rows(sample: Sample) -> list[tuple[str, ...]]:
    return [
        (
            KEYS[event["title"]],
            sample.source_of(citation),
            citation.get("locator", ""),
            reading.get("as_written", ""),
            said(sample, reading),
            reading.get("basis", "stated"),
            citation.get("stance", "reports"),
            sample.name(citation.get("speaker")),
        )
        for event in sample.document["events"]
        for citation in event["citations"]
        for reading in citation["readings"]
    ]


def used(event: Item) -> str | None:
    date: dict[str, Any] | None = event.get("date")
    return None if date is None else date.get("edtf", "under way")


def test_thirty_events_stand_under_their_titles(sample: Sample) -> None:
    assert len(TITLES) == 30
    assert {event["title"] for event in sample.document["events"]} == set(TITLES.values())
    assert [event["number"] for event in sample.document["events"]] == list(range(1, 31))


def test_eight_sources_say_how_their_date_is_known(sample: Sample) -> None:
    sources = sample.document["sources"]
    found = {s["short_title"]: (s["published"]["edtf"], s["published_basis"]) for s in sources}
    assert found == PUBLISHED
    assert all(s.get("published_note") for s in sources if s["published_basis"] == "inferred")


def test_every_citation_reads_the_date_as_its_source_puts_it(sample: Sample) -> None:
    assert sorted(rows(sample)) == sorted(READINGS)


def test_every_event_uses_the_date_that_its_readings_give(sample: Sample) -> None:
    found = {
        KEYS[event["title"]]: (
            event["dating"]["basis"],
            used(event),
            event.get("occurrence", "happened"),
            sample.name(event.get("place")),
            event.get("weight", 50),
        )
        for event in sample.document["events"]
    }
    assert found == USED


def test_everyone_has_the_part_that_the_sources_give_them(sample: Sample) -> None:
    found = {
        (KEYS[event["title"]], person["role"], sample.name(person["actor"]) + "*" * person.get("is_alleged", False))
        for event in sample.document["events"]
        for person in event.get("people", [])
    }
    expected = {
        (key, role, name) for key, parts in PEOPLE.items() for role in parts for name in parts[role].split(", ")
    }
    assert found == expected


def test_relations_stand_beside_those_that_readings_rest_on(sample: Sample) -> None:
    found = {(key_of(sample, r["event"]), r["kind"], key_of(sample, r["other"])) for r in sample.document["relations"]}
    read = {(row[0], *row[4].split(" ")) for row in READINGS if row[4].split(" ")[-1] in TITLES}
    assert found == RELATIONS | read


def test_places_have_their_points_and_spellings_are_aliases(sample: Sample) -> None:
    places = {place["name"]: place for place in sample.document["places"]}
    found = {name: (p["latitude"], p["longitude"]) for name, p in places.items() if "latitude" in p}
    assert found == POINTS
    assert set(places["Irbil"]["aliases"]) == {"Erbil", "Arbil"}
    assert places["Persian Gulf"]["kind"] == "area"
    assert places["Australia"]["kind"] == "country"
