"""Events over the API as they had been reported by a day, or as one source has them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from events.models import Source, Timeline

API = "/api/timelines/iraq-and-its-neighbours-2007"
CONFERENCE, MINISTERIAL, MORTARS = 10, 29, 12


def event(client: Client, number: int, query: str) -> Any:
    answer = client.get(f"{API}/events/{number}/?{query}")
    return answer.json() if answer.status_code == 200 else answer.status_code


@pytest.mark.parametrize(
    ("day", "conference", "ministerial"),
    [
        ("2007-03-09", ("planned", None), ("planned", None, None)),
        ("12 March 2007", ("happened", "2007-03-10"), ("planned", None, None)),
        ("2007-05-05", ("happened", "2007-03-10"), ("happened", None, "3–4 May 2007")),
    ],
)
def test_an_event_is_told_as_of_the_day(
    sample: Timeline, client: Client, day: str, conference: Any, ministerial: Any
) -> None:
    held = event(client, CONFERENCE, f"known={day}")
    assert (held["occurrence"], held["date"] and held["date"]["edtf"]) == conference
    met = event(client, MINISTERIAL, f"known={day}")
    assert (met["occurrence"], met["date"], met["computed"] and met["computed"]["display"]) == ministerial


def test_only_what_was_out_is_cited(sample: Timeline, client: Client) -> None:
    citations = event(client, MINISTERIAL, "known=2007-03-12")["citations"]
    cited = Source.objects.filter(public_id__in=[citation["source"] for citation in citations])
    assert set(cited.values_list("short_title", flat=True)) == {"The Hindu", "WSWS"}


def test_what_nobody_had_spoken_of_is_not_there(sample: Timeline, client: Client) -> None:
    assert event(client, MORTARS, "known=2007-03-09") == 404
    listed = client.get(f"{API}/events/?known=2007-03-09").json()["results"]
    assert [each["number"] for each in listed] == [1, 2, 4, 7, 8, 10, 29, 30]


def test_filters_hold_as_of_the_day(sample: Timeline, client: Client) -> None:
    planned = client.get(f"{API}/events/?known=2007-03-09&happened=planned").json()["results"]
    assert [each["number"] for each in planned] == [10, 29, 30]
    later = Source.objects.get(timeline=sample, short_title="WSWS").public_id
    assert client.get(f"{API}/events/?known=2007-03-09&source={later}").json()["results"] == []


def test_events_are_told_by_one_source(sample: Timeline, client: Client) -> None:
    hindu = Source.objects.get(timeline=sample, short_title="The Hindu").public_id
    listed = client.get(f"{API}/events/?according={hindu}").json()["results"]
    assert {each["number"] for each in listed} == {1, 2, 7, 10, 29, 30}


@pytest.mark.parametrize("asked", ["known=soon", "according=nobody", f"according={'0' * 8}-0000-0000-0000-{'0' * 12}"])
def test_a_lens_that_cannot_be_had_is_refused_by_name(sample: Timeline, client: Client, asked: str) -> None:
    refused = client.get(f"{API}/events/?{asked}")
    assert (refused.status_code, list(refused.json()["errors"])) == (400, [asked.partition("=")[0]])


def test_a_lens_is_for_reading_only(sample: Timeline, client: Client) -> None:
    assert client.post(f"{API}/events/?known=2007-03-09").status_code == 400


def test_the_description_has_the_parameters(client: Client, db: None) -> None:
    described = client.get("/api/schema/?format=json").json()["paths"]
    (path,) = [path for path in described if path.endswith("/events/")]
    assert {"known", "according", "slug"} <= {each["name"] for each in described[path]["get"]["parameters"]}
    assert "known" not in {each["name"] for each in described[path]["post"]["parameters"]}
