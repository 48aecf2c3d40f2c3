"""A timeline on paper: a page made for the printer, whole or the stretch in view, complete without scripts."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.drawing import Picture, Sheet, Told
from events.drawing.words import window_words
from events.exchange.pictures import drawn, told_to
from events.exchange.printing import MOST, Print, Printed, printed
from events.exchange.references import STYLES
from events.forms.taking import PrintForm
from events.models import Timeline
from events.queries.filtering.narrowing import narrowed
from events.queries.picture.ground import Window, ground
from events.queries.picture.in_stretch import in_stretch
from events.queries.reader import labels
from events.views import address
from events.views.conditional import conditional
from events.views.lenses import kept_in, sight_for
from events.views.loading import of_timeline
from events.views.references import style_in
from events.views.running_heads import running_heads
from events.views.taking import Taken, today_of

WIDTH = 660  # pixels between the margins of A4
THIN = 2  # times as long as what a timeline opens on, from which on its whole says too little by itself
LOW = 360  # pixels, of a whole beside which what it is about stands by itself; whatever it holds, that is enough
LANES_ON_A_PAGE = 5  # of a grouped picture; the others stand on the next
OWN = ("stretch", "leave", "notes", "style")  # parameters beside those of the timeline's page


@require_safe
@of_timeline
def document(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/print` with the parameters of the page, `stretch`, `leave`, `notes`, `style` and `part`."""
    today = today_of(timeline)
    return conditional(request, timeline, lambda: _page(request, timeline, today), page=f"print {today}")


@require_safe
@of_timeline
def running(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/running.css`: what stands in the margins of every page, for browsers that fill them (CSS Paged Media).

    A stylesheet of its own, since the policy allows none within a page.
    """
    today = today_of(timeline)
    return conditional(request, timeline, lambda: _running(request, timeline, today), page=f"running {today}")


def _taken(request: HttpRequest, timeline: Timeline, today: int) -> tuple[Taken, PrintForm]:
    seen = sight_for(request, timeline)
    form = PrintForm(request.GET, is_member=seen.sight.is_member)
    form.is_valid()
    return Taken(seen, form, address.settled(kept_in(request, seen)), today), form


def _running(request: HttpRequest, timeline: Timeline, today: int) -> HttpResponse:
    taken, _ = _taken(request, timeline, today)
    where = request.build_absolute_uri(taken.base)
    return HttpResponse(running_heads(timeline.title, where, taken.version), content_type="text/css; charset=utf-8")


def _page(request: HttpRequest, timeline: Timeline, today: int) -> HttpResponse:
    taken, form = _taken(request, timeline, today)
    window = _window(taken, form)
    made = _printed(request, taken, form, window)
    pictures = () if form.leaves("picture") else _pictures(taken)
    rest = [(name, value) for name in OWN for value in request.GET.getlist(name) if value]
    kept = address.clean(taken.given, leave_out=address.ON_SCREEN)
    for name, value in rest:
        kept.appendlist(name, value)
    style = style_in(request)
    context = {
        "timeline": timeline,
        "taken": taken,
        "form": form,
        "problems": taken.problems,
        "printed": made,
        "pictures": pictures,
        "stretch_words": window_words(window.begins, window.ends) if window else "",
        "whole": taken.form.is_whole,
        "stretches": labels.STRETCH,
        "leaving": labels.LEFT_OUT_OF_PRINT,
        "left": form.cleaned_data.get("leave", ()),
        "styles": STYLES,
        "style": style,
        "most": MOST,
        "asked": [(name, value) for name in kept if name not in OWN for value in kept.getlist(name)],
        "where": request.build_absolute_uri(taken.base + taken.search),
        "about": taken.about(is_grouped=bool(pictures)),
        "search": address.search_of(kept),
        "other_parts": [
            (n, address.search_of(kept, part=n)) for n in (made.part - 1, made.part + 1) if 1 <= n <= made.parts
        ],
    }
    return render(request, "pages/print.html", context)


def _window(taken: Taken, form: PrintForm) -> Window | None:
    """The stretch that is printed; None for everything."""
    if form.is_whole:
        return None
    on = ground(taken.seen.sight)
    return None if on is None else form.window(on.opening) or on.opening


def _printed(request: HttpRequest, taken: Taken, form: PrintForm, window: Window | None) -> Printed:
    sight = taken.seen.sight
    passing = narrowed(sight, form.narrowing) if form.narrowing or window else None
    if passing is not None and window is not None:
        passing = in_stretch(sight, passing, window)
    asked = Print(
        part=form.cleaned_data.get("part") or 1,
        is_by_clock=form.cleaned_data.get("order") == "instant",
        style=style_in(request),
        with_quotes=not form.leaves("quotes"),
        with_notes=bool(form.cleaned_data.get("notes")),
    )
    return printed(sight, passing, asked)


def _pictures(taken: Taken) -> tuple[Picture, ...]:
    """The picture, in as many pieces as have room on a page each.

    Of a whole timeline that a few events far off stretch thin, the part that it is about follows by itself.
    """
    found = told_to(taken.seen.sight, taken.wanted)
    if found is None:
        return ()
    pieces: list[tuple[Told, int | None]] = [(found, None)]
    if found.groups:
        places = range(0, len(found.groups), LANES_ON_A_PAGE)
        pieces = [(found.only(first, LANES_ON_A_PAGE), None) for first in places]
    elif taken.form.is_whole:
        opening = told_to(taken.seen.sight, replace(taken.wanted, is_whole=False))
        if opening and (opening.ends - opening.begins) * THIN < found.ends - found.begins:
            pieces = [(found, LOW), (opening, None)]
    return tuple(
        drawn(piece, Sheet(WIDTH, height, name=f"picture-{place}"), None, now=taken.today)
        for place, (piece, height) in enumerate(pieces, start=1)
    )
