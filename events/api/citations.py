"""Citations over the API: what a source says about an event, with its quotations and readings of the date."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from rest_framework import serializers
from rest_framework.request import Request

from events.actions import citations
from events.actions.naming import NewSource
from events.api.deeds import Deeds
from events.api.event_inputs import SourceIn
from events.api.event_serializers import CitationSerializer
from events.api.inputs import Input, Of, Text
from events.models import (
    Actor,
    Citation,
    Event,
    EventState,
    Locator,
    Reading,
    Relation,
    ReportedOccurrence,
    Source,
    Stance,
    User,
)


class CitationFields(Input):
    """What is said of a citation; what is not given stays."""

    source = Of(Source, required=False, help_text="by its id")  # type: ignore[assignment]  # DRF types its own
    locator_kind = serializers.ChoiceField(choices=Locator.choices, required=False, allow_blank=True)
    locator = Text("locator")
    stance = serializers.ChoiceField(choices=Stance.choices, required=False)
    speaker = Of(Actor, required=False, allow_null=True, help_text="who says it, when not the source itself")
    reported_occurrence = serializers.ChoiceField(choices=ReportedOccurrence.choices, required=False, allow_blank=True)
    note = Text("note", help_text="Markdown")
    reason = Text("reason", help_text="why, for the history")


class NewCitation(CitationFields):
    """A source about an event, by its id or by what names it; with a quotation and the date it gives, if any."""

    new_source = SourceIn(required=False)
    quote = Text("quote")
    translation = Text("translation")
    when = Text("when", help_text="the date that it gives, in words or EDTF")


class Citations(Deeds[Citation]):
    """What sources say about one event."""

    queryset = Citation.objects.filter(withdrawn_at__isnull=True)
    serializer_class = CitationSerializer
    adding = NewCitation
    editing = CitationFields
    event: Event

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Find the event. Raises Http404."""
        super().initial(request, *args, **kwargs)
        if self.action in (None, "metadata"):
            return
        readable = Event.objects.visible_to(self.request.user, token=self.token).exclude(state=EventState.WITHDRAWN)
        event = readable.filter(timeline=self.timeline, number=kwargs["number"]).first()
        if event is None:
            raise Http404
        self.event = event

    def get_queryset(self) -> QuerySet[Citation]:
        """Standing ones, each child by its own rule of visibility."""
        rows = super().get_queryset()
        if getattr(self, "swagger_fake_view", False):
            return rows
        reader, token = self.request.user, self.token
        relations = Relation.objects.visible_to(reader, token=token).filter(withdrawn_at__isnull=True)
        readings = Reading.objects.visible_to(reader, token=token).prefetch_related(Prefetch("relation", relations))
        rows = rows.filter(event=self.event).select_related("source", "speaker", "event", "timeline")
        return rows.prefetch_related("passages", Prefetch("readings", readings))

    def withdrawn(self) -> QuerySet[Citation]:
        """Those taken back as well."""
        return Citation.objects.visible_to(self.request.user).filter(event=self.event)

    def do_add(self, by: User, given: dict[str, Any], once: dict[str, Any]) -> Citation:
        """Cite a source."""
        given.pop("reason", None)
        new = given.pop("new_source", {})
        source = given.pop("source", None) or NewSource(**new)
        return citations.add_citation(event=self.event, source=source, by=by, **given, **once)

    def do_edit(self, row: Citation, by: User, version: int, given: dict[str, Any], reason: str) -> Citation:
        """Change what is said of it."""
        return citations.edit_citation(citation=row, fields=given, version=version, by=by, reason=reason)

    def do_withdraw(self, row: Citation, by: User, version: int, reason: str) -> Citation:
        """Take it back; a date that rested on it falls back on another."""
        return citations.withdraw_citation(citation=row, version=version, by=by, reason=reason)

    def do_restore(self, row: Citation, by: User, version: int, reason: str) -> Citation:
        """Bring it back."""
        return citations.restore_citation(citation=row, version=version, by=by, reason=reason)
