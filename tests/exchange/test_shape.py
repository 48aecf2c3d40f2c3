"""The published schema, and the compiled check that enforces it."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from events import models
from events.dates import Precision
from events.exchange.shape import document_check, schema
from tests.exchange.documents import Item, small
from tests.exchange.family import documents

DEFINITIONS = schema()["$defs"]
VALIDATOR = Draft202012Validator(schema())

WORDS = {
    ("source", "published_basis"): models.PublishedBasis,
    ("source", "calendar"): models.CalendarName,
    ("source", "rights"): models.Rights,
    ("actor", "kind"): models.ActorKind,
    ("place", "kind"): models.PlaceKind,
    ("event", "occurrence"): models.Occurrence,
    ("dating", "basis"): models.DatingBasis,
    ("citation", "locator_kind"): models.Locator,
    ("citation", "stance"): models.Stance,
    ("citation", "reported_occurrence"): models.ReportedOccurrence,
    ("passage", "role"): models.PassageRole,
    ("reading", "form"): models.ReadingForm,
    ("reading", "basis"): models.ReadingBasis,
    ("reading", "certainty"): models.Certainty,
    ("length", "unit"): models.Unit,
    ("relation", "kind"): models.RelationKind,
    ("relation", "clock"): models.Clock,
    ("annotation", "motivation"): models.Motivation,
}
MODELS = {
    "timeline": models.Timeline,
    "source": models.Source,
    "actor": models.Actor,
    "place": models.Place,
    "event": models.Event,
    "citation": models.Citation,
    "passage": models.Passage,
    "reading": models.Reading,
    "relation": models.Relation,
    "annotation": models.Annotation,
}


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize(("noun", "key"), WORDS, ids=lambda part: part)
def test_enumerations_are_those_of_the_models(noun: str, key: str) -> None:
    listed = DEFINITIONS[noun]["properties"][key]["enum"]
    assert [word for word in listed if word] == WORDS[noun, key].values


def test_precisions_are_those_of_dates_and_me_notes_have_no_word() -> None:
    assert DEFINITIONS["date"]["properties"]["precision"]["enum"] == list(Precision)
    assert DEFINITIONS["annotation"]["properties"]["audience"]["enum"] == ["team", "public"]


@pytest.mark.parametrize("noun", MODELS)
def test_documented_defaults_are_those_of_the_models(noun: str) -> None:
    columns = {field.name: field for field in MODELS[noun]._meta.concrete_fields}
    for key, meant in DEFINITIONS[noun]["properties"].items():
        if "default" in meant and key in columns:
            assert columns[key].get_default() == meant["default"], key


def objects(part: Any) -> Iterator[Item]:
    if isinstance(part, dict):
        if part.get("type") == "object":
            yield part
        for inner in part.values():
            yield from objects(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from objects(inner)


def test_every_object_is_closed_and_every_text_and_list_is_bounded_and_explained() -> None:
    for closed in objects(schema()):
        assert closed["additionalProperties"] is False or closed["additionalProperties"]["type"] == "string"
        assert closed.get("title") or closed.get("description")
        for key, meant in closed.get("properties", {}).items():
            assert meant.keys() & {"$ref", "description", "anyOf"}, key
            assert meant.get("type") != "string" or "maxLength" in meant, key
            assert meant.get("type") != "array" or "maxItems" in meant, key


FOREIGN = [None, True, 7, -1, 2.5, "", "x", "X" * 600, [], [1], {}, {"x": 1}, 2**60, "2007", ["a"] * 300]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document=documents(), seed=st.integers())
def test_the_check_and_a_general_validator_agree_on_damaged_documents(document: Item, seed: int) -> None:
    damaged = damage(copy.deepcopy(document), random.Random(seed))
    found = {each.path for each in document_check()(damaged)}
    expected = {tuple(error.absolute_path) for error in VALIDATOR.iter_errors(damaged)}
    assert bool(found) == bool(expected)
    where = {prefix for path in expected for prefix in (path, path[:-1])}  # the other may stop at what holds it
    assert all({path[:-1], path[:-2]} & where for path in found)


def damage(document: Item, chance: random.Random) -> Item:
    """Put something foreign at up to three places, at any depth."""
    for _ in range(chance.randrange(4)):
        place: Any = document
        while True:
            keys = list(place) if isinstance(place, dict) else list(range(len(place)))
            if not keys:
                break
            key = chance.choice(keys)
            if isinstance(place[key], dict | list) and chance.random() < 0.8:
                place = place[key]
                continue
            if isinstance(place, dict) and chance.random() < 0.3:
                place.pop(key)
            else:
                place[key if chance.random() < 0.8 or isinstance(place, list) else "titel"] = chance.choice(FOREIGN)
            break
    return document


@pytest.mark.parametrize(
    ("path", "value", "pointer", "what", "remedy"),
    [
        (("events", 1, "title"), "x" * 10_485_760, "title", "The text has 10,485,760 characters", "Keep it to 500."),
        (("events", 1, "title"), "", "title", "The text is empty", "Write what happened, in a line."),
        (("events", 1, "title"), 7, "title", "This is a whole number", "Write text."),
        (("events", 1, "weight"), 100, "weight", "The number 100 is out of range", "Write one from 0 to 99."),
        (("events", 1, "weight"), True, "weight", "This is true or false", "Write a whole number."),
        (("events", 1, "number"), 1.5, "number", "This is a number with a fraction", "Write a whole number."),
        (("events", 1, "titel"), "x", "titel", "“titel” is not a key of the event", "Did you mean title?"),
        (("events", 1, "owner"), "x", "owner", "“owner” is not a key of the event", "Known are: id, number"),
        (("events", 1, "tags"), "stone", "tags", "This is text", "Write a list."),
        (("events", 1, "tags"), ["x"] * 101, "tags", "The list has 101 entries", "Keep at most 100."),
        (("events", 1, "id"), "one", "id", "“one” is not of the form meant here", "Write a UUID, as 01941f29"),
        (("events", 1, "occurrence"), "hapened", "occurrence", "is not one of the", "Write one of: planned, happened"),
        (("version",), 2, "version", "“2” is not what this reads", "Write 1."),
        (("events",), None, "events", "This is null", "Write a list."),
        (("sources", 0, "url"), "javascript:x", "url", "not of the form", "Write an http or https address."),
    ],
)  # fmt: skip
def test_a_refusal_says_what_and_what_to_do(
    path: tuple[Any, ...], value: Any, pointer: str, what: str, remedy: str
) -> None:
    document = small()
    place: Any = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    (found,) = document_check()(document)
    assert found.path[-1] == pointer
    assert what in found.what
    assert remedy in found.remedy


def test_what_is_missing_is_named() -> None:
    document = small()
    del document["events"][1]["number"]
    (found,) = document_check()(document)
    assert (found.path, found.what) == (("events", 1, "number"), "The event has no number")
    assert found.remedy == "Add it: its address in the timeline, never given twice."


def test_every_pattern_is_linear_enough_for_hostile_text() -> None:
    for part in objects(schema()):
        for meant in part.get("properties", {}).values():
            if "pattern" in meant:
                assert re.search(meant["pattern"], "a-" * 5_000 + "!") is None or meant["maxLength"] < 5_000


# Columns that are no content, or that a document has under another name.
NOT_CONTENT = {
    *("id", "timeline", "version", "public_id", "position", "state", "withdrawn_at", "withdrawn_by"),
    *("visibility", "token", "binned_at", "binned_by", "dated_at", "dated_by", "author", "resolved_by"),
    *("assigned_to", "assigned_by", "assigned_at", "pinned_at", "pinned_by", "hidden_at", "hidden_by", "hidden_reason"),
    *("checked_at", "checked_by", "checked_as", "date_checked_at", "date_checked_by", "date_checked_as"),  # of accounts
    "mentioned",  # of accounts: the text says "@member" there
    "two_person_rule",  # how one works here
    *("public_characters", "group_order"),  # what is shown first here, of how much the public sees here
}
NESTED = {"citation": {"event"}, "reading": {"citation"}, "passage": {"citation", "annotation"}}
NESTED |= {"event": {"merged_into"}}  # what was merged does not stand, and is not in the document
RENAMED = {
    "date_as_written": "as_written",
    "opening_from": "opening_range",
    "opening_to": "opening_range",
    "dating_basis": "dating",
    "dating_reading": "dating",
    "dating_rationale": "dating",
}


@pytest.mark.parametrize("noun", MODELS)
def test_every_column_of_content_is_in_the_document(noun: str) -> None:
    keys = set(DEFINITIONS[noun]["properties"])
    for field in MODELS[noun]._meta.concrete_fields:
        grouped = {key for key in ("published", "date", "gap", "duration") if field.name.startswith(f"{key}_")}
        is_there = keys & ({field.name, RENAMED.get(field.name)} | grouped)
        assert is_there or field.name in NOT_CONTENT | NESTED.get(noun, set()), field.name
