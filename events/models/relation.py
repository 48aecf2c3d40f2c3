"""A relation between two events, and the citation that says so."""

from django.db import models
from django.db.models import F, Q

from events.models.base import Noun, inside, one_of
from events.models.event import EventState
from events.models.history import tracked
from events.models.reading import Unit
from events.models.visibility import TimelineRowQuerySet


class RelationKind(models.TextChoices):
    """How `event` stands to `other`: the temporal ones (after Allen, 1983) first."""

    BEFORE = "before"
    AFTER = "after"
    DURING = "during"
    OVERLAPS = "overlaps"
    STARTS = "starts"
    ENDS = "ends"
    MEETS = "meets"
    PART_OF = "part of"
    OUTCOME_OF = "outcome of"
    RESPONDS_TO = "responds to"
    SAME_AS = "same as"


TEMPORAL = (
    RelationKind.BEFORE,
    RelationKind.AFTER,
    RelationKind.DURING,
    RelationKind.OVERLAPS,
    RelationKind.STARTS,
    RelationKind.ENDS,
    RelationKind.MEETS,
)


class Clock(models.TextChoices):
    """What a gap is counted on: calendar days where each event happened, or the instant."""

    CIVIL = "civil"
    INSTANT = "instant"


class RelationQuerySet(TimelineRowQuerySet["Relation"]):
    """Relations; a stranger sees them where both events are approved and what says so stands."""

    public = Q(event__state=EventState.APPROVED, other__state=EventState.APPROVED, withdrawn_at__isnull=True) & (
        Q(citation__isnull=True) | Q(citation__withdrawn_at__isnull=True, citation__event__state=EventState.APPROVED)
    )


@tracked()
class Relation(Noun):
    """`event` is before (after, during, …) `other`; by a gap of `gap_least` to `gap_most` units where one is stated."""

    event = inside("events.Event", part=True, related_name="relations")
    kind = models.TextField(choices=RelationKind.choices)
    other = inside("events.Event", part=True, related_name="relations_from_others")
    gap_least = models.PositiveIntegerField(null=True, blank=True)
    gap_most = models.PositiveIntegerField(null=True, blank=True)  # null with a least: no upper bound
    gap_unit = models.TextField(choices=Unit.choices, default="", blank=True)
    clock = models.TextField(choices=Clock.choices, default=Clock.CIVIL)
    citation = inside("events.Citation", null=True, blank=True, related_name="relations")
    is_inferred = models.BooleanField(default=False)  # ours, not the source's words
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = RelationQuerySet.as_manager()

    class Meta(Noun.Meta):
        constraints = (
            *Noun.Meta.constraints,
            one_of("kind", RelationKind),
            one_of("clock", Clock),
            one_of("gap_unit", Unit, blank=True),
            models.CheckConstraint(condition=~Q(event=F("other")), name="relation_joins_two_events"),
            models.CheckConstraint(
                condition=Q(gap_least__isnull=True, gap_most__isnull=True, gap_unit="")
                | (
                    Q(gap_least__isnull=False, kind__in=TEMPORAL)
                    & ~Q(gap_unit="")
                    & (Q(gap_most__isnull=True) | Q(gap_least__lte=F("gap_most")))
                ),
                name="relation_gap_is_whole_or_absent",
            ),
        )
