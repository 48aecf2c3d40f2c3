"""Tables without indexes and references while many rows come in: afterwards all is as it was, and held."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from events.exchange import bare_tables, make_events
from events.exchange.bare_tables import bare
from events.models import (
    ComputedDate,
    Contradiction,
    Density,
    Event,
    FacetCount,
    FacetPlacement,
    Findable,
    Lexeme,
    Participation,
    Placement,
    Timeline,
    Turn,
    TurnCount,
    User,
)
from tests import factories as make

DERIVED = (
    Placement,
    ComputedDate,
    Contradiction,
    Density,
    FacetCount,
    FacetPlacement,
    Findable,
    Lexeme,
    Turn,
    TurnCount,
)
OWN = {"id", "timeline_id", "event_id", "placement_id", "reading_id", "key", "relation_id", "rank", "lot"}


def everything_on_tables() -> dict[str, list[Any]]:
    """Each index and constraint with its definition, and whether it holds."""
    asked = {
        "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2",
        "constraints": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated FROM "
        "pg_constraint WHERE contype IN ('p', 'u', 'f') ORDER BY 1, 2",
    }
    found = {}
    with connection.cursor() as cursor:
        for name, statement in asked.items():
            cursor.execute(statement)
            found[name] = cursor.fetchall()
    return found


def rows(model: Any, timeline: Timeline) -> list[str]:
    """What is derived, without what is called otherwise in every timeline: keys, and what is drawn from them."""
    return sorted(
        repr([(name, value) for name, value in row.items() if name not in OWN])
        for row in model.objects.filter(timeline=timeline).values()
    )


@pytest.mark.django_db
def test_what_is_made_alone_is_what_is_made_beside_others(owner: User) -> None:
    before = everything_on_tables()
    beside = make_events(count=300, by=owner, slug="beside")
    alone = make_events(count=300, by=owner, slug="alone", is_alone=True)
    for model in DERIVED:
        assert rows(model, alone) == rows(model, beside), model
    assert rows(Turn, alone)
    assert everything_on_tables() == before
    connection.check_constraints()


@pytest.mark.django_db
def test_a_reference_that_leads_nowhere_is_refused_at_the_end(owner: User) -> None:
    event = make.make_event(make.make_timeline(), "Arrest")
    before = everything_on_tables()
    with pytest.raises(IntegrityError), transaction.atomic(), bare([Participation]):
        Participation.objects.create(timeline=event.timeline, event=event, actor_id=987_654_321, role="")
    assert everything_on_tables() == before
    assert not Participation.objects.exists()


@pytest.mark.django_db
def test_a_key_that_is_there_twice_is_refused_at_the_end() -> None:
    event = make.make_event(make.make_timeline(), "Arrest")
    with pytest.raises(IntegrityError), transaction.atomic(), bare([Event]):
        Event.objects.bulk_create([Event(timeline=event.timeline, number=event.number, title="Again")])
    assert Event.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_while_somebody_reads_nothing_is_made_and_the_command_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bare_tables, "PATIENCE", 0.2)
    reader = connection.copy()
    try:
        with reader.cursor() as cursor:
            cursor.execute("BEGIN; SELECT count(*) FROM events_placement")
        with pytest.raises(CommandError, match=r"Somebody is using the site.*without --alone"):
            call_command("make_events", "10", alone=True)
    finally:
        reader.close()
    assert not Timeline.objects.exists()
