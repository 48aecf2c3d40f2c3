"""The frame of every door that writes: what is refused, in words and with the status that says why.

The order of refusals is the same everywhere: what may not be read is not there (404); who may read it but not write
it is told so (403); a write that does not say which version was seen is sent back (428); what is wrong with it, or
who was quicker, is answered by the view itself, with what was typed (422, 412).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from events.actions.refusals import (
    Gone,
    InUse,
    Invalid,
    KeyReused,
    NotAllowed,
    NotTheirs,
    Proposed,
    Refused,
    StaleVersion,
)
from events.models import Role, Timeline, User
from events.queries.reader.desk import may, role_in
from events.views.loading import HtmxRequest

P = ParamSpec("P")
_STATUS = {StaleVersion: 412, Gone: 412, Invalid: 422, NotAllowed: 403, NotTheirs: 403, InUse: 409, KeyReused: 422}
_NEEDED = {
    Role.OWNER: "Only an owner of this timeline may do this.",
    Role.EDITOR: "Only an editor of this timeline may do this.",
    Role.ANNOTATOR: "Only somebody who may write notes in this timeline may do this.",
    Role.READER: "Only a member of this timeline may do this.",
}


class VersionMissing(Refused):
    """A write without the version that was seen."""

    def __init__(self) -> None:
        super().__init__(
            "The page did not say which version you saw, so nothing was changed. Load it again and repeat."
        )


def deed(
    view: Callable[Concatenate[HtmxRequest, Timeline, P], HttpResponseBase],
) -> Callable[Concatenate[HtmxRequest, Timeline, P], HttpResponseBase]:
    """Turns refusals that the view does not answer itself into a page or, for htmx, a fragment, and says "no-store"."""

    @wraps(view)
    def done(request: HtmxRequest, timeline: Timeline, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            response = view(request, timeline, *args, **kwargs)
        except Refused as refusal:
            response = refused(request, refusal)
        except Proposed as waits:
            response = waiting(request, timeline, waits)
        response["Cache-Control"] = "no-store"
        return response

    return cast(Callable[Concatenate[HtmxRequest, Timeline, P], HttpResponseBase], done)


def member(request: HttpRequest, timeline: Timeline, role: Role) -> User:
    """Whoever asks, if they have the role. Raises NotAllowed. To be called once what the address means is found."""
    user = request.user
    if not isinstance(user, User) or not may(role_in(timeline, user), role):
        raise NotAllowed(role)
    return user


def version_in(request: HttpRequest) -> int:
    """The version that the page was loaded with. Raises VersionMissing."""
    text = request.POST.get("version", "")
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise VersionMissing
    return int(text)


def key_in(request: HttpRequest) -> tuple[str | None, str]:
    """The idempotency key that a creating form carries (None without one), and the digest of what was sent with it."""
    key = request.POST.get("key", "").replace("\0", "")[:100]  # which PostgreSQL's text cannot hold
    sent = sorted(
        (name, value) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken" for value in values
    )
    return key or None, hashlib.sha256(repr((request.path, sent)).encode()).hexdigest()


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """The refusal in words: a page, or for htmx a fragment with the id `refusal`."""
    words = _NEEDED[refusal.needed] if isinstance(refusal, NotAllowed) else str(refusal)
    if isinstance(refusal, NotAllowed) and not request.user.is_authenticated:
        words += " You are not signed in."
    status = 428 if isinstance(refusal, VersionMissing) else _STATUS.get(type(refusal), 409)
    is_htmx = request.headers.get("HX-Request") == "true"
    template = "fragments/refusal.html" if is_htmx else "pages/refused.html"
    return render(request, template, {"words": words, "timeline": getattr(request, "timeline", None)}, status=status)


def waiting(request: HtmxRequest, timeline: Timeline, waits: Proposed) -> HttpResponse:
    """What the two-person rule held back: to its page, where it is shown; a page with scripts is loaded anew."""
    messages.info(request, str(waits))
    if request.htmx:
        return HttpResponse(headers={"HX-Refresh": "true"})
    page = reverse("events:proposal", args=[timeline.slug, waits.proposal.public_id])
    return HttpResponseRedirect(page, status=303)


def back_to(request: HttpRequest, otherwise: str) -> str:
    """Where a form or its address says one came from (`next`), if that is on this site; else `otherwise`."""
    given = request.POST.get("next") or request.GET.get("next", "")
    return given if url_has_allowed_host_and_scheme(given, allowed_hosts=None) and given.startswith("/") else otherwise
