"""Writing over the API: the other door to the same deeds. Views here call actions and write nothing themselves.

The order of refusals is that of the pages: what may not be read is not there (404), who may not do it is told so
(401, 403), who does not say which version was seen is sent back (428), then what is wrong with the body (422), or who
was quicker (412).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import orjson
from django.db.models import Model, QuerySet
from django.http import Http404
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response

from events.actions.refusals import AlreadyDone, NotAllowed, StaleVersion
from events.actions.texts import checked
from events.api.authentication import covers
from events.api.inputs import Input, Text
from events.api.problems import Unprocessable, VersionMissing
from events.api.within import WithinTimeline
from events.models import Role, User
from events.queries.reader.desk import may, role_in

M = TypeVar("M", bound=Model)
_TAG = re.compile(r'(?:W/)?"(\d{1,9})(?:-[0-9a-f]*)?"', re.ASCII).fullmatch  # weak where it came compressed
_KEY = re.compile(r"[\x21-\x7e]{1,100}", re.ASCII).fullmatch


def version_seen(request: Request) -> int:
    """The version that If-Match names. Raises VersionMissing; a list of versions, or *, says nothing either."""
    found = _TAG(request.META.get("HTTP_IF_MATCH", "").strip())
    if found is None:
        raise VersionMissing
    return int(found[1])


def asked_once(request: Request) -> dict[str, Any]:
    """`idempotency_key` and `asked` of a creating deed: the key of the request, and a digest of what it asks for."""
    key = request.META.get("HTTP_IDEMPOTENCY_KEY", "")
    if not key:
        return {}
    if not _KEY(key):
        raise exceptions.ValidationError({"Idempotency-Key": "Write 1 to 100 printable ASCII characters, no blanks."})
    body = orjson.dumps(request.data, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS)
    asked = b"\n".join((str(request.method).encode(), request.path.encode("utf-8", "surrogatepass"), body))
    return {"idempotency_key": key, "asked": hashlib.sha256(asked).hexdigest()}


def body_of(
    request: Request, form: type[Input], context: dict[str, Any], *, is_partial: bool = False
) -> dict[str, Any]:
    """The declared fields of the body. Raises Unprocessable by field."""
    sent = form(data=request.data, partial=is_partial, context=context)
    if not sent.is_valid():
        raise Unprocessable(sent.errors)
    given: dict[str, Any] = sent.validated_data
    return given


def account_with(request: Request, role: Role, *, has_role: bool) -> User:
    """Whoever asks, where they have the role and carry enough for it. Raises NotAuthenticated, NotAllowed."""
    user = request.user
    if not isinstance(user, User):
        raise exceptions.NotAuthenticated("Sign in, or send a key: Authorization: Bearer <key>.")
    if not has_role:
        raise NotAllowed(role)
    if not covers(request, role):
        raise exceptions.PermissionDenied("This key may do less: make one with a wider scope.")
    return user


class Why(Input):
    """A reason, for the history."""

    reason = Text("reason", help_text="why, for the history")


class Deeds(WithinTimeline[M]):
    """A noun that is written as well as read. What a noun's deeds are is said by `do_…` in its own view."""

    needed = Role.EDITOR
    adding: type[Input] | None = None
    editing: type[Input] | None = None
    #: The bodies of further deeds, by action; where there is none the action takes none.
    bodies: Mapping[str, type[Input]] = {"restore": Why}
    #: Further actions that make something: they answer 201 and take an idempotency key. The others need If-Match.
    making: frozenset[str] = frozenset()
    _row: M | None = None

    def permit(self, role: Role | None = None) -> User:
        """Whoever asks, if they may. To be called once what the address means is found."""
        needed = role or self.needed
        user = self.request.user
        if not isinstance(user, User) and self.request.auth is not None:  # a key of another timeline
            raise NotAllowed(needed)
        return account_with(self.request, needed, has_role=may(role_in(self.timeline, user), needed))

    def target(self) -> M:
        """The row that the address means; withdrawn ones too, for those who find them in the bin."""
        self._row = self.get_object()
        return self._row

    def withdrawn(self) -> QuerySet[M]:
        """Rows that may be restored."""
        rows: QuerySet[M] = self.get_queryset()
        return rows

    def given(self, form: type[Input] | None, *, is_partial: bool = False) -> dict[str, Any]:
        """The fields of the body."""
        assert form is not None  # noqa: S101 (a route is made only for what a noun declares)
        return body_of(self.request, form, self.get_serializer_context(), is_partial=is_partial)

    def current(self) -> Any:
        """What is stored of the noun that the address means."""
        return None if self._row is None else self.shown(self._row)

    def shown(self, row: M) -> Any:
        """A row as GET answers it, read again; None where it is not there any more."""
        stored = self.get_queryset().filter(pk=row.pk).first()
        return None if stored is None else self.get_serializer(stored).data

    def answer(self, row: M, status: int = 200) -> Response:
        """The stored row after a deed, with its ETag."""
        return self._with_version(Response(self.shown(row), status=status), row)

    def gone(self, row: M) -> Response:
        """Nothing, and the ETag by which what is withdrawn can be restored."""
        return self._with_version(Response(status=204), row)

    def _with_version(self, response: Response, row: M) -> Response:
        stored = type(row)._default_manager.filter(pk=row.pk).values_list("version", flat=True).first()
        if stored is not None:
            response["ETag"] = f'"{stored}"'
        response["Cache-Control"] = "no-store"
        return response

    def made(self, deed: Callable[[], M]) -> Response:
        """201 with what a deed makes, or has made before under the same key. Raises AlreadyDone where that is gone."""
        try:
            row = deed()
        except AlreadyDone as done:
            known = (done.change.made or {}).get("id")
            found = self.get_queryset().filter(public_id=known).first() if known else None
            if found is None:
                raise
            row = found
        return self.answer(row, 201)

    def add(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Make one."""
        by = self.permit()
        given = self.given(self.adding)
        once = asked_once(request)
        return self.made(lambda: self.do_add(by, given, once))

    def edit(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Change the fields that are given."""
        row, by = self.target(), self.permit()
        version = version_seen(request)
        given = self.given(self.editing, is_partial=True)
        reason = given.pop("reason", "")
        return self.answer(self.do_edit(row, by, version, given, reason) if given else self._unchanged(row, version))

    def withdraw(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Take it back."""
        row, by = self.target(), self.permit()
        self.do_withdraw(row, by, version_seen(request), self.reason())
        return self.gone(row)

    def restore(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Bring back what was withdrawn."""
        row = self.withdrawn().filter(**{self.lookup_field: self.kwargs[self.lookup_url_kwarg or "id"]}).first()
        if row is None or not self.is_member:
            raise Http404
        self._row = row
        by = self.permit()
        version = version_seen(request)
        return self.answer(self.do_restore(row, by, version, self.given(Why).get("reason", "")))

    def reason(self) -> str:
        """Why something is taken back; in the address, as the body of a DELETE means nothing (RFC 9110, 9.3.5)."""
        return str(checked({"reason": self.request.query_params.get("reason", "")})["reason"])

    def _unchanged(self, row: M, version: int) -> M:
        if row.version != version:  # type: ignore[attr-defined]
            raise StaleVersion(seen=version, stored=row.version)  # type: ignore[attr-defined]
        return row

    def do_add(self, by: User, given: dict[str, Any], once: dict[str, Any]) -> M:
        """The deed that makes one."""
        raise NotImplementedError

    def do_edit(self, row: M, by: User, version: int, given: dict[str, Any], reason: str) -> M:
        """The deed that changes one."""
        raise NotImplementedError

    def do_withdraw(self, row: M, by: User, version: int, reason: str) -> Any:
        """The deed that takes one back."""
        raise NotImplementedError

    def do_restore(self, row: M, by: User, version: int, reason: str) -> M:
        """The deed that brings one back."""
        raise NotImplementedError
