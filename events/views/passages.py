"""Where the words that a source is cited for stand in its text: the list, and what a person says about each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from events.actions.anchors import Placing, confirm_anchors, place_passage, requote, settle_anchor
from events.actions.refusals import AlreadyDone, Gone, Invalid, StaleVersion
from events.actions.selections import Selection, selected
from events.forms.passages import Chosen, chosen_in
from events.models import Anchor, Citation, Passage, Role, Source, SourceText, Timeline, User
from events.queries.reader.sight import Sight
from events.queries.reading.passage_list import passage_list
from events.queries.texts.captured import latest_text
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.writing import deed, key_in, member

_STALE = "Somebody else has said something about one of these meanwhile. The list below is as it is now: choose again."
R = TypeVar("R")
_PRESSES = ("keep", "absent", "requote", "place")


@require_safe
@of_timeline
@deed
def passages(request: HtmxRequest, timeline: Timeline, source_id: UUID) -> HttpResponse:
    """`/t/<slug>/sources/<uuid>/passages/?state=&page=`: for members. Strangers find nothing here."""
    source, sight = source_of_members(request, timeline, source_id)
    return _answer(request, source, sight)


@require_POST
@of_timeline
@deed
def settle(request: HtmxRequest, timeline: Timeline, source_id: UUID) -> HttpResponse:
    """`…/passages/settle`: the chosen ones are confirmed, or what one press says of one of them is done."""
    source, sight = source_of_members(request, timeline, source_id)
    by = member(request, timeline, Role.EDITOR)
    try:
        said = _done(request, source, sight, by)
    except (StaleVersion, Gone):
        return _answer(request, source, sight, problem=_STALE, status=412)
    except Invalid as refusal:
        return _answer(request, source, sight, problem=" ".join(refusal.problems.values()), status=422)
    messages.info(request, said)
    return HttpResponseRedirect(_back(request, source), status=303)


def source_of_members(request: HtmxRequest, timeline: Timeline, source_id: UUID) -> tuple[Source, Sight]:
    """The source, and how a member sees it. Raises Http404 for who is no member, and where there is no such source."""
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    source = sight.of(Source.objects.standing()).filter(public_id=source_id).select_related("timeline").first()
    if source is None or not sight.is_member:
        raise Http404
    return source, sight


def _done(request: HtmxRequest, source: Source, sight: Sight, by: User) -> str:
    """Do what was pressed, and say it."""
    text = latest_text(source.pk, sight)
    if text is None:
        raise Invalid(choose="No text of this source is here.")
    press, _, named = request.POST.get("do", "").partition(".")
    if press not in _PRESSES:
        return _confirmed(request, text, sight, by)
    chosen = chosen_in(named)
    if chosen is None:
        raise Invalid(choose="The page did not say which passage was meant. Load it again and repeat.")
    if press == "place":
        return _placed(request, text, chosen, sight=sight, by=by)
    anchor = _anchor(chosen, sight)
    if press == "requote":
        requote(anchor=anchor, version=chosen.version, by=by)
        return "It is quoted as it reads now. What was read from these words stays as it is."
    settle_anchor(anchor=anchor, version=chosen.version, by=by, is_there=press == "keep")
    return "The quotation stays as it is." if press == "keep" else "It is noted that it does not stand in this text."


def _confirmed(request: HtmxRequest, text: SourceText, sight: Sight, by: User) -> str:
    chosen = [found for each in request.POST.getlist("choose") if (found := chosen_in(each))]
    if request.POST.get("text") not in (None, str(text.public_id)):
        raise StaleVersion(seen=0, stored=0)
    key, asked = key_in(request)
    anchors = [(_anchor(each, sight), each.version) for each in chosen if each.kind == "anchor"]
    placings = [_placing(each, sight) for each in chosen if each.kind != "anchor"]
    try:
        count = confirm_anchors(text=text, anchors=anchors, placings=placings, by=by, idempotency_key=key, asked=asked)
    except AlreadyDone:
        count = len(chosen)
    return "One passage is confirmed." if count == 1 else f"{count} passages are confirmed."


def _placed(request: HtmxRequest, text: SourceText, chosen: Chosen, *, sight: Sight, by: User) -> str:
    words = request.POST.get(f"words-{chosen.id}", "")
    found = selected(text.source, Selection("text", words), what="a quotation has")
    placing = _placing(replace(chosen, begins=found.begins, ends=found.ends), sight)
    if isinstance(placing.of, Passage):
        stretch = {"begins": found.begins, "ends": found.ends}
        place_passage(passage=placing.of, text=text, version=chosen.version, by=by, **stretch)
    else:
        confirm_anchors(text=text, placings=[placing], by=by)
    return "It is placed where these words stand."


def _anchor(chosen: Chosen, sight: Sight) -> Anchor:
    rows = sight.of(Anchor.objects.filter(public_id=chosen.id))
    return _there(rows.select_related("passage__citation__source", "source_text", "timeline").first())


def _placing(chosen: Chosen, sight: Sight) -> Placing:
    row: Passage | Citation
    if chosen.kind == "passage":
        row = _there(sight.of(Passage.objects.filter(public_id=chosen.id)).first())
    else:
        row = _there(sight.of(Citation.objects.filter(public_id=chosen.id)).first())
    return Placing(row, chosen.version, chosen.begins, chosen.ends, chosen.role)


def _there(row: R | None) -> R:
    """What has gone meanwhile is answered as what has changed meanwhile."""
    if row is None:
        raise Gone(seen=0)
    return row


def _back(request: HtmxRequest, source: Source) -> str:
    """The list as it was narrowed, at the row that was next."""
    page = reverse("events:source-passages", args=[source.timeline.slug, source.public_id])
    state, number = request.POST.get("state", ""), request.POST.get("page", "")
    asked = "&".join(
        [f"state={state}"] * state.isalpha() + [f"page={number}"] * (number.isascii() and number.isdecimal())
    )
    return f"{page}{'?' if asked else ''}{asked}#passages"


def _answer(
    request: HtmxRequest, source: Source, sight: Sight, *, problem: str = "", status: int = 200
) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    kept: Sequence[str] = asked.getlist("choose")
    number = asked.get("page", "")
    page = int(number) if number.isascii() and number.isdecimal() and len(number) < 7 else 1
    listed = passage_list(source, sight, chosen=asked.get("state", ""), page=page)
    context = {
        "timeline": source.timeline,
        "source": source,
        "page": listed,
        "problem": problem,
        "kept": kept if problem else None,
        "key": uuid4(),
    }
    return render(request, "pages/source_passages.html", context, status=status)
