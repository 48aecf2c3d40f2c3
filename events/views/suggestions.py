"""What a captured text seems to tell, decided one by one as letters in a mailbox are."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from events.actions.extracting import look_again
from events.actions.refusals import AlreadyDone, InUse, Invalid, KeyReused, StaleVersion
from events.actions.suggestions import accept_suggestion, dismiss_suggestion, merge_suggestion, reopen_suggestion
from events.forms.suggestions import SuggestionForm
from events.models import Event, Role, Source, Suggestion, Timeline, User
from events.queries.naming.picking import event_picked
from events.queries.reader.sight import Sight
from events.queries.suggestions.card import alternatives, card
from events.queries.suggestions.mailbox import next_after
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.mailbox import address_of, mailbox_answer
from events.views.notes import uuid_in
from events.views.writing import deed, key_in, member, version_in

_STALE = "Somebody else decided on this, or it was found anew, since the page was loaded. This is what it is now."
_NO_EVENT = "No event here has that number or title: choose one of those offered."
_SEVERAL = "Several events have that title: give the number of the one you mean."
Deed = Callable[[Suggestion, User], str]


@require_safe
@of_timeline
@deed
def suggestions(request: HtmxRequest, timeline: Timeline, source_id: UUID) -> HttpResponse:
    """`/t/<slug>/sources/<uuid>/suggestions/?show=&open=`: for members. Strangers find nothing here."""
    source, sight = _source(request, timeline, source_id)
    return mailbox_answer(request, source, sight, opened=uuid_in(request.GET.get("open", "")))


@require_POST
@of_timeline
@deed
def accept(request: HtmxRequest, timeline: Timeline, source_id: UUID, suggestion_id: UUID) -> HttpResponse:
    """`…/suggestions/<uuid>/accept`: an event is made of it; then the next one."""

    def accepted(row: Suggestion, by: User) -> str:
        version, (key, asked) = version_in(request), key_in(request)
        try:
            event = accept_suggestion(
                suggestion=row, version=version, by=by, idempotency_key=key, asked=asked, **meant(row)
            )
        except AlreadyDone as done:
            event = Event.objects.get(timeline=timeline, number=(done.change.made or {})["number"])
        return f"Accepted: {event.title}"

    def meant(row: Suggestion) -> dict[str, Any]:
        form = SuggestionForm(card(row, sight), request.POST)
        if not form.is_valid():
            raise Invalid(**{name: str(problems[0]) for name, problems in form.errors.items()})
        return form.meant({str(at): each.edtf for at, each in enumerate(alternatives(row))})

    source, sight = _source(request, timeline, source_id)
    return _decided(request, source, sight, suggestion_id, accepted)


@require_POST
@of_timeline
@deed
def merge(request: HtmxRequest, timeline: Timeline, source_id: UUID, suggestion_id: UUID) -> HttpResponse:
    """`…/suggestions/<uuid>/merge`: it is evidence for the event with the number `event`, or else for `typed`."""

    def merged(row: Suggestion, by: User) -> str:
        version, (key, asked) = version_in(request), key_in(request)
        typed = request.POST.get("event", "") or request.POST.get("typed", "")
        found = event_picked(timeline, typed, request.POST.get("typed_id", ""))
        if len(found) != 1:
            raise Invalid(event=_SEVERAL if found else _NO_EVENT)
        with suppress(AlreadyDone):
            merge_suggestion(suggestion=row, event=found[0], version=version, by=by, idempotency_key=key, asked=asked)
        return f"Added to {found[0].number}: {found[0].title}"

    source, sight = _source(request, timeline, source_id)
    return _decided(request, source, sight, suggestion_id, merged)


@require_POST
@of_timeline
@deed
def dismiss(request: HtmxRequest, timeline: Timeline, source_id: UUID, suggestion_id: UUID) -> HttpResponse:
    """`…/suggestions/<uuid>/dismiss`: nothing is made of it, for the `reason` pressed, or the one `typed`."""

    def dismissed(row: Suggestion, by: User) -> str:
        reason = request.POST.get("reason", "") or request.POST.get("typed", "")
        dismiss_suggestion(suggestion=row, reason=reason, version=version_in(request), by=by)
        return f"Dismissed: {row.title}"

    source, sight = _source(request, timeline, source_id)
    return _decided(request, source, sight, suggestion_id, dismissed)


@require_POST
@of_timeline
@deed
def reopen(request: HtmxRequest, timeline: Timeline, source_id: UUID, suggestion_id: UUID) -> HttpResponse:
    """`…/suggestions/<uuid>/reopen`: it waits for a decision again, and is open."""

    def reopened(row: Suggestion, by: User) -> str:
        reopen_suggestion(suggestion=row, version=version_in(request), by=by)
        return f"Waiting again: {row.title}"

    source, sight = _source(request, timeline, source_id)
    return _decided(request, source, sight, suggestion_id, reopened, is_staying=True)


@require_POST
@of_timeline
@deed
def look(request: HtmxRequest, timeline: Timeline, source_id: UUID) -> HttpResponse:
    """`…/suggestions/look`: dates are looked for again; what was decided stays decided."""
    source, _ = _source(request, timeline, source_id)
    look_again(source=source, by=member(request, timeline, Role.EDITOR))
    return HttpResponseRedirect(reverse("events:suggestions", args=[timeline.slug, source_id]), status=303)


def _decided(
    request: HtmxRequest, source: Source, sight: Sight, suggestion_id: UUID, do: Deed, *, is_staying: bool = False
) -> HttpResponse:
    """The deed, and then the next one that waits; or the same one with what is wrong and all that was typed."""
    rows = sight.of(Suggestion.objects.filter(source_text__source=source, public_id=suggestion_id))
    rows = rows.select_related("source_text__source", "timeline", "place", "citation__event", "decided_by")
    row = rows.defer("source_text__text", "source_text__sketch").first()
    if row is None:
        raise Http404
    by = member(request, source.timeline, Role.EDITOR)
    try:
        said = do(row, by)
    except Invalid as refusal:
        return mailbox_answer(request, source, sight, opened=row.public_id, problems=refusal.problems, status=422)
    except KeyReused:
        problems = {"": "This was sent already, before you changed it. Press again to send it once more."}
        return mailbox_answer(request, source, sight, opened=row.public_id, problems=problems, status=422)
    except (StaleVersion, InUse) as refusal:
        words, status = (_STALE, 412) if isinstance(refusal, StaleVersion) else (str(refusal), 409)
        return mailbox_answer(request, source, sight, opened=row.public_id, problems={"": words}, status=status)
    opened = row.public_id if is_staying else next_after(row)
    address = address_of(request, source, opened)
    if not request.htmx:
        return HttpResponseRedirect(address, status=303)
    response = mailbox_answer(request, source, sight, opened=opened, said=said, decided=row.public_id)
    response["HX-Push-Url"] = address
    response["HX-Trigger"] = "dateline:changed"
    return response


def _source(request: HtmxRequest, timeline: Timeline, source_id: UUID) -> tuple[Source, Sight]:
    """The source, for members. Raises Http404."""
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    found = sight.of(Source.objects.filter(public_id=source_id)).select_related("timeline").first()
    if found is None or not sight.is_member:
        raise Http404
    return found, sight
