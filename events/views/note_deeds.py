"""Settling a thread, opening it again; taking a note back and bringing it back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from events.actions.annotations import reopen_note, resolve_note, restore_note, withdraw_note
from events.actions.refusals import Invalid, NotAllowed, StaleVersion
from events.models import Annotation, Role, Timeline, User
from events.queries.reader.desk import may, role_in
from events.views.loading import HtmxRequest, of_timeline
from events.views.note_answers import done, note_at, place_of
from events.views.writing import deed, member, version_in


@require_POST
@of_timeline
@deed
def resolve(request: HtmxRequest, timeline: Timeline, note_id: UUID) -> HttpResponse:
    """`/t/<slug>/notes/<uuid>/resolve`."""
    note = note_at(request, timeline, note_id)
    user = member(request, timeline, Role.ANNOTATOR)
    return done(request, timeline, resolve_note(note=note, version=version_in(request), by=user), "It is settled.")


@require_POST
@of_timeline
@deed
def reopen(request: HtmxRequest, timeline: Timeline, note_id: UUID) -> HttpResponse:
    """`/t/<slug>/notes/<uuid>/reopen`."""
    note = note_at(request, timeline, note_id)
    user = member(request, timeline, Role.ANNOTATOR)
    return done(request, timeline, reopen_note(note=note, version=version_in(request), by=user), "It is open again.")


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def withdraw(request: HtmxRequest, timeline: Timeline, note_id: UUID) -> HttpResponse:
    """`/t/<slug>/notes/<uuid>/withdraw`: its author, or an owner who says why."""
    note = note_at(request, timeline, note_id)
    user = _author_or_owner(request, timeline, note)
    reason = request.POST.get("reason", "")
    problems: dict[str, str] = {}
    version, status = note.version, 200
    if request.method == "POST":
        version = version_in(request)
        try:
            taken = withdraw_note(note=note, version=version, by=user, reason=reason)
        except Invalid as refusal:
            problems, status = refusal.problems, 422
        except StaleVersion as stale:
            words = "The note was changed meanwhile: look at it again before you take it back."
            version, problems, status = stale.stored, {"version": words}, 412
        else:
            if not request.htmx:
                messages.info(request, "The note is taken back. It can be brought back from the history.")
            return done(request, timeline, taken, "The note is taken back.", can_restore=True)
    context = {
        "timeline": timeline,
        "note": note,
        "version": version,
        "reason": reason,
        "problems": problems,
        "is_mine": note.author_id == user.pk,
        "cancel": f"{place_of(timeline, note)}#note-{note.public_id}",
    }
    template = "fragments/note/withdraw.html" if request.htmx else "pages/note_withdraw.html"
    return render(request, template, context, status=status)


@require_POST
@of_timeline
@deed
def restore(request: HtmxRequest, timeline: Timeline, note_id: UUID) -> HttpResponse:
    """`/t/<slug>/notes/<uuid>/restore`."""
    note = note_at(request, timeline, note_id, with_withdrawn=True)
    user = _author_or_owner(request, timeline, note)
    return done(request, timeline, restore_note(note=note, version=version_in(request), by=user), "The note is back.")


def _author_or_owner(request: HtmxRequest, timeline: Timeline, note: Annotation) -> User:
    user = request.user
    role = role_in(timeline, user)
    if isinstance(user, User) and (may(role, Role.OWNER) or (note.author_id == user.pk and may(role, Role.ANNOTATOR))):
        return user
    raise NotAllowed(Role.OWNER)
