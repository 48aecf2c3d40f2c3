"""Lists and single nouns of a timeline that the caller may read. Unreadable answers exactly like nonexistent."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model, Prefetch, QuerySet
from django.http import Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, viewsets
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response

from events.api import serializers as shown
from events.api.event_serializers import EventDetailSerializer, EventSerializer
from events.api.filters import AnnotationFilter, EventFilter
from events.api.pagination import ById, ByNumber
from events.conditional import entity_tag, is_open_to_all, not_modified, with_cache_headers
from events.models import (
    Actor,
    Annotation,
    Citation,
    DigestParagraph,
    Event,
    EventState,
    Participation,
    Place,
    Reading,
    Relation,
    Source,
    Tag,
    Timeline,
)
from events.models.visibility import timelines_of

M = TypeVar("M", bound=Model)
SLUG = OpenApiParameter("slug", OpenApiTypes.STR, OpenApiParameter.PATH, description="the timeline's slug")


class TimelineViewSet(viewsets.ReadOnlyModelViewSet[Timeline]):
    """Timelines the caller may read."""

    queryset = Timeline.objects.none()
    serializer_class = shown.TimelineSerializer
    pagination_class = ById
    lookup_field = "slug"

    def get_queryset(self) -> QuerySet[Timeline]:
        """By the one rule of visibility; an unlisted timeline by the token in its address."""
        token = self.request.query_params.get("token", "")
        return Timeline.objects.visible_to(self.request.user, token=token).select_related("ledger").order_by("id")


@extend_schema(parameters=[SLUG])
class WithinTimeline(viewsets.ReadOnlyModelViewSet[M]):
    """A noun's rows in one timeline, with its ETag (the number of the last change) and cache headers."""

    pagination_class: type[CursorPagination] = ById
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    timeline: Timeline

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Find the timeline before anything else; 404 where it may not be read."""
        super().initial(request, *args, **kwargs)
        readable = Timeline.objects.visible_to(request.user, token=self.token)
        timeline = readable.select_related("ledger").filter(slug=kwargs["slug"]).first()
        if timeline is None:
            raise Http404
        self.timeline = timeline

    @property
    def token(self) -> str:
        """The secret of an unlisted timeline, from the address."""
        token: str = self.request.query_params.get("token", "")
        return token

    def get_queryset(self) -> QuerySet[M]:
        """Rows of this timeline that the caller may read."""
        rows = super().get_queryset()
        if getattr(self, "swagger_fake_view", False):
            return rows.none()
        readable: QuerySet[M] = rows.visible_to(self.request.user, token=self.token)  # type: ignore[attr-defined]
        return readable.filter(timeline=self.timeline)

    def get_serializer_context(self) -> dict[str, Any]:
        """Whether the caller is a member decides what is left out."""
        context = super().get_serializer_context()
        timeline = getattr(self, "timeline", None)
        is_member = timeline is not None and timelines_of(self.request.user).filter(timeline=timeline).exists()
        return {**context, "is_member": is_member}

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One page of rows."""
        return self.conditional(request, lambda: super(WithinTimeline, self).list(request, *args, **kwargs))

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One row."""
        return self.conditional(request, lambda: super(WithinTimeline, self).retrieve(request, *args, **kwargs))

    def conditional(self, request: Request, answer: Any) -> Response:
        """304 where the caller has this state already; else the answer, with ETag, cache and CORS headers."""
        tag = entity_tag(self.timeline, request.user, request.get_full_path())
        unchanged = not_modified(request, tag)
        response: Response = Response(status=304) if unchanged else answer()
        with_cache_headers(response, tag=tag, is_public=is_open_to_all(self.timeline, request.user))
        return response


class EventViewSet(WithinTimeline[Event]):
    """Events: lists without, single ones with citations and relations."""

    queryset = Event.objects.all()
    serializer_class = EventSerializer
    pagination_class = ByNumber
    filterset_class = EventFilter
    lookup_field = "number"
    lookup_url_kwarg = "number"

    def get_serializer_class(self) -> type[serializers.BaseSerializer[Event]]:
        """One event is shown with what is said of it."""
        return EventDetailSerializer if self.action == "retrieve" else EventSerializer

    def get_queryset(self) -> QuerySet[Event]:
        """Standing events with what is shown of them, each child by its own rule of visibility."""
        rows = super().get_queryset()
        if getattr(self, "swagger_fake_view", False):
            return rows
        reader, token = self.request.user, self.token
        people = Participation.objects.visible_to(reader, token=token).select_related("actor")
        rows = rows.exclude(state=EventState.WITHDRAWN).select_related("place")
        rows = rows.prefetch_related(Prefetch("participations", people), "event_tags__tag")
        if self.action != "retrieve":
            return rows
        citations = Citation.objects.visible_to(reader, token=token).filter(withdrawn_at__isnull=True)
        relations = Relation.objects.visible_to(reader, token=token).filter(withdrawn_at__isnull=True)
        readings = Reading.objects.visible_to(reader, token=token).prefetch_related(Prefetch("relation", relations))
        citations = citations.select_related("source", "speaker")
        citations = citations.prefetch_related("passages", Prefetch("readings", readings))
        relations = relations.select_related("event", "other")
        rows = rows.prefetch_related(Prefetch("citations", citations))
        return rows.prefetch_related(Prefetch("relations", relations))


class SourceViewSet(WithinTimeline[Source]):
    """Sources, with their summaries."""

    queryset = Source.objects.all()
    serializer_class = shown.SourceSerializer

    def get_queryset(self) -> QuerySet[Source]:
        """Sources with the digest paragraphs that the caller may read."""
        rows = super().get_queryset()
        if getattr(self, "swagger_fake_view", False):
            return rows
        digest = DigestParagraph.objects.visible_to(self.request.user, token=self.token)
        return rows.select_related("derived_from").prefetch_related(Prefetch("digest", digest))


class ActorViewSet(WithinTimeline[Actor]):
    """People and organisations."""

    queryset = Actor.objects.filter(merged_into__isnull=True)
    serializer_class = shown.ActorSerializer


class PlaceViewSet(WithinTimeline[Place]):
    """Places."""

    queryset = Place.objects.filter(merged_into__isnull=True)
    serializer_class = shown.PlaceSerializer


class TagViewSet(WithinTimeline[Tag]):
    """Tags."""

    queryset = Tag.objects.all()
    serializer_class = shown.TagSerializer


class AnnotationViewSet(WithinTimeline[Annotation]):
    """Notes that the caller may read."""

    queryset = Annotation.objects.filter(withdrawn_at__isnull=True).select_related("event", "citation", "source")
    serializer_class = shown.AnnotationSerializer
    filterset_class = AnnotationFilter

    def get_queryset(self) -> QuerySet[Annotation]:
        """Notes; one that answers a note which the caller may not read does not say which."""
        rows = super().get_queryset()
        if getattr(self, "swagger_fake_view", False):
            return rows
        answered = Annotation.objects.visible_to(self.request.user, token=self.token)
        return rows.prefetch_related(Prefetch("reply_to", answered.filter(withdrawn_at__isnull=True)))
