"""Who else has an event open: said among those who work on it, and soon forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from events.actions.presence import be_here, leave_here
from events.actions.refusals import NotAllowed
from events.models import Change, Event, Membership, Presence, Role, Timeline, User
from events.queries.people.presence import FORGOTTEN_AFTER, MOST, also_here
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline(db: None) -> Timeline:
    return make.make_timeline("bridges")


@pytest.fixture
def event(timeline: Timeline) -> Event:
    return make.make_event(timeline, "It opens")


@pytest.fixture
def ann(timeline: Timeline) -> User:
    return make.make_member(timeline, "ann", Role.EDITOR)


def others(event: Event, reader: User, *, after: timedelta = timedelta(0)) -> list[tuple[str, str]]:
    found = also_here(event, reader, now=timezone.now() + after)
    return [(each.name, each.field) for each in found.people]


def test_people_at_the_same_event_are_named_to_each_other_with_what_they_are_at(
    timeline: Timeline, event: Event, ann: User
) -> None:
    ben, cat = (make.make_member(timeline, name, Role.ANNOTATOR) for name in ("ben", "cat"))
    be_here(event=event, by=ann, field="title")
    be_here(event=event, by=ben)
    be_here(event=make.make_event(timeline, "Another"), by=cat)
    assert others(event, ann) == [("ben", "")]
    assert others(event, ben) == [("ann", "title")]
    be_here(event=event, by=ann)
    assert others(event, ben) == [("ann", "")]
    assert Presence.objects.filter(event=event).count() == 2


def test_whoever_is_gone_is_forgotten_and_their_row_with_them(timeline: Timeline, event: Event, ann: User) -> None:
    ben = make.make_member(timeline, "ben", Role.EDITOR)
    be_here(event=event, by=ben)
    assert others(event, ann, after=FORGOTTEN_AFTER - timedelta(seconds=1)) == [("ben", "")]
    assert others(event, ann, after=FORGOTTEN_AFTER + timedelta(seconds=1)) == []
    Presence.objects.update(seen_at=timezone.now() - 2 * FORGOTTEN_AFTER)
    be_here(event=event, by=ann)
    assert list(Presence.objects.values_list("user__username", flat=True)) == ["ann"]
    leave_here(event=event, by=ann)
    assert not Presence.objects.exists()


def test_whoever_may_not_work_on_it_any_more_is_not_named(timeline: Timeline, event: Event, ann: User) -> None:
    ben = make.make_member(timeline, "ben", Role.EDITOR)
    be_here(event=event, by=ben)
    Membership.objects.filter(user=ben).update(role=Role.READER)
    assert others(event, ann) == []
    Membership.objects.filter(user=ben).delete()
    assert others(event, ann) == []


def test_strangers_and_readers_are_nowhere(timeline: Timeline, event: Event) -> None:
    for user in (make.make_user("stranger"), make.make_member(timeline, "reader", Role.READER)):
        with pytest.raises(NotAllowed):
            be_here(event=event, by=user)
    assert not Presence.objects.exists()


def test_many_people_are_counted(timeline: Timeline, event: Event, ann: User) -> None:
    for number in range(MOST + 2):
        be_here(event=event, by=make.make_member(timeline, f"hand {number}", Role.EDITOR))
    found = also_here(event, ann, now=timezone.now())
    assert (len(found.people), found.more) == (MOST, 2)


def test_it_is_no_change_and_in_no_log(event: Event, ann: User) -> None:
    be_here(event=event, by=ann)
    assert not Change.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'events_presence'")
        assert cursor.fetchone() == ("u",)
