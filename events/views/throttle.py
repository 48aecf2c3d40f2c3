"""What is paused like signing in, and by the same count: tries from one address that lead nowhere."""

from __future__ import annotations

from math import ceil

from axes.handlers.proxy import AxesProxyHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from events.queries.people.pauses import paused_until

#: What may be tried, by a name that no account can have, and what the page says of it.
NEW_PASSWORD, INVITATION, OWN_PASSWORD = "a new password", "an invitation", "the password of whoever is signed in"
CODE = "a code"
WORDS = {
    CODE: "A wrong code was given too often.",
    OWN_PASSWORD: "A wrong password was given too often.",
    NEW_PASSWORD: "A new password was asked for very often from this address.",
    INVITATION: "Links to invitations that lead nowhere were opened very often from this address.",
}
SIGN_IN = WORDS[OWN_PASSWORD]


def count(request: HttpRequest, what: str, *, of: int | None = None) -> None:
    """One more try; of what was sent with it nothing is kept. With the key of an account, wherever it comes from."""
    AxesProxyHandler.user_login_failed(count, {"username": _name(what, of)}, _bare(request, of))


def forget(what: str, *, of: int) -> None:
    """The failures before a success."""
    AxesProxyHandler.reset_attempts(username=_name(what, of))


def pause(request: HttpRequest, what: str, *, of: int | None = None) -> HttpResponse | None:
    """The answer instead, where there were too many."""
    bare, name = _bare(request, of), _name(what, of)
    if AxesProxyHandler.is_allowed(bare, {"username": name}):
        return None
    return paused_page(request, name, bare.axes_ip_address)  # type: ignore[attr-defined]  # set by axes


def paused(request: HttpRequest, response: HttpResponse, credentials: dict[str, str]) -> HttpResponse:
    """Instead of the answer to a failure to sign in: the same for names that nobody has."""
    return paused_page(request, credentials.get("username", "")[:255], request.axes_ip_address)  # type: ignore[attr-defined]


def paused_page(request: HttpRequest, what: str, address: str | None) -> HttpResponse:
    """Until when, with the status and the header for it."""
    until = paused_until(what, address)
    seconds = max(1, ceil((until - timezone.now()).total_seconds()))
    kind = what.partition(" #")[0]
    why = WORDS.get(kind, SIGN_IN)
    context = {"until": until, "minutes": ceil(seconds / 60), "why": why, "is_signing_in": kind not in WORDS}
    answer = render(request, "pages/paused.html", context, status=429)
    answer["Retry-After"] = str(seconds)
    answer["Cache-Control"] = "no-store"
    return answer


def _name(what: str, of: int | None) -> str:
    return what if of is None else f"{what} #{of}"


def _bare(request: HttpRequest, of: int | None) -> HttpRequest:
    """The same request without its address and its form: what they hold is not to be kept."""
    bare = HttpRequest()
    kept = ("REMOTE_ADDR", "HTTP_X_FORWARDED_FOR", "HTTP_USER_AGENT") if of is None else ("HTTP_USER_AGENT",)
    bare.META = {name: request.META[name] for name in kept if name in request.META}
    bare.method = "POST"
    return bare
