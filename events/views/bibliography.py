"""Every source of a timeline as a bibliography, in one style, and as a file."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.exchange.references import STYLES, Stretch, reference_of
from events.exchange.references import bibliography as listed
from events.forms.shelves import ShelfForm
from events.models import Source, Timeline
from events.queries.naming.shelf import page_of
from events.queries.sources.references import not_cited, sources_named, sources_seen
from events.views.conditional import conditional
from events.views.loading import of_timeline, token_for
from events.views.references import OFFERED, USUAL, as_file, forms_of, links, references_seen, style_in
from events.views.shelves import shelved


@dataclass(frozen=True, slots=True)
class Line:
    """One source: its id, its reference, and whether nothing that is approved rests on it yet."""

    id: str
    shown: tuple[Stretch, ...]
    is_draft: bool


@require_safe
@of_timeline
def bibliography(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/bibliography?style=&q=&page=`: every source that the reader may see, in the style's order."""
    return conditional(request, timeline, lambda: _page(request, timeline), page="bibliography")


def _page(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    style, form = style_in(request), ShelfForm(request.GET)
    asked = form.asked
    seen = sources_seen(timeline, request.user, token=token_for(request, timeline.slug))
    listing = listed([reference_of(row, is_member=seen.is_member) for row in seen.rows], style)
    if asked.words:
        named = {str(key) for key in sources_named(seen, asked.words)}
        listing = tuple(each for each in listing if each.reference.id in named)
    found = page_of(listing, len(seen.rows), asked)
    shown = {each.reference.id for each in found.lines}
    drafts = {str(row.public_id) for row in not_cited(replace(seen, rows=_only(seen.rows, shown)))}
    context = {
        "timeline": timeline,
        "style": style,
        "style_name": STYLES[style],
        "styles": links(request, style),
        "formats": OFFERED,
        "lines": [Line(each.reference.id, each.stretches, each.reference.id in drafts) for each in found.lines],
        "forms": forms_of(each.stretches for each in found.lines),
    }
    more = {"style": style} if style != USUAL else {}
    return render(request, "pages/bibliography.html", context | shelved(request, form, found, **more))


def _only(rows: Iterable[Source], ids: Collection[str]) -> tuple[Source, ...]:
    return tuple(row for row in rows if str(row.public_id) in ids)


@require_safe
@of_timeline
def file(request: HttpRequest, timeline: Timeline, form: str) -> HttpResponse:
    """`/t/<slug>/bibliography.bib` (.ris, .json): all of them as reference managers take them."""
    name = f"{timeline.slug}-sources"
    return as_file(request, timeline, form, references_seen(request, timeline), name=name)
