"""Many rows in one deed: the same as one by one, all or nothing, once."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.forms.models import model_to_dict

from events.actions.facts import Fact, Part, add_fact
from events.actions.naming import NewSource
from events.actions.pasting import BATCH, paste_rows, pasting
from events.actions.refusals import AlreadyDone, Invalid, KeyReused, NotAllowed
from events.models import (
    Actor,
    Change,
    Citation,
    Event,
    EventTag,
    Ledger,
    Participation,
    Passage,
    Place,
    Placement,
    Reading,
    Role,
    Source,
    Tag,
    Timeline,
    User,
)
from tests.actions.conftest import member
from tests.factories import make_timeline

pytestmark = pytest.mark.django_db

BOOK = NewSource(title="Bridges of the North", authors="Hill, Anna; Reuters", published="1984")
FACTS = (
    Fact(
        title="The bridge opens",
        when="early May 1901",
        summary="Many *came*.",
        source=BOOK,
        locator="12",
        quote="It was opened in early May 1901 by the queen.",
        translation="Es wurde geöffnet.",
        people=(Part(name="The queen", role="host"), Part(name="THE QUEEN", role="host"), Part(name="José")),
        place="Newton",
        tags=("stone", "Stone", "river"),
    ),
    Fact(title="It is closed", when="1950", people=(Part(name="jose"),), place="NEWTON", weight=90),
    Fact(title="It is pulled down", source=NewSource(title="bridges of the north"), occurrence="cancelled"),
    Fact(title="A ruin", when="since 1960", source=NewSource(url="https://example.org/ruin"), quote="y" * 400),
    Fact(title="More of it", when="1961", source=NewSource(url="https://example.org/ruin"), quote="z" * 900),
    Fact(title="A thought", is_draft=True),
)
UNLIKE = {"id", "timeline", "public_id", "event", "citation", "source", "actor", "place", "tag", "dating_reading"}


def test_many_facts_in_one_deed_are_written_as_one_by_one(timeline: Timeline, owner: User) -> None:
    other = make_timeline("one-by-one")
    other.memberships.create(user=owner, role=Role.OWNER)
    for fact in FACTS:
        add_fact(timeline=other, fact=fact, by=owner)
    change = paste_rows(timeline=timeline, facts=FACTS, by=owner)
    connection.check_constraints()
    assert stored(timeline) == stored(other)
    first = Event.objects.get(timeline=timeline, number=1)
    assert change.made == {"noun": "event", "id": str(first.public_id), "number": 1, "count": len(FACTS)}
    assert Event.objects.get(timeline=timeline, number=4).dating_reading.citation.event.number == 4


def test_known_names_are_recognised_and_new_ones_made_once(timeline: Timeline, owner: User) -> None:
    queen = Actor.objects.create(timeline=timeline, name="Élodie", aliases=["The Queen"])
    twin = Actor.objects.create(timeline=timeline, name="Queenie", merged_into=queen)
    Actor.objects.create(timeline=timeline, name="Gone", withdrawn_at="2020-01-01T00:00Z")
    withdrawn = Tag.objects.create(timeline=timeline, name="stone", withdrawn_at="2020-01-01T00:00Z")
    names = ("ELODIE", "the queen", "queenie", "Gone", "gone", "Somebody new")
    facts = [Fact(title=f"{name} came", people=(Part(name=name),), tags=("stone",)) for name in names]
    paste_rows(timeline=timeline, facts=facts, by=owner)
    parts = [part.actor for part in Participation.objects.filter(timeline=timeline).order_by("event__number")]
    assert parts[:3] == [queen] * 3
    assert parts[3] == parts[4]
    assert Actor.objects.filter(timeline=timeline).count() == 5
    assert twin.participations.count() == 0
    withdrawn.refresh_from_db()
    assert (withdrawn.withdrawn_at, withdrawn.version) == (None, 2)


def test_one_bad_row_among_many_and_nothing_is_written(timeline: Timeline, owner: User) -> None:
    facts = [Fact(title=f"Number {n}", people=(Part(name="Ann"),)) for n in range(BATCH + 1)]
    bad = Fact(title="One", when="31 February 1901")
    with pytest.raises(Invalid) as refused:
        paste_rows(timeline=timeline, facts=[*facts, bad], by=owner)
    assert list(refused.value.problems) == [f"row_{BATCH + 2}_when"]
    assert (Event.objects.count(), Actor.objects.count(), Ledger.objects.get().event_number) == (0, 0, 0)


def test_whoever_stops_listening_before_the_end_has_written_nothing(timeline: Timeline, owner: User) -> None:
    steps = pasting(timeline=timeline, facts=[Fact(title="x")] * (2 * BATCH), by=owner)
    assert next(steps) == BATCH
    steps.close()
    assert (Event.objects.count(), Change.objects.filter(verb="paste_rows").count()) == (0, 0)


def test_progress_is_told_and_the_same_request_is_done_once(timeline: Timeline, owner: User) -> None:
    facts, told = [Fact(title="x")] * (BATCH + 7), []
    paste_rows(timeline=timeline, facts=facts, by=owner, idempotency_key="k", asked="a", progress=told.append)
    assert told == [BATCH, BATCH + 7]
    with pytest.raises(AlreadyDone) as done:
        paste_rows(timeline=timeline, facts=facts, by=owner, idempotency_key="k", asked="a")
    assert done.value.change.made["count"] == BATCH + 7
    with pytest.raises(KeyReused):
        paste_rows(timeline=timeline, facts=facts, by=owner, idempotency_key="k", asked="b")
    assert Event.objects.count() == BATCH + 7


def test_an_annotator_pastes_nothing_and_no_rows_are_no_deed(timeline: Timeline, owner: User) -> None:
    with pytest.raises(NotAllowed):
        paste_rows(timeline=timeline, facts=FACTS, by=member(timeline, Role.ANNOTATOR))
    with pytest.raises(Invalid):
        paste_rows(timeline=timeline, facts=(), by=owner)


def stored(timeline: Timeline) -> dict[str, Any]:
    """Every row that facts become, keys apart and references by name."""
    kinds = (Event, Participation, EventTag, Citation, Passage, Reading, Placement, Actor, Place, Tag, Source)
    return {
        model.__name__: sorted(repr((about(row), columns(row))) for row in model.objects.filter(timeline=timeline))
        for model in kinds
    }


def columns(row: Any) -> dict[str, Any]:
    return {name: value for name, value in model_to_dict(row).items() if name not in UNLIKE | {"reading", "version"}}


def about(row: Any) -> list[str]:
    """What it refers to."""
    ways = ("event__title", "actor__name", "place__name", "tag__name", "source__title", "source__url")
    ways += ("citation__event__title", "dating_reading__citation__event__title")
    return [f"{way}={follow(row, way.split('__'))}" for way in ways]


def follow(row: Any, way: list[str]) -> Any:
    for step in way:
        row = getattr(row, step, None)
    return row
