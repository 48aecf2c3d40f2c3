"""The map of events: as a view of the timeline's page, and the data that it is drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from events.forms.map import MapForm
from events.models import Timeline
from events.queries.filtering.narrowing import Narrowing, keys, narrowed, readable
from events.queries.filtering.sieve import counted
from events.queries.listed.the_list import is_stored
from events.queries.listed.turns_kept import everything as kept_number
from events.queries.map.marks import map_marks
from events.queries.map.page import Somewhere, map_page
from events.queries.map.rows import map_counts, map_rows
from events.queries.reader.sight import Sight
from events.queries.timeline.around import around
from events.views import address
from events.views.conditional import conditional
from events.views.lenses import sight_for
from events.views.loading import of_timeline
from events.views.look import Look, Shown


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the list, and the address of the list of its events."""

    place: Somewhere
    as_list: str


def map_shown(look: Look) -> Shown:
    """The map for the timeline's page."""
    sight, form = look.seen.sight, look.form
    everything = kept_number(sight) if is_stored(sight) else readable(sight).count()
    total = _count(sight, form.narrowing) if form.narrowing else everything
    stretch = form.time
    found = map_page(map_rows(sight, form.narrowing, stretch), look.page or 1)
    beside = {
        "map": found,
        "spots": [_spot(look, each) for each in found.places],
        "nowhere": _spot(look, found.nowhere) if found.nowhere else None,
        "nowhere_list": look.base + address.without_page(look.given, view="list", place="none", event=""),
        "is_stretched": stretch is not None,
        "any_time": look.base + address.without_page(look.given, **{"from": "", "to": ""}),
        "sides": [(name, look.given.get(name, "")) for name in ("from", "to")],
    }
    return Shown(around(sight, form.narrowing, everything=everything, total=total, event=look.to_open), beside)


def _count(sight: Sight, narrowing: Narrowing) -> int:
    if narrowing.is_by_words_alone:
        return len(keys(sight, narrowing))
    number = counted(sight, narrowing)
    return narrowed(sight, narrowing).count() if number is None else number


def _spot(look: Look, place: Somewhere) -> Spot:
    put = {"view": "list", "place": str(place.id or "none"), "event": ""}
    return Spot(place, look.base + address.without_page(look.given, **put))


@require_safe
@of_timeline
def data(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/map.json?frame=&zoom=&from=&to=` and filters: marks and outlines; 400 says what was wrong."""
    return conditional(request, timeline, lambda: _answer(request, timeline))


def _answer(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    seen = sight_for(request, timeline)
    form = MapForm(request.GET, is_member=seen.sight.is_member)
    if problems := [*seen.problems, *form.problems]:
        return JsonResponse({"errors": problems}, status=400)
    rows = map_counts(seen.sight, form.narrowing, form.time)
    return HttpResponse(map_marks(rows, form.asked), content_type="application/json")
