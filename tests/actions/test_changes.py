"""The frame of every deed."""

from __future__ import annotations

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from events.actions.changes import open_change
from events.actions.refusals import AlreadyDone
from events.models import Change, Event, Ledger, Tag, Timeline, User

pytestmark = pytest.mark.django_db


def contexts(model: type) -> list[str | None]:
    """The change behind each version of a model's rows, oldest first."""
    history = model._meta.apps.get_model("events", f"{model.__name__}Version")
    return [
        str(each) if each else None for each in history.objects.order_by("pgh_id").values_list("pgh_context", flat=True)
    ]


def test_changes_are_numbered_from_one_without_gaps(timeline: Timeline, owner: User) -> None:
    for _ in range(3):
        with open_change(timeline, verb="test", by=owner):
            pass
    assert list(timeline.changes.order_by("number").values_list("number", flat=True)) == [1, 2, 3, 4]
    assert Ledger.objects.get(timeline=timeline).change_number == 4


def test_a_change_says_who_did_what_and_why(timeline: Timeline, owner: User) -> None:
    with open_change(timeline, verb="redate_event", by=owner, reason="the log book", idempotency_key="k1") as change:
        pass
    stored = Change.objects.get(pk=change.pk)
    assert (stored.verb, stored.by, stored.reason, stored.idempotency_key) == (
        "redate_event",
        owner,
        "the log book",
        "k1",
    )


def test_the_first_change_creates_the_timeline_and_its_history_knows_it(timeline: Timeline) -> None:
    assert contexts(Timeline) == [str(Change.objects.get(timeline=timeline).pk)]


@pytest.mark.parametrize("way", ["insert", "bulk", "copy"])
def test_every_row_version_carries_the_change_however_it_was_written(timeline: Timeline, owner: User, way: str) -> None:
    with open_change(timeline, verb="test", by=owner) as change:
        if way == "insert":
            Tag.objects.create(timeline=timeline, name="one")
        elif way == "bulk":
            Tag.objects.bulk_create([Tag(timeline=timeline, name="one")])
        else:
            copy_tag(timeline, "one")
    assert contexts(Tag) == [str(change.pk)]


def copy_tag(timeline: Timeline, name: str) -> None:
    columns = "COPY events_tag (timeline_id, public_id, version, name) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(columns) as copy:
        copy.write_row((timeline.pk, "01941f29-7c00-7aaa-8000-3f0c5a1b2d4e", 1, name))


def test_update_and_delete_carry_their_own_changes(timeline: Timeline, owner: User) -> None:
    made = []
    for deed in (
        lambda: Tag.objects.create(timeline=timeline, name="one"),
        lambda: Tag.objects.update(name="two"),
        lambda: Tag.objects.all().delete(),
    ):
        with open_change(timeline, verb="test", by=owner) as change:
            deed()
        made.append(str(change.pk))
    assert contexts(Tag) == made


def test_a_change_inside_another_has_a_number_of_its_own_and_gives_back_the_outer_one(
    timeline: Timeline, owner: User
) -> None:
    with open_change(timeline, verb="outer", by=owner) as outer:
        Tag.objects.create(timeline=timeline, name="before")
        with open_change(timeline, verb="inner", by=owner) as inner:
            Tag.objects.create(timeline=timeline, name="inside")
        Tag.objects.create(timeline=timeline, name="after")
    assert inner.number == outer.number + 1
    assert contexts(Tag) == [str(outer.pk), str(inner.pk), str(outer.pk)]


def test_a_refused_inner_change_leaves_the_outer_one_in_force(timeline: Timeline, owner: User) -> None:
    with open_change(timeline, verb="outer", by=owner) as outer:
        with pytest.raises(ValueError, match="no"), open_change(timeline, verb="inner", by=owner):
            raise ValueError("no")
        Tag.objects.create(timeline=timeline, name="after")
    assert contexts(Tag) == [str(outer.pk)]
    assert not Change.objects.filter(verb="inner").exists()


def test_what_is_written_outside_any_change_has_none(timeline: Timeline, owner: User) -> None:
    with open_change(timeline, verb="test", by=owner):
        pass
    Tag.objects.create(timeline=timeline, name="stray")
    assert contexts(Tag) == [None]


def test_half_a_deed_does_not_happen(timeline: Timeline, owner: User) -> None:
    def deed() -> None:
        with open_change(timeline, verb="test", by=owner):
            Tag.objects.create(timeline=timeline, name="one")
            Event.objects.create(timeline=timeline, number=0, title="counts from one")

    with pytest.raises(IntegrityError):
        deed()
    assert not Tag.objects.exists()
    assert contexts(Tag) == []
    assert Change.objects.filter(timeline=timeline).count() == 1
    assert Ledger.objects.get(timeline=timeline).change_number == 1


def test_one_idempotency_key_makes_one_change(timeline: Timeline, owner: User) -> None:
    with open_change(timeline, verb="test", by=owner, idempotency_key="k"):
        pass
    with pytest.raises(AlreadyDone), open_change(timeline, verb="test", by=owner, idempotency_key="k"):
        pass


@pytest.fixture
def committed(transactional_db: None) -> tuple[Timeline, User]:
    owner = User.objects.create_user("ada")
    timeline = Timeline(slug="bridges", title="Bridges")
    with open_change(timeline, verb="create_timeline", by=owner):
        pass
    return timeline, owner


@pytest.mark.django_db(transaction=True)
def test_deeds_at_the_same_time_wait_for_each_other(committed: tuple[Timeline, User]) -> None:
    timeline, owner = committed

    def write(times: int) -> None:
        try:
            for _ in range(times):
                with open_change(timeline, verb="test", by=owner):
                    pass
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(10,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with transaction.atomic():
        numbers = list(timeline.changes.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, 42))
