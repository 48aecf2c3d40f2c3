"""No row refers to a row of another timeline: every reference is the pair of timeline and key."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from events.models import Citation, Event, Reading, Relation
from events.models.base import TimelineRow
from tests.models.conftest import World

pytestmark = pytest.mark.django_db

# Tables without the column, and why.
WITHOUT_TIMELINE = {
    "events_apitoken": "a key of an account; it may be for one timeline only",
    "events_keptmessage": "a message to somebody; it belongs to whoever runs the site",
    "events_notenews": "of an account, for all its timelines",
    "events_recoverycode": "of an account",
    "events_secondfactor": "of an account",
    "events_session": "people are signed in, wherever they read",
    "events_timeline": "is one",
    "events_user": "people have accounts, not timelines",
    "events_user_groups": "Django's own",
    "events_user_user_permissions": "Django's own",
}


def pairs() -> set[tuple[str, str]]:
    """Table and column of every composite foreign key (timeline_id, column) → (timeline_id, id)."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT conrelid::regclass::text, a.attname
            FROM pg_constraint AS c
            JOIN pg_attribute AS t ON t.attrelid = c.conrelid AND t.attnum = c.conkey[1]
            JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[2]
            JOIN pg_attribute AS ft ON ft.attrelid = c.confrelid AND ft.attnum = c.confkey[1]
            JOIN pg_attribute AS fa ON fa.attrelid = c.confrelid AND fa.attnum = c.confkey[2]
            WHERE c.contype = 'f' AND cardinality(c.conkey) = 2 AND c.convalidated
              AND (t.attname, ft.attname, fa.attname) = ('timeline_id', 'timeline_id', 'id')
            """
        )
        return set(cursor.fetchall())


def test_every_reference_within_a_timeline_is_a_pair() -> None:
    references = {
        (model._meta.db_table, field.column)
        for model in apps.get_app_config("events").get_models()
        if issubclass(model, TimelineRow)
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and issubclass(field.related_model, TimelineRow)
    }
    assert len(references) > 30
    assert references - pairs() == set()


def test_every_table_belongs_to_a_timeline_unless_it_says_why() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND starts_with(relname, 'events_') AND NOT EXISTS "
            "(SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'timeline_id' AND attnotnull)"
        )
        without = {name for (name,) in cursor.fetchall()}
    of_the_timeline_itself = {"events_timeline_version"}
    assert without - of_the_timeline_itself == set(WITHOUT_TIMELINE)


@transaction.atomic
def written_and_checked(world: World, model: type, columns: dict[str, object]) -> None:
    """The references are checked at the end of a transaction, or when asked for."""
    world.make(model, **columns)
    connection.check_constraints()


def test_a_row_cannot_refer_into_another_timeline(world: World) -> None:
    elsewhere = World("elsewhere")
    for model, columns in (
        (Citation, {"event": world.event, "source": elsewhere.source}),
        (Reading, {"citation": elsewhere.citation, "form": "none"}),
        (Relation, {"event": world.event, "kind": "before", "other": elsewhere.other}),
        (Event, {"number": 9, "title": "Elsewhere", "place": elsewhere.place}),
    ):
        with pytest.raises(IntegrityError, match="stands_in_its_timeline"):
            written_and_checked(world, model, columns)


def test_the_same_public_id_can_stand_in_two_timelines(world: World) -> None:
    elsewhere = World("elsewhere")
    assert elsewhere.make(Event, number=9, title="A copy", public_id=world.event.public_id).pk
