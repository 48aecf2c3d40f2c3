"""From the address to the timeline it means. What may not be read answers exactly like what does not exist."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django_htmx.middleware import HtmxDetails

from events.models import Timeline

P = ParamSpec("P")
TOKENS = "timeline_tokens"  # session: slug → the secret that its address carried


class HtmxRequest(HttpRequest):
    """A request as `HtmxMiddleware` leaves it."""

    htmx: HtmxDetails
    timeline: Timeline  # where the address is one of a timeline's


def token_for(request: HttpRequest, slug: str) -> str:
    """The secret of an unlisted timeline: from the address, else as this visitor's session remembers it."""
    remembered = request.session.get(TOKENS, {})
    given = request.GET.get("token", "")
    return given or str(remembered.get(slug, ""))


def readable_timeline(request: HttpRequest, slug: str) -> Timeline:
    """The timeline at `slug` with its ledger. Raises Http404 where it may not be read."""
    token = token_for(request, slug)
    readable = Timeline.objects.visible_to(request.user, token=token)
    timeline = readable.select_related("ledger").filter(slug=slug).first()
    if timeline is None:
        raise Http404
    if request.GET.get("token") == timeline.token:
        request.session[TOKENS] = request.session.get(TOKENS, {}) | {slug: timeline.token}
    return timeline


def of_timeline(
    view: Callable[Concatenate[HtmxRequest, Timeline, P], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """A view of a timeline gets the timeline itself where its address has the slug."""

    @wraps(view)
    def found(request: HtmxRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        request.timeline = readable_timeline(request, slug)
        return view(request, request.timeline, *args, **kwargs)

    return found
