"""Doors that other sites open: they know nobody, set and read no cookie, and pages among them may stand in a frame."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from csp.decorators import csp_replace
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt

from events.models import Timeline
from events.views.loading import readable_timeline

P = ParamSpec("P")
NOTHING = "pages/embed_nothing.html"


def to_anybody(view: Callable[Concatenate[HttpRequest, P], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view is asked by nobody in particular, whoever is signed in, and answers without a cookie."""

    @wraps(view)
    def asked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        forget_who_asks(request)
        return view(request, *args, **kwargs)

    return asked


def forget_who_asks(request: HttpRequest) -> None:
    """Take out of the request what its cookies brought.

    A session that is none of the middleware's own is not saved, not ended, and adds nothing to `Vary`; the sign of
    another form's protection is not renewed. A frame on our own site would bring both.
    """
    request.COOKIES = {}
    request.session = {}  # type: ignore[assignment]
    request.user = AnonymousUser()
    request.META["CSRF_COOKIE_NEEDS_UPDATE"] = False


def framed(
    view: Callable[Concatenate[HttpRequest, Timeline, P], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """A page of a timeline for frames on any site, as the public sees it. What the public may not see is not there:
    the frame says so, since a browser would else show its own words for a page that refuses to be framed.
    """

    @to_anybody
    def found(request: HttpRequest, /, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, readable_timeline(request, slug), *args, **kwargs)
        except Http404:
            return render(request, NOTHING, status=404)

    anywhere = csp_replace({"frame-ancestors": ["*"], "form-action": ["'none'"]})
    return wraps(view)(xframe_options_exempt(anywhere(found)))
