"""Sources, people and places edited in place, put into the bin, and what their pages offer an editor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from events.actions.actors import edit_actor, withdraw_actor
from events.actions.places import edit_place, withdraw_place
from events.actions.refusals import Invalid
from events.actions.sources import edit_source, withdraw_source
from events.forms.editing_names import PERSON, PLACE, SOURCE
from events.models import Actor, Place, Role, Source, Timeline, User
from events.queries.likeness.recognising import known_source
from events.queries.naming.actor_page import actor_page
from events.queries.naming.place_page import place_page
from events.queries.naming.suggesting import source_label, source_with_id
from events.queries.reader.sight import Sight
from events.queries.reading.rereading import read_anew
from events.queries.sources.page import source_page
from events.queries.sources.quoted_in_public import quoted_in_public
from events.views.data import data_of
from events.views.editing import Edited, edit_field
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.writing import deed, member, version_in

NOUNS: Mapping[str, Any] = {
    "person": (Actor, PERSON, edit_actor, "actor", actor_page, "fragments/person/article.html", "person-{}"),
    "place": (Place, PLACE, edit_place, "place", place_page, "fragments/place/article.html", "place-{}"),
    "source": (Source, SOURCE, edit_source, "source", source_page, "fragments/source/head.html", "head-{}"),
}
_WITHDRAW: Mapping[str, Any] = {"person": withdraw_actor, "place": withdraw_place, "source": withdraw_source}
_INPUT = {"published": "when", "derived_from": "source"}  # where what is typed has another name than the column
_SAID = {"person": "this person or organisation", "place": "this place", "source": "this source"}


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def edit(request: HtmxRequest, timeline: Timeline, noun: str, row_id: UUID, field: str) -> HttpResponse:
    """`/t/<slug>/people/<uuid>/edit/<field>` and so on: the form of one datum, and saving it."""
    edited = edited_row(request, timeline, noun, row_id)
    if noun == "source" and field == "published":
        edited = replace(edited, foresees=True, rereads=lambda given: read_anew(edited.row, given["when"]))
    return edit_field(request, timeline, edited, field)


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def withdraw(request: HtmxRequest, timeline: Timeline, noun: str, row_id: UUID) -> HttpResponse:
    """`/t/<slug>/people/<uuid>/withdraw` and so on: into the bin, where nothing that stands rests on it."""
    row = row_seen(request, timeline, noun, row_id)
    by = member(request, timeline, Role.EDITOR)
    page = reverse(f"events:{noun}", args=[timeline.slug, row_id])
    if request.method != "POST":
        name = source_label(row) if noun == "source" else row.name
        context = {"timeline": timeline, "row": row, "page": page, "what": _SAID[noun], "name": name}
        return render(request, "pages/name_withdraw.html", context)
    given = {NOUNS[noun][3]: row, "version": version_in(request), "reason": request.POST.get("reason", "")}
    _WITHDRAW[noun](by=by, **given)
    return HttpResponseRedirect(reverse("events:timeline-bin", args=[timeline.slug]), status=303)


def row_seen(request: HtmxRequest, timeline: Timeline, noun: str, row_id: UUID) -> Any:
    """The standing row that the reader may see. Raises Http404."""
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    rows = sight.of(NOUNS[noun][0].objects.standing()).filter(public_id=row_id).select_related("timeline")
    row = (rows.filter(merged_into__isnull=True) if noun != "source" else rows).first()
    if row is None:
        raise Http404
    return row


def edited_row(request: HtmxRequest, timeline: Timeline, noun: str, row_id: UUID) -> Edited:
    """A source, person or place as the pattern of `editing` wants it. Raises Http404."""
    row = row_seen(request, timeline, noun, row_id)
    _, fields, write, called, ask, template, region = NOUNS[noun]

    def save(field: str, given: Mapping[str, Any], *, version: int, by: User, reason: str) -> Any:
        options: dict[str, Any] = {"version": version, "by": by, "reason": reason, "is_merging": True}
        try:
            return write(**{called: row}, fields=_columns(timeline, given), **options)
        except Invalid as refusal:
            raise Invalid(**{_INPUT.get(name, name): text for name, text in refusal.problems.items()}) from refusal

    def shown(notices: Sequence[str]) -> HttpResponse:
        page = ask(timeline, row_id, request.user, token=token_for(request, timeline.slug))
        more = for_editors(request, timeline, noun, row_id)
        return render(request, template, {"timeline": timeline, "page": page, "notices": notices} | more)

    return Edited(
        noun=noun,
        key=str(row_id),
        row=row,
        fields=fields,
        put=save,
        region=region.format(row_id),
        shown=shown,
        page=reverse(f"events:{noun}", args=[timeline.slug, row_id]),
    )


def for_editors(request: HtmxRequest, timeline: Timeline, noun: str, row_id: UUID) -> dict[str, Any]:
    """What the page of a source, person or place offers its editors; nothing to anybody else."""
    found: list[Edited] = []

    def edited(_: str) -> Edited:
        found[:] = found or [edited_row(request, timeline, noun, row_id)]
        return found[0]

    data = data_of(
        request,
        timeline,
        edited,
        lambda field: reverse(f"events:{noun}-edit", args=[timeline.slug, row_id, field]),
        fields=NOUNS[noun][1],
    )
    if not data:
        return {}
    deeds = {"merge": "Join with another"} if noun != "source" else {}
    deeds["withdraw"] = "Put into the bin"
    presses = [
        {"words": words, "address": reverse(f"events:{noun}-{verb}", args=[timeline.slug, row_id])}
        for verb, words in deeds.items()
    ]
    quoted = quoted_in_public(timeline, row_id) if noun == "source" else None
    return {"data": data, "presses": presses, "joined": _joined(timeline, noun, row_id), "quoted": quoted}


def _joined(timeline: Timeline, noun: str, row_id: UUID) -> list[dict[str, Any]]:
    if noun == "source":
        return []
    rows = NOUNS[noun][0].objects.filter(timeline=timeline, merged_into__public_id=row_id).order_by("name")
    return [
        {
            "name": row.name,
            "version": row.version,
            "address": reverse(f"events:{noun}-unmerge", args=[timeline.slug, row.public_id]),
        }
        for row in rows
    ]


def chosen_source(timeline: Timeline, given: Mapping[str, Any]) -> Source | None:
    """The source that was chosen or typed; None where nothing is typed. Raises Invalid(source=…)."""
    typed = " ".join(given["source"].split())
    if not typed:
        return None
    chosen = source_with_id(timeline, given["source_id"])
    if chosen is not None and " ".join(source_label(chosen).split()) == typed:
        return chosen
    found = known_source(timeline, title=typed) or known_source(timeline, url=typed)
    if found is None:
        raise Invalid(source="There is no such source here: choose one that is offered, or add it first.")
    return found


def _columns(timeline: Timeline, given: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, under the names of the columns."""
    fields = {name: value for name, value in given.items() if name not in ("reason", "source", "source_id")}
    if "when" in fields:
        fields["published"] = fields.pop("when")
        fields["published_as_written"] = ""
    if "source" in given:
        fields["derived_from"] = chosen_source(timeline, given)
    if "external_ids" in fields:
        fields["external_ids"] = _pairs(fields["external_ids"])
    for name in {"latitude", "longitude"} & set(fields):
        fields[name] = _degrees(name, fields[name])
    return fields


def _pairs(text: str) -> dict[str, str]:
    pairs = [line.partition(":") for line in text.splitlines() if line.strip()]
    if any(not colon or not name.strip() or not value.strip() for name, colon, value in pairs):
        raise Invalid(external_ids="Write one a line, as wikidata: Q796.")
    return {name.strip(): value.strip() for name, _, value in pairs}


def _degrees(name: str, text: str) -> float | None:
    try:
        return float(text.replace("−", "-").replace(",", ".")) if text.strip() else None
    except ValueError as error:
        raise Invalid(**{name: "Write degrees as a number, such as 36.19."}) from error
