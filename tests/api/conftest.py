"""The sample, read over the API by a stranger and by a member."""

from __future__ import annotations

import pytest
from django.test import Client

from events.models import Event, EventState, Membership, Role, Timeline, User
from tests.trust.conftest import world

__all__ = ["world"]


@pytest.fixture
def member(sample: Timeline) -> Client:
    """A signed-in reader of the sample timeline."""
    user = User.objects.create_user("reader")
    Membership.objects.create(timeline=sample, user=user, role=Role.READER)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def draft(sample: Timeline) -> Event:
    """An event that is not approved."""
    return Event.objects.create(timeline=sample, number=900, title="Not yet for everybody", state=EventState.DRAFT)
