"""Where the address space begins: the pages and the API are lists of their own."""

from django.urls import include, path

urlpatterns = [
    path("", include("events.urls")),
]
