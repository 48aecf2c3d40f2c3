"""A story: a guided path through the timeline, step by step, each with an event or with words alone."""

from django.db import models
from django.db.models import F, Q

from events.models.base import Noun, Withdrawable, inside, one_of
from events.models.event import EventState
from events.models.history import tracked
from events.models.visibility import TimelineRowQuerySet, WithdrawableQuerySet


class StoryState(models.TextChoices):
    """Who reads it."""

    DRAFT = "draft"
    APPROVED = "approved"


class StoryQuerySet(WithdrawableQuerySet["Story"]):
    """Stories; a stranger sees approved ones that stand."""

    public = Q(state=StoryState.APPROVED, withdrawn_at__isnull=True)


@tracked()
class Story(Withdrawable):
    """Its name and what stands before the first step. `number` is its address, never given twice in a timeline."""

    number = models.PositiveIntegerField()
    title = models.TextField()
    lede = models.TextField(default="", blank=True)  # Markdown
    state = models.TextField(choices=StoryState.choices, default=StoryState.DRAFT)

    objects = StoryQuerySet.as_manager()

    class Meta(Withdrawable.Meta):
        ordering = ("timeline_id", "number")
        constraints = (
            *Withdrawable.Meta.constraints,
            one_of("state", StoryState),
            models.UniqueConstraint(fields=["timeline", "number"], name="story_number_is_its_address"),
            models.CheckConstraint(condition=~Q(title=""), name="story_has_a_title"),
        )


class StoryStepQuerySet(TimelineRowQuerySet["StoryStep"]):
    """Steps; a stranger sees those of stories that they see, but for steps on events that they do not."""

    public = Q(story__state=StoryState.APPROVED, story__withdrawn_at__isnull=True) & (
        Q(event__isnull=True) | Q(event__state=EventState.APPROVED)
    )


@tracked()
class StoryStep(Noun):
    """One step: an event with words beside it, or words alone; and the stretch that is shown, if one was chosen."""

    story = inside("events.Story", part=True, related_name="steps")
    event = inside("events.Event", null=True, blank=True, related_name="steps")
    title = models.TextField(default="", blank=True)  # empty: the event's
    text = models.TextField(default="", blank=True)  # Markdown
    show_from = models.BigIntegerField(null=True, blank=True)  # civil seconds
    show_to = models.BigIntegerField(null=True, blank=True)  # exclusive
    show_words = models.TextField(default="", blank=True)  # as the editor typed it
    position = models.PositiveIntegerField(default=0)

    objects = StoryStepQuerySet.as_manager()

    class Meta(Noun.Meta):
        ordering = ("story_id", "position", "id")
        constraints = (
            *Noun.Meta.constraints,
            models.CheckConstraint(
                condition=Q(event__isnull=False) | ~Q(title="") | ~Q(text=""), name="story_step_says_something"
            ),
            models.CheckConstraint(
                condition=Q(show_from__isnull=True, show_to__isnull=True)
                | Q(show_from__isnull=False, show_to__isnull=False, show_from__lt=F("show_to")),
                name="story_step_shows_a_whole_range",
            ),
        )
