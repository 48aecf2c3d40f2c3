"""Places where events happen."""

from django.db import models
from django.db.models import F, Q

from events.models.base import Withdrawable, inside, one_of
from events.models.event import EventState
from events.models.history import tracked
from events.models.visibility import WithdrawableQuerySet, rests_on


class PlaceKind(models.TextChoices):
    """What the coordinates stand for."""

    POINT = "point"
    AREA = "area"  # the coordinates are somewhere in its middle
    COUNTRY = "country"


class PlaceQuerySet(WithdrawableQuerySet["Place"]):
    """Places; a stranger sees those where something approved happens, and what those were called.

    Also those where nothing happens at all and an editor wrote why they are here: "named only in a plan".
    """

    @classmethod
    def seen_by_strangers(cls) -> Q:
        """Of an approved event, or merged into such a one, or of none and described."""
        approved = Q(state=EventState.APPROVED)
        described = ~Q(note="") & Q(withdrawn_at__isnull=True) & ~Q(rests_on("Event", "place", Q()))
        survivor = Q(merged_into__isnull=False) & Q(rests_on("Event", "place__merged_from", approved))
        return Q(rests_on("Event", "place", approved)) | survivor | described


@tracked()
class Place(Withdrawable):
    """A name with its spellings, and where that is (WGS 84 degrees) if it can be said. Spellings are aliases."""

    kind = models.TextField(choices=PlaceKind.choices, default=PlaceKind.POINT)
    name = models.TextField()
    aliases = models.JSONField(default=list, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    external_ids = models.JSONField(default=dict, blank=True)
    note = models.TextField(default="", blank=True)
    merged_into = inside("events.Place", null=True, blank=True, related_name="merged_from")

    objects = PlaceQuerySet.as_manager()

    class Meta(Withdrawable.Meta):
        constraints = (
            *Withdrawable.Meta.constraints,
            one_of("kind", PlaceKind),
            models.CheckConstraint(condition=~Q(name=""), name="place_has_a_name"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False)
                & Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="place_is_on_the_globe",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="place_is_not_merged_into_itself"
            ),
        )
