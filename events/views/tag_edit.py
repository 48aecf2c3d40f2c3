"""Tags renamed in place and put into the bin, and what the page of tags offers its editors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from events.actions.tags import rename_tag, withdraw_tag
from events.forms.editing_names import TAG
from events.models import Role, Tag, Timeline, User
from events.queries.naming.name_list import tag_line
from events.queries.reader.sight import Sight
from events.views.editing import Edited, edit_field
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.writing import deed, member, version_in


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def edit(request: HtmxRequest, timeline: Timeline, tag_id: UUID) -> HttpResponse:
    """`/t/<slug>/tags/<uuid>/edit`: another word for a tag."""
    row = _seen(request, timeline, tag_id)

    def save(field: str, given: Mapping[str, Any], *, version: int, by: User, reason: str) -> Any:
        return rename_tag(tag=row, name=given["name"], version=version, by=by, reason=reason, is_merging=True)

    def shown(notices: Sequence[str]) -> HttpResponse:
        line = tag_line(_sight(request, timeline), tag_id)
        return render(request, "fragments/tag/line.html", {"timeline": timeline, "line": line, "notices": notices})

    edited = Edited(
        noun="tag",
        key=str(tag_id),
        row=row,
        fields=TAG,
        put=save,
        region=f"tag-{tag_id}",
        shown=shown,
        page=reverse("events:tag-list", args=[timeline.slug]),
    )
    return edit_field(request, timeline, edited, "word")


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def withdraw(request: HtmxRequest, timeline: Timeline, tag_id: UUID) -> HttpResponse:
    """`/t/<slug>/tags/<uuid>/withdraw`: off every event and into the bin, after saying how many events lose it."""
    row = _seen(request, timeline, tag_id)
    by = member(request, timeline, Role.EDITOR)
    page = reverse("events:tag-list", args=[timeline.slug])
    if request.method == "POST":
        withdraw_tag(tag=row, version=version_in(request), by=by, reason=request.POST.get("reason", ""))
        return HttpResponseRedirect(page, status=303)
    count = row.event_tags.count()
    losing = {0: "No event carries it.", 1: "One event loses it."}.get(count, f"{count} events lose it.")
    after = "Undoing this puts it back on them; restored from the bin later, it is on no event until it is put on one."
    context = {"timeline": timeline, "row": row, "page": page, "what": "this tag", "name": row.name}
    return render(
        request, "pages/name_withdraw.html", context | {"consequence": losing, "after": after if count else ""}
    )


def _sight(request: HtmxRequest, timeline: Timeline) -> Sight:
    return Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))


def _seen(request: HtmxRequest, timeline: Timeline, tag_id: UUID) -> Tag:
    rows = _sight(request, timeline).of(Tag.objects.standing()).filter(public_id=tag_id)
    row: Tag | None = rows.select_related("timeline").first()
    if row is None:
        raise Http404
    return row
