"""What is done with others' notes: a thread is assigned or pinned, a note is hidden or shown again."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from events.actions.moderating import hide_note, require_to_unhide, unhide_note
from events.actions.refusals import Invalid, NotAllowed, StaleVersion
from events.actions.threads import assign_note, pin_note, unpin_note
from events.models import Annotation, Role, Timeline, User
from events.queries.notes.assignees import assignees
from events.queries.notes.hidden_notes import hidden_note
from events.queries.reader.desk import may, role_in
from events.views.loading import HtmxRequest, of_timeline
from events.views.note_answers import done, note_at, place_of
from events.views.writing import deed, member, version_in

STALE = "The note was changed meanwhile: look at it again first."


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def assign(request: HtmxRequest, timeline: Timeline, note_id: UUID) -> HttpResponse:
    """`/t/<slug>/notes/<uuid>/assign`: a thread to a member who reads it; its author and editors do that."""
    note = note_at(request, timeline, note_id)
    user = _author_or_editor(request, timeline, note)
    problems: dict[str, str] = {}
    given, status = request.POST.get("to", ""), 200
    if request.method == "POST":
        version = version_in(request)
        try:
            given_to = assign_note(note=note, to=given, version=version, by=user)
        except Invalid as refusal:
            problems, status = refusal.problems, 422
        except StaleVersion:
            problems, status = {"version": STALE}, 412
            note.refresh_from_db()
        else:
            return done(request, timeline, given_to, "It is assigned." if given else "It is assigned to nobody.")
    chosen = given or (note.assigned_to.get_username() if note.assigned_to else "")
    people = [(each.get_username(), each.get_full_name(), each.pk == user.pk) for each in assignees(note)]
    more = {"people": people, "chosen": chosen, "problems": problems, "form": "fragments/note/assign.html"}
    return _form(request, timeline, note, {"heading": "Assign a thread", **more}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def hide(request: HtmxRequest, timeline: Timeline, note_id: UUID) -> HttpResponse:
    """`/t/<slug>/notes/<uuid>/hide`: somebody else's note, by an editor who says why."""
    note = note_at(request, timeline, note_id)
    user = member(request, timeline, Role.EDITOR)
    problems: dict[str, str] = {}
    reason, status = request.POST.get("reason", ""), 200
    if request.method == "POST":
        version = version_in(request)
        try:
            hidden = hide_note(note=note, reason=reason, version=version, by=user)
        except Invalid as refusal:
            problems, status = refusal.problems, 422
        except StaleVersion:
            problems, status = {"version": STALE}, 412
            note.refresh_from_db()
        else:
            return done(request, timeline, hidden, "The note is hidden. Its author and owners still read it.")
    more = {"reason": reason, "problems": problems, "form": "fragments/note/hide.html"}
    return _form(request, timeline, note, {"heading": "Hide a note", **more}, status=status)


@require_POST
@of_timeline
@deed
def unhide(request: HtmxRequest, timeline: Timeline, note_id: UUID) -> HttpResponse:
    """`/t/<slug>/notes/<uuid>/unhide`: by an editor, who need not read it for that."""
    note = hidden_note(timeline, note_id, request.user) or note_at(request, timeline, note_id)
    user = member(request, timeline, Role.EDITOR)
    require_to_unhide(note, by=user)
    shown = unhide_note(note=note, version=version_in(request), by=user)
    return done(request, timeline, shown, "The note is shown again.")


@require_POST
@of_timeline
@deed
def pin(request: HtmxRequest, timeline: Timeline, note_id: UUID) -> HttpResponse:
    """`/t/<slug>/notes/<uuid>/pin`: its thread stands before the others."""
    note = note_at(request, timeline, note_id)
    user = member(request, timeline, Role.EDITOR)
    return done(request, timeline, pin_note(note=note, version=version_in(request), by=user), "It stands first now.")


@require_POST
@of_timeline
@deed
def unpin(request: HtmxRequest, timeline: Timeline, note_id: UUID) -> HttpResponse:
    """`/t/<slug>/notes/<uuid>/unpin`."""
    note = note_at(request, timeline, note_id)
    user = member(request, timeline, Role.EDITOR)
    loose = unpin_note(note=note, version=version_in(request), by=user)
    return done(request, timeline, loose, "It stands among the others again.")


def _author_or_editor(request: HtmxRequest, timeline: Timeline, note: Annotation) -> User:
    user = request.user
    role = role_in(timeline, user)
    if isinstance(user, User) and (may(role, Role.EDITOR) or (note.author_id == user.pk and may(role, Role.ANNOTATOR))):
        return user
    raise NotAllowed(Role.EDITOR)


def _form(
    request: HtmxRequest, timeline: Timeline, note: Annotation, more: Mapping[str, object], *, status: int
) -> HttpResponse:
    cancel = f"{place_of(timeline, note)}#note-{note.public_id}"
    template = str(more["form"]) if request.htmx else "pages/note_desk.html"
    return render(request, template, {"timeline": timeline, "note": note, "cancel": cancel, **more}, status=status)
