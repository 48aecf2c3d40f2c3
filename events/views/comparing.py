"""Two tellings of a timeline side by side."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from events.dates import DateValue, say
from events.forms.comparing import CompareForm
from events.models import Timeline
from events.queries.comparing.side_by_side import side_by_side
from events.queries.lenses.tellers import Teller, tellers
from events.queries.reader.sight import Sight
from events.views.conditional import conditional
from events.views.loading import of_timeline, token_for

_NOBODY = "Who does not exist here, or says nothing of its events, was left out."


@require_safe
@of_timeline
def compare(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/compare?one=<id>&other=<id>`: what two sources, or people who are quoted, tell of the same events."""
    return conditional(request, timeline, lambda: _page(request, timeline), page="compare")


def _page(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    form = CompareForm(request.GET)
    everybody = tellers(sight, keep=[named for name in ("one", "other") if (named := form.held(name))])
    known = form.held("known")
    problems = form.problems
    chosen = [everybody.named(form.held(name)) for name in ("one", "other")]
    if any(form.held(name) and teller is None for name, teller in zip(("one", "other"), chosen, strict=True)):
        problems.append(_NOBODY)
    one, other = chosen
    context: dict[str, object] = {
        "timeline": timeline,
        "everybody": everybody,
        "one": one,
        "other": other,
        "known": known.edtf if known else "",
        "known_words": say(known) if known else "",
        "problems": problems,
    }
    if one and other and one.id != other.id:
        context |= {
            "found": side_by_side(sight, one.id, other.id, known=known),
            "base": reverse("events:timeline", args=[timeline.slug]),
            "swapped": _search(other, one, known),
            "through_one": _through(one, known),
            "through_other": _through(other, known),
        }
    return render(request, "pages/compare_tellings.html", context)


def _search(one: Teller, other: Teller, known: DateValue | None) -> str:
    asked = {"one": str(one.id), "other": str(other.id)} | ({"known": known.edtf} if known else {})
    return f"?{urlencode(asked)}"


def _through(teller: Teller, known: DateValue | None) -> str:
    """The lens through which one of them is seen, as every page of the timeline takes it."""
    asked = ({"known": known.edtf} if known else {}) | {"according": str(teller.id)}
    return f"?{urlencode(asked)}"
