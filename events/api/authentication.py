"""Who asks: a program by the key it carries, or a browser by its session (which DRF checks for CSRF)."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from rest_framework import exceptions
from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request

from events.actions.tokens import digest_of, mark_used
from events.models import ApiToken, Role, Scope, Timeline, User

REALM = 'Bearer realm="Dateline"'
#: What each scope is enough for. A key never does more than its account may.
COVERS: Mapping[str, frozenset[Role]] = {
    Scope.READ: frozenset({Role.READER}),
    Scope.ANNOTATE: frozenset({Role.READER, Role.ANNOTATOR}),
    Scope.EDIT: frozenset({Role.READER, Role.ANNOTATOR, Role.EDITOR}),
    Scope.OWN: frozenset(Role),
}


class KeyAuthentication(BaseAuthentication):
    """`Authorization: Bearer <secret>` (RFC 6750)."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        """The key's account and the key; None where none is carried. Raises AuthenticationFailed for one of no use."""
        scheme, _, secret = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        found = ApiToken.objects.select_related("user").filter(sha256=digest_of(secret.strip())).first()
        if found is None or found.revoked_at is not None or not found.user.is_active:
            raise exceptions.AuthenticationFailed("This key opens nothing: it was mistyped, or revoked.")
        now = timezone.now()
        if found.expires_at is not None and found.expires_at <= now:
            raise exceptions.AuthenticationFailed("This key has expired: make a new one on the page of your account.")
        mark_used(token=found, on=now.date())
        return found.user, found

    def authenticate_header(self, request: Request) -> str:
        """What 401 asks for."""
        return REALM


def reader_of(request: Request, timeline: Timeline | None) -> User | AnonymousUser:
    """Who reads a timeline (None: of what belongs to none). With another timeline's key one is nobody there."""
    user: User | AnonymousUser = request.user
    token = request.auth
    is_elsewhere = (
        isinstance(token, ApiToken)
        and token.timeline_id is not None
        and token.timeline_id != (timeline.pk if timeline else None)
    )
    return AnonymousUser() if is_elsewhere else user


def covers(request: Request, role: Role) -> bool:
    """Whether what the request carries is enough for a deed that needs the role; a session always is."""
    return not isinstance(request.auth, ApiToken) or role in COVERS[request.auth.scope]
