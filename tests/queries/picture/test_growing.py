"""Somebody pans while ten thousand events are written: the answers go on, and are right as soon as all is there."""

import json
from time import monotonic

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, connections, transaction
from django.db.models import F

from events.models import FacetKind, Ledger, Timeline
from events.queries.picture.ground import Window, ground
from events.queries.picture.viewport import viewport
from events.queries.reader.sight import Sight
from tests import factories as make
from tests.models.derived import counted, to_be_counted
from tests.queries.filled import analyze, fill

LONGEST = 20  # times the ordinary


@pytest.fixture
def pan(transactional_db):
    """Answers about a timeline over a connection of its own, and how long they take together."""
    other = connection.copy()

    def panned(slug, on=None):
        own, connections["default"] = connections["default"], other
        try:
            sight = Sight.of_reader(Timeline.objects.get(slug=slug), AnonymousUser())
            on = ground(sight)
            began, found = monotonic(), []
            for n in range(5):
                width = (on.span.ends - on.span.begins) // (n + 1)
                window = Window(on.span.begins, on.span.begins + width)
                found.append(json.loads(viewport(sight, on, window, group=FacetKind.PERSON if n % 2 else None)))
            return found, monotonic() - began
        finally:
            connections["default"] = own

    yield panned
    other.close()


@pytest.mark.django_db(transaction=True)
def test_reading_goes_on_while_ten_thousand_events_are_written(pan):
    timeline = make.make_timeline()
    fill(timeline, 1_000)
    analyze()
    pan(timeline.slug)
    before, ordinary = pan(timeline.slug)
    with transaction.atomic():
        fill(timeline, 10_000, first=5_000, seed=2)
        Ledger.objects.filter(timeline=timeline).update(change_number=F("change_number") + 1)  # as every deed does
        during, took = pan(timeline.slug)
        assert during == before  # nothing of what is not committed
        assert took < LONGEST * ordinary
    after, _ = pan(timeline.slug)
    assert after[0]["total"] == 11_000
    assert counted(timeline) == to_be_counted(timeline)
