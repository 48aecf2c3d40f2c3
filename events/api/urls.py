"""The API's addresses."""

from typing import Any

from django.urls import URLPattern, path, re_path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.viewsets import GenericViewSet

from events.api.annotations import Annotations
from events.api.changes import Changes
from events.api.citations import Citations
from events.api.eras import Eras
from events.api.events import Events
from events.api.explanations import Explanations
from events.api.members import Members
from events.api.missing import Nothing
from events.api.names import Actors, Places, Tags
from events.api.parts import Parts
from events.api.proposals import Proposals
from events.api.quotations import Quotes, Readings
from events.api.relations import Relations
from events.api.sources import Paragraphs, Sources
from events.api.stories import Steps, Stories
from events.api.timelines import Timelines

ONE = {"patch": "edit", "delete": "withdraw"}
ALL = {"post": "add", **ONE}
EVENT = "timelines/<slug:slug>/events/<int:number>/"
STORIES = "timelines/<slug:slug>/stories/"
SOURCE = "timelines/<slug:slug>/sources/<uuid:id>/"


def noun(name: str, viewset: type[GenericViewSet[Any]], deeds: str = "", one: str = "uuid:id") -> list[URLPattern]:
    """The list of a noun within a timeline, one of it, and its deeds: methods (post, patch, delete) and others.

    A deed that is no method has an address of its own below the noun's, and is sent there by POST.
    """
    within = f"timelines/<slug:slug>/{name}s/"
    asked = deeds.split()
    methods = {method: action for method, action in ALL.items() if method in asked}
    on_all = {method: action for method, action in methods.items() if method == "post"}
    on_one = {method: action for method, action in methods.items() if method != "post"}
    return [
        path(within, viewset.as_view({"get": "list", **on_all}), name=f"api-{name}s"),
        path(f"{within}<{one}>/", viewset.as_view({"get": "retrieve", **on_one}), name=f"api-{name}"),
        *(
            path(f"{within}<{one}>/{deed}/", viewset.as_view({"post": deed}), name=f"api-{name}-{deed}")
            for deed in asked
            if deed not in ALL
        ),
    ]


urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("timelines/", Timelines.as_view({"get": "list", "post": "add"}), name="api-timelines"),
    path(
        "timelines/<slug:slug>/",
        Timelines.as_view({"get": "retrieve", "patch": "edit", "delete": "withdraw"}),
        name="api-timeline",
    ),
    path("timelines/<slug:slug>/restore/", Timelines.as_view({"post": "restore"}), name="api-timeline-restore"),
    path("timelines/<slug:slug>/show/", Timelines.as_view({"post": "show"}), name="api-timeline-show"),
    *noun("event", Events, "post patch delete restore", one="int:number"),
    path(f"{EVENT}suggest/", Events.as_view({"post": "suggest"}), name="api-event-suggest"),
    path(f"{EVENT}tags/", Events.as_view({"post": "tag"}), name="api-event-tags"),
    path(f"{EVENT}tags/<uuid:tag>/", Events.as_view({"delete": "untag"}), name="api-event-tag"),
    path(f"{EVENT}explanation/", Explanations.as_view({"get": "retrieve"}), name="api-event-explanation"),
    path(f"{EVENT}people/", Parts.as_view({"get": "list", "post": "add"}), name="api-event-people"),
    path(f"{EVENT}people/<uuid:id>/", Parts.as_view({"get": "retrieve", **ONE}), name="api-event-part"),
    *noun("relation", Relations, "post patch delete restore"),
    path(f"{EVENT}citations/", Citations.as_view({"get": "list", "post": "add"}), name="api-citations"),
    path(f"{EVENT}citations/<uuid:id>/", Citations.as_view({"get": "retrieve", **ONE}), name="api-citation"),
    path(f"{EVENT}citations/<uuid:id>/restore/", Citations.as_view({"post": "restore"}), name="api-citation-restore"),
    path(f"{EVENT}citations/<uuid:id>/quotes/", Quotes.as_view({"post": "add"}), name="api-quotes"),
    path(f"{EVENT}citations/<uuid:id>/quotes/<uuid:part>/", Quotes.as_view({**ONE}), name="api-quote"),
    path(f"{EVENT}citations/<uuid:id>/readings/", Readings.as_view({"post": "add"}), name="api-readings"),
    path(f"{EVENT}citations/<uuid:id>/readings/<uuid:part>/", Readings.as_view({**ONE}), name="api-reading"),
    *noun("source", Sources, "post patch delete restore"),
    path(f"{SOURCE}digest/", Paragraphs.as_view({"get": "list", "post": "add"}), name="api-digest"),
    path(f"{SOURCE}digest/<uuid:paragraph>/", Paragraphs.as_view({"get": "retrieve", **ONE}), name="api-paragraph"),
    *noun("actor", Actors, "post patch delete restore merge"),
    *noun("place", Places, "post patch delete restore merge"),
    *noun("tag", Tags, "post patch delete restore"),
    path(f"{STORIES}", Stories.as_view({"get": "list", "post": "add"}), name="api-stories"),
    path(f"{STORIES}<uuid:id>/", Stories.as_view({"get": "retrieve", **ONE}), name="api-story"),
    path(f"{STORIES}<uuid:id>/restore/", Stories.as_view({"post": "restore"}), name="api-story-restore"),
    path(f"{STORIES}<uuid:id>/steps/", Steps.as_view({"get": "list", "post": "add"}), name="api-steps"),
    path(f"{STORIES}<uuid:id>/steps/<uuid:step>/", Steps.as_view({"get": "retrieve", **ONE}), name="api-step"),
    *noun("era", Eras, "post patch delete restore"),
    *noun("annotation", Annotations, "post patch delete restore reply resolve reopen assign pin unpin hide unhide"),
    *noun("member", Members, "post patch delete", one="int:number"),
    *noun("proposal", Proposals, "delete accept decline"),
    *noun("change", Changes, "undo", one="int:number"),
    re_path(r"^[\s\S]+$", Nothing.as_view(), name="api-nothing"),
]
