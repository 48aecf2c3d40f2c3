"""Sources over the API, with the paragraphs of their summaries."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from events.actions import digests, sources
from events.actions.naming import NewSource
from events.api.deeds import Deeds, version_seen
from events.api.event_inputs import SourceIn
from events.api.inputs import Input, Number, Of, Text
from events.api.serializers import DigestParagraphSerializer, SourceSerializer
from events.models import DigestParagraph, Rights, Source, User


class SourceFields(Input):
    """What is known of a source; what is not given stays."""

    title = Text("title")
    short_title = Text("short_title")
    container_title = Text("container_title")
    publisher = Text("publisher")
    authors = Text("authors", help_text="names, divided by semicolons: “Wright, Robin; Reuters”")
    published = Text("published", help_text="a date in words or EDTF")
    published_note = Text("published_note")
    url = Text("url")
    archive_url = Text("archive_url")
    csl_type = Text("csl_type", help_text="a CSL type")
    language = Text("language", help_text="a BCP 47 tag")
    rights = serializers.ChoiceField(choices=Rights.choices, required=False)
    note = Text("note", help_text="Markdown")
    derived_from = Of(Source, required=False, allow_null=True, help_text="the source it copies")
    public_label = Text("public_label", help_text="makes it confidential: all that the public learns of it")
    reason = Text("reason", help_text="why, for the history")


class Paragraph(Input):
    """A paragraph of a summary in our own words."""

    text = Text("text", needed=True)


class NewParagraph(Paragraph):
    """A new one, at its number."""

    paragraph = Number(least=1, most=100_000)


class Sources(Deeds[Source]):
    """Sources, with their summaries."""

    queryset = Source.objects.filter(withdrawn_at__isnull=True)
    serializer_class = SourceSerializer
    adding = SourceIn
    editing = SourceFields

    def get_queryset(self) -> QuerySet[Source]:
        """Sources with the digest paragraphs that the caller may read."""
        rows = super().get_queryset()
        if getattr(self, "swagger_fake_view", False):
            return rows
        digest = DigestParagraph.objects.visible_to(self.request.user, token=self.token)
        return rows.select_related("derived_from", "timeline").prefetch_related(Prefetch("digest", digest))

    def withdrawn(self) -> QuerySet[Source]:
        """Those taken back as well."""
        return Source.objects.visible_to(self.request.user).filter(timeline=self.timeline)

    def do_add(self, by: User, given: dict[str, Any], once: dict[str, Any]) -> Source:
        """Add one by itself; a known one is not made twice."""
        return sources.add_source(timeline=self.timeline, new=NewSource(**given), by=by, **once)

    def do_edit(self, row: Source, by: User, version: int, given: dict[str, Any], reason: str) -> Source:
        """Change what is known of it."""
        return sources.edit_source(source=row, fields=given, version=version, by=by, reason=reason)

    def do_withdraw(self, row: Source, by: User, version: int, reason: str) -> Source:
        """Take it back; refused while a standing citation rests on it."""
        return sources.withdraw_source(source=row, version=version, by=by, reason=reason)

    def do_restore(self, row: Source, by: User, version: int, reason: str) -> Source:
        """Bring it back."""
        return sources.restore_source(source=row, version=version, by=by, reason=reason)


class Paragraphs(Deeds[DigestParagraph]):
    """The paragraphs of one source's summary."""

    queryset = DigestParagraph.objects.select_related("source", "timeline")
    serializer_class = DigestParagraphSerializer
    lookup_url_kwarg = "paragraph"
    adding = NewParagraph
    editing = Paragraph
    source: Source

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Find the source. Raises Http404."""
        super().initial(request, *args, **kwargs)
        if self.action in (None, "metadata"):
            return
        readable = Source.objects.visible_to(self.request.user, token=self.token).filter(withdrawn_at__isnull=True)
        source = readable.filter(timeline=self.timeline, public_id=kwargs["id"]).first()
        if source is None:
            raise Http404
        self.source = source

    def get_queryset(self) -> QuerySet[DigestParagraph]:
        """The source's own."""
        rows = super().get_queryset()
        return rows if getattr(self, "swagger_fake_view", False) else rows.filter(source=self.source)

    def do_add(self, by: User, given: dict[str, Any], once: dict[str, Any]) -> DigestParagraph:
        """Add one."""
        number, text = given["paragraph"], given["text"]
        return digests.add_paragraph(source=self.source, number=number, text=text, by=by, **once)

    def do_edit(
        self, row: DigestParagraph, by: User, version: int, given: dict[str, Any], reason: str
    ) -> DigestParagraph:
        """Change its text."""
        return digests.edit_paragraph(paragraph=row, fields=given, version=version, by=by)

    def withdraw(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Remove it; the history keeps it."""
        row, by = self.target(), self.permit()
        digests.remove_paragraph(paragraph=row, version=version_seen(request), by=by)
        return Response(status=204, headers={"Cache-Control": "no-store"})
