"""A program that writes over the API."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client

from events.actions.tokens import create_token
from events.models import ApiToken, Membership, Role, Scope, Timeline, User


class Program:
    """Whoever holds a key; sends JSON and hears (status, body, headers)."""

    def __init__(self, secret: str = "") -> None:
        self.client = Client(raise_request_exception=False)
        self.headers = {"Authorization": f"Bearer {secret}"} if secret else {}

    def ask(self, method: str, address: str, body: Any = None, **headers: str) -> Any:
        """The answer; `If_Match="…"` is the header If-Match."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()} | self.headers
        data = body if isinstance(body, (str, bytes)) else "" if body is None else json.dumps(body)
        return self.client.generic(method, address, data, content_type="application/json", headers=sent)


def key_of(user: User, scope: str = Scope.OWN, timeline: Timeline | None = None) -> tuple[ApiToken, Program]:
    """A new key of an account, and a program that carries it."""
    token, secret = create_token(user=user, name="a script", scope=Scope(scope), timeline=timeline)
    return token, Program(secret)


def program(timeline: Timeline, role: str = Role.EDITOR, scope: str = Scope.OWN) -> Program:
    """A program of a new member."""
    user = User.objects.create_user(f"{role}-{scope}")
    Membership.objects.create(timeline=timeline, user=user, role=role)
    return key_of(user, scope)[1]
