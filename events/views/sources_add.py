"""A source is added by itself, before anything is cited from it."""

from __future__ import annotations

from uuid import uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from events.actions.naming import NewSource
from events.actions.refusals import AlreadyDone, Invalid, KeyReused
from events.actions.sources import add_source
from events.forms.sources import SourceForm
from events.models import Role, Source, Timeline, User
from events.queries.likeness.recognising import known_source
from events.queries.naming.suggesting import source_label
from events.views.loading import HtmxRequest, of_timeline
from events.views.writing import deed, key_in, member


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def add(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/sources/add`: the form; then the source's own page. One that is known already is said to be."""
    by = member(request, timeline, Role.EDITOR)
    if request.method != "POST":
        return _answer(request, timeline, SourceForm(initial={"title": request.GET.get("title", "")}))
    form = SourceForm(request.POST)
    if not form.is_valid():
        return _answer(request, timeline, form)
    try:
        source = _added(request, timeline, form, by)
    except Invalid as refusal:
        form.take(refusal.problems)
        return _answer(request, timeline, form, known=_known(timeline, form))
    except KeyReused:
        form.add_error(None, "This was saved already, before you changed it. Press again to save it as another source.")
        return _answer(request, timeline, form, key=str(uuid4()))
    return HttpResponseRedirect(reverse("events:source", args=[timeline.slug, source.public_id]), status=303)


def _added(request: HtmxRequest, timeline: Timeline, form: SourceForm, by: User) -> Source:
    """The source, made now or by the same form before. Raises Invalid, also where it is there already."""
    key, asked = key_in(request)
    is_sent_before = bool(key) and timeline.changes.filter(by=by, idempotency_key=key).exists()
    if not is_sent_before and _known(timeline, form):
        raise Invalid(**{"": "This source is here already. Nothing was changed in it."})
    try:
        return add_source(
            timeline=timeline, new=NewSource(**form.new()), by=by, idempotency_key=key, asked=asked, **form.more()
        )
    except AlreadyDone as done:
        return Source.objects.get(timeline=timeline, public_id=(done.change.made or {})["id"])


def _known(timeline: Timeline, form: SourceForm) -> Source | None:
    names = ("url", "title", "short_title", "container_title")
    return known_source(timeline, **{name: form.cleaned_data.get(name, "") for name in names})


def _answer(
    request: HtmxRequest, timeline: Timeline, form: SourceForm, *, known: Source | None = None, key: str = ""
) -> HttpResponse:
    context = {
        "timeline": timeline,
        "form": form,
        "key": key or (form.is_bound and request.POST.get("key")) or uuid4(),
        "known": known,
        "known_name": source_label(known) if known else "",
    }
    return render(request, "pages/source_add.html", context, status=422 if form.errors else 200)
