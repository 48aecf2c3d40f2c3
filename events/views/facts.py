"""One form for a fact: what happened, when, and who says so. Quicker than a row in a spreadsheet."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from events.actions.facts import Fact, Part, add_fact
from events.actions.naming import NewSource
from events.actions.refusals import AlreadyDone, Invalid, KeyReused
from events.forms.facts import FactForm
from events.models import Event, Role, Timeline, User
from events.queries.naming.suggesting import source_label, source_with_id
from events.queries.reader.names import event_name
from events.views.loading import HtmxRequest, of_timeline
from events.views.notes import number_in
from events.views.writing import back_to, deed, key_in, member

#: What the address may fill in beforehand: a line that was typed, the source one comes from.
_FILLED = ("title", "when", "source", "source_id", "locator", "locator_kind", "place", "people")


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def add(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/add`: the form; sent with `another`, a fresh one that keeps the source, else to the event."""
    by = member(request, timeline, Role.EDITOR)
    if request.method != "POST":
        return _answer(request, timeline, FactForm(timeline, initial=_filled(request, timeline)))
    form = FactForm(timeline, request.POST)
    if not form.is_valid():
        return _answer(request, timeline, form)
    try:
        event = _entered(request, timeline, form, by)
    except Invalid as refusal:
        form.take(refusal.problems)
        return _answer(request, timeline, form)
    except KeyReused:
        form.add_error(None, "This was saved already, before you changed it. Press again to save it as another event.")
        return _answer(request, timeline, form, key=str(uuid4()))
    if "another" in request.POST:
        return _another(request, timeline, form, event)
    shown = f"{reverse('events:timeline', args=[timeline.slug])}?event={event.number}"
    return _led_to(request, back_to(request, shown))


def _entered(request: HtmxRequest, timeline: Timeline, form: FactForm, by: User) -> Event:
    """The event, made now or by the same form before."""
    key, asked = key_in(request)
    new = form.new_source()
    people = tuple(Part(name=name, role=role) for name, role in form.cleaned_data["people"])
    source = (form.known_source() or NewSource(**new)) if new else None
    fact = Fact(**form.event(), people=people, source=source)
    try:
        return add_fact(timeline=timeline, fact=fact, by=by, idempotency_key=key, asked=asked)
    except AlreadyDone as done:
        return Event.objects.get(timeline=timeline, number=(done.change.made or {})["number"])


def _another(request: HtmxRequest, timeline: Timeline, form: FactForm, event: Event) -> HttpResponse:
    """The next form: the source stays, and how its pages are counted; place and people are only offered again."""
    given = form.cleaned_data
    kept = {"locator_kind": given["locator_kind"], "source": given["source"]}
    citation = event.citations.select_related("source").first()
    if citation is not None:
        kept |= {"source": source_label(citation.source), "source_id": str(citation.source.public_id)}
    before = {"place": given["place"], "people": request.POST.get("people", "")}
    if not request.htmx:
        said = {name: text for name, text in kept.items() if text} | {"after": event.number}
        return _led_to(request, f"{request.path}?{urlencode(said)}")
    fresh = FactForm(timeline, initial=kept)
    fresh.offer(before)
    response = _answer(request, timeline, fresh, after=event)
    response["HX-Trigger"] = "dateline:changed"
    return response


def _filled(request: HtmxRequest, timeline: Timeline) -> dict[str, str]:
    filled = {name: request.GET[name] for name in _FILLED if name in request.GET}
    source = source_with_id(timeline, filled.get("source_id", ""))
    return filled | ({"source": source_label(source)} if source else {})


def _answer(
    request: HtmxRequest, timeline: Timeline, form: FactForm, *, key: str = "", after: Event | None = None
) -> HttpResponse:
    form.focus_what_is_wrong()
    number = number_in(request.GET.get("after", ""))
    if after is None and request.method != "POST" and number:
        after = Event.objects.filter(timeline=timeline, number=number).first()
    context = {
        "timeline": timeline,
        "form": form,
        "key": key or (form.is_bound and request.POST.get("key")) or uuid4(),
        "entered": event_name(after) if after else None,
        "next": request.POST.get("next", "") or request.GET.get("next", ""),
    }
    template = "fragments/fact/form.html" if request.htmx else "pages/fact_add.html"
    return render(request, template, context, status=422 if form.errors else 200)


def _led_to(request: HtmxRequest, address: str) -> HttpResponse:
    if not request.htmx:
        return HttpResponseRedirect(address, status=303)
    response = HttpResponse(status=200)
    response["HX-Redirect"] = address
    return response
