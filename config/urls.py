"""Where the address space begins: the pages and the API are lists of their own; the admin is for who runs the site."""

from django.urls import include, path

from events.admin import site

urlpatterns = [
    path("admin/", site.urls),
    path("", include("events.urls")),
]

handler400 = "events.views.oversize.bad_request"
