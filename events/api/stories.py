"""Stories and their steps over the API."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from events.actions import stories, story_steps
from events.api.deeds import Deeds, version_seen
from events.api.fields import Id
from events.api.inputs import EventNumber, Input, Of, Text
from events.models import EventState, Story, StoryState, StoryStep, User


class StepSerializer(serializers.ModelSerializer[StoryStep]):
    """A step; `show` are civil seconds, the end exclusive, or null."""

    id = Id(source="public_id", read_only=True)
    event = serializers.IntegerField(source="event.number", read_only=True, allow_null=True, default=None)
    show = serializers.SerializerMethodField()

    class Meta:
        model = StoryStep
        fields = ("id", "version", "event", "title", "text", "show", "show_words")

    def get_show(self, step: StoryStep) -> list[int] | None:
        """From and to."""
        return None if step.show_from is None or step.show_to is None else [step.show_from, step.show_to]


class StorySerializer(serializers.ModelSerializer[Story]):
    """A story with the steps that the caller may read, in their order."""

    id = Id(source="public_id", read_only=True)
    steps = StepSerializer(many=True, read_only=True)

    class Meta:
        model = Story
        fields = ("id", "version", "number", "title", "lede", "state", "steps")


class NewStory(Input):
    """A story that begins, as a draft."""

    title = Text("title", needed=True)
    lede = Text("lede", help_text="Markdown")
    events = serializers.ListField(
        child=EventNumber(),
        required=False,
        max_length=stories.MOST_STEPS,
        help_text="numbers, in the order of the steps",
    )


class StoryFields(Input):
    """What an editor changes of a story; who reads it by itself."""

    title = Text("title")
    lede = Text("lede", help_text="Markdown")
    state = serializers.ChoiceField(choices=StoryState.choices, required=False)
    reason = Text("reason", help_text="why, for the history")


class StepFields(Input):
    """A step: an event, words, or both."""

    event = EventNumber(required=False, allow_null=True, help_text="its number")
    title = Text("title", help_text="empty: the event's")
    text = Text("text", help_text="Markdown")
    show = Text("show", help_text="the stretch to show, in words or EDTF")
    after = Of(StoryStep, required=False, allow_null=True, help_text="the step it stands behind; null: before all")
    reason = Text("reason", help_text="why, for the history")


class Stories(Deeds[Story]):
    """Guided paths through the timeline."""

    queryset = Story.objects.filter(withdrawn_at__isnull=True)
    serializer_class = StorySerializer
    adding = NewStory
    editing = StoryFields

    def get_queryset(self) -> QuerySet[Story]:
        """Stories with the steps that the caller may read; of events in the bin there are none."""
        rows = super().get_queryset()
        if getattr(self, "swagger_fake_view", False):
            return rows
        steps = StoryStep.objects.visible_to(self.request.user, token=self.token).select_related("event")
        shown = steps.exclude(event__state=EventState.WITHDRAWN).order_by("position", "id")
        return rows.select_related("timeline").prefetch_related(Prefetch("steps", shown))

    def withdrawn(self) -> QuerySet[Story]:
        """Those taken back as well."""
        return Story.objects.visible_to(self.request.user).filter(timeline=self.timeline)

    def do_add(self, by: User, given: dict[str, Any], once: dict[str, Any]) -> Story:
        """Begin one."""
        return stories.add_story(timeline=self.timeline, by=by, **given, **once)

    def do_edit(self, row: Story, by: User, version: int, given: dict[str, Any], reason: str) -> Story:
        """Another title or lede, or other readers."""
        return stories.edit_story(story=row, fields=given, version=version, by=by, reason=reason)

    def do_withdraw(self, row: Story, by: User, version: int, reason: str) -> Story:
        """Take it back with its steps."""
        return stories.withdraw_story(story=row, version=version, by=by, reason=reason)

    def do_restore(self, row: Story, by: User, version: int, reason: str) -> Story:
        """Bring it back."""
        return stories.restore_story(story=row, version=version, by=by, reason=reason)


class Steps(Deeds[StoryStep]):
    """The steps of one story, in their order."""

    queryset = StoryStep.objects.select_related("event", "story", "timeline")
    serializer_class = StepSerializer
    adding = editing = StepFields
    lookup_url_kwarg = "step"

    def get_queryset(self) -> QuerySet[StoryStep]:
        """Those that the caller may read, of a story that stands."""
        rows = super().get_queryset()
        if getattr(self, "swagger_fake_view", False):
            return rows
        return rows.filter(story=self.story()).exclude(event__state=EventState.WITHDRAWN)

    def story(self) -> Story:
        """The story of the address. Raises Http404."""
        rows = Story.objects.standing().visible_to(self.request.user, token=self.token).filter(timeline=self.timeline)
        found: Story | None = rows.select_related("timeline").filter(public_id=self.kwargs["id"]).first()
        if found is None:
            raise Http404
        return found

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One page of steps."""
        self.story()
        return super().list(request, *args, **kwargs)

    def add(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Put a step at the end, or behind another."""
        self.story()
        return super().add(request, *args, **kwargs)

    def withdraw(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Take it out; undoing that change brings it back."""
        row, by = self.target(), self.permit()
        story_steps.remove_step(step=row, version=version_seen(request), by=by)
        return self.gone(row)

    def do_add(self, by: User, given: dict[str, Any], once: dict[str, Any]) -> StoryStep:
        """Add one."""
        given.pop("reason", None)
        return story_steps.add_step(story=self.story(), by=by, **given, **once)

    def do_edit(self, row: StoryStep, by: User, version: int, given: dict[str, Any], reason: str) -> StoryStep:
        """Other words, another event or stretch; with `after` alone, another place."""
        if set(given) == {"after"}:
            return story_steps.move_step(step=row, after=given["after"], version=version, by=by)
        return story_steps.edit_step(step=row, fields=given, version=version, by=by, reason=reason)
