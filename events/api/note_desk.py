"""What is done with others' notes over the API: assigned, pinned, hidden, shown again."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from rest_framework.request import Request
from rest_framework.response import Response

from events.actions.moderating import hide_note, unhide_note
from events.actions.threads import assign_note, pin_note, unpin_note
from events.api.deeds import Deeds, Why, version_seen
from events.api.inputs import Input, Text
from events.models import Annotation, Role
from events.queries.notes.hidden_notes import hidden_note


class Assignment(Input):
    """Who settles a thread."""

    to = Text("to", help_text="a member's account; empty for nobody")


class NoteDesk(Deeds[Annotation]):
    """Deeds on notes that are no words of their authors'."""

    def assign(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Assign a thread to a member who reads it."""
        note, by = self.target(), self.permit()
        version, to = version_seen(request), self.given(Assignment).get("to", "")
        return self.answer(assign_note(note=note, to=to, version=version, by=by))

    def pin(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Let a thread stand before the others on its event or source."""
        note, by = self.target(), self.permit(Role.EDITOR)
        return self.answer(pin_note(note=note, version=version_seen(request), by=by))

    def unpin(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Let it stand among the others again."""
        note, by = self.target(), self.permit(Role.EDITOR)
        return self.answer(unpin_note(note=note, version=version_seen(request), by=by))

    def hide(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Hide somebody else's note, for a reason; 204 for whoever reads it no more."""
        note, by = self.target(), self.permit(Role.EDITOR)
        version, reason = version_seen(request), self.given(Why).get("reason", "")
        return self._answer_or_none(hide_note(note=note, reason=reason, version=version, by=by))

    def unhide(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Show a hidden note again."""
        note = hidden_note(self.timeline, self.kwargs["id"], self.request.user)
        if note is None:
            raise Http404
        self._row = note
        by = self.permit(Role.EDITOR)
        return self.answer(unhide_note(note=note, version=version_seen(request), by=by))

    def _answer_or_none(self, note: Annotation) -> Response:
        return self.answer(note) if self.shown(note) is not None else Response(status=204)
