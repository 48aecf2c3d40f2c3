"""An era: a named stretch of time, drawn as the ground of the picture."""

from django.db import models
from django.db.models import F, Q

from events.models.base import Withdrawable
from events.models.fields import DateColumns, date_constraints
from events.models.history import tracked
from events.models.visibility import WithdrawableQuerySet


class EraQuerySet(WithdrawableQuerySet["Era"]):
    """Eras; strangers see every one that stands: they belong to the timeline, as its title does."""

    public = Q(withdrawn_at__isnull=True)


@tracked()
class Era(Withdrawable):
    """A title and the time that it lasts, from one date to another; either side may be open.

    An era says nothing about sources and nothing happens in it: it helps to see where one is.
    """

    title = models.TextField()
    date = DateColumns()
    date_words = models.TextField(default="", blank=True)  # as the editor typed it

    objects = EraQuerySet.as_manager()

    class Meta(Withdrawable.Meta):
        constraints = (
            *Withdrawable.Meta.constraints,
            *date_constraints("date"),
            models.CheckConstraint(condition=~Q(title=""), name="era_has_a_title"),
            models.CheckConstraint(
                condition=Q(date_begins_latest__isnull=False) | Q(date_ends_earliest__isnull=False),
                name="era_is_known_on_one_side_at_least",
            ),
            models.CheckConstraint(
                condition=Q(date_begins_latest__isnull=True)
                | Q(date_ends_earliest__isnull=True)
                | Q(date_begins_latest__lte=F("date_ends_earliest")),
                name="era_has_begun_before_it_ends",
            ),
        )
