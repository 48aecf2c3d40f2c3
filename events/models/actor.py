"""People and organisations, and their part in events."""

from django.db import models
from django.db.models import F, Q

from events.models.base import Noun, Withdrawable, inside, one_of
from events.models.event import EventState
from events.models.history import tracked
from events.models.visibility import TimelineRowQuerySet


class ActorKind(models.TextChoices):
    """What kind of actor."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    GROUP = "group"


class ActorQuerySet(TimelineRowQuerySet["Actor"]):
    """People and organisations."""


@tracked()
class Actor(Withdrawable):
    """A person, organisation, state or group. Merged ones stay, pointing to what they became."""

    kind = models.TextField(choices=ActorKind.choices, default=ActorKind.PERSON)
    name = models.TextField()
    aliases = models.JSONField(default=list, blank=True)  # list of names
    description = models.TextField(default="", blank=True)
    external_ids = models.JSONField(default=dict, blank=True)  # {"wikidata": "Q…"}
    merged_into = inside("events.Actor", null=True, blank=True)

    objects = ActorQuerySet.as_manager()

    class Meta(Withdrawable.Meta):
        constraints = (
            *Withdrawable.Meta.constraints,
            one_of("kind", ActorKind),
            models.CheckConstraint(condition=~Q(name=""), name="actor_has_a_name"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="actor_is_not_merged_into_itself"
            ),
        )


class ParticipationQuerySet(TimelineRowQuerySet["Participation"]):
    """Parts in events; a stranger sees those in approved ones."""

    public = Q(event__state=EventState.APPROVED)


@tracked()
class Participation(Noun):
    """An actor's part in an event. The role is a word or two: host, participant, speaker, target …"""

    event = inside("events.Event", part=True, related_name="participations")
    actor = inside("events.Actor", related_name="participations")
    role = models.TextField(default="", blank=True)
    is_alleged = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)

    objects = ParticipationQuerySet.as_manager()

    class Meta(Noun.Meta):
        ordering = ("event_id", "position", "id")
        constraints = (
            *Noun.Meta.constraints,
            models.UniqueConstraint(
                fields=["timeline", "event", "actor", "role"], name="participation_is_said_once_per_role"
            ),
        )
