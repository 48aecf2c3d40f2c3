"""Proposals over the API, for members: what waits for a second person, and the answer to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import Any, cast

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from events.actions.proposals import accept_proposal, decline_proposal, withdraw_proposal
from events.api.deeds import Deeds, version_seen
from events.api.fields import Id
from events.api.filters import ProposalFilter
from events.api.inputs import Flag, Input, Text
from events.models import Event, Proposal, Role
from events.queries.proposals.pages import proposal_shown
from events.queries.reader.sight import Sight


class ProposalSerializer(serializers.ModelSerializer[Proposal]):
    """What somebody proposes: shown to members alone."""

    id = Id(source="public_id", read_only=True)
    by = serializers.CharField(source="proposed_by.username", read_only=True, default="")
    at = serializers.DateTimeField(source="proposed_at", read_only=True)
    events = serializers.SerializerMethodField()
    decided_by = serializers.CharField(source="decided_by.username", read_only=True, default="")

    class Meta:
        model = Proposal
        fields = (
            *("id", "version", "state", "by", "at", "deed", "reason", "events"),
            *("decided_by", "decided_at", "decision_reason"),
        )

    def get_events(self, proposal: Proposal) -> list[int]:
        """The numbers of the events that it is about; of a whole list they are asked for at once."""
        known: dict[int, int] = cast(dict[str, Any], self.context).setdefault("event_numbers", {})
        if not known.keys() >= set(proposal.about):
            shown = self.parent.instance if self.parent is not None else [proposal]
            keys = {key for each in shown or [proposal] for key in each.about}
            known |= dict.fromkeys(keys, 0)  # of one that is gone nothing is said
            known |= dict(Event.objects.filter(pk__in=keys).values_list("pk", "number"))
        return sorted(known[key] for key in proposal.about if known[key])


class Difference(serializers.Serializer[Any]):
    """A field before and after, in words."""

    name = serializers.CharField()
    title = serializers.CharField()
    old = serializers.CharField()
    new = serializers.CharField()


class RowProposed(serializers.Serializer[Any]):
    """One row that would be made, altered or gone."""

    noun = serializers.CharField()
    name = serializers.CharField()
    what = serializers.ChoiceField(choices=["made", "altered", "gone"])
    event = serializers.IntegerField(allow_null=True)
    differences = Difference(many=True)


class WholeProposalSerializer(ProposalSerializer):
    """The same with what it would change, over what stands now."""

    changes = serializers.SerializerMethodField()

    class Meta:
        model = Proposal
        fields = (*ProposalSerializer.Meta.fields, "changes")

    @extend_schema_field(RowProposed(many=True))
    def get_changes(self, proposal: Proposal) -> Any:
        """Row by row, field by field."""
        sight = Sight.of_reader(proposal.timeline, self.context["request"].user)
        return RowProposed([asdict(row) for row in proposal_shown(proposal, sight).rows], many=True).data


class Accepting(Input):
    """How a proposal is accepted."""

    is_partial = Flag(required=False, help_text="leave what was written since as it is, and accept the rest")


class Declining(Input):
    """Why not."""

    reason = Text("reason", needed=True, help_text="why not, for its author")


class Proposals(Deeds[Proposal]):
    """What waits for a second person, and what was decided: for members."""

    queryset = Proposal.objects.select_related("proposed_by", "decided_by", "timeline")
    filterset_class = ProposalFilter
    bodies: Mapping[str, type[Input]] = MappingProxyType({"accept": Accepting, "decline": Declining})

    def get_serializer_class(self) -> Any:
        """A list says what of; one of them says all."""
        return ProposalSerializer if self.action == "list" else WholeProposalSerializer

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Who is no member is refused, whether or not there is such a proposal."""
        super().initial(request, *args, **kwargs)
        if self.action not in (None, "metadata"):
            self.permit(Role.READER)

    def accept(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Write it, with the dates that follow from it, as one change."""
        row, by = self.target(), self.permit(Role.EDITOR)
        version, given = version_seen(request), self.given(Accepting)
        accept_proposal(proposal=row, version=version, by=by, **given)
        return self.answer(row)

    def decline(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Leave everything as it stands, for a reason."""
        row, by = self.target(), self.permit(Role.EDITOR)
        version, given = version_seen(request), self.given(Declining)
        return self.answer(decline_proposal(proposal=row, version=version, by=by, **given))

    def withdraw(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Take one's own back."""
        row, by = self.target(), self.permit(Role.ANNOTATOR)
        withdraw_proposal(proposal=row, version=version_seen(request), by=by)
        return self.gone(row)
