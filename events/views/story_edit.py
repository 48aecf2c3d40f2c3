"""A story edited where it stands: its title and lede, its steps, and their order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from events.actions.refusals import AlreadyDone, Gone, Invalid
from events.actions.stories import edit_story
from events.actions.story_steps import add_step, edit_step, move_step, remove_step
from events.forms.stories import STEP, STORY
from events.models import Event, Role, Story, StoryStep, Timeline, User
from events.queries.naming.picking import event_picked
from events.queries.reader.desk import may, role_in
from events.queries.reader.sight import Sight
from events.queries.stories.page import story_page
from events.queries.stories.stories import steps_of
from events.queries.versions.tracked import version_model
from events.views.editing import Edited, edit_field
from events.views.loading import HtmxRequest, of_timeline
from events.views.stories import seen, sight_of
from events.views.writing import deed, key_in, member, version_in


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def edit(request: HtmxRequest, timeline: Timeline, story_number: int, field: str) -> HttpResponse:
    """`/t/<slug>/stories/3/edit/title`: its title, its lede, or who sees it."""
    row = seen(sight_of(request, timeline), story_number)

    def save(field: str, given: Mapping[str, Any], *, version: int, by: User, reason: str) -> Any:
        fields = {column: given[column] for column in STORY[field].read(row)}
        return edit_story(story=row, fields=fields, version=version, by=by, reason=reason, is_merging=True)

    edited = Edited(
        noun="story",
        key=str(story_number),
        row=row,
        fields=STORY,
        put=save,
        region="story-head",
        shown=_shown(request, timeline, story_number, "fragments/story/head.html"),
        page=reverse("events:story", args=[timeline.slug, story_number]),
    )
    return edit_field(request, timeline, edited, field)


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def step(request: HtmxRequest, timeline: Timeline, story_number: int, step_id: UUID | None = None) -> HttpResponse:
    """`/t/<slug>/stories/3/steps/<uuid>`: a step's form, saving it, taking it out; `add` for another one at the end."""
    sight = sight_of(request, timeline)
    story = seen(sight, story_number)
    row: Any = _step(sight, story, step_id) if step_id else story
    if row is None:
        raise Http404

    def save(field: str, given: Mapping[str, Any], *, version: int, by: User, reason: str) -> Any:
        if isinstance(row, StoryStep) and "remove" in request.POST:
            remove_step(step=row, version=version, by=by)
            return row
        if step_id and not isinstance(row, StoryStep) and version:
            raise Gone(seen=version)
        try:
            return _saved(request, story, row, given, version=version, by=by)
        except Invalid as error:  # what the deed calls the stretch, the form calls `when`
            problems = {"when" if name == "show" else name: words for name, words in error.problems.items()}
            raise Invalid(**problems) from error

    edited = Edited(
        noun="step",
        key=str(step_id or "new"),
        row=row,
        fields=STEP,
        put=save,
        region="story-steps",
        shown=_shown(request, timeline, story_number, "fragments/story/steps.html"),
        page=reverse("events:story", args=[timeline.slug, story_number]),
        is_new=step_id is None,
        is_gone=step_id is not None and not isinstance(row, StoryStep),
        takes_out="" if isinstance(row, StoryStep) else None,
    )
    return edit_field(request, timeline, edited, "step")


@require_POST
@of_timeline
@deed
def move(request: HtmxRequest, timeline: Timeline, story_number: int, step_id: UUID) -> HttpResponse:
    """`/t/<slug>/stories/3/steps/<uuid>/move`: a place `up` or down among the steps, or `to` a place, from 1."""
    sight = sight_of(request, timeline)
    story = seen(sight, story_number)
    steps = list(steps_of(sight, story))
    place = next((place for place, each in enumerate(steps) if each.public_id == step_id), None)
    if place is None:
        raise Http404
    by = member(request, timeline, Role.EDITOR)
    version = version_in(request)
    others = [*steps[:place], *steps[place + 1 :]]
    wanted = min(max(_wanted(request.POST, place), 0), len(others))
    after = others[wanted - 1] if wanted else None
    if wanted != place:
        move_step(step=steps[place], after=after, version=version, by=by)
    if request.htmx:
        response = _shown(request, timeline, story_number, "fragments/story/steps.html")(())
        response["HX-Trigger"] = "dateline:changed"
        return response
    page = reverse("events:story", args=[timeline.slug, story_number])
    return HttpResponseRedirect(f"{page}#step-{wanted + 1}", status=303)


def _wanted(sent: QueryDict, place: int) -> int:
    """The place, from 0, that a step at `place` is to go to."""
    to = sent.get("to", "")
    if to.isascii() and to.isdecimal() and len(to) < 10:
        return int(to) - 1
    return place - 1 if "up" in sent else place + 1


def _saved(request: HtmxRequest, story: Story, row: Any, given: Mapping[str, Any], *, version: int, by: User) -> Any:
    event = _event(story.timeline, given)
    fields = {"event": event, "title": given["title"], "text": given["text"], "show": given["when"]}
    if isinstance(row, StoryStep):
        return edit_step(step=row, fields=fields, version=version, by=by, is_merging=True)
    key, asked = key_in(request)
    try:
        return add_step(story=story, by=by, idempotency_key=key, asked=asked, **fields)
    except AlreadyDone:
        return story


def _event(timeline: Timeline, given: Mapping[str, Any]) -> Event | None:
    """The event that was typed. Raises Invalid(event=…)."""
    typed = given["event"].strip()
    if not typed:
        return None
    found = event_picked(timeline, typed, given.get("event_id", ""))
    if not found:
        raise Invalid(event="There is no event of that title or number here.")
    if len(found) > 1:
        numbers = ", ".join(str(event.number) for event in found)
        raise Invalid(event=f"Several events are called so: type a number instead ({numbers}).")
    return found[0]


def _step(sight: Sight, story: Story, step_id: UUID) -> Any:
    """The step, if the reader sees it; to editors as it was last where it has been taken out; else None."""
    shown = steps_of(sight, story).filter(public_id=step_id)
    found = shown.select_related("timeline", "story", "event").first()
    if found is not None or not may(role_in(story.timeline, sight.reader), Role.EDITOR):
        return found
    gone = version_model(StoryStep).objects.filter(story_id=story.pk, public_id=step_id, pgh_label="delete")
    return gone.order_by("-pgh_id").first()


def _shown(
    request: HtmxRequest, timeline: Timeline, number: int, fragment: str
) -> Callable[[Sequence[str]], HttpResponse]:
    """A part of the story's page anew."""

    def shown(notices: Sequence[str]) -> HttpResponse:
        sight = sight_of(request, timeline)
        context = {"timeline": timeline, "page": story_page(sight, seen(sight, number)), "notices": notices}
        context["base"] = reverse("events:timeline", args=[timeline.slug])
        return render(request, fragment, context)

    return shown
