"""Articles in: the page with the three ways, and the page on which what was read is looked at and saved."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from events.actions.arrivals import bring_in, forget_arrival, save_arrival
from events.actions.naming import NewSource
from events.actions.refusals import AlreadyDone, Invalid, KeyReused
from events.forms.articles import ArticleForm
from events.intake import IntakeRefused
from events.models import Arrival, Role, Source, Timeline, User
from events.queries.likeness.recognising import known_source
from events.queries.naming.suggesting import source_label, source_with_id
from events.queries.texts.arrived import arrival_of, looked, waiting
from events.views.bringing import brought_in, offered
from events.views.captured import again, refused_reading, saved
from events.views.loading import HtmxRequest, of_timeline
from events.views.writing import deed, key_in, member

KNOWN = "This is here already. Its text can be captured as another version of it, or give it another title or address."
AGAIN = "This was saved already, before you changed it. Bring the text in once more to save it as another article."


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def add(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/sources/article`: paste, upload or give an address; what was read is looked at before it is saved."""
    by = member(request, timeline, Role.EDITOR)
    if request.method != "POST":
        return _ways(request, timeline)
    try:
        brought = brought_in(request)
        arrival = bring_in(timeline=timeline, new=brought.new, by=by, notices=brought.notices)
    except (IntakeRefused, Invalid) as refusal:
        return refused_reading(request, refusal, lambda context: _ways(request, timeline, context))
    return again(request, reverse("events:article-confirm", args=[timeline.slug, arrival.public_id]))


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def confirm(request: HtmxRequest, timeline: Timeline, arrival_id: UUID) -> HttpResponse:
    """`/t/<slug>/sources/article/<uuid>`: what was read, for whoever brought it; saved, or forgotten."""
    arrival = arrival_of(timeline, request.user, arrival_id)
    if arrival is None:
        return _saved_before(request, timeline)
    by = member(request, timeline, Role.EDITOR)
    if request.method != "POST":
        return _look(request, arrival, ArticleForm(arrival.proposed))
    if "forget" in request.POST:
        forget_arrival(arrival=arrival)
        messages.info(request, "What was read is forgotten. Nothing was saved.")
        of = [arrival.source.public_id] if arrival.source else []
        address = reverse("events:source" if of else "events:article-add", args=[timeline.slug, *of])
        return HttpResponseRedirect(address, status=303)
    form = ArticleForm(arrival.proposed, request.POST)
    if arrival.source is None and not form.is_valid():
        return _look(request, arrival, form)
    return _save(request, arrival, form, by)


def _save(request: HtmxRequest, arrival: Arrival, form: ArticleForm, by: User) -> HttpResponse:
    timeline = arrival.timeline
    of = source_with_id(timeline, request.POST.get("of", ""))
    key, asked = key_in(request)
    try:
        if arrival.source is not None:
            return saved(request, save_arrival(arrival=arrival, by=by, idempotency_key=key, asked=asked))
        known = _known(timeline, form)
        if known is not None and of is None:
            form.add_error(None, KNOWN)
            return _look(request, arrival, form)
        capture = save_arrival(
            arrival=arrival,
            by=by,
            new=NewSource(**form.new()),
            of=of,
            idempotency_key=key,
            asked=asked,
            **form.more(),
        )
    except Invalid as refusal:
        form.take(refusal.problems)
        return _look(request, arrival, form)
    except (AlreadyDone, KeyReused):
        form.add_error(None, AGAIN)
        return _look(request, arrival, form)
    return saved(request, capture)


def _known(timeline: Timeline, form: ArticleForm) -> Source | None:
    """The source that is here already under what the form says, typed or proposed."""
    return known_source(timeline, **{name: form.value(name) for name in ("url", "title", "container_title")})


def _saved_before(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """Sent twice, the second time finds what the first one saved. Raises Http404."""
    key, _ = key_in(request)
    by = request.user
    earlier = timeline.changes.filter(by=by, idempotency_key=key).first() if key and isinstance(by, User) else None
    if earlier is None or not earlier.made:
        raise Http404
    address = reverse("events:source-text", args=[timeline.slug, earlier.made["id"]])
    return HttpResponseRedirect(address, status=303)


def _ways(request: HtmxRequest, timeline: Timeline, context: dict[str, object] | None = None) -> HttpResponse:
    known = {"timeline": timeline, "waiting": waiting(timeline, request.user), "key": ""} | offered(request)
    return render(request, "pages/article_add.html", known | (context or {}), status=422 if context else 200)


def _look(request: HtmxRequest, arrival: Arrival, form: ArticleForm) -> HttpResponse:
    timeline = arrival.timeline
    known = None if arrival.source else _known(timeline, form)
    context = {
        "timeline": timeline,
        "arrival": arrival,
        "looked": looked(arrival),
        "form": form,
        "origins": form.origins(),
        "key": (form.is_bound and request.POST.get("key")) or uuid4(),
        "known": known,
        "known_name": source_label(known) if known else "",
        "source_name": source_label(arrival.source) if arrival.source else "",
    }
    return render(request, "pages/article_confirm.html", context, status=422 if form.is_bound else 200)
