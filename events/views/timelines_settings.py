"""What an owner decides about a timeline: its settings, and who may read it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from events.actions.refusals import Invalid, SlugTaken, StaleVersion
from events.actions.timeline_settings import edit_timeline
from events.actions.timelines import renew_secret, set_visibility
from events.forms.timelines import SettingsForm, VisibilityForm
from events.models import Role, Timeline, Visibility
from events.queries.picture.group_order import ids_in_order
from events.queries.timeline.keeping import settings_at, settings_of
from events.queries.timeline.published import what_publishing_shows
from events.views.loading import HtmxRequest, of_timeline
from events.views.writing import deed, member, version_in

SETTINGS, VISIBILITY = "pages/timeline_settings.html", "pages/timeline_visibility.html"


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def settings(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/settings/`. What two owners change at once in different fields is merged; else both are shown."""
    by = member(request, timeline, Role.OWNER)
    if request.method != "POST":
        form = SettingsForm(initial=settings_of(timeline))
        return _shown(request, SETTINGS, timeline, form, version=timeline.version)
    version = version_in(request)
    form = SettingsForm(request.POST, initial=settings_at(timeline, version))
    if not form.is_valid():
        return _shown(request, SETTINGS, timeline, form, version=version, status=422)
    try:
        fields = _pairs(form, timeline)
        stored = edit_timeline(timeline=timeline, fields=fields, version=version, by=by, is_merging=True)
    except Invalid as error:
        for name, words in error.problems.items():
            form.add_error(name if name in form.fields else None, words)
        return _shown(request, SETTINGS, timeline, form, version=version, status=422)
    except SlugTaken:
        form.add_error("slug", "Another timeline has this address: choose another.")
        return _shown(request, SETTINGS, timeline, form, version=version, status=422)
    except StaleVersion as error:
        theirs = settings_of(timeline)
        clashes = [(form[name], theirs[name]) for name in theirs if name in {each.field for each in error.conflicts}]
        more = {"version": error.stored, "clashes": clashes}
        return _shown(request, SETTINGS, timeline, form, **more, status=412)
    messages.success(request, "Saved.")
    return HttpResponseRedirect(reverse("events:timeline-settings", args=[stored.slug]), status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def visibility(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/visibility`: who may read it, and beforehand what they will see."""
    by = member(request, timeline, Role.OWNER)
    if request.method != "POST":
        return _visibility(request, timeline, VisibilityForm(initial={"visibility": timeline.visibility}))
    version = version_in(request)
    form = VisibilityForm(request.POST)
    if not form.is_valid():
        return _visibility(request, timeline, form, status=422)
    chosen = Visibility(form.cleaned_data["visibility"])
    try:
        set_visibility(timeline=timeline, visibility=chosen, by=by, version=version)
    except StaleVersion:
        return _visibility(request, timeline, form, status=412, is_stale=True)
    messages.success(request, "Saved.")
    return HttpResponseRedirect(reverse("events:timeline-visibility", args=[timeline.slug]), status=303)


@require_http_methods(["POST"])
@of_timeline
@deed
def secret(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/visibility/secret`: another secret link; the one before leads nowhere."""
    by = member(request, timeline, Role.OWNER)
    version = version_in(request)
    try:
        renew_secret(timeline=timeline, by=by, version=version)
    except StaleVersion:
        form = VisibilityForm(initial={"visibility": timeline.visibility})
        return _visibility(request, timeline, form, status=412, is_stale=True)
    messages.success(request, "There is a new link. The one before leads nowhere now.")
    return HttpResponseRedirect(reverse("events:timeline-visibility", args=[timeline.slug]), status=303)


def _pairs(form: SettingsForm, timeline: Timeline) -> dict[str, Any]:
    """What was typed; a side of the opening range never goes without the other, and names in order become ids."""
    typed = form.typed
    if "group_order" in typed:
        ids, unknown = ids_in_order(timeline, filter(None, map(str.strip, typed["group_order"].splitlines())))
        if unknown:
            raise Invalid(group_order=f"Nothing here is called {', '.join(unknown)[:200]}: write names as they stand.")
        typed["group_order"] = ids
    sides = ("opening_from", "opening_to")
    return typed | {name: form.cleaned_data[name] for name in sides if typed.keys() & set(sides)}


def _visibility(
    request: HtmxRequest, timeline: Timeline, form: VisibilityForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    address = reverse("events:timeline", args=[timeline.slug])
    more |= {
        "version": timeline.version,
        "shown": what_publishing_shows(timeline),
        "is_unlisted": timeline.visibility == Visibility.UNLISTED,
        "link": request.build_absolute_uri(f"{address}?token={timeline.token}"),
    }
    return _shown(request, VISIBILITY, timeline, form, status=status, **more)


def _shown(
    request: HtmxRequest,
    page: str,
    timeline: Timeline,
    form: SettingsForm | VisibilityForm,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    return render(request, page, {"timeline": timeline, "form": form, **more}, status=status)
