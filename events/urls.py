"""Addresses: one list per noun, under its prefix."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "events"

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", include("events.api.urls")),
]
