"""Where the pages of the sample are: every kind of page, by a name that a test's id can carry."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from events.sample import SLUG, document

TIMELINE = f"/t/{SLUG}/"
EVENTS = {"raid": 4, "surge": 3, "legion": 8, "conference": 10, "direct talks": 14, "arming": 28, "ministerial": 29}
EVENTS["rice and mottaki"] = 30


@cache
def sample() -> dict[str, Any]:
    """The sample's document."""
    return dict(json.loads(document()))


def event(number: int) -> dict[str, Any]:
    """An event of the document."""
    return next(each for each in sample()["events"] if each["number"] == number)


def source(short_title: str) -> str:
    """The path of a source's page."""
    return f"{TIMELINE}sources/{_id('sources', 'short_title', short_title)}"


def person(name: str) -> str:
    """The path of a person's page."""
    return f"{TIMELINE}people/{_id('actors', 'name', name)}"


def place(name: str) -> str:
    """The path of a place's page."""
    return f"{TIMELINE}places/{_id('places', 'name', name)}"


def citation(number: int, position: int) -> str:
    """The path of an event's citation, counted from 1."""
    return f"{TIMELINE}{number}/citations/{event(number)['citations'][position - 1]['id']}"


def note(number: int) -> str:
    """The path of the first note on an event."""
    found = next(each for each in sample()["annotations"] if each.get("event") == event(number)["id"])
    return f"{TIMELINE}notes/{found['id']}"


def _id(nouns: str, field: str, value: str) -> str:
    return str(next(each["id"] for each in sample()[nouns] if each.get(field) == value))


def every_page() -> dict[str, str]:
    """The paths of all kinds of pages that answer 200 and need nothing done first."""
    return {
        "home": "/",
        "timeline": TIMELINE,
        "timeline with an event": f"{TIMELINE}?event=4",
        "timeline filtered": f"{TIMELINE}?q=briefcase&happened=happened",
        "timeline filtered to nothing": f"{TIMELINE}?q=zeppelin",
        "timeline with a wrong address": f"{TIMELINE}?from=yesterday&event=999&q=briefcase",
        **{f"event {name}": f"{TIMELINE}{number}" for name, number in EVENTS.items()},
        "citation with a summary": citation(4, 1),
        "citation without text": citation(4, 2),
        "sources": f"{TIMELINE}sources/",
        "source with a summary": source("WSWS"),
        "source without text": source("RFE/RL"),
        "person": person("Abbas Araghchi"),
        "place": place("Baghdad"),
        "notes": f"{TIMELINE}notes/",
        "notes about dates that are open": f"{TIMELINE}notes/?show=dates",
        "note": note(4),
        "how dates are written": "/help/dates/",
        "sign in": "/sign-in/",
    }
