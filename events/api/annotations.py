"""Notes over the API: written, answered, edited, settled, taken back and brought back."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.db.models import Prefetch, QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from events.actions.annotations import (
    annotate,
    edit_note,
    reopen_note,
    reply,
    resolve_note,
    restore_note,
    withdraw_note,
)
from events.actions.selections import Selection
from events.api import serializers as shown
from events.api.deeds import Why, asked_once, version_seen
from events.api.filters import AnnotationFilter
from events.api.inputs import EventNumber, Input, Of, Text
from events.api.note_desk import Assignment, NoteDesk
from events.models import Annotation, Audience, Citation, Motivation, Role, Source, User

WRITTEN = [choice for choice in Motivation.choices if choice[0] != Motivation.REPLYING]


class Words(Input):
    """Words of a source's summary or text that a note is on; they must stand there in one place."""

    where = serializers.ChoiceField(choices=["digest", "text"])
    words = Text("exact", needed=True)


class NewNote(Input):
    """A note on exactly one of event, citation and source."""

    body = Text("body", needed=True, help_text="Markdown")
    title = Text("title", help_text="what a thread is about")
    event = EventNumber(required=False, help_text="an event's number")
    citation = Of(Citation, required=False)
    about_source = Of(Source, required=False)
    field = Text("field", help_text="the field of the target that is meant, such as date")
    selection = Words(required=False)
    motivation = serializers.ChoiceField(choices=WRITTEN, required=False)
    audience = serializers.ChoiceField(choices=Audience.choices, required=False)
    attributed_to = Text("attributed_to", help_text="the label it is signed with; else the author's usual one")


class NoteFields(Input):
    """What its author changes of a note."""

    body = Text("body", needed=True)
    title = Text("title")
    motivation = serializers.ChoiceField(choices=WRITTEN, required=False)
    audience = serializers.ChoiceField(choices=Audience.choices, required=False)
    attributed_to = Text("attributed_to")
    reason = Text("reason", help_text="why, for the history")


class Answer(Input):
    """An answer to a note, for as many readers as it has or fewer."""

    body = Text("body", needed=True, help_text="Markdown")
    audience = serializers.ChoiceField(choices=Audience.choices, required=False)
    attributed_to = Text("attributed_to")


class Annotations(NoteDesk):
    """Notes that the caller may read."""

    queryset = Annotation.objects.filter(withdrawn_at__isnull=True).select_related(
        "event", "citation", "source", "assigned_to"
    )
    serializer_class = shown.AnnotationSerializer
    filterset_class = AnnotationFilter
    needed = Role.ANNOTATOR
    adding = NewNote
    editing = NoteFields
    bodies: Mapping[str, type[Input]] = MappingProxyType(
        {"restore": Why, "reply": Answer, "assign": Assignment, "hide": Why}
    )
    making = frozenset({"reply"})

    def get_queryset(self) -> QuerySet[Annotation]:
        """Notes; one that answers a note which the caller may not read does not say which."""
        return self._with_answered(super().get_queryset())

    def withdrawn(self) -> QuerySet[Annotation]:
        """Those taken back, which their readers among the members may bring back as the deed allows."""
        rows = Annotation.objects.visible_to(self.request.user).filter(timeline=self.timeline)
        return rows.select_related("timeline")

    def _with_answered(self, rows: QuerySet[Annotation]) -> QuerySet[Annotation]:
        if getattr(self, "swagger_fake_view", False):
            return rows
        answered = Annotation.objects.visible_to(self.request.user, token=self.token)
        return rows.prefetch_related(Prefetch("reply_to", answered.filter(withdrawn_at__isnull=True)))

    def do_add(self, by: User, given: dict[str, Any], once: dict[str, Any]) -> Annotation:
        """Write a note."""
        if (about := given.pop("about_source", None)) is not None:
            given["source"] = about
        if (words := given.pop("selection", None)) is not None:
            given["selection"] = Selection(**words)
        return annotate(by=by, **given, **once)

    def do_edit(self, row: Annotation, by: User, version: int, given: dict[str, Any], reason: str) -> Annotation:
        """Its author changes it."""
        return edit_note(note=row, fields=given, version=version, by=by, reason=reason)

    def do_withdraw(self, row: Annotation, by: User, version: int, reason: str) -> Annotation:
        """Take it back."""
        return withdraw_note(note=row, version=version, by=by, reason=reason)

    def do_restore(self, row: Annotation, by: User, version: int, reason: str) -> Annotation:
        """Bring it back."""
        return restore_note(note=row, version=version, by=by, reason=reason)

    def reply(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Answer a note."""
        note, by = self.target(), self.permit()
        given, once = self.given(Answer), asked_once(request)
        return self.made(lambda: reply(note=note, by=by, **given, **once))

    def resolve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Say that a thread is settled."""
        note, by = self.target(), self.permit()
        return self.answer(resolve_note(note=note, version=version_seen(request), by=by))

    def reopen(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Say that it is not settled after all."""
        note, by = self.target(), self.permit()
        return self.answer(reopen_note(note=note, version=version_seen(request), by=by))
