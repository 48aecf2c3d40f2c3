"""People and organisations, and their part in events."""

from django.db import models
from django.db.models import F, Q

from events.models.base import Noun, Withdrawable, inside, one_of
from events.models.event import EventState
from events.models.history import tracked
from events.models.visibility import TimelineRowQuerySet, WithdrawableQuerySet, rests_on


class ActorKind(models.TextChoices):
    """What kind of actor."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    GROUP = "group"


class ActorQuerySet(WithdrawableQuerySet["Actor"]):
    """People and organisations; a stranger sees those that something approved names, and what those were called."""

    @classmethod
    def seen_by_strangers(cls) -> Q:
        """With a part in an approved event, or speaking in what is cited for one; or merged into such a one."""
        cited = Q(event__state=EventState.APPROVED, withdrawn_at__isnull=True)
        named = Q(rests_on("Participation", "actor", Q(event__state=EventState.APPROVED)))
        named |= Q(rests_on("Citation", "speaker", cited))
        survivor = Q(rests_on("Participation", "actor__merged_from", Q(event__state=EventState.APPROVED)))
        survivor |= Q(rests_on("Citation", "speaker__merged_from", cited))
        return named | Q(merged_into__isnull=False) & survivor


@tracked()
class Actor(Withdrawable):
    """A person, organisation, state or group. Merged ones stay, pointing to what they became."""

    kind = models.TextField(choices=ActorKind.choices, default=ActorKind.PERSON)
    name = models.TextField()
    aliases = models.JSONField(default=list, blank=True)  # list of names
    description = models.TextField(default="", blank=True)
    external_ids = models.JSONField(default=dict, blank=True)  # {"wikidata": "Q…"}
    merged_into = inside("events.Actor", null=True, blank=True, related_name="merged_from")

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
