"""What a route of the API answers: who is not signed in is told to (401), who may not do it that they may not (403)."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.trust.grid import Statuses
    from tests.trust.routes import Row

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
WITHOUT_ACCOUNT = {"anonymous", "holder"}
SENT_ONLY = {"api-deed", "api-delete", "api-writes"}
MEMBERS = {"owner", "editor", "annotator", "reader"}


def of_api(row: Row, role: str, *, readers: Set[str], sees: Set[str], may: bool) -> Statuses:
    """The statuses of METHODS, with nothing sent.

    "api" is read by whoever reads the timeline and written by `deeds`; "api-title" is the timeline itself; "api-team"
    is read by members only, and says so to others; "api-deed" is sent only, and "api-delete" taken
    away without a version; "api-writes" is changed here and read elsewhere.
    """
    deeds = {"api-deed": {"POST"}, "api-delete": {"DELETE"}}.get(row.kind, set(row.deeds.split()))
    is_sent_only = row.kind in SENT_ONLY or (row.kind == "api-title" and deeds == {"POST"})
    shows = set() if is_sent_only else {"GET", "HEAD"}
    is_timeline = role in readers or row.kind == "api-title"
    return tuple(  # type: ignore[return-value]
        _status(row, role, method, shows, deeds, is_there=role in sees, may=may) if is_timeline else 404
        for method in METHODS
    )


def _status(row: Row, role: str, method: str, shows: set[str], deeds: set[str], *, is_there: bool, may: bool) -> int:
    refused = 401 if role in WITHOUT_ACCOUNT else 403
    empty = {"api-delete": 204}.get(row.kind, row.empty if method == "POST" else 428)
    cases = (
        (method == "OPTIONS", 200),
        (method not in shows | deeds, 405),
        (not is_there, 404),
        (row.kind == "api-team" and role not in MEMBERS, refused),
        (method in shows, 200),
        (not may, refused),
    )
    return next((status for is_so, status in cases if is_so), empty)
