"""The admin as a door: those who run the site sign in where everybody does, and nobody else learns that it is there."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect


class ReadingRoom(AdminSite):
    """Django's admin with its own way in taken out."""

    site_header = site_title = "Dateline: the rows"
    index_title = "What is stored"
    enable_nav_sidebar = False

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """A view for staff; 404 for everybody else, and kept nowhere."""
        inner = super().admin_view(view, cacheable)

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not self.has_permission(request):
                raise Http404
            response: HttpResponseBase = inner(request, *args, **kwargs)
            response["Cache-Control"] = "no-store"
            return response

        return guarded

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """There is one page to sign in on, which pauses after failures; this is not another."""
        if not self.has_permission(request):
            raise Http404
        return redirect("admin:index")


site = ReadingRoom(name="admin")
