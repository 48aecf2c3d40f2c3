"""What is shown of an event and of what is said about it: allow-lists, nothing by default.

A stranger (`context["is_member"]` false) gets the public part of a quotation, and none of a confidential source.
"""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from events.api.fields import DateField, Id
from events.models import Citation, Event, Participation, Passage, Reading, Relation


class PassageSerializer(serializers.ModelSerializer[Passage]):
    """Words of a source; a stranger gets as many as the quote limit allots."""

    id = Id(source="public_id", read_only=True)

    class Meta:
        model = Passage
        fields = ("id", "version", "role", "exact", "prefix", "suffix", "translation")

    def to_representation(self, instance: Passage) -> dict[str, Any]:
        """Cut to `public_characters`, and without its surroundings, for those who are no members.

        A translation says as much as the words: it is shown where they are shown whole.
        """
        shown = super().to_representation(instance)
        if not self.context["is_member"]:
            shown |= {"exact": instance.exact[: instance.public_characters], "prefix": "", "suffix": ""}
            if instance.public_characters < len(instance.exact):
                shown["translation"] = ""
        return shown


class ReadingSerializer(serializers.ModelSerializer[Reading]):
    """What a citation says about the date."""

    id = Id(source="public_id", read_only=True)
    date = DateField()
    relation = Id(source="relation.public_id", read_only=True, allow_null=True, default=None)

    class Meta:
        model = Reading
        fields = (
            "id",
            "version",
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
    source = Id(source="source.public_id", read_only=True)  # type: ignore[assignment]  # DRF types its own attribute
    speaker = Id(source="speaker.public_id", read_only=True, allow_null=True, default=None)
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

    def to_representation(self, instance: Citation) -> dict[str, Any]:
        """Of a confidential source a stranger learns that it speaks of the event and when, never in which words."""
        shown = super().to_representation(instance)
        if self._is_masked(instance):
            shown |= {"locator_kind": "", "locator": "", "note": ""}
            shown["readings"] = [each | {"date_as_written": "", "basis_note": ""} for each in shown["readings"]]
        return shown

    def _is_masked(self, citation: Citation) -> bool:
        return citation.source.is_confidential and not self.context["is_member"]

    def get_passages(self, citation: Citation) -> list[dict[str, Any]]:
        """The passages; none for a stranger where the source is confidential."""
        if self._is_masked(citation):
            return []
        shown: list[dict[str, Any]] = PassageSerializer(citation.passages.all(), many=True, context=self.context).data  # type: ignore[assignment]
        return shown


class ParticipationSerializer(serializers.ModelSerializer[Participation]):
    """A part in an event."""

    id = Id(source="public_id", read_only=True)
    actor = Id(source="actor.public_id", read_only=True)
    name = serializers.CharField(source="actor.name", read_only=True)

    class Meta:
        model = Participation
        fields = ("id", "version", "actor", "name", "role", "is_alleged")


class RelationSerializer(serializers.ModelSerializer[Relation]):
    """How the event stands to another."""

    id = Id(source="public_id", read_only=True)
    event = serializers.IntegerField(source="event.number", read_only=True)
    other = serializers.IntegerField(source="other.number", read_only=True)
    citation = Id(source="citation.public_id", read_only=True, allow_null=True, default=None)

    class Meta:
        model = Relation
        fields = (
            "id",
            "version",
            "event",
            "kind",
            "other",
            "gap_least",
            "gap_most",
            "gap_unit",
            "clock",
            "citation",
            "is_inferred",
        )


class EventSerializer(serializers.ModelSerializer[Event]):
    """An event as it stands in a list."""

    id = Id(source="public_id", read_only=True)
    date = DateField()
    computed = DateField()
    place = Id(source="place.public_id", read_only=True, allow_null=True, default=None)
    tags = serializers.SerializerMethodField()
    people = ParticipationSerializer(source="participations", many=True, read_only=True)

    class Meta:
        model = Event
        fields: tuple[str, ...] = (
            "id",
            "number",
            "version",
            "title",
            "mention",
            "summary",
            "occurrence",
            "weight",
            "date",
            "computed",
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
