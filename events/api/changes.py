"""The log of a timeline over the API, for its members; and a change taken back by another."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from events.actions.refusals import AlreadyDone
from events.actions.reverting import revert_change
from events.api.deeds import Deeds, Why, asked_once
from events.api.inputs import Flag, Input
from events.api.pagination import ByNumber
from events.api.serializers import ChangeSerializer
from events.models import Change, Role
from events.queries.history.sight import changes_seen


class Undoing(Why):
    """How a change is taken back."""

    is_partial = Flag(required=False, help_text="leave what stands in the way, and take back the rest")


class Changes(Deeds[Change]):
    """What was done to the timeline, in its order: for members."""

    queryset = Change.objects.select_related("by", "reverts")
    serializer_class = ChangeSerializer
    pagination_class = ByNumber
    lookup_field = "number"
    lookup_url_kwarg = "number"
    bodies: Mapping[str, type[Input]] = MappingProxyType({"undo": Undoing})
    making = frozenset({"undo"})

    def get_queryset(self) -> QuerySet[Change]:
        """The timeline's own, as far as this member may read them."""
        if getattr(self, "swagger_fake_view", False):
            return Change.objects.none()
        return changes_seen(self.timeline, self.permit(Role.READER)).select_related("by", "reverts")

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Who is no member is refused, whether or not there is such a change."""
        super().initial(request, *args, **kwargs)
        if self.action not in (None, "metadata"):
            self.permit(Role.READER)

    def undo(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Take a change back: by a new change, which can be taken back in its turn."""
        change, by = self.target(), self.permit(Role.ANNOTATOR)
        given, once = self.given(Undoing), asked_once(request)
        try:
            made = revert_change(change=change, by=by, **given, **once)
        except AlreadyDone as done:
            made = done.change
        return Response(self.shown(made), status=201, headers={"Cache-Control": "no-store"})
