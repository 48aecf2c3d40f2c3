"""Every error as problem details (RFC 9457), from one place: what was refused, why, and what to do instead."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from events.actions.refusals import (
    AlreadyDone,
    Gone,
    InUse,
    Invalid,
    KeyReused,
    Merged,
    NotAllowed,
    NotTheirs,
    Proposed,
    Refused,
    SlugTaken,
    StaleVersion,
)

MEDIA_TYPE = "application/problem+json"
NOT_FOUND = "There is nothing here that you may read."
SEEN = 'Send the version that you saw: If-Match with the ETag of one answer, such as If-Match: "3"; * is not enough.'
log = logging.getLogger(__name__)

#: What `type` ends in, by status: a place on the documentation page.
KINDS: Mapping[int, str] = {
    400: "bad-request",
    401: "not-signed-in",
    403: "not-allowed",
    404: "not-found",
    405: "method",
    406: "not-acceptable",
    409: "conflict",
    412: "stale-version",
    413: "too-large",
    415: "media-type",
    422: "invalid",
    428: "version-missing",
    429: "too-many",
}
_STATUS: Mapping[type[Refused], int] = {
    NotAllowed: 403,
    NotTheirs: 403,
    InUse: 409,
    Merged: 409,
    AlreadyDone: 409,  # only where what was made then is not there any more
    Invalid: 422,
    KeyReused: 422,
    SlugTaken: 422,
    StaleVersion: 412,
}


#: Problem details (RFC 9457) as JSON Schema.
SHAPE: Mapping[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "additionalProperties": False,
    "properties": {
        "type": {"type": "string", "description": "which kind of problem: an address on the documentation page"},
        "title": {"type": "string", "description": "the kind in words; the same for every problem of it"},
        "status": {"type": "integer", "description": "the status of the answer"},
        "detail": {"type": "string", "description": "what was wrong this time, and what to do about it"},
        "instance": {"type": "string", "description": "what was asked; not given with 404 and 405"},
        "errors": {
            "type": "object",
            "description": "for each field or parameter what is wrong with it; of parts of a field as people.0.name",
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
        },
        "version": {"type": "integer", "description": "with 412: the version that is stored"},
        "conflicts": {
            "type": "array",
            "items": {"type": "string"},
            "description": "with 412: fields that others have changed since",
        },
        "current": {"description": "with 412: what is stored, as GET answers it"},
    },
}


#: What a deed is answered that waits for another editor.
WAITING: Mapping[str, Any] = {
    "type": "object",
    "required": ["detail", "proposal"],
    "additionalProperties": False,
    "properties": {
        "detail": {"type": "string", "description": "that it waits, and what readers see until then"},
        "proposal": {"type": "string", "format": "uuid", "description": "the id of the proposal"},
    },
}


class Unprocessable(exceptions.APIException):
    """A body whose fields are wrong; `detail` has the messages by field."""

    status_code = 422
    default_detail = "Some of it cannot be stored."


class VersionMissing(exceptions.APIException):
    """A write that does not say which version was seen."""

    status_code = 428
    default_detail = SEEN


def answer_to(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """DRF's hook: the answer to whatever a view raised; None for what is nobody's fault but ours."""
    if isinstance(error, Proposed):  # nothing went wrong, and what was kept stays
        return _waiting(error, context)
    if isinstance(error, Refused):
        response = _refused(error, context)
    elif isinstance(error, (Http404, exceptions.NotFound)):
        response = problem(404, NOT_FOUND)
    elif isinstance(error, PermissionDenied):
        response = problem(403, "This may not be done.", context)
    elif isinstance(error, exceptions.APIException):
        response = _by_framework(error, context)
    elif isinstance(error, IntegrityError):  # two at once made what there can be one of; the second may try again
        log.warning("A deed over the API met a constraint.", exc_info=error)
        response = problem(409, "Somebody else wrote the same at this moment. Read again, and repeat.", context)
    else:
        return None
    set_rollback()
    response["Cache-Control"] = "no-store"
    return response


def problem(status: int, detail: str, context: Mapping[str, Any] | None = None, **more: Any) -> Response:
    """An answer with problem details. Without a context it does not say what was asked: so all of 404 are the same."""
    body: dict[str, Any] = {
        "type": f"/api/#problem-{KINDS.get(status, 'bad-request')}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    if context is not None:
        body["instance"] = context["request"].path
    return Response(body | more, status=status, content_type=MEDIA_TYPE)


def _waiting(waits: Proposed, context: Mapping[str, Any]) -> Response:
    """202 (RFC 9110, 15.3.3): the deed waits for another editor; where it does, `Location` says."""
    known = str(waits.proposal.public_id)
    address = f"/api/timelines/{waits.proposal.timeline.slug}/proposals/{known}/"
    body = {"detail": str(waits), "proposal": known}
    return Response(body, status=202, headers={"Location": address, "Cache-Control": "no-store"})


def _refused(refusal: Refused, context: Mapping[str, Any]) -> Response:
    if isinstance(refusal, Gone):
        return problem(404, NOT_FOUND, context)
    status = _STATUS.get(type(refusal), 409)
    more: dict[str, Any] = {}
    if isinstance(refusal, Invalid):
        more["errors"] = {name: [words] for name, words in refusal.problems.items()}
    elif isinstance(refusal, SlugTaken):
        more["errors"] = {"slug": [str(refusal)]}
    elif isinstance(refusal, StaleVersion):
        more |= {"version": refusal.stored, "conflicts": sorted(each.field for each in refusal.conflicts)}
        more["current"] = context["view"].current()
    response = problem(status, str(refusal), context, **more)
    if isinstance(refusal, StaleVersion):
        response["ETag"] = f'"{refusal.stored}"'
    return response


def _by_framework(error: exceptions.APIException, context: Mapping[str, Any]) -> Response:
    errors = dict(_by_field(error.detail)) if isinstance(error.detail, (dict, list)) else {}
    detail = " ".join(words for each in errors.values() for words in each) if errors else str(error.detail)
    named = {name or "body": words for name, words in errors.items()}
    asked = None if isinstance(error, exceptions.MethodNotAllowed) else context  # said of what is not there as well
    response = problem(error.status_code, detail, asked, **({"errors": named} if named else {}))
    if (header := getattr(error, "auth_header", None)) is not None:
        response["WWW-Authenticate"] = header
    if (wait := getattr(error, "wait", None)) is not None:
        response["Retry-After"] = str(int(wait))
    return response


def _by_field(detail: Any, within: str = "") -> Iterator[tuple[str, list[str]]]:
    """Messages by the path of their field, from DRF's nested lists and dictionaries."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            own = "" if name == "non_field_errors" else str(name)
            yield from _by_field(inner, ".".join(filter(None, (within, own))))
    elif isinstance(detail, list) and any(isinstance(each, (dict, list)) for each in detail):
        for position, inner in enumerate(detail):
            yield from _by_field(inner, f"{within}.{position}" if within else str(position))
    else:
        yield within, [str(each) for each in detail] if isinstance(detail, list) else [str(detail)]
