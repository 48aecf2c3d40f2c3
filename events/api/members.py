"""Members over the API: who belongs to a timeline, for its members; let in, given another role, taken out by owners."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from events.actions.members import add_member, remove_member, set_role
from events.api.deeds import Deeds, account_with, version_seen
from events.api.inputs import Input, Text
from events.api.serializers import MemberSerializer
from events.models import Membership, Role, User


class NewMember(Input):
    """An account that is let in."""

    user = Text("name", needed=True, help_text="the account's name, written exactly")
    role = serializers.ChoiceField(choices=Role.choices)


class RoleOf(Input):
    """Another role."""

    role = serializers.ChoiceField(choices=Role.choices)


class Members(Deeds[Membership]):
    """Members of a timeline, for its members."""

    queryset = Membership.objects.select_related("user", "timeline")
    serializer_class = MemberSerializer
    lookup_field = "pk"
    lookup_url_kwarg = "number"
    needed = Role.OWNER
    adding = NewMember
    editing = RoleOf

    def get_queryset(self) -> QuerySet[Membership]:
        """The timeline's own; all of them are asked for by members only."""
        if getattr(self, "swagger_fake_view", False):
            return Membership.objects.none()
        return Membership.objects.filter(timeline=self.timeline).select_related("user", "timeline")

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Who is no member is refused, whether or not there is such a member."""
        super().initial(request, *args, **kwargs)
        if self.action not in (None, "metadata"):
            self.permit(Role.READER)

    def do_add(self, by: User, given: dict[str, Any], once: dict[str, Any]) -> Membership:
        """Let somebody in; who has the role already stays as they are."""
        return add_member(timeline=self.timeline, user=given["user"], role=Role(given["role"]), by=by)

    def do_edit(self, row: Membership, by: User, version: int, given: dict[str, Any], reason: str) -> Membership:
        """Give another role."""
        return set_role(membership=row, role=Role(given["role"]), version=version, by=by)

    def withdraw(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Take somebody out: an owner anybody, and everybody themselves."""
        row = self.target()
        by = self.permit(Role.READER if row.user_id == request.user.pk else Role.OWNER)
        account_with(request, Role.OWNER, has_role=True)  # a key that may do less takes nobody out, its owner neither
        remove_member(membership=row, version=version_seen(request), by=by, reason=self.reason())
        return Response(status=204, headers={"Cache-Control": "no-store"})
