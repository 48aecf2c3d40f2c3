"""What is shown of each noun: allow-lists, nothing by default.

A stranger gets the public part of a quotation and the label of a confidential source; `context["is_member"]` decides.
"""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from events.api.fields import DateField
from events.models import (
    Actor,
    Annotation,
    Citation,
    DigestParagraph,
    Event,
    Participation,
    Passage,
    Place,
    Reading,
    Relation,
    Source,
    Tag,
    Timeline,
)

Id = serializers.UUIDField


class TimelineSerializer(serializers.ModelSerializer[Timeline]):
    """A timeline's title page."""

    id = Id(source="public_id", read_only=True)
    change = serializers.IntegerField(source="ledger.change_number", read_only=True)

    class Meta:
        model = Timeline
        fields = ("id", "slug", "title", "description", "language", "time_zone", "change")


class DigestParagraphSerializer(serializers.ModelSerializer[DigestParagraph]):
    """One paragraph of a summary in our own words."""

    id = Id(source="public_id", read_only=True)
    paragraph = serializers.IntegerField(source="number", read_only=True)

    class Meta:
        model = DigestParagraph
        fields = ("id", "paragraph", "text")


class SourceSerializer(serializers.ModelSerializer[Source]):
    """A source's record. Of a confidential one a stranger gets the id and the label."""

    id = Id(source="public_id", read_only=True)
    published = DateField()
    derived_from = Id(source="derived_from.public_id", read_only=True, default=None)
    digest = DigestParagraphSerializer(many=True, read_only=True)

    class Meta:
        model = Source
        fields = (
            "id",
            "version",
            "csl_type",
            "title",
            "short_title",
            "container_title",
            "publisher",
            "authors",
            "published",
            "published_as_written",
            "published_basis",
            "published_note",
            "url",
            "archive_url",
            "accessed_on",
            "language",
            "rights",
            "note",
            "derived_from",
            "public_label",
            "digest",
        )

    def to_representation(self, instance: Source) -> dict[str, Any]:
        """The whole record for members, and for everybody where the source is not confidential."""
        if instance.is_confidential and not self.context["is_member"]:
            return {"id": str(instance.public_id), "public_label": instance.public_label}
        return super().to_representation(instance)


class PassageSerializer(serializers.ModelSerializer[Passage]):
    """Words of a source; a stranger gets as many as the quote limit allots."""

    id = Id(source="public_id", read_only=True)

    class Meta:
        model = Passage
        fields = ("id", "role", "exact", "prefix", "suffix", "translation")

    def to_representation(self, instance: Passage) -> dict[str, Any]:
        """Cut to `public_characters`, and without its surroundings, for those who are no members."""
        shown = super().to_representation(instance)
        if not self.context["is_member"]:
            shown |= {"exact": instance.exact[: instance.public_characters], "prefix": "", "suffix": ""}
        return shown


class ReadingSerializer(serializers.ModelSerializer[Reading]):
    """What a citation says about the date."""

    id = Id(source="public_id", read_only=True)
    date = DateField()
    relation = Id(source="relation.public_id", read_only=True, default=None)

    class Meta:
        model = Reading
        fields = (
            "id",
            "date_as_written",
            "form",
            "date",
            "relation",
            "duration_least",
            "duration_most",
            "duration_unit",
            "basis",
            "basis_note",
            "certainty",
            "is_former",
        )


class CitationSerializer(serializers.ModelSerializer[Citation]):
    """A source about an event."""

    id = Id(source="public_id", read_only=True)
    source = Id(source="source.public_id", read_only=True)
    speaker = Id(source="speaker.public_id", read_only=True, default=None)
    passages = serializers.SerializerMethodField()
    readings = ReadingSerializer(many=True, read_only=True)

    class Meta:
        model = Citation
        fields = (
            "id",
            "version",
            "source",
            "locator_kind",
            "locator",
            "stance",
            "speaker",
            "reported_occurrence",
            "note",
            "passages",
            "readings",
        )

    def get_passages(self, citation: Citation) -> list[dict[str, Any]]:
        """The passages; none for a stranger where the source is confidential."""
        if citation.source.is_confidential and not self.context["is_member"]:
            return []
        shown: list[dict[str, Any]] = PassageSerializer(citation.passages.all(), many=True, context=self.context).data  # type: ignore[assignment]
        return shown


class ParticipationSerializer(serializers.ModelSerializer[Participation]):
    """A part in an event."""

    actor = Id(source="actor.public_id", read_only=True)
    name = serializers.CharField(source="actor.name", read_only=True)

    class Meta:
        model = Participation
        fields = ("actor", "name", "role", "is_alleged")


class RelationSerializer(serializers.ModelSerializer[Relation]):
    """How the event stands to another."""

    id = Id(source="public_id", read_only=True)
    event = serializers.IntegerField(source="event.number", read_only=True)
    other = serializers.IntegerField(source="other.number", read_only=True)

    class Meta:
        model = Relation
        fields = ("id", "event", "kind", "other", "gap_least", "gap_most", "gap_unit", "clock", "is_inferred")


class EventSerializer(serializers.ModelSerializer[Event]):
    """An event as it stands in a list."""

    id = Id(source="public_id", read_only=True)
    date = DateField()
    place = Id(source="place.public_id", read_only=True, default=None)
    tags = serializers.SerializerMethodField()
    people = ParticipationSerializer(source="participations", many=True, read_only=True)

    class Meta:
        model = Event
        fields: tuple[str, ...] = (
            "id",
            "number",
            "version",
            "title",
            "summary",
            "occurrence",
            "weight",
            "date",
            "date_words",
            "dating_basis",
            "dating_rationale",
            "place",
            "tags",
            "people",
        )

    def get_tags(self, event: Event) -> list[str]:
        """The names of its tags."""
        return [row.tag.name for row in event.event_tags.all()]


class EventDetailSerializer(EventSerializer):
    """An event with what is said of it."""

    citations = CitationSerializer(many=True, read_only=True)
    relations = RelationSerializer(many=True, read_only=True)

    class Meta(EventSerializer.Meta):
        fields = (*EventSerializer.Meta.fields, "citations", "relations")


class ActorSerializer(serializers.ModelSerializer[Actor]):
    """A person or organisation."""

    id = Id(source="public_id", read_only=True)

    class Meta:
        model = Actor
        fields = ("id", "version", "kind", "name", "aliases", "description", "external_ids")


class PlaceSerializer(serializers.ModelSerializer[Place]):
    """A place."""

    id = Id(source="public_id", read_only=True)

    class Meta:
        model = Place
        fields = ("id", "version", "kind", "name", "aliases", "latitude", "longitude", "external_ids", "note")


class TagSerializer(serializers.ModelSerializer[Tag]):
    """A tag."""

    id = Id(source="public_id", read_only=True)

    class Meta:
        model = Tag
        fields = ("id", "name")


class AnnotationSerializer(serializers.ModelSerializer[Annotation]):
    """A note, signed by the label its author chose; never by an account."""

    id = Id(source="public_id", read_only=True)
    event = serializers.IntegerField(source="event.number", read_only=True, default=None)
    citation = Id(source="citation.public_id", read_only=True, default=None)
    about_source = Id(source="source.public_id", read_only=True, default=None)
    reply_to = Id(source="reply_to.public_id", read_only=True, default=None)

    class Meta:
        model = Annotation
        fields = (
            "id",
            "motivation",
            "title",
            "body",
            "event",
            "citation",
            "about_source",
            "field",
            "reply_to",
            "attributed_to",
            "audience",
            "written_at",
            "resolved_at",
        )
