"""Who asks: every kind of reader there is, and what each may read by the rule of visibility."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from events.models import Membership, Role, Timeline, User
from tests.factories import make_user
from tests.remembering import Memory, remembering

ROLES = ("anonymous", "stranger", "reader", "annotator", "editor", "owner", "removed", "holder")
MEMBERS = frozenset({"reader", "annotator", "editor", "owner"})
NOBODY: frozenset[str] = frozenset()
LOOKING = ("GET", "HEAD")  # what nothing is written by
KINDS = ("private", "unlisted", "public", "binned")

#: Who reads a timeline of each kind. The holder has the token of every one of them; it opens unlisted ones only.
READERS: Mapping[str, frozenset[str]] = {
    "private": MEMBERS,
    "unlisted": MEMBERS | {"holder"},
    "public": frozenset(ROLES),
    "binned": NOBODY,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """All that comes back from a request but the time of day."""

    status: int
    headers: Mapping[str, str]  # of cookies only the names: their values are random
    body: bytes

    @property
    def everything(self) -> bytes:
        """What a reader could find something in."""
        return repr(self.headers).encode() + b"\n" + self.body


class Bare(Client):
    """Django's client without its copies of every template's context, which no question here is about."""

    def request(self, **request: Any) -> HttpResponse:
        """The answer as the handlers gave it; what broke is a status of 500."""
        answer: HttpResponse = self.handler(self._base_environ(**request))
        return answer


def today() -> date:
    """The day that pages are of."""
    return timezone.localdate()


class Asker:
    """A browser of one role that always starts from the same state: what a request changes is taken back.

    So the same question has the same answer, and is asked once a day (pages say which day it is); `forget` it where
    the world has changed. Until then the site remembers what it remembers for readers between two changes.
    """

    def __init__(self, role: str, user: User | None = None) -> None:
        self.role = role
        self.client = Bare(raise_request_exception=False)
        if user is not None:
            self.client.force_login(user)
        self._cookies = deepcopy(self.client.cookies)
        self._heard: dict[tuple[str, str], Answer] = {}
        self._heard_on = today()
        self._remembered: Memory = {}

    def ask(self, method: str, address: str, *, token: str = "") -> Answer:
        """The answer; `token` goes into the address where the role holds one."""
        if token and self.role == "holder" and "token=" not in address:
            address += ("&" if "?" in address else "?") + f"token={token}"
        if self._heard_on != today():
            self.forget()
        if (method, address) not in self._heard:
            self._heard[method, address] = self.send(method, address)
        return self._heard[method, address]

    def send(self, method: str, address: str, **options: Any) -> Answer:
        """The answer to a request that is asked whatever was heard before."""
        self.client.cookies = deepcopy(self._cookies)
        with taken_back(), remembering(self._remembered) if method in LOOKING else nullcontext():
            answer = self.client.generic(method, address, **options)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        headers = {name: value for name, value in answer.items() if name != "Date"}
        return Answer(answer.status_code, headers | {"Set-Cookie": " ".join(sorted(answer.cookies))}, body)

    def forget(self) -> None:
        """Ask everything again."""
        self._heard.clear()
        self._remembered.clear()
        self._heard_on = today()

    def asked(self) -> set[str]:
        """Every address that was asked."""
        return {address for _, address in self._heard}

    @contextmanager
    def anew(self) -> Iterator[None]:
        """Ask everything again inside, where the world is another one; what was heard before holds again afterwards."""
        kept, self._heard, self._remembered = (self._heard, self._remembered), {}, {}
        try:
            yield
        finally:
            self._heard, self._remembered = kept


@contextmanager
def taken_back() -> Iterator[None]:
    """What is written inside is not there afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def make_askers(users: Mapping[str, User]) -> dict[str, Asker]:
    """One of each role."""
    return {role: Asker(role, users.get(role)) for role in ROLES}


def make_users(names: Mapping[str, dict[str, str]]) -> dict[str, User]:
    """An account for every role that has one."""
    return {role: make_user(**fields) for role, fields in names.items()}


def join(timeline: Timeline, users: Mapping[str, User]) -> None:
    """The members, and one who was a member once."""
    for role in (*MEMBERS, "removed"):
        kind = role if role in MEMBERS else Role.EDITOR
        Membership.objects.create(timeline=timeline, user=users[role], role=kind)
    Membership.objects.filter(timeline=timeline, user=users["removed"]).delete()
