"""Two events that are one: both side by side, what is taken of each, and the merge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from events.actions.merging import Merge, merge_events
from events.actions.refusals import AlreadyDone, Invalid, StaleVersion
from events.forms.merging import ONE, OTHER, MergeForm
from events.forms.taking import CopyForm
from events.models import Event, EventState, Role, Timeline, User
from events.queries.event.becoming_visible import becoming_visible
from events.queries.event.merging import brought, compared, done_before, standing_event
from events.queries.naming.picking import event_picked
from events.queries.naming.suggesting import event_label
from events.queries.reader.sight import Sight
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.writing import VersionMissing, back_to, deed, key_in, member

_STALE = "One of the two was changed meanwhile. They stand below as they are now; what you chose is kept: look again."
_GONE = "One of the two is in the bin by now, or was merged: choose again."
_NONE = "There is no event of that title or number here."


@dataclass(frozen=True, slots=True)
class Pair:
    """Two standing events, in the order of the page."""

    one: Event
    other: Event

    @property
    def usual(self) -> str:
        """Whose address stays unless somebody says otherwise: what all readers see, else the older number."""
        seen = [event.state == EventState.APPROVED for event in (self.one, self.other)]
        if seen[0] != seen[1]:
            return ONE if seen[0] else OTHER
        return ONE if self.one.number < self.other.number else OTHER

    def form(self, data: QueryDict | None = None) -> MergeForm:
        """What is chosen between the two."""
        unseen = [event for event in (self.one, self.other) if event.state != EventState.APPROVED]
        hidden = becoming_visible(unseen[0]) if len(unseen) == 1 else None
        return MergeForm(compared(self.one, self.other), hidden, data, usual=self.usual)


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def merge(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/merge?only=4,7`, or `?only=4&other=7`: both side by side; sent, they are one."""
    by = member(request, timeline, Role.EDITOR)
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    return _sent(request, sight, by) if request.method == "POST" else _look(request, sight)


def _sent(request: HtmxRequest, sight: Sight, by: User) -> HttpResponse:
    """They are merged, or the page says why not and keeps what was chosen."""
    timeline = sight.timeline
    seen = {name: _seen(request.POST.get(name, "")) for name in (ONE, OTHER)}
    events = {name: standing_event(sight, number) for name, (number, _) in seen.items()}
    key, asked = key_in(request)
    one, other = events[ONE], events[OTHER]
    if one is None or other is None:
        made = done_before(timeline, key, by=by, verb="merge_events")
        return _to(timeline, made) if made else _choose(request, timeline, one or other, problem=_GONE, status=412)
    pair = Pair(one, other)
    form = pair.form(request.POST)
    if not form.is_valid():
        return _asked(request, pair, form, status=422)
    merging = _meant(pair, form, {name: version for name, (_, version) in seen.items()})
    try:
        kept = merge_events(merge=merging, by=by, reason=form.cleaned_data["reason"], idempotency_key=key, asked=asked)
    except AlreadyDone:
        kept = merging.stays
    except Invalid as refusal:
        form.take(refusal.problems)
        return _asked(request, pair, form, status=422)
    except StaleVersion:
        form.add_error(None, _STALE)
        return _asked(request, pair, form, status=412)
    messages.info(request, f"The two are one event now. Number {merging.goes.number} leads here.")
    return _to(timeline, kept.number)


def _meant(pair: Pair, form: MergeForm, versions: Mapping[str, int]) -> Merge:
    events = {ONE: pair.one, OTHER: pair.other}
    goes = OTHER if form.stays == ONE else ONE
    return Merge(
        goes=events[goes],
        goes_version=versions[goes],
        stays=events[form.stays],
        stays_version=versions[form.stays],
        take=form.taken(),
        shown=form.cleaned_data["shown"],
    )


def _look(request: HtmxRequest, sight: Sight) -> HttpResponse:
    """What the address names: none yet, one, or two."""
    timeline = sight.timeline
    numbers = sorted(CopyForm(request.GET).numbers or ())
    found = [event for number in numbers[:2] if (event := standing_event(sight, number)) is not None]
    if len(numbers) > 2:
        return _choose(request, timeline, None, problem="Two events are merged at a time: choose two.")
    if len(found) == 2:
        return _asked(request, pair := Pair(*found), pair.form())
    typed = " ".join(request.GET.get("other", "").replace("\0", "").split())
    if not found or not typed:
        missing = f"There is no event {numbers[0]} here." if numbers and not found else ""
        return _choose(request, timeline, found[0] if found else None, problem=missing)
    picked = [event for event in event_picked(timeline, typed, request.GET.get("other_id", "")) if event != found[0]]
    if len(picked) == 1 and (other := standing_event(sight, picked[0].number)) is not None:
        return _asked(request, pair := Pair(found[0], other), pair.form())
    several = f"Several are called so: type a number instead ({', '.join(str(each.number) for each in picked)})."
    return _choose(request, timeline, found[0], typed=typed, problem=several if picked else _NONE)


def _choose(
    request: HtmxRequest,
    timeline: Timeline,
    event: Event | None,
    *,
    typed: str = "",
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {"timeline": timeline, "event": event, "typed": typed, "problem": problem, "table": _table(timeline)}
    return render(request, "pages/merge_choose.html", context, status=status)


def _asked(request: HtmxRequest, pair: Pair, form: MergeForm, *, status: int = 200) -> HttpResponse:
    timeline = pair.one.timeline
    context = {
        "timeline": timeline,
        "pair": pair,
        "form": form,
        "brought": brought(pair.one, pair.other),
        "titles": (event_label(pair.one), event_label(pair.other)),
        "key": str(uuid4()),
        "back": back_to(request, reverse("events:event", args=[timeline.slug, pair.one.number])),
    }
    return render(request, "pages/merge_events.html", context, status=status)


def _to(timeline: Timeline, number: object) -> HttpResponse:
    return HttpResponseRedirect(reverse("events:event", args=[timeline.slug, number]), status=303)


def _table(timeline: Timeline) -> str:
    return f"{reverse('events:timeline', args=[timeline.slug])}?view=table"


def _seen(text: str) -> tuple[int, int]:
    """A number of an event with the version that was seen: `12:3`. Raises VersionMissing."""
    number, _, version = text.partition(":")
    if not all(part.isascii() and part.isdecimal() and len(part) < 10 for part in (number, version)):
        raise VersionMissing
    return int(number), int(version)
