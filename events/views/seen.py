"""Notes when somebody who is signed in was here last: at most once in a few minutes, so that reading stays reading."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from events.actions.sessions import mark_seen

EVERY = timedelta(minutes=5)
BY_ITSELF = {"live", "event-here"}  # what an open page asks without anybody: it is no sign that they are there
LONGEST = 300  # characters of what a browser calls itself


class Seen:
    """Middleware. A page that asked for no session is not made to by this."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Afterwards, when the session is known or not."""
        response = self.get_response(request)
        session: Any = request.session
        if not isinstance(session, SessionBase):  # a frame on another site knows nobody
            return response
        if request.resolver_match is not None and request.resolver_match.url_name in BY_ITSELF:
            return response
        if session.accessed and SESSION_KEY in session and session.session_key:
            device = request.META.get("HTTP_USER_AGENT", "").replace("\0", "")[:LONGEST]
            now = timezone.now()
            if session.seen_at is None or session.seen_at < now - EVERY or session.device != device:  # type: ignore[attr-defined]
                session.seen_at, session.device = now, device  # type: ignore[attr-defined]  # of config.sessions
                mark_seen(key=session.session_key, device=device, at=now)
        return response
