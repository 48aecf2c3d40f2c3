"""Events over the API: read, entered as facts, edited and dated, tagged, withdrawn and restored."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any, cast

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from events.actions.changes import one_deed
from events.actions.dating import redate_event
from events.actions.events import edit_event, restore_event, set_state, withdraw_event
from events.actions.facts import Fact, Part, add_fact
from events.actions.naming import NewSource
from events.actions.parts import add_tag, remove_tag
from events.actions.proposals import Suggested, suggest_changes
from events.actions.refusals import AlreadyDone, Merged
from events.api.deeds import Deeds, Why, asked_once, version_seen
from events.api.event_inputs import EventFields, NewEvent, NewTagging, SuggestedFields
from events.api.event_serializers import EventDetailSerializer, EventSerializer
from events.api.filters import EventFilter
from events.api.inputs import Input
from events.api.lenses import ThroughALens, with_lenses
from events.api.pagination import ByNumber
from events.models import Citation, Event, Participation, Reading, Relation, Role, User
from events.models.event import EventQuerySet
from events.queries.event.merging import now_at
from events.queries.lenses.shown import with_dates


@with_lenses
class Events(ThroughALens[Event], Deeds[Event]):
    """Events: lists without, single ones with citations and relations."""

    queryset = Event.objects.all()
    serializer_class = EventSerializer
    pagination_class = ByNumber
    filterset_class = EventFilter
    lookup_field = "number"
    lookup_url_kwarg = "number"
    adding = NewEvent
    editing = EventFields
    bodies: Mapping[str, type[Input]] = MappingProxyType(
        {"restore": Why, "tag": NewTagging, "suggest": SuggestedFields}
    )
    making = frozenset({"tag"})
    unversioned = frozenset({"untag"})

    def get_serializer_class(self) -> type[serializers.BaseSerializer[Event]]:
        """One event is shown with what is said of it."""
        return EventSerializer if self.action == "list" else EventDetailSerializer

    def get_queryset(self) -> QuerySet[Event]:
        """Standing events with what is shown of them, each child by its own rule of visibility."""
        rows = cast(EventQuerySet, super().get_queryset())
        if getattr(self, "swagger_fake_view", False):
            return rows
        sight = self.sight
        people = sight.of(Participation.objects.all()).select_related("actor")
        rows = sight.of(rows).standing().select_related("place")
        rows = rows.prefetch_related(Prefetch("participations", people), "event_tags__tag")
        if self.action == "list":
            return rows
        citations = sight.of(Citation.objects.filter(withdrawn_at__isnull=True))
        relations = sight.of(Relation.objects.filter(withdrawn_at__isnull=True))
        readings = sight.of(Reading.objects.all()).prefetch_related(Prefetch("relation", relations))
        citations = citations.select_related("source", "speaker")
        citations = citations.prefetch_related("passages", Prefetch("readings", readings))
        relations = relations.select_related("event", "other", "citation")
        rows = rows.prefetch_related(Prefetch("citations", citations))
        return rows.prefetch_related(Prefetch("relations", relations))

    def get_object(self) -> Event:
        """The event of that number. Raises Merged where it is one with another by now, which the caller may read."""
        try:
            return super().get_object()
        except Http404:
            number = self.kwargs["number"]
            stays = now_at(self.timeline, number, self.request.user, token=self.token)
            if stays is None:
                raise
            raise Merged(number, into=stays.number) from None

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One event; what was merged leads to what it became (not for good: a merge can be taken back)."""
        try:
            return super().retrieve(request, *args, **kwargs)
        except Merged as merged:
            there = reverse("events:api-event", args=[kwargs["slug"], merged.into])
            query = request.META.get("QUERY_STRING", "")
            location = request.build_absolute_uri(f"{there}?{query}" if query else there)
            return Response(status=307, headers={"Location": location, "Cache-Control": "no-store"})

    def get_serializer(self, *args: Any, **kwargs: Any) -> Any:
        """Events as the caller is shown them: with what was worked out, and through a lens as they were told."""
        if args and not getattr(self, "swagger_fake_view", False):
            with_dates(self.sight, args[0] if kwargs.get("many") else [args[0]])
        return super().get_serializer(*args, **kwargs)

    def do_add(self, by: User, given: dict[str, Any], once: dict[str, Any]) -> Event:
        """Enter a fact."""
        given["people"] = tuple(Part(**part) for part in given.get("people", ()))
        given["tags"] = tuple(given.get("tags", ()))
        if (new := given.pop("new_source", None)) is not None and "source" not in given:
            given["source"] = NewSource(**new)
        return add_fact(timeline=self.timeline, fact=Fact(**given), by=by, **once)

    def withdrawn(self) -> QuerySet[Event]:
        """Withdrawn ones too, for members."""
        return Event.objects.visible_to(self.request.user).filter(timeline=self.timeline)

    def do_edit(self, row: Event, by: User, version: int, given: dict[str, Any], reason: str) -> Event:
        """Change fields, the date, who reads it: a change each, and all of them or none."""
        when, state = given.pop("when", None), given.pop("state", None)
        with one_deed():
            if given:
                row = edit_event(event=row, fields=given, version=version, by=by, reason=reason)
                version = row.version
            if when is not None:
                row = redate_event(event=row, when=when, reason=reason, version=version, by=by)
                version = row.version
            if state is not None:
                row = set_state(event=row, state=state, version=version, by=by, reason=reason)
        return row

    def do_withdraw(self, row: Event, by: User, version: int, reason: str) -> Event:
        """Withdraw it."""
        return withdraw_event(event=row, version=version, by=by, reason=reason)

    def do_restore(self, row: Event, by: User, version: int, reason: str) -> Event:
        """Bring it back."""
        return restore_event(event=row, version=version, by=by, reason=reason)

    def suggest(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Propose an edit, for a reason; it waits for an editor. Always answered as what waits is (202)."""
        event, by = self.target(), self.permit(Role.ANNOTATOR)
        version, given = version_seen(request), self.given(SuggestedFields)
        reason = given.pop("reason")
        suggest_changes(event=event, wanted=Suggested(**given), version=version, by=by, reason=reason)

    def tag(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Put a tag on the event; one that is on it stays."""
        event, by = self.target(), self.permit()
        name, once = self.given(NewTagging)["name"], asked_once(request)
        with suppress(AlreadyDone):
            add_tag(event=event, name=name, by=by, **once)
        return self.answer(event, 201)

    def untag(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Take a tag off the event; the tag stays."""
        event, by = self.target(), self.permit()
        tagging = event.event_tags.filter(tag__public_id=kwargs["tag"]).select_related("tag").first()
        if tagging is None:
            raise Http404
        remove_tag(event=event, tag=tagging.tag, by=by)
        return self.gone(event)
