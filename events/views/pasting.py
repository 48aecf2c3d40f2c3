"""Rows of a spreadsheet: pasted, looked at, entered. What would be entered is shown before anything is."""

from __future__ import annotations

import json
import uuid
from collections.abc import Generator, Iterator
from contextlib import closing

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from events.actions.pasting import pasting
from events.actions.refusals import AlreadyDone, Invalid, KeyReused, Refused
from events.exchange.pasting import Look, Pasted, TableRefused, look
from events.exchange.pasting.headers import NAMES
from events.forms.pasting import PastingForm
from events.models import Change, Role, Timeline, User
from events.queries.naming.pasted import entered, entered_before
from events.views.loading import HtmxRequest, of_timeline
from events.views.notes import number_in
from events.views.writing import deed, key_in, member

STREAM = "application/x-ndjson"
REMEDY = "Correct what is marked below, or leave those rows out for now."
AGAIN = "This was entered already, before you changed it. Send it again to enter it as it is now."
Context = dict[str, object]


@require_safe
@of_timeline
@deed
def paste(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/paste/`: the empty box; with `?done=<change>` what was entered last."""
    member(request, timeline, Role.EDITOR)
    number = number_in(request.GET.get("done", ""))
    return _answer(request, timeline, {"done": entered(timeline, number) if number else None})


@require_http_methods(["POST"])
@of_timeline
@deed
def preview(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`paste/preview`: what entering it would do. Nothing is written."""
    member(request, timeline, Role.EDITOR)
    form = PastingForm.of(request.POST)
    context = _looked(timeline, form)
    return _answer(request, timeline, context, status=200 if "look" in context else 422)


@require_http_methods(["POST"])
@of_timeline
@deed
def save(request: HtmxRequest, timeline: Timeline) -> HttpResponseBase:
    """`paste/save`: all rows that can be entered, in one change; the others stay in the box."""
    by = member(request, timeline, Role.EDITOR)
    form = PastingForm.of(request.POST)
    context = _looked(timeline, form)
    found = context.get("look")
    if not isinstance(found, Look):
        return _answer(request, timeline, context, status=422)
    try:
        return _entered(request, timeline, by, found, is_leaving_out=form.is_leaving_out)
    except Invalid as refusal:
        words = str(refusal)
    except KeyReused:
        words = AGAIN
    return _answer(request, timeline, context | {"refused": words}, status=422)


def _entered(
    request: HtmxRequest, timeline: Timeline, by: User, found: Look, *, is_leaving_out: bool
) -> HttpResponseBase:
    """The rows, entered now or by the same request before. Raises Invalid where it cannot be."""
    key, asked = key_in(request)
    earlier = entered_before(timeline, by, key, asked)
    if earlier is not None:  # else its own rows would be what is here already
        return _saved(request, timeline, found, earlier)
    if found.preview.rest and not is_leaving_out:
        raise Invalid(rows=REMEDY)
    steps = pasting(timeline=timeline, facts=found.preview.facts, by=by, idempotency_key=key, asked=asked)
    try:
        first = next(steps)
        if request.headers.get("Accept") == STREAM:
            told = _told(request, timeline, found, steps, first)
            return StreamingHttpResponse(told, content_type=STREAM, headers={"Content-Encoding": "identity"})
        change = _finished(steps)
    except AlreadyDone as done:
        change = done.change
    return _saved(request, timeline, found, change)


def _saved(request: HtmxRequest, timeline: Timeline, found: Look, change: Change) -> HttpResponse:
    if request.headers.get("Accept") == STREAM:
        return HttpResponse(_last(request, timeline, found, change), content_type=STREAM)
    if found.remaining:
        return _answer(request, timeline, _after(timeline, found, change))
    return HttpResponseRedirect(_done(timeline, change), status=303)


def _looked(timeline: Timeline, form: PastingForm) -> Context:
    """What the fragment needs; without a `look` where there is nothing to look at, or too much."""
    pasted = Pasted(
        text=form.text,
        order=form.order,
        headed=form.headed,
        kinds=form.kinds,
        cells=form.cells,
        again=form.again,
        is_all_again=form.is_all_again,
        seen=form.seen,
        head=form.head,
    )
    if not form.text.strip():
        return {"problem": "Nothing is pasted yet: copy rows in your spreadsheet, and paste them here."}
    try:
        found = look(timeline, pasted)
    except TableRefused as refusal:
        return {"text": form.text, "problem": str(refusal)}
    return {"text": found.text, "look": found, "is_all_again": form.is_all_again}


def _told(
    request: HttpRequest, timeline: Timeline, found: Look, steps: Generator[int, None, Change], first: int
) -> Iterator[str]:
    """Lines of JSON: how far it is, and at last where to go or what the page shows, once all is committed.

    Whoever stops reading before the last line has saved nothing.
    """
    with closing(steps):
        done, of = first, len(found.preview.facts)
        try:
            while True:
                yield json.dumps({"done": done, "of": of}) + "\n"
                done = next(steps)
        except StopIteration as end:
            yield _last(request, timeline, found, end.value)
        except Refused as refusal:
            yield json.dumps({"problem": f"Nothing was entered. {refusal}"}) + "\n"


def _last(request: HttpRequest, timeline: Timeline, found: Look, change: Change) -> str:
    if not found.remaining:
        return json.dumps({"address": _done(timeline, change)}) + "\n"
    context = _context(timeline, _after(timeline, found, change))
    return json.dumps({"html": render_to_string("fragments/paste/box.html", context, request)}) + "\n"


def _finished(steps: Generator[int, None, Change]) -> Change:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            change: Change = end.value
            return change


def _after(timeline: Timeline, found: Look, change: Change) -> Context:
    """The faulty rows alone, looked at anew."""
    rest = look(
        timeline, Pasted(text=found.remaining, order=found.preview.order, headed=found.preview.columns.is_headed)
    )
    return {"text": rest.text, "look": rest, "done": entered(timeline, change.number)}


def _done(timeline: Timeline, change: Change) -> str:
    return f"{reverse('events:rows-paste', args=[timeline.slug])}?done={change.number}"


def _context(timeline: Timeline, context: Context) -> Context:
    return {"timeline": timeline, "key": uuid.uuid4(), "kinds": NAMES} | context


def _answer(request: HtmxRequest, timeline: Timeline, context: Context, *, status: int = 200) -> HttpResponse:
    template = "fragments/paste/box.html" if request.htmx else "pages/paste.html"
    return render(request, template, _context(timeline, context), status=status)
