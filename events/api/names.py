"""People, places and tags over the API: made, edited, merged with memory, withdrawn and restored."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from events.actions import actors, places, tags
from events.api import serializers as shown
from events.api.deeds import Deeds, M, Why, version_seen
from events.api.inputs import Ids, Input, Of, Text
from events.models import Actor, ActorKind, Place, PlaceKind, Tag, User


class ActorFields(Input):
    """What is known of a person or organisation."""

    name = Text("name", needed=True)
    kind = serializers.ChoiceField(choices=ActorKind.choices, required=False)
    aliases = serializers.ListField(child=Text("name", needed=True), required=False, max_length=100)
    description = Text("description")
    external_ids = Ids()
    reason = Text("reason", help_text="why, for the history")


class PlaceFields(Input):
    """What is known of a place."""

    name = Text("name", needed=True)
    kind = serializers.ChoiceField(choices=PlaceKind.choices, required=False, allow_blank=True)
    aliases = serializers.ListField(child=Text("name", needed=True), required=False, max_length=100)
    latitude = serializers.FloatField(min_value=-90, max_value=90, required=False, allow_null=True)
    longitude = serializers.FloatField(min_value=-180, max_value=180, required=False, allow_null=True)
    external_ids = Ids()
    note = Text("note")
    reason = Text("reason", help_text="why, for the history")


class TagName(Input):
    """A tag's word."""

    name = Text("name", needed=True)
    reason = Text("reason", help_text="why, for the history")


class IntoActor(Why):
    """Whom this one is the same as."""

    into = Of(Actor)


class IntoPlace(Why):
    """Which place this one is the same as."""

    into = Of(Place)


class _Named(Deeds[M]):
    """Rows with a name, which the bin keeps when they are withdrawn."""

    def withdrawn(self) -> QuerySet[M]:
        """Those taken back as well."""
        rows: Any = self.get_queryset().model._default_manager
        found: QuerySet[M] = rows.visible_to(self.request.user).filter(timeline=self.timeline)
        return found


class Actors(_Named[Actor]):
    """People and organisations."""

    queryset = Actor.objects.filter(merged_into__isnull=True, withdrawn_at__isnull=True)
    serializer_class = shown.ActorSerializer
    adding = editing = ActorFields
    bodies: Mapping[str, type[Input]] = MappingProxyType({"restore": Why, "merge": IntoActor})

    def do_add(self, by: User, given: dict[str, Any], once: dict[str, Any]) -> Actor:
        """Add one by itself."""
        given.pop("reason", None)
        return actors.add_actor(timeline=self.timeline, by=by, **given, **once)

    def do_edit(self, row: Actor, by: User, version: int, given: dict[str, Any], reason: str) -> Actor:
        """Change what is known."""
        return actors.edit_actor(actor=row, fields=given, version=version, by=by, reason=reason)

    def do_withdraw(self, row: Actor, by: User, version: int, reason: str) -> Actor:
        """Take back; refused while something names them."""
        return actors.withdraw_actor(actor=row, version=version, by=by, reason=reason)

    def do_restore(self, row: Actor, by: User, version: int, reason: str) -> Actor:
        """Bring back."""
        return actors.restore_actor(actor=row, version=version, by=by, reason=reason)

    def merge(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Say that two are one; what named this one names the other. Answers with the one that stays."""
        row, by = self.target(), self.permit()
        version, given = version_seen(request), self.given(IntoActor)
        reason = given.get("reason", "")
        actors.merge_actors(actor=row, into=given["into"], version=version, by=by, reason=reason)
        return self.answer(given["into"])


class Places(_Named[Place]):
    """Places."""

    queryset = Place.objects.filter(merged_into__isnull=True, withdrawn_at__isnull=True)
    serializer_class = shown.PlaceSerializer
    adding = editing = PlaceFields
    bodies: Mapping[str, type[Input]] = MappingProxyType({"restore": Why, "merge": IntoPlace})

    def do_add(self, by: User, given: dict[str, Any], once: dict[str, Any]) -> Place:
        """Add one by itself."""
        given.pop("reason", None)
        return places.add_place(timeline=self.timeline, by=by, **given, **once)

    def do_edit(self, row: Place, by: User, version: int, given: dict[str, Any], reason: str) -> Place:
        """Change what is known."""
        return places.edit_place(place=row, fields=given, version=version, by=by, reason=reason)

    def do_withdraw(self, row: Place, by: User, version: int, reason: str) -> Place:
        """Take back; refused while an event stands there."""
        return places.withdraw_place(place=row, version=version, by=by, reason=reason)

    def do_restore(self, row: Place, by: User, version: int, reason: str) -> Place:
        """Bring back."""
        return places.restore_place(place=row, version=version, by=by, reason=reason)

    def merge(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Say that two are one. Answers with the one that stays."""
        row, by = self.target(), self.permit()
        version, given = version_seen(request), self.given(IntoPlace)
        reason = given.get("reason", "")
        places.merge_places(place=row, into=given["into"], version=version, by=by, reason=reason)
        return self.answer(given["into"])


class Tags(_Named[Tag]):
    """Tags."""

    queryset = Tag.objects.filter(withdrawn_at__isnull=True)
    serializer_class = shown.TagSerializer
    adding = editing = TagName

    def do_add(self, by: User, given: dict[str, Any], once: dict[str, Any]) -> Tag:
        """A new word."""
        return tags.add_tag_word(timeline=self.timeline, name=given["name"], by=by, **once)

    def do_edit(self, row: Tag, by: User, version: int, given: dict[str, Any], reason: str) -> Tag:
        """Another word for it."""
        name = given.get("name", row.name)
        return tags.rename_tag(tag=row, name=name, version=version, by=by, reason=reason)

    def do_withdraw(self, row: Tag, by: User, version: int, reason: str) -> Tag:
        """Take back; refused while an event carries it."""
        return tags.withdraw_tag(tag=row, version=version, by=by, reason=reason)

    def do_restore(self, row: Tag, by: User, version: int, reason: str) -> Tag:
        """Bring back."""
        return tags.restore_tag(tag=row, version=version, by=by, reason=reason)
