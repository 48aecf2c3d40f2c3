"""One source as a reference: on its page in the style that is chosen, and as a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from events.exchange.references import (
    FORMATS,
    STYLES,
    Reference,
    Stretch,
    as_html,
    as_markdown,
    plain,
    reference_of,
    stretches,
)
from events.models import Timeline
from events.queries.sources.references import sources_seen
from events.views.conditional import conditional
from events.views.loading import of_timeline, token_for

USUAL = "chicago"
OFFERED = {end: written.name for end, written in FORMATS.items()}  # by the end of its name what a file is called


@dataclass(frozen=True, slots=True)
class Form:
    """A text to be copied, and what its form is called."""

    name: str
    word: str
    text: str


@dataclass(frozen=True, slots=True)
class StyleLink:
    """A style that can be chosen: the address that chooses it."""

    name: str
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Cited:
    """A reference as a page shows it."""

    style: str
    name: str  # of the style
    styles: tuple[StyleLink, ...]
    shown: tuple[Stretch, ...]
    forms: tuple[Form, ...]
    formats: Mapping[str, str]  # as OFFERED


@require_safe
@of_timeline
def file(request: HttpRequest, timeline: Timeline, source_id: UUID, form: str) -> HttpResponse:
    """`/t/<slug>/sources/<uuid>/reference.bib` (.ris, .json): the source as reference managers take it."""
    found = references_seen(request, timeline, only=source_id)
    if not found:
        raise Http404
    return as_file(request, timeline, form, found, name=f"{timeline.slug}-{source_id.hex[-8:]}")


def cited(request: HttpRequest, timeline: Timeline, source_id: UUID) -> Cited | None:
    """The reference to one source in the style that the address names; None where the reader may not see it."""
    found = references_seen(request, timeline, only=source_id)
    if not found:
        return None
    style = style_in(request)
    shown = stretches(found[0], style)
    return Cited(style, STYLES[style], links(request, style, "#cite"), shown, forms_of([shown]), OFFERED)


def references_seen(request: HttpRequest, timeline: Timeline, *, only: UUID | None = None) -> list[Reference]:
    """What the reader may see of the sources, as references."""
    seen = sources_seen(timeline, request.user, token=token_for(request, timeline.slug), only=only)
    return [reference_of(row, is_member=seen.is_member) for row in seen.rows]


def style_in(request: HttpRequest) -> str:
    """The style that the address names; the usual one where it names none that there is."""
    style = request.GET.get("style", "")
    return style if style in STYLES else USUAL


def links(request: HttpRequest, chosen: str, place: str = "") -> tuple[StyleLink, ...]:
    """Every style with its address: this page, all else as it is."""
    rest = [(name, value) for name, value in request.GET.items() if name not in {"style", "page", "token"}]
    return tuple(
        StyleLink(name, f"?{urlencode([*rest, ('style', style)])}{place}", style == chosen)
        for style, name in STYLES.items()
    )


def forms_of(lines: Iterable[tuple[Stretch, ...]]) -> tuple[Form, ...]:
    """References to be copied, each on lines of its own."""
    lines = list(lines)
    html = "\n".join(f"<p>{as_html(each)}</p>" for each in lines)
    return (
        Form("plain text", "text", "\n".join(plain(each) for each in lines)),
        Form("HTML", "html", html if len(lines) != 1 else as_html(lines[0])),
        Form("Markdown", "markdown", "\n\n".join(as_markdown(each) for each in lines)),
    )


def as_file(
    request: HttpRequest, timeline: Timeline, form: str, references: list[Reference], *, name: str
) -> HttpResponse:
    """The references in a format, with a name to save them under. Raises Http404 for a format that is none."""
    if form not in FORMATS:
        raise Http404
    written = FORMATS[form]
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}

    def make() -> HttpResponse:
        return HttpResponse(
            written.written(references), content_type=f"{written.media_type}; charset=utf-8", headers=headers
        )

    return conditional(request, timeline, make)
