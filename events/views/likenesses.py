"""What a source and its near copy are to each other, said with one press."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from events.actions.likenesses import decide_likeness
from events.models import Likeness, LikenessAnswer, Role, Timeline
from events.views.loading import HtmxRequest, of_timeline
from events.views.passages import source_of_members
from events.views.writing import back_to, deed, member, version_in

ORIGINAL = "original"  # the source whose page it is was there first: the other one is the copy
_SAID = {
    LikenessAnswer.SAME: "The two are one text, and count as one source.",
    LikenessAnswer.DERIVED: "One is taken from the other: they count as one source.",
    LikenessAnswer.DIFFERENT: "They are texts of their own, and both count.",
    LikenessAnswer.OPEN: "It is asked again.",
}


@require_POST
@of_timeline
@deed
def decide(request: HtmxRequest, timeline: Timeline, source_id: UUID, likeness_id: UUID) -> HttpResponse:
    """`/t/<slug>/sources/<uuid>/likenesses/<uuid>`: `answer` is about the source of the address."""
    source, sight = source_of_members(request, timeline, source_id)
    rows = sight.of(Likeness.objects.filter(Q(source=source) | Q(other=source), public_id=likeness_id))
    row = rows.select_related("source", "other", "timeline").first()
    if row is None:
        raise Http404
    by = member(request, timeline, Role.EDITOR)
    version, said = version_in(request), request.POST.get("answer", "")
    answer = LikenessAnswer.DERIVED if said == ORIGINAL else said
    is_other = (said == ORIGINAL) == (row.source_id == source.pk)
    decide_likeness(likeness=row, answer=answer, by=by, version=version, is_other_the_copy=is_other)
    messages.info(request, _SAID[LikenessAnswer(answer)])
    page = reverse("events:source", args=[timeline.slug, source_id])
    return HttpResponseRedirect(back_to(request, page), status=303)
