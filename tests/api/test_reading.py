"""What the API answers about a timeline that may be read."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from events.models import Actor, Event, Source, Timeline

API = "/api/timelines/iraq-and-its-neighbours-2007"


def rows(client: Client, address: str) -> list[dict[str, Any]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    found: list[dict[str, Any]] = answer.json()["results"]
    return found


def test_public_timelines_are_listed_with_their_last_change(sample: Timeline, client: Client) -> None:
    [found] = rows(client, "/api/timelines/")
    assert found["title"] == "Iraq and its neighbours, 2007"
    assert found["change"] == sample.changes.count() > 0


def test_events_come_in_the_order_of_their_numbers_with_dates_as_strings_bounds_and_words(
    sample: Timeline, client: Client
) -> None:
    events = rows(client, f"{API}/events/")
    assert [event["number"] for event in events] == list(range(1, 31))
    [raid] = [event for event in events if "Irbil" in event["title"] and event["date"]]
    assert raid["date"]["edtf"] == "2007-01-11T03:00:00+03:00"
    assert raid["date"]["precision"] == "hour"
    assert raid["date"]["bounds"] == [1168484400, 1168488000, 1168484400, 1168488000]
    assert raid["date"]["display"].startswith("11 January 2007")


def test_a_page_of_events_leads_to_the_next(sample: Timeline, client: Client) -> None:
    first = client.get(f"{API}/events/", {"page_size": 20}).json()
    second = client.get(first["next"]).json()
    assert [event["number"] for event in second["results"]] == list(range(21, 31))
    assert second["next"] is None


def test_one_event_is_shown_with_citations_readings_and_relations(sample: Timeline, client: Client) -> None:
    legion = Event.objects.get(timeline=sample, dating_basis="ruled")
    shown = client.get(f"{API}/events/{legion.number}/").json()
    edtf = sorted(r["date"]["edtf"] for citation in shown["citations"] for r in citation["readings"])
    assert edtf == ["2007-03-06T10:05:00-05:00", "2007-03-07"]
    assert shown["dating_rationale"]


def test_events_are_filtered_by_person_and_by_whether_they_happened(sample: Timeline, client: Client) -> None:
    cheney = Actor.objects.get(timeline=sample, name="Dick Cheney")
    assert len(rows(client, f"{API}/events/?person={cheney.public_id}")) == 1
    [missed] = rows(client, f"{API}/events/?happened=did+not+happen")
    assert "Mottaki" in missed["title"]


def test_events_are_filtered_by_source(sample: Timeline, client: Client) -> None:
    hindu = Source.objects.get(timeline=sample, short_title="The Hindu")
    cited = {event["number"] for event in rows(client, f"{API}/events/?source={hindu.public_id}")}
    assert cited == {citation.event.number for citation in hindu.citations.select_related("event")}


def test_a_malformed_filter_and_an_undeclared_parameter_are_refused_by_name(sample: Timeline, client: Client) -> None:
    for asked in ("person=nobody", "timeline__owner__password__startswith=x"):
        refused = client.get(f"{API}/events/?{asked}")
        assert refused.status_code == 400
        assert refused["Content-Type"] == "application/problem+json"
        assert list(refused.json()["errors"]) == [asked.split("=")[0]]


@pytest.mark.parametrize(
    ("noun", "count"), [("sources", 8), ("actors", 1), ("places", 8), ("tags", 1), ("annotations", 3)]
)
def test_every_noun_has_a_list_and_each_of_its_rows_an_address(
    sample: Timeline, client: Client, noun: str, count: int
) -> None:
    found = rows(client, f"{API}/{noun}/?page_size=500")
    assert len(found) >= count
    assert client.get(f"{API}/{noun}/{found[0]['id']}/").json() == found[0]


def test_a_reader_writes_nothing(sample: Timeline, member: Client) -> None:
    for address in (f"{API}/events/", f"{API}/events/1/", f"{API}/relations/", f"{API}/annotations/"):
        for method in (member.post, member.put, member.patch, member.delete):
            assert method(address, {}, content_type="application/json").status_code in {403, 405}
    assert Event.objects.count() == 30


def test_the_schema_is_openapi_3_1_and_names_every_address(sample: Timeline, client: Client) -> None:
    answer = client.get("/api/schema/?format=json")
    schema = answer.json()
    assert schema["openapi"].startswith("3.1")
    assert "/api/timelines/{slug}/events/{number}/" in schema["paths"]
    assert "/api/timelines/{slug}/annotations/{id}/" in schema["paths"]
