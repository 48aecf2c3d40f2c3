"""A timeline's record as it stood after a change, or at an instant."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.forms.record import Asked, RecordForm
from events.models import Timeline, User
from events.queries.history.record import record
from events.queries.history.record_change import after, change_at
from events.queries.reader.sight import Sight
from events.views.conditional import conditional
from events.views.history import number_in
from events.views.loading import of_timeline, token_for


@require_safe
@of_timeline
def as_it_stood(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/history/record?at=57`, or `?at=2026-03-09T14:30`: all of it to members; to strangers what was public
    then and is public now, by an instant only.
    """
    return conditional(request, timeline, lambda: _page(request, timeline), page="record")


def _page(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    form = RecordForm(request.GET)
    context: dict[str, object] = {"timeline": timeline, "is_member": sight.is_member, "form": form}
    context |= {"problems": form.problems, "asked": form.asked, "typed": _typed(form), "at": request.GET.get("at", "")}
    if form.asked is not None:
        context |= _found(sight, form.asked, number_in(request, "page") or 1)
    return render(request, "pages/record.html", context)


def _found(sight: Sight, asked: Asked, page: int) -> dict[str, object]:
    change = change_at(sight, number=asked.number, until=asked.until)
    if change is None:
        return {"last": sight.timeline.ledger.change_number if sight.is_member else None}
    found = record(sight, change, page)
    if isinstance(sight.reader, User) and sight.is_member:
        return {"record": found, "after": after(change, sight.reader)}
    return {"record": found if found.everything else None}


def _typed(form: RecordForm) -> str:
    """What stands in the field: what was asked for as it was written, unless it is a change."""
    text = str(form.data.get("at", ""))[:60]
    return "" if text.isdecimal() else text
