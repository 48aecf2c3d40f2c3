"""Under what every event is filed, beside where it stands: derived by triggers (0007), so that a filter is an index.

An event is filed under each person, place, tag and source that it has, under what became of it, and under key 0 of a
facet of which it has none; what was merged, under what it became. Beside it stand weight and span of each placement
that is drawn, so that the heaviest of one person in a window are found as those of everybody are.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, models

from events.models.event import Occurrence
from events.models.placement import PlacementAudience
from events.models.visibility import TimelineRowQuerySet

#: Shares of the events, drawn by a hash of their key: the samples of estimates. The last lot holds a half, the one
#: before a quarter, …, the first two 1/64 each.
LOTS = 7
FINEST = 64


class FacetKind(models.IntegerChoices):
    """What events are filed by."""

    PERSON = 1
    PLACE = 2
    TAG = 3
    SOURCE = 4
    HAPPENED = 5


class FiledFor(models.IntegerChoices):
    """Who sees a placement as it is filed: rows are not doubled where both audiences are shown the same."""

    BOTH = 0
    MEMBERS = 1
    PUBLIC = 2


#: The key of what became of an event.
OCCURRENCE_KEYS = {occurrence.value: key for key, occurrence in enumerate(Occurrence, start=1)}


def seen_by(audience: PlacementAudience) -> tuple[FiledFor, FiledFor]:
    """The rows that an audience sees."""
    return FiledFor.BOTH, FiledFor.MEMBERS if audience == PlacementAudience.MEMBERS else FiledFor.PUBLIC


class FacetPlacementQuerySet(TimelineRowQuerySet["FacetPlacement"]):
    """Filed placements."""

    def file_anew(self, timeline_id: int) -> None:
        """Count and file everything of a timeline again, as the triggers would have; part of a repair."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT events_derive_from_placements(%s)", [timeline_id])

    @contextmanager
    def filed_at_the_end(self, timeline_id: int) -> Iterator[None]:
        """Inside a transaction: many rows of one timeline are written, then counted and filed all at once.

        Faster than statement by statement where most of the timeline is written. Nothing else is written meanwhile.
        """
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('dateline.derived_later', 'yes', true)")
            yield
            cursor.execute("SELECT set_config('dateline.derived_later', '', true)")
        self.file_anew(timeline_id)


class FacetPlacement(models.Model):
    """One placement of one event under one key. Placement 0: the event has none (for this audience), but counts.

    References without constraints: the triggers write all rows, and they go with their event.
    """

    pk = models.CompositePrimaryKey("timeline_id", "event_id", "facet", "key", "placement_id")
    timeline = models.ForeignKey(
        "events.Timeline", on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    event_id = models.BigIntegerField()
    key = models.BigIntegerField()  # primary key of the actor, place, tag or source; 0: none
    placement_id = models.BigIntegerField()  # of either audience's row where both are the same
    span_begins = models.BigIntegerField()
    span_ends = models.BigIntegerField()
    facet = models.SmallIntegerField(choices=FacetKind.choices)
    audience = models.SmallIntegerField(choices=FiledFor.choices)
    rank = models.SmallIntegerField()  # as `Placement.rank`
    lot = models.SmallIntegerField()
    is_ghost = models.BooleanField()  # a former date: drawn, not counted

    objects = FacetPlacementQuerySet.as_manager()


class FacetCount(models.Model):
    """How many standing events an audience finds under a key, dated or not. Rows may stay with zero."""

    pk = models.CompositePrimaryKey("timeline_id", "audience", "facet", "key")
    timeline = models.ForeignKey("events.Timeline", on_delete=models.CASCADE, related_name="+", db_index=False)
    audience = models.TextField(choices=PlacementAudience.choices)
    facet = models.SmallIntegerField(choices=FacetKind.choices)
    key = models.BigIntegerField()
    events = models.IntegerField()

    objects = TimelineRowQuerySet["FacetCount"].as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["timeline", "audience", "facet", "-events", "key"], name="facet_count_most_first"),
        )
