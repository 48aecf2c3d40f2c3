"""What every row has: its timeline, and for nouns that have an address a public id and a version."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

import uuid6
from django.db import models
from django.db.models import Q


def new_id() -> uuid.UUID:
    """A UUIDv7 (RFC 9562): ordered by time, unique without asking anybody."""
    return uuid.UUID(bytes=uuid6.uuid7().bytes)


def inside(to: str, *, part: bool = False, **options: Any) -> models.ForeignKey[Any, Any]:
    """A reference to a row of the same timeline.

    The database's own constraint is the pair (timeline_id, …_id), which Django cannot declare: it is made in
    migration 0002 and a test lists any reference without one. A part goes with its whole; a reference forbids.
    The column has an index of its own: bigint keys are unique, so it is as selective as one led by the timeline.
    """
    options.setdefault("related_name", "+")
    return models.ForeignKey(to, on_delete=models.CASCADE if part else models.RESTRICT, db_constraint=False, **options)


def one_of(field: str, choices: type[models.TextChoices], *, blank: bool = False) -> models.CheckConstraint:
    """The column holds a value of the enumeration, whoever writes it."""
    values = [*choices.values, *([""] if blank else [])]
    return models.CheckConstraint(condition=Q(**{f"{field}__in": values}), name=f"%(class)s_{field}_is_a_known_word")


class TimelineRow(models.Model):
    """A row that belongs to exactly one timeline."""

    id = models.BigAutoField(primary_key=True)
    timeline = models.ForeignKey("events.Timeline", on_delete=models.CASCADE, related_name="+", db_index=False)

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.UniqueConstraint(fields=["timeline", "id"], name="%(class)s_is_known_within_its_timeline"),
        )


class Noun(TimelineRow):
    """A row with an address of its own: an id unique in its timeline, and the version that a write must name."""

    public_id = models.UUIDField(default=new_id)
    version = models.PositiveIntegerField(default=1)

    class Meta(TimelineRow.Meta):
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            *TimelineRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["timeline", "public_id"], name="%(class)s_public_id_is_unique_in_its_timeline"
            ),
        )


class Withdrawable(Noun):
    """A noun that can be taken back and restored: it leaves every list but the bin, and keeps its address."""

    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("events.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta(Noun.Meta):
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            *Noun.Meta.constraints,
            models.CheckConstraint(
                condition=Q(withdrawn_by__isnull=True) | Q(withdrawn_at__isnull=False),
                name="%(class)s_is_withdrawn_by_somebody_at_a_time",
            ),
        )
