"""Relations over the API: how events stand to each other."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from events.actions.relation_checks import LONGEST_GAP
from events.actions.relations import add_relation, edit_relation, restore_relation, withdraw_relation
from events.api.deeds import Deeds
from events.api.event_serializers import RelationSerializer
from events.api.filters import RelationFilter
from events.api.inputs import EventNumber, Flag, Input, Number, Of, Text
from events.models import Citation, Clock, Relation, RelationKind, Unit, User


class RelationFields(Input):
    """What a relation says; what is not given stays."""

    kind = serializers.ChoiceField(choices=RelationKind.choices)
    other = EventNumber(help_text="the other event's number")
    gap_least = Number(most=LONGEST_GAP, required=False, allow_null=True)
    gap_most = Number(most=LONGEST_GAP, required=False, allow_null=True)
    gap_unit = serializers.ChoiceField(choices=Unit.choices, required=False, allow_blank=True)
    clock = serializers.ChoiceField(choices=Clock.choices, required=False)
    citation = Of(Citation, required=False, allow_null=True, help_text="what says so")
    is_inferred = Flag(required=False, help_text="ours, not a source's words")
    reason = Text("reason", help_text="why, for the history")


class NewRelation(RelationFields):
    """A relation: `event` stands so to `other`."""

    event = EventNumber(help_text="the number of the event it starts from")


class Relations(Deeds[Relation]):
    """How events stand to each other."""

    queryset = Relation.objects.filter(withdrawn_at__isnull=True).select_related("event", "other", "citation")
    serializer_class = RelationSerializer
    filterset_class = RelationFilter
    adding = NewRelation
    editing = RelationFields

    def withdrawn(self) -> QuerySet[Relation]:
        """Those taken back as well."""
        return Relation.objects.visible_to(self.request.user).filter(timeline=self.timeline)

    def do_add(self, by: User, given: dict[str, Any], once: dict[str, Any]) -> Relation:
        """Relate two events."""
        return add_relation(by=by, **given, **once)

    def do_edit(self, row: Relation, by: User, version: int, given: dict[str, Any], reason: str) -> Relation:
        """Change what is said."""
        return edit_relation(relation=row, fields=given, version=version, by=by, reason=reason)

    def do_withdraw(self, row: Relation, by: User, version: int, reason: str) -> Relation:
        """Take it back."""
        return withdraw_relation(relation=row, version=version, by=by, reason=reason)

    def do_restore(self, row: Relation, by: User, version: int, reason: str) -> Relation:
        """Bring it back."""
        return restore_relation(relation=row, version=version, by=by, reason=reason)
