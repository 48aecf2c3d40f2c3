"""Placements built anew from the tables are those that the import made from the document."""

from __future__ import annotations

import pytest

from events.actions.accounts import create_local_owner
from events.actions.placements import rebuild_placements
from events.models import Event, EventState, Placement, PlacementAudience, Timeline

pytestmark = pytest.mark.django_db
COLUMNS = [field.attname for field in Placement._meta.concrete_fields if field.name != "id"]


def rows(timeline: Timeline) -> set[tuple[object, ...]]:
    return set(Placement.objects.filter(timeline=timeline).values_list(*COLUMNS))


def test_building_anew_changes_nothing(sample: Timeline) -> None:
    before = rows(sample)
    assert len(before) > 30
    assert rebuild_placements(timeline=sample) == len(before)
    assert rows(sample) == before


def test_only_the_events_named_are_placed_anew(sample: Timeline) -> None:
    event = Event.objects.filter(timeline=sample, placements__isnull=False).first()
    assert event is not None
    untouched = set(Placement.objects.exclude(event=event).values_list("pk", flat=True))
    event.state = EventState.DRAFT
    event.save()
    rebuild_placements(timeline=sample, events=[event])
    assert set(event.placements.values_list("audience", flat=True)) == {PlacementAudience.MEMBERS}
    assert set(Placement.objects.exclude(event=event).values_list("pk", flat=True)) == untouched


def test_a_withdrawn_event_is_not_drawn(sample: Timeline) -> None:
    Event.objects.filter(timeline=sample).update(state=EventState.WITHDRAWN)
    assert rebuild_placements(timeline=sample) == 0
    assert create_local_owner().memberships.filter(timeline=sample).exists()
