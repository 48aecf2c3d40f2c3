"""Arranging the groups of a timeline's picture: by what, in which order, which are folded at first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from events.actions.groups import arrange_groups
from events.actions.refusals import StaleVersion
from events.forms.groups import SHOWN, GroupsForm, in_order, moved
from events.models import GroupBy, Role, Timeline
from events.queries.filtering.facets import Choice, groups
from events.queries.reader.sight import Sight
from events.views.loading import HtmxRequest, of_timeline
from events.views.writing import deed, member, version_in


@dataclass(frozen=True, slots=True)
class _Rows:
    """The groups of one kind as the page has them."""

    kind: str
    choices: Sequence[Choice]
    folded: frozenset[str]

    @property
    def is_movable(self) -> bool:
        """Whether their order is anybody's to choose."""
        return self.kind != GroupBy.HAPPENED


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def arrange(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/groups/?by=`: the form; a press on an arrow answers with the rows moved, and Save saves them."""
    by = member(request, timeline, Role.EDITOR)
    sight = Sight.of_reader(timeline, by)
    if request.method != "POST":
        kind = _kind(request.GET.get("by", ""), timeline.group_by)
        rows = _rows(sight, kind, (), frozenset(timeline.group_collapsed))
        return _shown(request, timeline, GroupsForm(initial={"group_by": kind}), rows, timeline.version)
    version = version_in(request)
    form = GroupsForm(request.POST)
    kind = _kind(request.POST.get("group_by", ""), timeline.group_by)
    sent = request.POST.getlist("order")
    keys = moved(sent, up=request.POST.get("up", ""), down=request.POST.get("down", ""))
    rows = _rows(sight, kind, keys, frozenset(request.POST.getlist("folded")))
    if not form.is_valid():
        return _shown(request, timeline, form, rows, version, status=422)
    if {"up", "down", "look"} & request.POST.keys() or kind != request.POST.get("kind", kind):
        if kind != request.POST.get("kind", kind):
            rows = _rows(sight, kind, (), frozenset(timeline.group_collapsed))
        return _shown(request, timeline, form, rows, version, is_unsaved=True)
    try:
        fields = _fields(timeline, rows, is_moved=bool(sent))
        arrange_groups(timeline=timeline, fields=fields, version=version, by=by, is_merging=True)
    except StaleVersion as error:
        return _shown(request, timeline, form, rows, error.stored, status=412, is_stale=True)
    messages.success(request, "Saved.")
    return HttpResponseRedirect(reverse("events:groups", args=[timeline.slug]), status=303)


def _kind(asked: str, otherwise: str) -> str:
    return asked if asked in GroupBy.values else otherwise


def _rows(sight: Sight, kind: str, keys: Sequence[str], folded: frozenset[str]) -> _Rows:
    found = groups(sight, kind) if kind != GroupBy.NONE else ()
    return _Rows(kind, in_order(found, keys)[:SHOWN], folded)


def _fields(timeline: Timeline, rows: _Rows, *, is_moved: bool) -> dict[str, object]:
    """What is stored: the shown groups in their order, then those of the other kinds as they were."""
    shown = [choice.value for choice in rows.choices]
    folded = [key for key in timeline.group_collapsed if key not in shown] + [
        key for key in shown if key in rows.folded
    ]
    fields: dict[str, object] = {"group_by": rows.kind, "group_collapsed": folded}
    if is_moved and rows.is_movable:
        fields["group_order"] = shown + [key for key in timeline.group_order if key not in shown]
    return fields


def _shown(
    request: HtmxRequest,
    timeline: Timeline,
    form: GroupsForm,
    rows: _Rows,
    version: int,
    *,
    status: int = 200,
    **more: bool,
) -> HttpResponse:
    context = {"timeline": timeline, "form": form, "rows": rows, "version": version, **more}
    return render(request, "pages/groups.html", context, status=status)
