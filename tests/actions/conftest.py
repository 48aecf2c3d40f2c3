"""A timeline with an owner, written by the deeds themselves."""

from __future__ import annotations

import pytest

from events.actions.changes import open_change
from events.models import Membership, Role, Timeline, User


@pytest.fixture
def owner(db: None) -> User:
    return User.objects.create_user("ada")


@pytest.fixture
def timeline(owner: User) -> Timeline:
    timeline = Timeline(slug="bridges", title="Bridges")
    with open_change(timeline, verb="create_timeline", by=owner):
        Membership.objects.create(timeline=timeline, user=owner, role=Role.OWNER)
    return timeline


def member(timeline: Timeline, role: Role) -> User:
    """A new user with a role."""
    user = User.objects.create_user(f"{role}-of-{timeline.slug}")
    Membership.objects.create(timeline=timeline, user=user, role=role)
    return user
