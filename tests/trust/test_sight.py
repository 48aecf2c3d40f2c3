"""What a reader sees of one timeline is what the rule of visibility lets them read there, said shorter or in full."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from events.models.visibility import TimelineRowQuerySet
from events.queries.reader.sight import Sight
from tests.trust.roles import KINDS, ROLES
from tests.trust.world import World

NOUNS = [
    model
    for model in apps.get_app_config("events").get_models()
    if isinstance(getattr(model, "objects", None) and model.objects.all(), TimelineRowQuerySet)
    and hasattr(model, "timeline")
]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_reader_sees_of_a_timeline_what_they_may_read_in_it(world: World, kind: str, role: str) -> None:
    timeline, reader = world.made[kind].timeline, world.users.get(role, AnonymousUser())
    token = timeline.token if role == "holder" else ""
    sight = Sight.of_reader(timeline, reader, token)
    seen = {model: set(sight.of(model.objects.all())) for model in NOUNS}
    readable = {model: model.objects.visible_to(reader, token=token).filter(timeline=timeline) for model in NOUNS}
    assert seen == {model: set(rows) for model, rows in readable.items()}
    assert any(seen.values()) == (role in world.made[kind].readers)
    assert len(NOUNS) > 10
