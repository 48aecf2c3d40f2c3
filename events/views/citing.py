"""What a citation's page is to its editors: its data, its quotations, what it says about the date, each in a slot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from events.actions.citations import edit_citation, withdraw_citation
from events.actions.foreseeing import Foreseen, foresee
from events.actions.speaking import name_speaker
from events.forms.editing_names import citation as data_of_citation
from events.models import Citation, Role, Timeline, User
from events.queries.citing.citations import standing
from events.queries.event.citation_page import citation_page
from events.queries.network.relations import is_related
from events.queries.reader.desk import may, role_in
from events.queries.reader.sight import Sight
from events.views.citation_parts import QUOTATION, READING, Kind, address_of, follows_without, save_part
from events.views.data import Datum, data_of
from events.views.editing import Edited
from events.views.loading import HtmxRequest, token_for
from events.views.names_edit import chosen_source


def cited(request: HtmxRequest, timeline: Timeline, number: int, citation_id: UUID) -> Citation:
    """The standing citation of that event, as far as the reader may see it. Raises Http404."""
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    rows = standing(sight).filter(event__number=number, public_id=citation_id)
    row = rows.select_related("event", "source", "speaker", "timeline").first()
    if row is None:
        raise Http404
    return row


def page_of(citation: Citation) -> str:
    """Its address."""
    return reverse("events:citation", args=[citation.timeline.slug, citation.event.number, citation.public_id])


def without(citation: Citation, by: User) -> Foreseen:
    """What follows when the citation is withdrawn."""

    def withdrawn() -> object:
        return withdraw_citation(citation=citation, version=citation.version, by=by)

    return foresee(citation.timeline, withdrawn, by=by)


def edited_citation(request: HtmxRequest, row: Citation) -> Edited:
    """The citation itself, as the pattern of `editing` wants it."""
    timeline = row.timeline

    def save(field: str, given: Mapping[str, Any], *, version: int, by: User, reason: str) -> Any:
        deed: dict[str, Any] = {"version": version, "by": by, "reason": reason, "is_merging": True}
        if field == "speaker":
            return name_speaker(citation=row, name=given["speaker"], **deed)
        fields = {name: value for name, value in given.items() if name not in ("reason", "source_id")}
        if "source" in fields:
            fields["source"] = chosen_source(timeline, given)
        return edit_citation(citation=row, fields=fields, **deed)

    return Edited(
        noun="citation",
        key=str(row.public_id),
        row=row,
        fields=data_of_citation(),
        put=save,
        region=f"cited-{row.public_id}",
        shown=lambda notices: _shown(request, row, notices),
        page=page_of(row),
    )


def edited_part(request: HtmxRequest, row: Citation, kind: Kind, part_id: UUID | None) -> Edited:
    """One quotation or reading of it; with `part_id` None another one. Raises Http404 for what never was there."""
    sight = Sight.of_reader(row.timeline, request.user, token_for(request, row.timeline.slug))
    part = kind.find(row, part_id, sight) if part_id else row
    if part is None:
        raise Http404
    edited = _part(request, row, kind, part)
    user = request.user
    if kind is not READING or not isinstance(user, User) or not may(role_in(row.timeline, user), Role.EDITOR):
        return edited
    takes_out = edited.takes_out if edited.takes_out is None else follows_without(row, part, user)
    return replace(edited, foresees=is_related(row.event), takes_out=takes_out)


def _part(request: HtmxRequest, row: Citation, kind: Kind, part: Any) -> Edited:
    """`part` is the row; the citation itself for another one; or of the history, for one that was taken out."""
    is_new, is_there = isinstance(part, Citation), isinstance(part, kind.model)

    def save(field: str, given: Mapping[str, Any], *, version: int, by: User, reason: str) -> Any:
        return save_part(request, row, kind, part, given, version=version, by=by, reason=reason)

    return replace(
        edited_citation(request, row),
        noun=kind.noun,
        key=f"of-{row.public_id}" if is_new else str(part.public_id),
        row=part,
        fields=kind.fields,
        put=save,
        is_new=is_new,
        is_gone=not is_new and not is_there,
        takes_out="" if is_there else None,
    )


def for_citing(request: HtmxRequest, row: Citation) -> dict[str, Any]:
    """What the citation's page offers its editors; nothing to anybody else."""
    base = [row.timeline.slug, row.event.number, row.public_id]
    whole = edited_citation(request, row)
    data = data_of(
        request,
        row.timeline,
        lambda _: whole,
        lambda field: reverse("events:citation-edit", args=[*base, field]),
        fields=whole.fields,
    )
    if not data:
        return {}
    parts = [each for kind in (QUOTATION, READING) for each in _parts(request, row, kind)]
    last = row.event.citations.filter(withdrawn_at__isnull=True).order_by("position", "pk").last()
    return {
        "data": [*data, *parts],
        "row": row,
        "is_last": last is None or last.pk == row.pk,
        "presses": [
            {
                "words": "Relate the event to another one by it",
                "address": f"{reverse('events:relation-add', args=base[:2])}?citation={base[2]}",
            },
            {"words": "History", "address": reverse("events:row-history", args=[base[0], "citation", base[2]])},
            {"words": "Put into the bin", "address": reverse("events:citation-withdraw", args=base)},
        ],
    }


def _parts(request: HtmxRequest, row: Citation, kind: Kind) -> list[Datum]:
    """Each with its form, and what adds another."""

    def datum(part: Any) -> Datum:
        part_id = None if part is row else part.public_id
        address, edited = address_of(row, kind, part_id), _part(request, row, kind, part)
        return data_of(request, row.timeline, lambda _: edited, lambda _: address, fields=[kind.field])[0]

    return [*map(datum, kind.rows(row)), replace(datum(row), press=kind.another)]


def _shown(request: HtmxRequest, row: Citation, notices: Sequence[str]) -> HttpResponse:
    timeline = row.timeline
    token = token_for(request, timeline.slug)
    page = citation_page(timeline, row.event.number, row.public_id, request.user, token=token)
    if page is None:
        raise Http404
    context = {"timeline": timeline, "opened": page, "notices": notices, "event": page.event, "citation": page.citation}
    again = cited(request, timeline, row.event.number, row.public_id)
    return render(request, "fragments/citation/whole.html", context | for_citing(request, again))
