"""Of writing too: with one guard switched off what it keeps out happens, and the check that watches over it says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models import Q

from events.actions import changes, editing, events
from events.actions.facts import Fact, add_fact
from events.actions.refusals import AlreadyDone, NotAllowed, StaleVersion
from events.models import Event, Timeline
from events.queries.history import sight as history_sight
from events.views import event_edit, members
from tests.trust.answers import deviations
from tests.trust.crawl import leaks
from tests.trust.roles import taken_back
from tests.trust.world import World


@pytest.fixture(autouse=True)
def _nothing_heard(world: World) -> Iterator[None]:
    """Everybody asks again, before the test and after it; what a test writes is taken back."""
    with taken_back():
        _forget(world)
        yield
    _forget(world)


def _forget(world: World) -> None:
    for asker in world.askers.values():
        asker.forget()


@pytest.mark.parametrize("door", [event_edit, members])
def test_a_door_that_does_not_ask_for_the_role_is_missed_by_the_grid(
    world: World, monkeypatch: pytest.MonkeyPatch, door: Any
) -> None:
    monkeypatch.setattr(door, "member", lambda request, timeline, role: request.user)
    assert next(deviations(world, "public", "stranger"), "").endswith("not 403")


def test_an_action_that_does_not_ask_for_the_right_lets_a_stranger_write(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = _event(world)
    edit: dict[str, Any] = {"event": event, "fields": {"title": "Mine"}, "version": event.version}
    with pytest.raises(NotAllowed):
        events.edit_event(**edit, by=world.users["stranger"])
    monkeypatch.setattr(events, "require", lambda *args, **kwargs: None)
    assert events.edit_event(**edit, by=world.users["stranger"]).title == "Mine"


def test_an_edit_that_does_not_compare_versions_overwrites_what_others_wrote(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    event, by = _event(world), world.users["editor"]
    seen = event.version
    events.edit_event(event=event, fields={"title": "Theirs"}, version=seen, by=world.users["owner"])
    mine: dict[str, Any] = {"event": event, "fields": {"title": "Mine"}, "version": seen, "by": by}
    with pytest.raises(StaleVersion):
        events.edit_event(**mine, is_merging=True)
    monkeypatch.setattr(editing, "conflicts_between", lambda *args, **kwargs: [])
    assert events.edit_event(**mine, is_merging=True).title == "Mine"


def test_a_key_that_is_not_looked_up_does_a_deed_twice(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    timeline, by = world.made["public"].timeline, world.users["editor"]

    def enter() -> None:
        add_fact(timeline=timeline, fact=Fact(title="Once", when="2007"), by=by, idempotency_key="k", asked="a")

    enter()
    with pytest.raises(AlreadyDone):
        enter()
    monkeypatch.setattr(changes, "_refuse_twice", lambda timeline, change: None)
    with pytest.raises(Exception, match="idempotency"):  # the database's own guard, behind that of the action
        enter()


def test_a_history_that_forgets_for_whom_a_note_is_is_missed_by_the_canaries(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_sight, "_private", lambda reader: Q(pk__in=[]) | Q(author_id=-1))
    assert next(leaks(world, "reader", kind="private"), "")


def _event(world: World) -> Event:
    timeline: Timeline = world.made["public"].timeline
    return Event.objects.get(timeline=timeline, number=world.made["public"].keys["event"])
