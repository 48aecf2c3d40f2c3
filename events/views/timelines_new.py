"""A timeline begins: by its title alone, or as a copy of another."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from events.actions.refusals import Invalid, KeyReused
from events.actions.timelines import create_timeline
from events.exchange import duplicate_timeline
from events.forms.timelines import TitleForm
from events.models import Role, Timeline, User
from events.views.loading import HtmxRequest, of_account, of_timeline
from events.views.writing import deed, key_in, member, refused


@require_http_methods(["GET", "HEAD", "POST"])
@of_account
def new(request: HtmxRequest, user: User) -> HttpResponse:
    """`/new/`: a title, then the timeline's own page, which says how to go on."""
    if request.method != "POST":
        return _asked(request, "pages/timeline_new.html", TitleForm())
    form = TitleForm(request.POST)
    key, asked = key_in(request)
    try:
        if form.is_valid():
            made = create_timeline(title=form.cleaned_data["title"], by=user, idempotency_key=key, asked=asked)
            return _led_to(made)
    except Invalid as error:
        form.add_error("title", error.problems["title"])
    except KeyReused as error:
        return refused(request, error)
    return _asked(request, "pages/timeline_new.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def duplicate(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/duplicate`: a private copy for whoever makes it."""
    user = member(request, timeline, Role.READER)
    page = "pages/timeline_duplicate.html"
    if request.method != "POST":
        return _asked(request, page, TitleForm(initial={"title": f"Copy of {timeline.title}"[:500]}), timeline)
    form = TitleForm(request.POST)
    key, asked = key_in(request)
    try:
        if form.is_valid():
            title = form.cleaned_data["title"]
            copy = duplicate_timeline(timeline=timeline, title=title, by=user, idempotency_key=key, asked=asked)
            messages.success(request, "This is the copy. Only you can read it.")
            return _led_to(copy)
    except Invalid as error:
        form.add_error("title", error.problems["title"])
    return _asked(request, page, form, timeline)


def _asked(request: HtmxRequest, page: str, form: TitleForm, timeline: Timeline | None = None) -> HttpResponse:
    key = request.POST.get("key") if form.is_bound else ""
    context = {"form": form, "key": key or uuid4(), "timeline": timeline}
    return render(request, page, context, status=422 if form.is_bound else 200)


def _led_to(timeline: Timeline) -> HttpResponse:
    return HttpResponseRedirect(reverse("events:timeline", args=[timeline.slug]), status=303)
