"""Addresses: one list per noun, under its prefix."""

from django.urls import URLPattern, URLResolver, include, path

from events.views import accounts, export, help, home

app_name = "events"

site = [
    path("", home.home, name="home"),
    path("sign-in/", accounts.SignIn.as_view(), name="sign-in"),
    path("sign-out/", accounts.SignOut.as_view(), name="sign-out"),
    path("help/dates/", help.dates, name="dates-help"),
]
timelines: list[URLPattern] = [
    path("export.json", export.export, name="export"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *site,
    path("t/<slug:slug>/", include(timelines)),
    path("api/", include("events.api.urls")),
]
