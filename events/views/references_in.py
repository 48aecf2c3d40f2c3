"""References are brought in as sources: pasted or uploaded, looked at, saved. Nothing is saved unseen."""

from __future__ import annotations

import uuid
from dataclasses import replace

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from events.actions.references import import_references
from events.actions.refusals import AlreadyDone, Invalid, KeyReused
from events.exchange.references import Look, ReferencesRefused, look
from events.exchange.references.reading import TOO_LONG
from events.forms.references import ReferencesForm
from events.models import Change, Role, Timeline, User
from events.queries.naming.pasted import entered_before
from events.queries.sources.references import brought_in
from events.views.loading import HtmxRequest, of_timeline
from events.views.notes import number_in
from events.views.uploads import skipped
from events.views.writing import deed, key_in, member

REMEDY = "Correct what needs a look in the text below, or leave those entries out for now."
AGAIN = "This was brought in already, before you changed it. Press again to bring it in as it is now."


@require_safe
@of_timeline
@deed
def bring_in(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/sources/import/`: the empty box; with `?done=<change>` what was brought in last."""
    member(request, timeline, Role.EDITOR)
    number = number_in(request.GET.get("done", ""))
    return _answer(request, timeline, {"done": brought_in(timeline, number) if number else None})


@require_http_methods(["POST"])
@of_timeline
@deed
def preview(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`sources/import/preview`: what each entry would become. Nothing is written."""
    member(request, timeline, Role.EDITOR)
    context = _looked(timeline, _sent(request))
    return _answer(request, timeline, context, status=200 if "look" in context else 422)


@require_http_methods(["POST"])
@of_timeline
@deed
def save(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`sources/import/save`: every new source in one change; entries that are left out stay in the box."""
    by = member(request, timeline, Role.EDITOR)
    form = _sent(request)
    context = _looked(timeline, form)
    found = context.get("look")
    if not isinstance(found, Look):
        return _answer(request, timeline, context, status=422)
    try:
        change = _brought_in(request, timeline, by, found, is_leaving_out=form.is_leaving_out)
    except Invalid as refusal:
        return _answer(request, timeline, context | {"refused": str(refusal)}, status=422)
    except KeyReused:
        return _answer(request, timeline, context | {"refused": AGAIN}, status=422)
    if found.remaining:
        rest = {"text": found.remaining, "look": look(timeline, found.remaining)}
        return _answer(request, timeline, rest | {"done": brought_in(timeline, change.number)})
    address = reverse("events:references-in", args=[timeline.slug])
    return HttpResponseRedirect(f"{address}?done={change.number}", status=303)


def _brought_in(request: HtmxRequest, timeline: Timeline, by: User, found: Look, *, is_leaving_out: bool) -> Change:
    """The change, made now or by the same form before. Raises Invalid where there is something to look at."""
    key, asked = key_in(request)
    earlier = entered_before(timeline, by, key, asked)
    if earlier is not None:  # else its own sources would be what is here already
        return earlier
    if found.faulty and not is_leaving_out:
        raise Invalid(entries=REMEDY)
    try:
        return import_references(timeline=timeline, references=found.new, by=by, idempotency_key=key, asked=asked)
    except AlreadyDone as done:
        return done.change


def _sent(request: HtmxRequest) -> ReferencesForm:
    """What was sent; a file that was dropped while it came in is said to be too long."""
    form = ReferencesForm.of(request.POST, request.FILES)
    name = skipped(request).get("file")
    return form if name is None else replace(form, problem=f"“{name}” {TOO_LONG}")


def _looked(timeline: Timeline, form: ReferencesForm) -> dict[str, object]:
    """What the page needs; without a `look` where there is nothing to look at, or too much."""
    if form.problem:
        return {"text": form.text, "problem": form.problem}
    try:
        return {"text": form.text, "look": look(timeline, form.text)}
    except ReferencesRefused as refusal:
        return {"text": form.text, "problem": str(refusal)}


def _answer(request: HtmxRequest, timeline: Timeline, context: dict[str, object], *, status: int = 200) -> HttpResponse:
    return render(
        request, "pages/references_in.html", {"timeline": timeline, "key": uuid.uuid4()} | context, status=status
    )
