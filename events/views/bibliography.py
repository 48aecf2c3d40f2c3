"""Every source of a timeline as a bibliography, in one style, and as a file."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.exchange.references import STYLES, Stretch, reference_of
from events.exchange.references import bibliography as listed
from events.models import Timeline
from events.queries.references import not_cited, sources_seen
from events.views.loading import of_timeline, token_for
from events.views.references import OFFERED, as_file, forms_of, links, references_seen, style_in


@dataclass(frozen=True, slots=True)
class Line:
    """One source: its id, its reference, and whether nothing that is approved rests on it yet."""

    id: str
    shown: tuple[Stretch, ...]
    is_draft: bool


@require_safe
@of_timeline
def bibliography(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/bibliography?style=`: every source that the reader may see, in the style's order."""
    style = style_in(request)
    seen = sources_seen(timeline, request.user, token=token_for(request, timeline.slug))
    drafts = {str(row.public_id) for row in not_cited(seen)}
    found = listed([reference_of(row, is_member=seen.is_member) for row in seen.rows], style)
    context = {
        "timeline": timeline,
        "style": style,
        "style_name": STYLES[style],
        "styles": links(request, style),
        "formats": OFFERED,
        "lines": [Line(each.reference.id, each.stretches, each.reference.id in drafts) for each in found],
        "forms": forms_of(each.stretches for each in found),
    }
    return render(request, "pages/bibliography.html", context)


@require_safe
@of_timeline
def file(request: HttpRequest, timeline: Timeline, form: str) -> HttpResponse:
    """`/t/<slug>/bibliography.bib` (.ris, .json): all of them as reference managers take them."""
    name = f"{timeline.slug}-sources"
    return as_file(request, timeline, form, references_seen(request, timeline), name=name)
