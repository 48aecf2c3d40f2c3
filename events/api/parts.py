"""Who took part in an event, over the API."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from rest_framework.request import Request
from rest_framework.response import Response

from events.actions.parts import add_part, edit_part, remove_part
from events.api.deeds import Deeds, version_seen
from events.api.event_inputs import NewPart, PartFields
from events.api.event_serializers import ParticipationSerializer
from events.models import Event, Participation, User


class Parts(Deeds[Participation]):
    """Parts in one event."""

    queryset = Participation.objects.select_related("actor", "timeline")
    serializer_class = ParticipationSerializer
    adding = NewPart
    editing = PartFields
    event: Event

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Find the event. Raises Http404."""
        super().initial(request, *args, **kwargs)
        if self.action in (None, "metadata"):
            return
        readable = Event.objects.visible_to(self.request.user, token=self.token).standing()
        event = readable.filter(timeline=self.timeline, number=kwargs["number"]).first()
        if event is None:
            raise Http404
        self.event = event

    def get_queryset(self) -> QuerySet[Participation]:
        """The event's own."""
        rows = super().get_queryset()
        return rows if getattr(self, "swagger_fake_view", False) else rows.filter(event=self.event)

    def do_add(self, by: User, given: dict[str, Any], once: dict[str, Any]) -> Participation:
        """Say that somebody took part."""
        return add_part(event=self.event, by=by, **given, **once)

    def do_edit(self, row: Participation, by: User, version: int, given: dict[str, Any], reason: str) -> Participation:
        """Another role."""
        return edit_part(part=row, fields=given, version=version, by=by)

    def withdraw(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Take somebody off the event; the history keeps it."""
        part, by = self.target(), self.permit()
        remove_part(part=part, version=version_seen(request), by=by)
        return Response(status=204, headers={"Cache-Control": "no-store"})
