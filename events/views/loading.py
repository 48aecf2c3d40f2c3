"""From the address to the timeline it means. What may not be read answers exactly like what does not exist."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django_htmx.middleware import HtmxDetails

from events.models import AsPublic, Timeline, User
from events.queries.reader.desk import role_in
from events.views.merged_numbers import where_it_went

P = ParamSpec("P")
TOKENS = "timeline_tokens"  # session: slug → the secret that its address carried
VIEWED = "viewed_as_public"  # session: id of the timeline that its member looks at as the public does


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
    # A slug is one timeline's: there is nothing to be put in order, as `first` would.
    timeline = next(iter(readable.select_related("ledger").filter(slug=slug)), None)
    if timeline is None:
        raise Http404
    _look_as_asked(request, timeline)
    if request.GET.get("token") == timeline.token:
        request.session[TOKENS] = request.session.get(TOKENS, {}) | {slug: timeline.token}
    return timeline


def _look_as_asked(request: HttpRequest, timeline: Timeline) -> None:
    """Put the public in the member's place, who asked for it; who is no member any more asked in vain."""
    if request.session.get(VIEWED) == timeline.pk and role_in(timeline, request.user) is not None:
        request.user = AsPublic(timeline.pk)


def of_account(view: Callable[Concatenate[HtmxRequest, User, P], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view of somebody's own things gets their account; who is not signed in is led there first. Kept nowhere."""

    @wraps(view)
    def found(request: HtmxRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        user = request.user
        if not isinstance(user, User):
            return redirect_to_login(request.get_full_path())
        response = view(request, user, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    return found


def of_timeline(
    view: Callable[Concatenate[HtmxRequest, Timeline, P], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """A view of a timeline gets the timeline itself where its address has the slug.

    Where it finds nothing, and its address has the number of an event that was merged, the answer says into which.
    """

    @wraps(view)
    def found(request: HtmxRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        request.timeline = readable_timeline(request, slug)
        try:
            response = view(request, request.timeline, *args, **kwargs)
        except Http404:
            response = where_it_went(request, request.timeline, token=token_for(request, slug))
        if isinstance(request.user, AsPublic):
            response["Cache-Control"] = "no-store"
        return response

    return found
