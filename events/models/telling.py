"""A telling: an event as it was told, by all that was out or by one of them, over a stretch of the publication clock.

Derived, rebuildable, without history (`docs/decisions/0044-tellings.md`). What is told of an event changes only on days
on which something came out that speaks of it, or of what it is joined with; between two such days one row holds.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Func, Q

from events.models.base import one_of
from events.models.event import Occurrence
from events.models.filing import FiledFor
from events.models.placement import DRAWN, PlacementKind
from events.models.turn import FAR
from events.models.visibility import TimelineRowQuerySet

#: The second by which a source came out of which no publication date is known, or none that a stranger may know: after
#: every day that can be asked for. Who asks for no day asks for this one.
UNTOLD = 2**62

LONG_AGO = -(2**63)  # by which a source was out whose publication date has no bound

EVERYBODY = 0  # as `teller`; else the key of a source, or minus the key of somebody who is quoted


class _Told(models.Model):
    """Of whom, for whom and from when to when. References without constraints: rows go with their event (0013)."""

    timeline = models.ForeignKey(
        "events.Timeline", on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    event_id = models.BigIntegerField()
    teller = models.BigIntegerField()
    known_from = models.BigIntegerField()  # publication clock, civil seconds; UNTOLD: by no day
    known_to = models.BigIntegerField()  # exclusive; FAR where nothing came after
    audience = models.SmallIntegerField(choices=FiledFor.choices)  # not doubled where both are told the same

    class Meta:
        abstract = True


class Telling(_Told):
    """Where an event stands in the list as it was told, as `Turn` has it, and what had become of it."""

    pk = models.CompositePrimaryKey("event_id", "teller", "known_from", "audience")
    occurrence = models.TextField()
    start = models.BigIntegerField()
    ends = models.BigIntegerField()
    sort_key = models.IntegerField()
    number = models.BigIntegerField()
    place = models.IntegerField()
    first_month = models.BigIntegerField()
    last_month = models.BigIntegerField()
    is_dated = models.BooleanField()
    is_announced = models.BooleanField()
    relation_id = models.BigIntegerField(null=True, blank=True)
    is_inverse = models.BooleanField()

    objects = TimelineRowQuerySet["Telling"].as_manager()

    class Meta:
        constraints = (
            one_of("occurrence", Occurrence),
            models.CheckConstraint(condition=Q(known_from__lt=F("known_to")), name="telling_begins_before_it_ends"),
            models.CheckConstraint(
                condition=~Q(start=FAR) | Q(is_dated=False), name="telling_without_a_start_has_no_date"
            ),
        )
        indexes = (
            models.Index(
                fields=["timeline", "teller", "start", "ends", "sort_key", "number", "place"],
                include=["known_from", "known_to", "audience", "first_month", "last_month", "event_id"],
                name="telling_in_its_order",
            ),
            models.Index(
                fields=["timeline", "teller", "start", "ends", "sort_key", "number", "place"],
                condition=Q(is_dated=False, is_announced=False),
                name="telling_without_a_date",
            ),
        )


class ToldPlacement(_Told):
    """Where an event stands on the axis as it was told: the columns of `Placement`.

    The index that answers "the heaviest k in this window, as of this day" is SQL of migration 0013.
    """

    id = models.BigAutoField(primary_key=True)
    reading_id = models.BigIntegerField(null=True, blank=True)
    kind = models.TextField(choices=PlacementKind.choices)
    weight = models.SmallIntegerField()
    rank = models.GeneratedField(
        expression=Func(F("weight"), F("event_id"), function="events_rank"),
        output_field=models.SmallIntegerField(),
        db_persist=True,
    )
    lot = models.GeneratedField(
        expression=Func(F("event_id"), function="events_lot"), output_field=models.SmallIntegerField(), db_persist=True
    )
    span_begins = models.BigIntegerField()
    span_ends = models.BigIntegerField()
    begins_open = models.BooleanField()
    ends_open = models.BooleanField()
    begins_fades = models.BooleanField()
    ends_fades = models.BooleanField()
    is_computed = models.BooleanField()
    is_conflicted = models.BooleanField()
    occurrence = models.TextField()
    precision = models.TextField()
    words = models.TextField()

    objects = TimelineRowQuerySet["ToldPlacement"].as_manager()

    class Meta:
        constraints = (
            one_of("kind", PlacementKind),
            models.CheckConstraint(
                condition=Q(known_from__lt=F("known_to")), name="told_placement_is_known_before_it_is_not"
            ),
            models.CheckConstraint(
                condition=Q(span_begins__lt=F("span_ends")), name="told_placement_begins_before_it_ends"
            ),
        )
        indexes = (
            models.Index(fields=["event_id"], name="told_placement_of_an_event"),
            models.Index(
                fields=["timeline", "teller", "span_begins", "span_ends"],
                include=["known_from", "known_to", "audience", "kind"],
                condition=DRAWN,
                name="told_placement_by_beginning",
            ),
            models.Index(
                fields=["timeline", "teller", "lot", "span_begins"],
                include=["span_ends", "known_from", "known_to", "audience", "kind"],
                condition=DRAWN,
                name="told_placement_by_lot",
            ),
            models.Index(
                fields=["timeline", "teller", "lot", "known_from"],
                include=["known_to", "audience", "kind", "span_begins", "span_ends", "weight"],
                condition=DRAWN,
                name="told_placement_by_day_known",
            ),
        )


class TellingDue(models.Model):
    """An event of which something was written since its tellings were worked out. Kept by triggers of migration 0013.

    While a timeline has one, what is told through a lens is worked out by whoever asks.
    """

    pk = models.CompositePrimaryKey("timeline_id", "event_id")
    timeline = models.ForeignKey(
        "events.Timeline", on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    event_id = models.BigIntegerField()

    objects = TimelineRowQuerySet["TellingDue"].as_manager()
