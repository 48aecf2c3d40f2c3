"""Timelines that are put away, and taken out again. Neither asks twice, since both can be undone."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from events.actions.refusals import Refused, StaleVersion
from events.actions.timelines import bin_timeline, restore_timeline
from events.models import Role, Timeline, User
from events.queries.timeline.keeping import binned_timeline, in_the_bin
from events.views.loading import HtmxRequest, of_account, of_timeline
from events.views.writing import deed, member, refused, version_in


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def bin_it(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/bin-it`: says what that means, and does it."""
    by = member(request, timeline, Role.OWNER)
    if request.method != "POST":
        return render(request, "pages/timeline_bin_it.html", {"timeline": timeline})
    version = version_in(request)
    try:
        bin_timeline(timeline=timeline, by=by, version=version)
    except StaleVersion:
        context = {"timeline": timeline, "is_stale": True}
        return render(request, "pages/timeline_bin_it.html", context, status=412)
    messages.success(request, f"“{timeline.title}” is in the bin.")
    return HttpResponseRedirect(reverse("events:timelines-bin"), status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@of_account
def timelines_bin(request: HtmxRequest, user: User) -> HttpResponse:
    """`/bin/`: the owner's own timelines in the bin; a POST with one's address takes it out."""
    if request.method != "POST":
        return render(request, "pages/timelines_bin.html", {"binned": in_the_bin(user)})
    timeline = binned_timeline(user, request.POST.get("slug", "").replace("\0", ""))
    if timeline is None:
        raise Http404
    try:
        restored = restore_timeline(timeline=timeline, by=user, version=version_in(request))
    except StaleVersion:
        context = {"binned": in_the_bin(user), "is_stale": True}
        return render(request, "pages/timelines_bin.html", context, status=412)
    except Refused as refusal:
        return refused(request, refusal)
    messages.success(request, "It is out of the bin, as it was.")
    return HttpResponseRedirect(reverse("events:timeline", args=[restored.slug]), status=303)
