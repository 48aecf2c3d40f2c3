"""Addresses: one list per noun, under its prefix."""

from django.urls import URLPattern, URLResolver, include, path

from events.views import accounts, citations, events, export, help, home, people, places, sources, timelines, viewport

app_name = "events"

site = [
    path("", home.home, name="home"),
    path("sign-in/", accounts.SignIn.as_view(), name="sign-in"),
    path("sign-out/", accounts.SignOut.as_view(), name="sign-out"),
    path("help/dates/", help.dates, name="dates-help"),
]
timeline: list[URLPattern] = [
    path("", timelines.timeline, name="timeline"),
    path("viewport.json", viewport.data, name="viewport"),
    path("export.json", export.export, name="export"),
    path("<int:number>", events.event, name="event"),
    path("<int:number>/panel", events.panel, name="event-panel"),
    path("<int:number>/citations/<uuid:citation_id>", citations.citation, name="citation"),
    path("sources/", sources.sources, name="source-list"),
    path("sources/<uuid:source_id>", sources.source, name="source"),
    path("people/<uuid:actor_id>", people.person, name="person"),
    path("places/<uuid:place_id>", places.place, name="place"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *site,
    path("t/<slug:slug>/", include(timeline)),
    path("api/", include("events.api.urls")),
]
