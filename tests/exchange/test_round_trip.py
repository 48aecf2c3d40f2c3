"""Export → import → export is the same, byte for byte, for whatever a document may hold."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from events.models import User
from tests.exchange.conftest import given_out, taken_in
from tests.exchange.documents import Item, canonical, small
from tests.exchange.family import documents

pytestmark = pytest.mark.django_db
modestly = settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),  # shrinking a whole document takes longer than reading it
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@modestly
@given(document=documents())
def test_a_canonical_document_comes_back_byte_for_byte(owner: User, document: Item) -> None:
    assert there_and_back(canonical(document), owner) == canonical(document).decode()


@modestly
@given(document=documents(), seed=st.integers())
def test_the_same_content_written_otherwise_comes_back_canonical(owner: User, document: Item, seed: int) -> None:
    otherwise = json.dumps(loosened(document, random.Random(seed)), indent=3).encode()
    assert there_and_back(otherwise, owner) == canonical(document).decode()


def there_and_back(document: bytes, owner: User) -> str:
    """What comes out of what goes in; the database is left as it was."""
    before = transaction.savepoint()
    out = given_out(taken_in(document, owner)).decode()
    transaction.savepoint_rollback(before)
    return out


def loosened(value: Any, chance: random.Random, key: str = "") -> Any:
    """Other key order, defaults said, bounds and precisions left to the string, events and the like shuffled."""
    if isinstance(value, list):
        items = [loosened(each, chance, key) for each in value]
        if key in ("events", "actors", "places", "tags", "relations", "annotations"):
            chance.shuffle(items)
        return items
    if not isinstance(value, dict):
        return value
    pairs = [(each, loosened(inner, chance, each)) for each, inner in value.items()]
    if "edtf" in value and value["precision"] not in ("hour", "minute"):
        pairs = [(each, inner) for each, inner in pairs if each in ("edtf", "zone")]
    if "id" in value and "name" not in value and "exact" not in value:
        pairs = [(each, inner.upper() if each == "id" and chance.random() < 0.5 else inner) for each, inner in pairs]
    if key == "events":
        pairs += [(each, None) for each in ("place", "date") if each not in value]
        pairs += [("summary", "")] * ("summary" not in value) + [("weight", 50.0)] * ("weight" not in value)
    chance.shuffle(pairs)
    return dict(pairs)


def test_a_document_can_stand_beside_itself_and_neither_changes(owner: User) -> None:
    first = taken_in(canonical(small()), owner)
    second = taken_in(canonical(small()), owner, slug="again")
    assert given_out(first) == canonical(small())
    assert given_out(second) == canonical(small() | {"timeline": {"slug": "again", "title": "Bridges"}})


def test_whole_numbers_may_be_written_with_a_point(owner: User) -> None:
    written = canonical(small()).replace(b'"number": 2', b'"number": 2.0')
    assert given_out(taken_in(written, owner)) == canonical(small())


def test_a_byte_order_mark_is_no_content(owner: User) -> None:
    assert given_out(taken_in(b"\xef\xbb\xbf" + canonical(small()), owner)) == canonical(small())


def test_parts_without_ids_are_given_some_that_stay(owner: User) -> None:
    document = small()
    del document["events"][0]["people"][0]["id"]
    del document["events"][0]["citations"][0]["passages"][0]["id"]
    once = given_out(taken_in(document, owner))
    assert given_out(taken_in(once, owner, slug="again")).replace(b'"again"', b'"bridges"') == once


def test_a_day_of_being_under_way_is_widened_to_what_it_says(owner: User) -> None:
    document = small()
    reading = document["events"][0]["citations"][0]["readings"][0]
    reading |= {"form": "under way", "date": {"edtf": "2007-03-12"}}
    out = json.loads(given_out(taken_in(document, owner)))
    said = out["events"][0]["citations"][0]["readings"][0]["date"]
    assert said == {"precision": "day", "bounds": [None, 1173744000, 1173657600, None], "unknown": ["begins"]}
