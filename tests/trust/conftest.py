"""The world that the questions of this room are asked in: made once per file, and taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.trust.roles import taken_back
from tests.trust.world import World, make_world


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Timelines of every visibility and askers of every role; no test changes it for the next."""
    with django_db_blocker.unblock(), taken_back():
        yield make_world()
