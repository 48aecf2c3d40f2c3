"""Timelines over the API: read, begun, settled, shown to more or fewer people, put into the bin and taken out."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from events.actions.groups import FIELDS as GROUPING
from events.actions.groups import MOST_IN_ORDER, arrange_groups
from events.actions.timeline_settings import edit_timeline
from events.actions.timelines import bin_timeline, create_timeline, restore_timeline, set_visibility
from events.api.authentication import reader_of
from events.api.deeds import Why, account_with, asked_once, body_of, version_seen
from events.api.inputs import Flag, Input, Number, Text
from events.api.serializers import TimelineSerializer
from events.api.within import Declared
from events.models import ApiToken, GroupBy, Role, Timeline, User, Visibility
from events.queries.reader.desk import may, role_in


class NewTimeline(Input):
    """What a timeline begins with."""

    title = Text("title", needed=True)


class Settings(Input):
    """What an owner settles; what is not given stays."""

    title = Text("title")
    description = Text("description", help_text="Markdown")
    slug = Text("slug", help_text="the timeline's address")
    language = Text("language", help_text="a BCP 47 tag")
    time_zone = Text("time_zone", help_text="an IANA name")
    opening_from = Text("opening_from", help_text="a date in words or EDTF; with opening_to, or both empty")
    opening_to = Text("opening_to")
    group_by = serializers.ChoiceField(choices=GroupBy.choices, required=False)
    group_order = serializers.ListField(child=serializers.UUIDField(), max_length=MOST_IN_ORDER, required=False)
    group_collapsed = serializers.ListField(
        child=Text("name"), max_length=MOST_IN_ORDER, required=False, help_text="groups that are folded at first"
    )
    two_person_rule = Flag(required=False, help_text="what all readers see takes another editor's yes")
    quote_characters = Number(most=100_000, required=False)
    quote_percent = Number(most=100, required=False)
    quote_least = Number(most=10_000_000, required=False)
    reason = Text("reason", help_text="why, for the history")


class Shown(Input):
    """Who may read the timeline."""

    visibility = serializers.ChoiceField(choices=Visibility.choices)


class Timelines(Declared[Timeline]):
    """Timelines the caller may read."""

    queryset = Timeline.objects.none()
    serializer_class = TimelineSerializer
    lookup_field = "slug"
    adding = NewTimeline
    editing = Settings
    bodies: Mapping[str, type[Input]] = MappingProxyType({"restore": Why, "show": Shown})
    making: frozenset[str] = frozenset()
    _row: Timeline | None = None

    def get_queryset(self) -> QuerySet[Timeline]:
        """By the one rule of visibility; an unlisted timeline by the token in its address; with a key by its reach."""
        if getattr(self, "swagger_fake_view", False):
            return Timeline.objects.none()
        readable = Timeline.objects.visible_to(reader_of(self.request, None), token=self.token)
        held = self.request.auth.timeline_id if isinstance(self.request.auth, ApiToken) else None
        if held is not None:
            own = Timeline.objects.visible_to(self.request.user).filter(pk=held)
            readable = Timeline.objects.filter(Q(pk__in=readable.values("pk")) | Q(pk__in=own.values("pk")))
        return readable.select_related("ledger").order_by("id")

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One page of timelines."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One timeline. To a member its ETag is its version."""
        timeline = self.get_object()
        response = Response(self.get_serializer(timeline).data)
        if role_in(timeline, reader_of(request, timeline)) is not None:
            response["ETag"] = f'"{timeline.version}"'
            response["Cache-Control"] = "no-store"
        return response

    def add(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Begin a private timeline that the caller owns. A key for one timeline begins no other."""
        is_free = not (isinstance(request.auth, ApiToken) and request.auth.timeline_id)
        by = account_with(request, Role.OWNER, has_role=is_free)
        title = self.given(NewTimeline)["title"]
        return self._answer(create_timeline(title=title, by=by, **asked_once(request)), 201)

    def edit(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Change settings: owners all of them, editors what is about groups."""
        asked = set(request.data) if isinstance(request.data, dict) else set()
        is_grouping = bool(asked) and asked <= {*GROUPING, "reason"}
        timeline, by = self._allowed(self.get_queryset(), Role.EDITOR if is_grouping else Role.OWNER)
        version = version_seen(request)
        fields = self.given(Settings, is_partial=True)
        reason = fields.pop("reason", "")
        settle = arrange_groups if is_grouping else edit_timeline
        return self._answer(settle(timeline=timeline, fields=fields, version=version, by=by, reason=reason))

    def show(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Make it private, unlisted or public."""
        timeline, by = self._owned(self.get_queryset())
        version = version_seen(request)
        shown = Visibility(self.given(Shown)["visibility"])
        return self._answer(set_visibility(timeline=timeline, visibility=shown, by=by, version=version))

    def withdraw(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Put it into the bin."""
        timeline, by = self._owned(self.get_queryset())
        stored = bin_timeline(timeline=timeline, by=by, version=version_seen(request))
        return self._tagged(Response(status=204), stored)

    def restore(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Take it out of the bin: for its owners alone there is anything there."""
        mine = request.user.memberships.filter(role=Role.OWNER) if isinstance(request.user, User) else None
        if mine is None:
            raise Http404
        binned = Timeline.objects.filter(binned_at__isnull=False, pk__in=mine.values("timeline_id"))
        timeline, by = self._owned(binned)
        version = version_seen(request)
        self.given(Why)
        return self._answer(restore_timeline(timeline=timeline, by=by, version=version))

    def given(self, form: type[Input], *, is_partial: bool = False) -> dict[str, Any]:
        """The fields of the body."""
        return body_of(self.request, form, dict(self.get_serializer_context()), is_partial=is_partial)

    def current(self) -> Any:
        """The timeline as it is stored."""
        return None if self._row is None else self.get_serializer(Timeline.objects.get(pk=self._row.pk)).data

    def _owned(self, rows: QuerySet[Timeline]) -> tuple[Timeline, User]:
        return self._allowed(rows, Role.OWNER)

    def _allowed(self, rows: QuerySet[Timeline], role: Role) -> tuple[Timeline, User]:
        timeline = rows.filter(slug=self.kwargs["slug"]).first()
        if timeline is None:
            raise Http404
        self._row = timeline
        reader = reader_of(self.request, timeline)
        by = account_with(self.request, role, has_role=may(role_in(timeline, reader), role))
        return timeline, by

    def _answer(self, timeline: Timeline, status: int = 200) -> Response:
        stored = Timeline.objects.select_related("ledger").get(pk=timeline.pk)
        return self._tagged(Response(self.get_serializer(stored).data, status=status), stored)

    def _tagged(self, response: Response, stored: Timeline) -> Response:
        response["ETag"] = f'"{stored.version}"'
        response["Cache-Control"] = "no-store"
        return response
