"""A turn: where an event stands in the list. Derived, rebuildable, without history (`docs/decisions/0039-turns.md`).

Once for members and once for the public, as placements are. What follows from an event's own row is written by triggers
of migration 0009, whoever writes the event; what stands beside another event, by `events.actions.turns`.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from events.models.base import TimelineRow, inside, one_of
from events.models.placement import PlacementAudience
from events.models.visibility import TimelineRowQuerySet

#: Where the list has no bound: what has no date stands behind everything that has one.
FAR = 2**63 - 1


class TurnQuerySet(TimelineRowQuerySet["Turn"]):
    """Turns, one audience at a time."""

    public = Q(audience=PlacementAudience.PUBLIC)


class Turn(TimelineRow):
    """One standing event at its turn, in the order (start, ends, sort_key, number, place).

    The first four are those of its root: the event with a date, or an announcement, beside which it stands; mostly
    itself. `place` counts from the root, which has 0: -1 is just before it, 1 just after.
    """

    event = inside("events.Event", part=True, related_name="turns", db_index=False)  # the constraint's index serves
    audience = models.TextField(choices=PlacementAudience.choices)
    start = models.BigIntegerField()  # civil seconds; FAR where nothing leads to a date
    ends = models.BigIntegerField()  # civil seconds, exclusive; FAR where it is open
    sort_key = models.IntegerField()
    number = models.BigIntegerField()
    place = models.IntegerField(default=0)
    first_month = models.BigIntegerField()  # of its heading: months since January of the year 0; FAR: "Undated"
    last_month = models.BigIntegerField()
    is_dated = models.BooleanField(default=True)  # by a date of its own, or a computed one
    is_announced = models.BooleanField(default=False)  # it stands at its last announcement
    relation = inside(
        "events.Relation", part=True, null=True, blank=True, db_index=False
    )  # what puts it beside another
    is_inverse = models.BooleanField(default=False)  # that was said of the other event

    objects = TurnQuerySet.as_manager()

    class Meta(TimelineRow.Meta):
        constraints = (
            *TimelineRow.Meta.constraints,
            one_of("audience", PlacementAudience),
            models.UniqueConstraint(fields=["event", "audience"], name="turn_is_one_for_each_audience"),
            models.CheckConstraint(
                condition=~Q(start=FAR) | Q(is_dated=False), name="turn_without_a_start_has_no_date"
            ),
        )
        indexes = (
            models.Index(
                fields=["timeline", "audience", "start", "ends", "sort_key", "number", "place"],
                include=["first_month", "last_month", "event"],
                name="turn_in_its_order",
            ),
            models.Index(
                fields=["timeline", "audience", "start", "ends", "sort_key", "number", "place"],
                condition=Q(is_dated=False, is_announced=False),
                name="turn_without_a_date_in_order",
            ),
        )


class TurnCount(TimelineRow):
    """How many turns start in one block of the axis: `start >> 21`, some 24 days. Kept by a trigger.

    A place deep in the list is found by adding up blocks, and only the last of them is walked through.
    """

    audience = models.TextField(choices=PlacementAudience.choices)
    block = models.BigIntegerField()
    turns = models.BigIntegerField()

    objects = TurnQuerySet.as_manager()

    class Meta(TimelineRow.Meta):
        constraints = (
            *TimelineRow.Meta.constraints,
            one_of("audience", PlacementAudience),
            models.UniqueConstraint(fields=["timeline", "audience", "block"], name="turncount_is_one_for_each_block"),
        )
