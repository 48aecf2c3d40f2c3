"""Many events edited together: those that were chosen in the table, what becomes of them, and a result for each."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from events.actions.facts import Part
from events.actions.many_events import MOST, Outcome, Result, Wanted, edit_events
from events.actions.refusals import AlreadyDone, Invalid
from events.forms.many_events import ManyEventsForm
from events.forms.taking import CopyForm
from events.models import Event, Role, Timeline
from events.queries.event.many_events import Chosen, chosen_events
from events.queries.history.field_words import title_of
from events.queries.listed.event_lines import EventLine
from events.queries.reader.sight import Sight
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.writing import back_to, deed, key_in, member

_WORDS = {
    Outcome.CHANGED: "changed",
    Outcome.SAME: "as it was: nothing would be different",
    Outcome.GONE: "left: it is in the bin by now",
}
_DONE = "This was done already: the events stand as it left them."


@dataclass(frozen=True, slots=True)
class Row:
    """An event of the page, and in words what became of it; "" before anything was done."""

    line: EventLine
    version: int
    words: str = ""
    is_left: bool = False  # somebody else was quicker


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def edit(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/edit?only=1,5,9`: the events, and the form; sent, what became of each of them."""
    by = member(request, timeline, Role.EDITOR)
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    if request.method != "POST":
        return _answer(request, timeline, _rows(chosen_events(sight, _numbers(request.GET))), ManyEventsForm())
    seen = dict(_seen(request.POST))
    before = chosen_events(sight, seen)
    form = ManyEventsForm(request.POST)
    if not form.is_valid():
        return _answer(request, timeline, _rows(before), form, status=422)
    key, asked = key_in(request)
    events = Event.objects.filter(timeline=timeline, number__in=seen).select_related("timeline").order_by("number")
    pairs = [(event, seen[event.number]) for event in events]
    try:
        reason = form.cleaned_data["reason"]
        results = edit_events(
            timeline=timeline,
            events=pairs,
            wanted=_wanted(form),
            by=by,
            reason=reason,
            idempotency_key=key,
            asked=asked,
        )
    except Invalid as refusal:
        form.take(refusal.problems)
        return _answer(request, timeline, _rows(before), form, status=422)
    except AlreadyDone:
        return _answer(request, timeline, _rows(chosen_events(sight, seen)), ManyEventsForm(), said=_DONE)
    rows = _rows(chosen_events(sight, seen), {each.number: each for each in results})
    gone = [each.number for each in results if each.outcome == Outcome.GONE]
    return _answer(request, timeline, rows, ManyEventsForm(), said=_summary(results), gone=gone)


def _answer(
    request: HtmxRequest,
    timeline: Timeline,
    rows: list[Row],
    form: ManyEventsForm,
    *,
    status: int = 200,
    said: str = "",
    gone: list[int] | None = None,
) -> HttpResponse:
    table = f"{reverse('events:timeline', args=[timeline.slug])}?view=table"
    context = {
        "timeline": timeline,
        "rows": rows,
        "form": form,
        "most": MOST,
        "said": said,
        "gone": gone or (),
        "key": str(uuid.uuid4()),
        "back": back_to(request, table),
    }
    return render(request, "pages/edit_events.html", context, status=status)


def _rows(chosen: tuple[Chosen, ...], results: dict[int, Result] | None = None) -> list[Row]:
    found = results or {}
    return [_row(each, found.get(each.line.number)) for each in chosen]


def _row(chosen: Chosen, result: Result | None) -> Row:
    if result is None:
        return Row(chosen.line, chosen.version)
    if result.outcome != Outcome.CLASHES:
        return Row(chosen.line, chosen.version, _WORDS[result.outcome])
    fields = " and ".join(title_of(Event, conflict.field).lower() for conflict in result.conflicts)
    words = f"left: somebody else has changed it meanwhile ({fields})"
    return Row(chosen.line, chosen.version, words, is_left=True)


def _summary(results: tuple[Result, ...]) -> str:
    number = sum(each.outcome == Outcome.CHANGED for each in results)
    changed = "1 event is changed" if number == 1 else f"{number or 'No'} events are changed"
    others = len(results) - number
    return (
        f"{changed}; {others} {'is' if others == 1 else 'are'} as before, and below it says why."
        if others
        else f"{changed}."
    )


def _wanted(form: ManyEventsForm) -> Wanted:
    said = form.cleaned_data
    return Wanted(
        weight=form.weight,
        occurrence=said["occurrence"] or None,
        state=said["state"] or None,
        place=form.place_named,
        parts=tuple(Part(name=name, role=role) for name, role in said["people"]),
        tags=said["tags"],
        tags_off=said["tags_off"],
    )


def _numbers(given: QueryDict) -> frozenset[int]:
    """The numbers in the address; none where they are not readable, which the page says by being empty."""
    return CopyForm(given).numbers or frozenset()


def _seen(given: QueryDict) -> list[tuple[int, int]]:
    """Numbers of events with the versions that were seen: `12:3`."""
    pairs = (each.split(":") for each in given.getlist("event"))
    return [
        (int(pair[0]), int(pair[1]))
        for pair in pairs
        if len(pair) == 2 and all(part.isascii() and part.isdecimal() and len(part) < 10 for part in pair)
    ]
