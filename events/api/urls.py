"""The API's addresses."""

from typing import Any

from django.urls import URLPattern, path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.viewsets import ReadOnlyModelViewSet

from events.api import viewsets as v


def noun(name: str, viewset: type[ReadOnlyModelViewSet[Any]], one: str = "uuid:id") -> list[URLPattern]:
    """The list of a noun within a timeline, and one of it."""
    within = f"timelines/<slug:slug>/{name}s/"
    return [
        path(within, viewset.as_view({"get": "list"}), name=f"api-{name}s"),
        path(f"{within}<{one}>/", viewset.as_view({"get": "retrieve"}), name=f"api-{name}"),
    ]


urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("timelines/", v.TimelineViewSet.as_view({"get": "list"}), name="api-timelines"),
    path("timelines/<slug:slug>/", v.TimelineViewSet.as_view({"get": "retrieve"}), name="api-timeline"),
    *noun("event", v.EventViewSet, one="int:number"),
    *noun("source", v.SourceViewSet),
    *noun("actor", v.ActorViewSet),
    *noun("place", v.PlaceViewSet),
    *noun("tag", v.TagViewSet),
    *noun("annotation", v.AnnotationViewSet),
]
