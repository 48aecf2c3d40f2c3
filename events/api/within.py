"""Reading a timeline over the API: who asks, which parameters exist, what may be kept. Unreadable is nonexistent."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404
from django.utils.cache import patch_vary_headers
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import exceptions, viewsets
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response

from events.api.authentication import reader_of
from events.api.pagination import ById
from events.conditional import entity_tag, is_open_to_all, not_modified, with_cache_headers
from events.models import Timeline
from events.models.visibility import timelines_of

M = TypeVar("M", bound=Model)
SLUG = OpenApiParameter("slug", OpenApiTypes.STR, OpenApiParameter.PATH, description="the timeline's slug")
TOKEN = OpenApiParameter("token", OpenApiTypes.STR, description="the secret of an unlisted timeline")


class Declared(viewsets.GenericViewSet[M]):
    """A view that refuses a parameter which it does not know, by name."""

    pagination_class: type[CursorPagination] = ById
    filterset_class: type[Any] | None = None

    def parameters(self) -> set[str]:
        """The names of the parameters that exist for what is asked."""
        names = {"token"}
        if self.action == "list":
            names |= {"cursor", "page_size"} | set(self.filterset_class.base_filters if self.filterset_class else ())
        if self.request.method == "DELETE":
            names |= {"reason"}
        return names

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Raises ValidationError for parameters that do not exist."""
        super().initial(request, *args, **kwargs)
        unknown = sorted(set(request.query_params) - self.parameters())
        if unknown:
            raise exceptions.ValidationError(dict.fromkeys(unknown, "There is no such parameter here."))

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """What is answered depends on who asks, and how."""
        response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(response, ["Authorization", "Cookie"])
        return response

    def current(self) -> Any:
        """What is stored of the noun that somebody else changed meanwhile; None where it is gone."""
        return None

    @property
    def token(self) -> str:
        """The secret of an unlisted timeline, from the address."""
        token: str = self.request.query_params.get("token", "")
        return token


@extend_schema(parameters=[SLUG, TOKEN])
class WithinTimeline(Declared[M]):
    """A noun's rows in one timeline, with ETag and cache headers."""

    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    timeline: Timeline

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Find the timeline before anything else; 404 where it may not be read. A key of another opens nothing here."""
        super().initial(request, *args, **kwargs)
        found = Timeline.objects.select_related("ledger").filter(slug=kwargs["slug"]).first()
        reader = reader_of(request, found)
        if found is None or not Timeline.objects.visible_to(reader, token=self.token).filter(pk=found.pk).exists():
            raise Http404
        self.timeline = found
        request.user = reader  # everything that follows asks for this reader

    def get_queryset(self) -> QuerySet[M]:
        """Rows of this timeline that the caller may read."""
        rows = super().get_queryset()
        if getattr(self, "swagger_fake_view", False):
            return rows.none()
        readable: QuerySet[M] = rows.visible_to(self.request.user, token=self.token)  # type: ignore[attr-defined]
        return readable.filter(timeline=self.timeline)

    @property
    def is_member(self) -> bool:
        """Whether the caller belongs to the timeline."""
        timeline = getattr(self, "timeline", None)
        return timeline is not None and timelines_of(self.request.user).filter(timeline=timeline).exists()

    def get_serializer_context(self) -> dict[str, Any]:
        """Whether the caller is a member decides what is left out."""
        context = super().get_serializer_context()
        reader, timeline = getattr(self.request, "user", None), getattr(self, "timeline", None)
        return {**context, "is_member": self.is_member, "reader": reader, "timeline": timeline}

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One page of rows."""

        def answer() -> Response:
            page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
            return self.get_paginated_response(self.get_serializer(page, many=True).data)

        return self.conditional(request, answer)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One row."""
        row = self.get_object()
        version = getattr(row, "version", None) if self.is_member else None
        return self.conditional(request, lambda: Response(self.get_serializer(row).data), version=version)

    def conditional(self, request: Request, answer: Any, version: int | None = None) -> Response:
        """304 where the caller has this state already; else the answer, with ETag, cache and CORS headers.

        To a member the ETag of one row begins with its version: that is what If-Match is compared with.
        """
        tag = entity_tag(self.timeline, request.user, request.get_full_path())
        if version is not None:
            state = tag.removeprefix('W/"').removesuffix('"')
            tag = f'"{version}-{state}"'
        unchanged = not_modified(request, tag)
        response: Response = Response(status=304) if unchanged else answer()
        with_cache_headers(response, tag=tag, is_public=is_open_to_all(self.timeline, request.user))
        return response
