"""Every version of every row is kept, and none of them can be changed."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from events.models import Event, SourceText, Tag, Timeline
from tests.models.conftest import World

pytestmark = pytest.mark.django_db

# Tables without history, and why.
WITHOUT_HISTORY = {
    "events_arrival": "in nobody's record yet, and to be forgotten",
    "events_apitoken": "a key belongs in no log",
    "events_change": "it is the log",
    "events_computeddate": "derived, and worked out anew",
    "events_contradiction": "derived, and worked out anew",
    "events_dateexpression": "derived, and found anew",
    "events_density": "derived, and kept by triggers",
    "events_facetcount": "derived, and kept by triggers",
    "events_facetplacement": "derived, and kept by triggers",
    "events_findable": "derived, and kept by triggers",
    "events_invitation": "somebody's address belongs in no log; that somebody was invited is a change",
    "events_keptmessage": "it may hold a link that opens something, and is to be forgotten",
    "events_ledger": "counting writes no history",
    "events_lexeme": "derived, and kept by triggers",
    "events_notenews": "what somebody reads is nobody else's business",
    "events_placement": "derived, and built anew",
    "events_presence": "who was where when is kept nowhere",
    "events_recoverycode": "a secret belongs in no log",
    "events_secondfactor": "a secret belongs in no log",
    "events_seenmention": "who has read what belongs in no log",
    "events_session": "who was here when belongs in no log",
    "events_telling": "derived, and worked out anew",
    "events_tellingdue": "what is to be worked out anew, written down by triggers",
    "events_toldplacement": "derived, and worked out anew",
    "events_turn": "derived, and worked out anew",
    "events_turncount": "derived, and counted by a trigger",
    "events_user": "a password hash belongs in no log",
    "events_user_groups": "Django's own",
    "events_user_user_permissions": "Django's own",
}


def tables() -> set[str]:
    with connection.cursor() as cursor:
        return {name for name in connection.introspection.table_names(cursor) if name.startswith("events_")}


def versions(table: str) -> list[tuple[str, int]]:
    """Label and key of each version, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pgh_label, id FROM {table}_version ORDER BY pgh_id")
        return cursor.fetchall()


def test_every_table_has_a_history_unless_it_says_why() -> None:
    kept = {name.removesuffix("_version") for name in tables() if name.endswith("_version")}
    rows = {name for name in tables() if not name.endswith("_version")}
    assert rows - kept == set(WITHOUT_HISTORY)


def test_inserted_updated_and_deleted_rows_leave_a_version_each(world: World) -> None:
    tag = world.make(Tag, name="wood")
    Tag.objects.filter(pk=tag.pk).update(name="iron")
    Tag.objects.filter(pk=tag.pk).delete()
    assert [label for label, key in versions("events_tag") if key == tag.pk] == ["insert", "update", "delete"]


def test_rows_that_come_in_bulk_or_by_copy_leave_a_version_each(world: World) -> None:
    before = len(versions("events_tag"))
    Tag.objects.bulk_create([Tag(timeline=world.timeline, name=f"bulk {number}") for number in range(3)])
    with (
        connection.cursor() as cursor,
        cursor.copy("COPY events_tag (timeline_id, public_id, version, name) FROM STDIN") as copy,
    ):
        for number in range(3):
            copy.write_row((world.timeline.pk, f"01941f29-7c00-7aaa-8000-00000000000{number}", 1, f"copy {number}"))
    assert len(versions("events_tag")) - before == 6


def test_an_update_that_changes_nothing_leaves_no_version(world: World) -> None:
    before = versions("events_event")
    Event.objects.filter(pk=world.event.pk).update(title=world.event.title)
    assert versions("events_event") == before


@pytest.mark.parametrize("deed", ["UPDATE {} SET pgh_label = 'x'", "DELETE FROM {}"])
def test_history_cannot_be_rewritten(world: World, deed: str) -> None:
    for table in sorted(name for name in tables() if name.endswith("_version")):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT EXISTS (SELECT FROM {table})")
            (has_versions,) = cursor.fetchone()
        if has_versions:
            with (
                pytest.raises(ProgrammingError, match="Cannot"),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(deed.format(table))


def test_secrets_and_private_texts_are_not_in_the_history() -> None:
    for model, column in ((Timeline, "token"), (SourceText, "text")):
        history = apps.get_model("events", f"{model.__name__}Version")
        assert column not in {field.name for field in history._meta.get_fields()}
    assert "content" not in {field.name for field in apps.get_model("events", "SourceFileVersion")._meta.get_fields()}


def test_a_captured_text_stays_as_it_came(world: World) -> None:
    world.text.text = "other words"
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        world.text.save()
