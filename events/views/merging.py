"""Two people or two places that are one: joined, with memory, and taken apart again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from events.actions.actors import merge_actors, unmerge_actor
from events.actions.places import merge_places, unmerge_place
from events.actions.refusals import Invalid, StaleVersion
from events.models import Role, Timeline
from events.queries.likeness.recognising import known_actor, known_place
from events.queries.reader.sight import Sight
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.names_edit import NOUNS, row_seen
from events.views.writing import deed, member, version_in

_MERGE: Mapping[str, Any] = {"person": merge_actors, "place": merge_places}
_UNMERGE: Mapping[str, Any] = {"person": unmerge_actor, "place": unmerge_place}
_KNOWN: Mapping[str, Any] = {"person": known_actor, "place": known_place}


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def merge(request: HtmxRequest, timeline: Timeline, noun: str, row_id: UUID) -> HttpResponse:
    """`/t/<slug>/people/<uuid>/merge`: choose with whom, see both side by side, join them."""
    row = row_seen(request, timeline, noun, row_id)
    by = member(request, timeline, Role.EDITOR)
    if request.method != "POST":
        typed = request.GET.get("into", "").replace("\0", "").strip()
        into = _known(timeline, noun, typed, request.GET.get("into_id", "")) if typed else None
        problem = "There is nothing of that name here: choose one that is offered." if typed and not into else ""
        return _asked(request, timeline, noun, row, into=into, typed=typed, problem=problem)
    version = version_in(request)
    into = _known(timeline, noun, "", request.POST.get("into_id", ""))
    try:
        if into is None:
            raise Invalid(into="Choose another one of this timeline to join it with.")
        survivor = _MERGE[noun](
            **{NOUNS[noun][3]: row}, into=into, version=version, by=by, reason=request.POST.get("reason", "")
        )
    except Invalid as refusal:
        problem = " ".join(refusal.problems.values())
        return _asked(request, timeline, noun, row, into=None, typed="", problem=problem, status=422)
    except StaleVersion:
        row.refresh_from_db()
        problem = "It was changed meanwhile. Look at it again, then join them."
        return _asked(request, timeline, noun, row, into=into, typed="", problem=problem, status=412)
    messages.info(request, f"{row.name} and {survivor.name} are one now.")
    return HttpResponseRedirect(reverse(f"events:{noun}", args=[timeline.slug, survivor.public_id]), status=303)


@require_POST
@of_timeline
@deed
def unmerge(request: HtmxRequest, timeline: Timeline, noun: str, row_id: UUID) -> HttpResponse:
    """`/t/<slug>/people/<uuid>/unmerge`: a joined one stands by itself again."""
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    rows = sight.of(NOUNS[noun][0].objects.standing()).select_related("timeline")
    row = rows.filter(public_id=row_id, merged_into__isnull=False).first()
    if row is None:
        raise Http404
    by = member(request, timeline, Role.EDITOR)
    _UNMERGE[noun](**{NOUNS[noun][3]: row}, version=version_in(request), by=by)
    messages.info(request, f"{row.name} stands by itself again.")
    return HttpResponseRedirect(reverse(f"events:{noun}", args=[timeline.slug, row_id]), status=303)


def _known(timeline: Timeline, noun: str, typed: str, chosen: str) -> Any:
    """The one that was chosen, unless another name was typed over it; else the one of that name."""
    try:
        standing = NOUNS[noun][0].objects.standing().filter(timeline=timeline, merged_into__isnull=True)
        found = standing.filter(public_id=UUID(chosen)).first()
    except ValueError:
        found = None
    if found is not None and typed in ("", found.name):
        return found
    return _KNOWN[noun](timeline, typed) if typed else None


def _asked(
    request: HtmxRequest,
    timeline: Timeline,
    noun: str,
    row: Any,
    *,
    into: Any,
    typed: str,
    problem: str,
    status: int = 200,
) -> HttpResponse:
    is_other = into is not None and into.pk != row.pk
    context = {
        "timeline": timeline,
        "noun": noun,
        "row": row,
        "into": into if is_other else None,
        "typed": typed,
        "problem": problem or ("" if is_other or into is None else "That is the same one: choose another."),
        "page": reverse(f"events:{noun}", args=[timeline.slug, row.public_id]),
        "moves": _moves(noun, row),
    }
    return render(request, "pages/merge.html", context, status=status)


def _moves(noun: str, row: Any) -> int:
    """How many parts, sayings or events go over to the other one."""
    if noun == "place":
        return int(row.events.count())
    return int(row.participations.count()) + int(row.citations.count())
