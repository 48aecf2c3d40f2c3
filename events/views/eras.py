"""The eras of a timeline: the list, and naming, editing and putting them into the bin where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from events.actions.eras import add_era, edit_era, withdraw_era
from events.actions.refusals import AlreadyDone
from events.forms.eras import ERA
from events.models import Era, Role, Timeline, User
from events.queries.picture.eras import binned_eras, era_list
from events.queries.reader.desk import may, role_in
from events.queries.reader.sight import Sight
from events.views.editing import Edited, edit_field
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.writing import deed, key_in, member, version_in


@require_safe
@of_timeline
def eras(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/eras/`: all of them, by their beginning."""
    is_editor = may(role_in(timeline, request.user), Role.EDITOR)
    binned = binned_eras(timeline) if is_editor else ()
    context = {"timeline": timeline, "lines": era_list(_sight(request, timeline)), "binned": binned}
    return render(request, "pages/eras.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def era(request: HtmxRequest, timeline: Timeline, era_id: UUID | None = None) -> HttpResponse:
    """`/t/<slug>/eras/<uuid>/edit`: its title and stretch; `eras/add` for another one."""
    row: Any = _seen(request, timeline, era_id) if era_id else timeline

    def save(field: str, given: Mapping[str, Any], *, version: int, by: User, reason: str) -> Any:
        fields = {"title": given["title"], "when": given["when"]}
        if isinstance(row, Era):
            return edit_era(era=row, fields=fields, version=version, by=by, reason=reason, is_merging=True)
        key, asked = key_in(request)
        try:
            return add_era(timeline=timeline, by=by, idempotency_key=key, asked=asked, **fields)
        except AlreadyDone:
            return timeline

    def shown(notices: Sequence[str]) -> HttpResponse:
        context = {"timeline": timeline, "lines": era_list(_sight(request, timeline)), "notices": notices}
        return render(request, "fragments/era/list.html", context)

    edited = Edited(
        noun="era",
        key=str(era_id or "new"),
        row=row,
        fields=ERA,
        put=save,
        region="eras",
        shown=shown,
        page=reverse("events:era-list", args=[timeline.slug]),
        is_new=era_id is None,
    )
    return edit_field(request, timeline, edited, "era")


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def withdraw(request: HtmxRequest, timeline: Timeline, era_id: UUID) -> HttpResponse:
    """`/t/<slug>/eras/<uuid>/withdraw`: into the bin, after saying what that means."""
    row = _seen(request, timeline, era_id)
    by = member(request, timeline, Role.EDITOR)
    page = reverse("events:era-list", args=[timeline.slug])
    if request.method == "POST":
        withdraw_era(era=row, version=version_in(request), by=by, reason=request.POST.get("reason", ""))
        return HttpResponseRedirect(page, status=303)
    context = {"timeline": timeline, "row": row, "page": page, "what": "this era", "name": row.title}
    consequence = "It is drawn no more behind the events; the events themselves stay as they are."
    return render(request, "pages/name_withdraw.html", context | {"consequence": consequence})


def _sight(request: HtmxRequest, timeline: Timeline) -> Sight:
    return Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))


def _seen(request: HtmxRequest, timeline: Timeline, era_id: UUID) -> Era:
    rows = _sight(request, timeline).of(Era.objects.standing()).filter(public_id=era_id)
    row: Era | None = rows.select_related("timeline").first()
    if row is None:
        raise Http404
    return row
