"""Whoever imports, and what a database holds."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from events.exchange import export_whole, import_document
from events.models import Timeline, User


@pytest.fixture
def owner(db: None) -> User:
    return User.objects.create_user("ada")


def taken_in(document: dict[str, Any] | bytes, owner: User, slug: str | None = None) -> Timeline:
    """Import a document."""
    raw = document if isinstance(document, bytes) else json.dumps(document).encode()
    timeline = import_document(document=raw, by=owner, slug=slug)
    connection.check_constraints()  # references are checked at the end of a transaction, which a test does not reach
    return timeline


def given_out(timeline: Timeline) -> bytes:
    """What members export."""
    return b"".join(export_whole(timeline))


def rows() -> dict[str, int]:
    """How many rows every table has, histories included."""
    return {model._meta.label: model.objects.count() for model in apps.get_app_config("events").get_models()}
