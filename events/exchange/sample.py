"""The sample timeline on a fresh machine."""

from __future__ import annotations

from django.db import transaction

from events import sample
from events.actions.accounts import create_local_owner
from events.actions.timelines import publish_timeline
from events.exchange.importing import import_document
from events.models import Timeline


@transaction.atomic
def load_sample() -> Timeline | None:
    """Import the sample and publish it, by the local owner; None where a timeline has its address already."""
    if Timeline.objects.filter(slug=sample.SLUG).exists():
        return None
    owner = create_local_owner()
    timeline = import_document(document=sample.document(), by=owner)
    return publish_timeline(timeline=timeline, by=owner)
