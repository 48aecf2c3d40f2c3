"""What statements about time come to: computed dates, and statements that cannot hold together.

Both are derived from dates, durations and relations, once for members and once for the public (a relation to a draft
must not move what strangers read). Rebuildable, without history: `events.actions.computing` writes them, nobody else.
"""

from django.db import models
from django.db.models import Q

from events.models.base import TimelineRow, inside, one_of
from events.models.fields import DateColumns, date_constraints
from events.models.placement import PlacementAudience
from events.models.visibility import TimelineRowQuerySet


class ComputedDateQuerySet(TimelineRowQuerySet["ComputedDate"]):
    """Computed dates, one audience at a time."""

    public = Q(audience=PlacementAudience.PUBLIC)


class ContradictionQuerySet(TimelineRowQuerySet["Contradiction"]):
    """Contradictions, one audience at a time."""

    public = Q(audience=PlacementAudience.PUBLIC)


class ComputedDate(TimelineRow):
    """The bounds of one event that follow from all statements; only where they say more than the event's own date.

    Of an event that has a date of its own it is an offer: `is_sharper`, never used unasked.
    """

    event = inside("events.Event", part=True, related_name="computed_dates")
    audience = models.TextField(choices=PlacementAudience.choices)
    date = DateColumns()
    is_sharper = models.BooleanField(default=False)

    objects = ComputedDateQuerySet.as_manager()

    class Meta(TimelineRow.Meta):
        constraints = (
            *TimelineRow.Meta.constraints,
            *date_constraints("date"),
            one_of("audience", PlacementAudience),
            models.UniqueConstraint(fields=["event", "audience"], name="computed_date_is_one_for_each_audience"),
            models.CheckConstraint(condition=~Q(date_precision=""), name="computed_date_is_a_date"),
        )


class Contradiction(TimelineRow):
    """An irreducible set of statements that cannot hold together, and the one that is left aside until it is solved.

    A statement is a list: `["relation", pk]`, `["date", event pk]`, `["reading", pk]` or `["duration", pk]`.
    """

    audience = models.TextField(choices=PlacementAudience.choices)
    statements = models.JSONField()
    left_out = models.JSONField()
    events = models.JSONField()  # primary keys of the events they speak of

    objects = ContradictionQuerySet.as_manager()

    class Meta(TimelineRow.Meta):
        constraints = (
            *TimelineRow.Meta.constraints,
            one_of("audience", PlacementAudience),
        )
