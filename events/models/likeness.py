"""Two sources whose texts are alike: noticed by their sketches, decided by a person, never asked again."""

from django.db import models
from django.db.models import F, Q

from events.models.base import Noun, inside, one_of
from events.models.history import tracked
from events.models.user import User
from events.models.visibility import TimelineRowQuerySet


class LikenessAnswer(models.TextChoices):
    """What they are to each other. Of `same` and `derived`, the source is no witness beside the other."""

    OPEN = "open"
    SAME = "same"
    DERIVED = "derived"
    DIFFERENT = "different"


class LikenessQuerySet(TimelineRowQuerySet["Likeness"]):
    """Likenesses tell of captured texts: `members_only`."""

    public = Q(pk__in=[])


@tracked()
class Likeness(Noun):
    """`source` came in after `other`, and shares so much of its wording."""

    source = inside("events.Source", part=True, related_name="likenesses")
    other = inside("events.Source", part=True)
    resemblance = models.FloatField()  # shared wording over all wording of both, 0 to 1 (Broder, 1997)
    containment = models.FloatField()  # how much of the shorter one stands in the longer one, 0 to 1
    answer = models.TextField(choices=LikenessAnswer.choices, default=LikenessAnswer.OPEN)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = LikenessQuerySet.as_manager()

    class Meta(Noun.Meta):
        ordering = ("source_id", "-resemblance", "id")
        constraints = (
            *Noun.Meta.constraints,
            one_of("answer", LikenessAnswer),
            models.CheckConstraint(condition=~Q(source=F("other")), name="likeness_is_between_two_sources"),
            models.UniqueConstraint(fields=["timeline", "source", "other"], name="likeness_is_asked_once_for_a_pair"),
            models.CheckConstraint(
                condition=Q(answer=LikenessAnswer.OPEN, decided_at__isnull=True)
                | (~Q(answer=LikenessAnswer.OPEN) & Q(decided_at__isnull=False)),
                name="likeness_is_decided_at_a_time_or_open",
            ),
        )
