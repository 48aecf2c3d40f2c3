"""What is shown of a timeline, its sources, people, places, tags and notes: allow-lists, nothing by default.

`context["is_member"]` decides what is left out for a stranger.
"""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from events.api.authentication import reader_of
from events.api.fields import DateField, Id
from events.models import Actor, Annotation, Change, DigestParagraph, Membership, Place, Source, Tag, Timeline
from events.queries.notes.mentions import as_read, typed
from events.queries.reader.deed_words import deed_words
from events.queries.reader.desk import role_in


class TimelineSerializer(serializers.ModelSerializer[Timeline]):
    """A timeline's title page."""

    id = Id(source="public_id", read_only=True)
    change = serializers.IntegerField(source="ledger.change_number", read_only=True)

    class Meta:
        model = Timeline
        fields = (
            "id",
            "version",
            "slug",
            "title",
            "description",
            "language",
            "time_zone",
            "visibility",
            "group_by",
            "group_order",
            "group_collapsed",
            "two_person_rule",
            "quote_characters",
            "quote_percent",
            "quote_least",
            "change",
        )

    def to_representation(self, instance: Timeline) -> dict[str, Any]:
        """Ids of groups are for members: what only drafts mention may be among them. How one works is theirs, too."""
        shown = super().to_representation(instance)
        request = self.context.get("request")
        if request is None or role_in(instance, reader_of(request, instance)) is None:
            del shown["group_order"], shown["group_collapsed"], shown["two_person_rule"]
        return shown


class MemberSerializer(serializers.ModelSerializer[Membership]):
    """A member: shown to members alone."""

    user = serializers.CharField(source="user.username", read_only=True)
    name = serializers.CharField(source="user.get_full_name", read_only=True)

    class Meta:
        model = Membership
        fields = ("id", "version", "user", "name", "role")


class ChangeSerializer(serializers.ModelSerializer[Change]):
    """A deed as the log keeps it: shown to members alone."""

    by = serializers.CharField(source="by.username", read_only=True, default="")
    does = serializers.SerializerMethodField()
    reverts = serializers.IntegerField(source="reverts.number", read_only=True, allow_null=True, default=None)

    class Meta:
        model = Change
        fields = ("number", "by", "at", "verb", "does", "reason", "reverts")

    def get_does(self, change: Change) -> str:
        """The verb in words."""
        return deed_words(change.verb)


class DigestParagraphSerializer(serializers.ModelSerializer[DigestParagraph]):
    """One paragraph of a summary in our own words."""

    id = Id(source="public_id", read_only=True)
    paragraph = serializers.IntegerField(source="number", read_only=True)

    class Meta:
        model = DigestParagraph
        fields = ("id", "version", "paragraph", "text")


class SourceSerializer(serializers.ModelSerializer[Source]):
    """A source's record. Of a confidential one a stranger gets the id and the label."""

    id = Id(source="public_id", read_only=True)
    published = DateField()
    derived_from = Id(source="derived_from.public_id", read_only=True, allow_null=True, default=None)
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
        fields = ("id", "version", "name")


class AnnotationSerializer(serializers.ModelSerializer[Annotation]):
    """A note, signed by the label its author chose; never by an account."""

    id = Id(source="public_id", read_only=True)
    event = serializers.IntegerField(source="event.number", read_only=True, allow_null=True, default=None)
    citation = Id(source="citation.public_id", read_only=True, allow_null=True, default=None)
    about_source = Id(source="source.public_id", read_only=True, allow_null=True, default=None)
    reply_to = Id(source="reply_to.public_id", read_only=True, allow_null=True, default=None)
    body = serializers.SerializerMethodField(help_text="Markdown; @account is a member, whom strangers read as @member")

    assigned_to = serializers.SerializerMethodField(
        help_text="an account, for members; null for nobody and for strangers"
    )

    def get_assigned_to(self, note: Annotation) -> str | None:
        """Whose it is to settle."""
        return note.assigned_to.get_username() if note.assigned_to and self.context["is_member"] else None

    def get_body(self, note: Annotation) -> str:
        """As it can be sent back by its author; to strangers without anybody's name."""
        return typed(note) if self.context["is_member"] else as_read(note, is_member=False)

    class Meta:
        model = Annotation
        fields = (
            "id",
            "version",
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
            "assigned_to",
            "pinned_at",
            "hidden_at",
            "hidden_reason",
        )
