"""What a date was worked out from, over the API."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from events.models import Event, Timeline

pytestmark = pytest.mark.django_db


def explanation(client: Client, sample: Timeline, number: int) -> dict[str, Any]:
    answer = client.get(f"/api/timelines/{sample.slug}/events/{number}/explanation/")
    assert answer.status_code == 200
    told: dict[str, Any] = answer.json()
    return told


def test_a_date_that_was_worked_out_tells_its_statements(client: Client, sample: Timeline) -> None:
    told = explanation(client, sample, 3)
    assert (told["date"]["edtf"], told["is_sharper"]) == ("2007-01-10", False)
    (chain,) = told["chains"]
    assert [(each["kind"], each["event"], each["other"], each["by"]) for each in chain["statements"]] == [
        ("date", 4, None, "The Post"),
        ("relation", 3, 4, "WSWS, ¶\u00a012"),
    ]


def test_a_date_that_somebody_gave_needs_no_explanation(client: Client, sample: Timeline) -> None:
    assert explanation(client, sample, 10) == {"date": None, "is_sharper": False, "chains": []}


def test_what_may_not_be_read_is_not_explained(client: Client, sample: Timeline, draft: Event) -> None:
    assert client.get(f"/api/timelines/{sample.slug}/events/{draft.number}/explanation/").status_code == 404
