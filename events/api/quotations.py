"""Quotations and readings of a citation over the API: written here, read with the citation. For members only."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from events.actions import quotations, readings
from events.api.deeds import Deeds, M, version_seen
from events.api.event_serializers import PassageSerializer, ReadingSerializer
from events.api.inputs import Flag, Input, Text
from events.models import Certainty, Citation, Passage, PassageRole, Reading, ReadingBasis, ReadingForm, User

FORMS = [choice for choice in ReadingForm.choices if choice[0] != ReadingForm.RELATIVE]


class QuoteFields(Input):
    """A quotation; what is not given stays."""

    exact = Text("exact", needed=True, help_text="the words of the source")
    translation = Text("translation")
    role = serializers.ChoiceField(choices=PassageRole.choices, required=False)
    reason = Text("reason", help_text="why, for the history")


class ReadingFields(Input):
    """What the source says about the date; what is not given stays."""

    when = Text("when", help_text="a date in words or EDTF")
    form = serializers.ChoiceField(choices=FORMS, required=False)
    date_as_written = Text("date_as_written")
    basis = serializers.ChoiceField(choices=ReadingBasis.choices, required=False)
    basis_note = Text("basis_note")
    certainty = serializers.ChoiceField(choices=Certainty.choices, required=False)
    is_former = Flag(required=False)
    reason = Text("reason", help_text="why, for the history")


class _OfCitation(Deeds[M]):
    """Rows of one citation, for members: of a confidential source strangers learn nothing of them."""

    lookup_url_kwarg = "part"
    citation: Citation

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Find the citation. Raises Http404, also for whoever is no member."""
        super().initial(request, *args, **kwargs)
        if self.action in (None, "metadata"):
            return
        standing = Citation.objects.visible_to(self.request.user).filter(withdrawn_at__isnull=True)
        found = standing.filter(timeline=self.timeline, event__number=kwargs["number"], public_id=kwargs["id"])
        citation = found.select_related("event", "source", "timeline").first()
        if citation is None or not self.is_member:
            raise Http404
        self.citation = citation

    def get_queryset(self) -> QuerySet[M]:
        """The citation's own."""
        rows = super().get_queryset()
        return rows if getattr(self, "swagger_fake_view", False) else rows.filter(citation=self.citation)


class Quotes(_OfCitation[Passage]):
    """Quotations of one citation."""

    queryset = Passage.objects.select_related("citation__source", "timeline")
    serializer_class = PassageSerializer
    adding = editing = QuoteFields

    def do_add(self, by: User, given: dict[str, Any], once: dict[str, Any]) -> Passage:
        """Quote."""
        given.pop("reason", None)
        return quotations.add_quote(citation=self.citation, by=by, **given, **once)

    def do_edit(self, row: Passage, by: User, version: int, given: dict[str, Any], reason: str) -> Passage:
        """Change the words."""
        return quotations.edit_quote(passage=row, fields=given, version=version, by=by, reason=reason)

    def withdraw(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Remove it; the history keeps it."""
        row, by = self.target(), self.permit()
        quotations.remove_quote(passage=row, version=version_seen(request), by=by)
        return Response(status=204, headers={"Cache-Control": "no-store"})


class Readings(_OfCitation[Reading]):
    """What one citation says about the date."""

    queryset = Reading.objects.select_related("citation__event", "relation", "timeline")
    serializer_class = ReadingSerializer
    adding = editing = ReadingFields

    def do_add(self, by: User, given: dict[str, Any], once: dict[str, Any]) -> Reading:
        """Note what is said."""
        given.pop("reason", None)
        return readings.add_reading(citation=self.citation, when=given.pop("when", ""), by=by, **given, **once)

    def do_edit(self, row: Reading, by: User, version: int, given: dict[str, Any], reason: str) -> Reading:
        """Change it; an event whose date rests on it follows."""
        return readings.edit_reading(reading=row, fields=given, version=version, by=by, reason=reason)

    def withdraw(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Remove it; an event whose date rests on it falls back on another."""
        row, by = self.target(), self.permit()
        readings.remove_reading(reading=row, version=version_seen(request), by=by)
        return Response(status=204, headers={"Cache-Control": "no-store"})
