"""The summary of a source in our own words: paragraphs added, edited where they stand, and taken out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from events.actions.digests import add_paragraph, edit_paragraph, remove_paragraph
from events.actions.refusals import AlreadyDone, Gone, Invalid
from events.forms.editing_names import PARAGRAPH
from events.models import DigestParagraph, Role, Source, Timeline, User
from events.queries.reader.desk import may, role_in
from events.queries.sources.page import source_page
from events.queries.versions.tracked import version_model
from events.views.editing import Edited, edit_field
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.names_edit import row_seen
from events.views.writing import deed, key_in


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def paragraph(
    request: HtmxRequest, timeline: Timeline, source_id: UUID, paragraph_id: UUID | None = None
) -> HttpResponse:
    """`/t/<slug>/sources/<uuid>/digest/<uuid>`: its form, saving it, taking it out; `add` for another one."""
    source: Source = row_seen(request, timeline, "source", source_id)
    row: Any = _found(source, paragraph_id) if paragraph_id else source
    is_there = isinstance(row, DigestParagraph)
    if row is None or (not is_there and paragraph_id and not may(role_in(timeline, request.user), Role.EDITOR)):
        raise Http404

    def save(field: str, given: Mapping[str, Any], *, version: int, by: User, reason: str) -> Any:
        if not is_there and version:
            raise Gone(seen=version)
        if is_there and "remove" in request.POST:
            remove_paragraph(paragraph=row, version=version, by=by)
            return row
        fields = {"number": _number(given["number"]), "text": given["text"]}
        if is_there:
            return edit_paragraph(paragraph=row, fields=fields, version=version, by=by, is_merging=True)
        key, asked = key_in(request)
        try:
            return add_paragraph(source=source, by=by, idempotency_key=key, asked=asked, **fields)
        except AlreadyDone:
            return source

    def shown(notices: Sequence[str]) -> HttpResponse:
        page = source_page(timeline, source_id, request.user, token=token_for(request, timeline.slug))
        return render(request, "fragments/source/text.html", {"timeline": timeline, "page": page, "notices": notices})

    edited = Edited(
        noun="paragraph",
        key=str(paragraph_id or f"of-{source_id}"),
        row=row,
        fields=PARAGRAPH,
        put=save,
        region=f"text-{source_id}",
        shown=shown,
        page=reverse("events:source", args=[timeline.slug, source_id]),
        is_new=paragraph_id is None,
        is_gone=paragraph_id is not None and not is_there,
        takes_out="" if is_there else None,
    )
    return edit_field(request, timeline, edited, "text")


def _found(source: Source, paragraph_id: UUID) -> Any:
    """The paragraph; as it was last where it has been taken out; None where there never was one."""
    gone = version_model(DigestParagraph).objects.filter(source_id=source.pk, public_id=paragraph_id)
    found = source.digest.filter(public_id=paragraph_id).select_related("timeline", "source").first()
    return found or gone.filter(pgh_label="delete").order_by("-pgh_id").first()


def _number(text: str) -> int:
    text = text.strip().removeprefix("¶").strip()
    if not (text.isascii() and text.isdecimal() and len(text) < 7):
        raise Invalid(number="Write the paragraph’s number, such as 3.")
    return int(text)
