"""The checks of this room find what they are for: with one guard switched off, each of them fails."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db.models import Q
from rest_framework import serializers

from events.api.event_serializers import PassageSerializer
from events.models import PlacementAudience, Source
from events.models.actor import ActorQuerySet
from events.models.annotation import AnnotationQuerySet
from events.models.citation import CitationQuerySet
from events.models.event import EventQuerySet
from events.models.placement import PlacementQuerySet
from events.models.source import SourceQuerySet
from events.models.timeline import TimelineQuerySet
from events.models.visibility import TimelineRowQuerySet
from tests.trust.answers import deviations, differences
from tests.trust.crawl import leaks
from tests.trust.world import World

Off = Callable[[pytest.MonkeyPatch], None]

GUARDS: dict[str, tuple[str, str, Off]] = {
    "drafts are for members": ("anonymous", "public", lambda off: off.setattr(EventQuerySet, "public", None)),
    "what was withdrawn is for nobody": (
        "anonymous",
        "public",
        lambda off: off.setattr(CitationQuerySet, "public", None),
    ),
    "notes have an audience": ("anonymous", "public", lambda off: off.setattr(AnnotationQuerySet, "public", None)),
    "a note for me is for me": (
        "reader",
        "private",
        lambda off: off.setattr(AnnotationQuerySet, "visible_to", TimelineRowQuerySet.visible_to),
    ),
    "of a quotation the public part": (
        "stranger",
        "public",
        lambda off: off.setattr(PassageSerializer, "to_representation", serializers.Serializer.to_representation),
    ),
    "a confidential source is a label": (
        "removed",
        "public",
        lambda off: off.setattr(Source, "is_confidential", property(lambda source: False)),
    ),
    "people of drafts are for members": (
        "anonymous",
        "public",
        lambda off: off.setattr(ActorQuerySet, "seen_by_strangers", classmethod(lambda rows: None)),
    ),
    "sources of drafts are for members": (
        "removed",
        "public",
        lambda off: off.setattr(SourceQuerySet, "seen_by_strangers", classmethod(_all_of_them)),
    ),
    "the export knows who asks": (
        "stranger",
        "public",
        lambda off: off.setattr(PlacementQuerySet, "audience_for", lambda *asked: PlacementAudience.MEMBERS),
    ),
    "timelines are private": (
        "anonymous",
        "private",
        lambda off: off.setattr(TimelineQuerySet, "visible_to", _standing),
    ),
}


def _standing(timelines: TimelineQuerySet, user: object, *, token: str = "") -> TimelineQuerySet:
    """The rule of visibility as somebody forgets it: all that is not in the bin."""
    return timelines.filter(binned_at__isnull=True)


def _all_of_them(rows: type[SourceQuerySet]) -> Q:
    return Q(pk__isnull=False)


@pytest.mark.parametrize("guard", GUARDS)
def test_a_guard_that_is_switched_off_is_missed_by_the_canaries(
    world: World, monkeypatch: pytest.MonkeyPatch, guard: str
) -> None:
    role, kind, off = GUARDS[guard]
    assert list(leaks(world, role, kind=kind)) == []
    with monkeypatch.context() as switched, world.askers[role].anew():
        off(switched)
        assert next(leaks(world, role, kind=kind), "")


@pytest.mark.parametrize("guard", ["drafts are for members", "timelines are private"])
def test_a_guard_that_is_switched_off_is_missed_by_the_grid(
    world: World, monkeypatch: pytest.MonkeyPatch, guard: str
) -> None:
    role, kind, off = GUARDS[guard]
    off(monkeypatch)
    with world.askers[role].anew():
        assert next(deviations(world, kind, role), "")
        assert next(differences(world, kind, role), "")
