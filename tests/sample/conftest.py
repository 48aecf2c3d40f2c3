"""The sample document, read once, and ways to name what is in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

DOCUMENT = Path(__file__).parents[2] / "events" / "sample" / "iraq-and-its-neighbours-2007.json"

Item = dict[str, Any]


class Sample:
    """The document with its items by id, whichever list or item they stand in."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.document: Item = json.loads(text)
        self.by_id: dict[str, Item] = {item["id"]: item for item in nested(self.document) if "id" in item}

    def event(self, title: str) -> Item:
        """The one event of that title."""
        (found,) = (event for event in self.document["events"] if event["title"] == title)
        return found

    def source_of(self, citation: Item) -> str:
        """How a sentence names the citation's source."""
        return str(self.by_id[citation["source"]]["short_title"])

    def name(self, item_id: str | None) -> str:
        """The name of a person, organisation or place; "" of none."""
        return str(self.by_id[item_id]["name"]) if item_id else ""


def nested(item: Any) -> Iterator[Item]:
    """Every object in a JSON value, at any depth, itself included."""
    if isinstance(item, dict):
        yield item
    children = item.values() if isinstance(item, dict) else item if isinstance(item, list) else ()
    for child in children:
        yield from nested(child)


@pytest.fixture(scope="session")
def sample() -> Sample:
    return Sample(DOCUMENT.read_text(encoding="utf-8"))
