"""The API's addresses."""

from django.urls import path
from drf_spectacular.views import SpectacularAPIView

from events.api import viewsets as v

LIST, ONE = {"get": "list"}, {"get": "retrieve"}

urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("timelines/", v.TimelineViewSet.as_view(LIST), name="api-timelines"),
    path("timelines/<slug:slug>/", v.TimelineViewSet.as_view(ONE), name="api-timeline"),
    path("timelines/<slug:slug>/events/", v.EventViewSet.as_view(LIST), name="api-events"),
    path("timelines/<slug:slug>/events/<int:number>/", v.EventViewSet.as_view(ONE), name="api-event"),
    *(
        pattern
        for noun, viewset in {
            "source": v.SourceViewSet,
            "actor": v.ActorViewSet,
            "place": v.PlaceViewSet,
            "tag": v.TagViewSet,
            "annotation": v.AnnotationViewSet,
        }.items()
        for pattern in (
            path(f"timelines/<slug:slug>/{noun}s/", viewset.as_view(LIST), name=f"api-{noun}s"),
            path(f"timelines/<slug:slug>/{noun}s/<uuid:id>/", viewset.as_view(ONE), name=f"api-{noun}"),
        )
    ),
]
