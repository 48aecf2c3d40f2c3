"""Stories: the list, one as an article, beginning one, and putting it into the bin."""

from __future__ import annotations

from uuid import uuid4

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from events.actions.refusals import AlreadyDone, Invalid
from events.actions.stories import MOST_STEPS, add_story, withdraw_story
from events.forms.filters import Filters
from events.forms.stories import NewStoryForm
from events.models import Event, Role, Story, Timeline
from events.queries.filtering.narrowing import keys
from events.queries.reader.sight import Sight
from events.queries.stories.page import story_page
from events.queries.stories.stories import choice_of_events, story_list, story_numbered
from events.views.conditional import conditional
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.writing import deed, key_in, member, version_in

LAST = 2**31 - 1  # of an address's numbers


@require_safe
@of_timeline
def stories(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/stories/`: all of them; with `?event=4`, editors add that event to one."""
    sight = sight_of(request, timeline)
    number = request.GET.get("event", "")
    event = None
    if number.isascii() and number.isdecimal() and len(number) < 10:
        event = sight.of(Event.objects.standing()).filter(number=int(number)).first()
    return render(request, "pages/stories.html", {"timeline": timeline, "stories": story_list(sight), "event": event})


@require_safe
@of_timeline
def story(request: HtmxRequest, timeline: Timeline, story_number: int) -> HttpResponse:
    """`/t/<slug>/stories/3/`: the story as an article. `?step=4` leads to that step."""
    sight = sight_of(request, timeline)
    found = seen(sight, story_number)
    step = request.GET.get("step", "")
    if step.isascii() and step.isdecimal() and len(step) < 10:
        page = reverse("events:story", args=[timeline.slug, found.number])
        return HttpResponseRedirect(f"{page}#step-{int(step)}")
    context = {"timeline": timeline, "page": story_page(sight, found)}
    context["base"] = reverse("events:timeline", args=[timeline.slug])
    return conditional(request, timeline, lambda: render(request, "pages/story.html", context), page="story")


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def new(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/stories/new?q=…`: a title, and the events it begins with, of those that the filters leave."""
    by = member(request, timeline, Role.EDITOR)
    sight = sight_of(request, timeline)
    given = Filters(request.GET, is_member=True)
    narrowing = given.narrowing
    chosen = [text for text in request.POST.getlist("event") if text.isascii() and text.isdecimal() and len(text) < 10]
    offered = choice_of_events(sight, keys(sight, narrowing) if narrowing else None, MOST_STEPS)
    context = {"timeline": timeline, "offered": offered, "is_narrowed": bool(narrowing), "q": narrowing.q}
    context |= {"key": request.POST.get("key") or uuid4(), "chosen": {int(text) for text in chosen}}
    if request.method != "POST":
        return render(request, "pages/story_new.html", context | {"form": NewStoryForm()})
    form = NewStoryForm(request.POST)
    form.is_valid()
    rows = {event.number: event for event in sight.of(Event.objects.standing()).filter(number__in=chosen)}
    events = [rows[int(number)] for number in dict.fromkeys(chosen) if int(number) in rows]
    key, asked = key_in(request)
    try:
        texts = {name: form.cleaned_data.get(name, "") for name in ("title", "lede")}
        made = add_story(timeline=timeline, events=events, by=by, idempotency_key=key, asked=asked, **texts)
    except Invalid as refusal:
        form.take(refusal.problems)
        return render(request, "pages/story_new.html", context | {"form": form}, status=422)
    except AlreadyDone as done:
        made = Story.objects.get(timeline=timeline, public_id=(done.change.made or {})["id"])
    return HttpResponseRedirect(reverse("events:story", args=[timeline.slug, made.number]), status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def withdraw(request: HtmxRequest, timeline: Timeline, story_number: int) -> HttpResponse:
    """`/t/<slug>/stories/3/withdraw`: into the bin, after saying what that means."""
    row = seen(sight_of(request, timeline), story_number)
    by = member(request, timeline, Role.EDITOR)
    if request.method == "POST":
        withdraw_story(story=row, version=version_in(request), by=by, reason=request.POST.get("reason", ""))
        return HttpResponseRedirect(reverse("events:story-list", args=[timeline.slug]), status=303)
    page = reverse("events:story", args=[timeline.slug, row.number])
    context = {"timeline": timeline, "row": row, "page": page, "what": "this story", "name": row.title}
    consequence = "It goes with its steps; the events that it tells of stay as they are."
    return render(request, "pages/name_withdraw.html", context | {"consequence": consequence})


def sight_of(request: HtmxRequest, timeline: Timeline) -> Sight:
    """What whoever asks may see of it."""
    return Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))


def seen(sight: Sight, number: int) -> Story:
    """The story at an address. Raises Http404."""
    found = story_numbered(sight, number) if number <= LAST else None
    if found is None:
        raise Http404
    return found
