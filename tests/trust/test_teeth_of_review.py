"""Of review too: with one guard switched off, what it keeps out happens, and the check that watches over it says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from events.actions import changes, proposals
from events.actions.events import edit_event
from events.actions.refusals import Invalid, NeedsAnother, Proposed, StaleVersion
from events.models import Event, Proposal, Timeline, User
from events.models.proposal import ProposalQuerySet
from events.views import proposals as door
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


@pytest.fixture
def event(world: World) -> Event:
    """An approved event of a timeline that takes two people."""
    Timeline.objects.filter(slug="made-public").update(two_person_rule=True)
    return Event.objects.get(timeline__slug="made-public", number=world.made["public"].keys["event"])


def proposed(event: Event, by: User) -> Proposal:
    with pytest.raises(Proposed) as waits:
        edit_event(event=event, fields={"title": "Mine"}, version=event.version, by=by)
    return waits.value.proposal


def test_a_door_to_proposals_that_does_not_ask_for_the_role_is_missed_by_grid_and_canaries(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "member", lambda request, timeline, role: request.user)
    monkeypatch.setattr(ProposalQuerySet, "public", None)
    assert next(deviations(world, "public", "stranger"), "")
    assert next(leaks(world, "stranger", kind="public"), "")


def test_without_the_rule_in_the_frame_of_deeds_an_edit_is_live_at_once(
    world: World, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed(event, world.users["editor"])
    monkeypatch.setattr(changes, "takes_two", lambda timeline: False)
    assert edit_event(event=event, fields={"title": "Mine"}, version=event.version, by=world.users["editor"]).title
    assert Event.objects.get(pk=event.pk).title == "Mine"


def test_without_the_rule_where_one_accepts_its_author_accepts_it(
    world: World, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = world.users["editor"]
    proposal = proposed(event, editor)
    accepting: dict[str, Any] = {"proposal": proposal, "version": 1, "by": editor}
    with pytest.raises(NeedsAnother):
        proposals.accept_proposal(**accepting)
    monkeypatch.setattr(proposals, "takes_two", lambda timeline: False)
    proposals.accept_proposal(**accepting)
    assert Event.objects.get(pk=event.pk).title == "Mine"


def test_without_comparing_versions_a_newer_draft_is_accepted_unseen(
    world: World, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = proposed(event, world.users["editor"])
    accepting: dict[str, Any] = {"proposal": proposal, "version": 9, "by": world.users["owner"]}
    with pytest.raises(StaleVersion):
        proposals.accept_proposal(**accepting)
    monkeypatch.setattr(proposals, "_locked", lambda proposal, version: proposal)
    proposals.accept_proposal(**accepting)
    assert Event.objects.get(pk=event.pk).title == "Mine"


def test_without_comparing_what_follows_dates_move_that_nobody_was_shown(
    world: World, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = proposed(event, world.users["editor"])
    accepting: dict[str, Any] = {"proposal": proposal, "version": 1, "by": world.users["owner"], "follows": "other"}
    with pytest.raises(Invalid):
        proposals.accept_proposal(**accepting)
    monkeypatch.setattr(proposals, "digest_of", lambda foreseen: "other")
    proposals.accept_proposal(**accepting)
    assert Event.objects.get(pk=event.pk).title == "Mine"
