"""Sign-off: somebody has held a quotation against its source, or a date against what is said of it, and says so."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from django.utils import timezone

from events.actions.changes import open_change
from events.actions.editing import Unchanged, write
from events.actions.refusals import Gone, Invalid
from events.actions.rights import require
from events.models import Event, Passage, Role, User
from events.queries.citing import signed
from events.queries.reader.sight import Sight

N = TypeVar("N", Passage, Event)
_CHANGED = "What you looked at has changed meanwhile. Look at it as it stands now, and sign it off again."


def check_quote(*, passage: Passage, seen: str, version: int, by: User) -> Passage:
    """Say that the words quoted stand so in the source. `seen` is the digest of what was looked at.

    It lapses when the words, their place or the source's text become others. Editors only. Raises NotAllowed; Invalid
    where something else stands there now; StaleVersion; Gone where it is no quotation that stands.
    """
    now = partial(signed.quotes, Sight.of_reader(passage.timeline, by))
    return _said(passage, "checked", version=version, by=by, verb="check_quote", seen=seen, rows=now)


def uncheck_quote(*, passage: Passage, version: int, by: User) -> Passage:
    """Take that back. Editors only. Raises NotAllowed; StaleVersion; Gone."""
    return _said(passage, "checked", version=version, by=by, verb="uncheck_quote")


def check_date(*, event: Event, seen: str, version: int, by: User) -> Event:
    """Say that the date used is what follows from what is said of it. `seen` is the digest of what was looked at.

    It lapses when the date becomes another, or its sources say something else about it. Editors only. Raises
    NotAllowed; Invalid where something else stands there now; StaleVersion; Gone where the event has no date.
    """
    now = partial(signed.dates, Sight.of_reader(event.timeline, by))
    return _said(event, "date_checked", version=version, by=by, verb="check_date", seen=seen, rows=now)


def uncheck_date(*, event: Event, version: int, by: User) -> Event:
    """Take that back. Editors only. Raises NotAllowed; StaleVersion; Gone."""
    return _said(event, "date_checked", version=version, by=by, verb="uncheck_date")


def _said(
    row: N,
    name: str,
    *,
    version: int,
    by: User,
    verb: str,
    seen: str = "",
    rows: Callable[[], Any] | None = None,
) -> N:
    """Write who signed what, or that nobody did; `rows` are those that can be signed, with what stands there `now`."""
    require(Role.EDITOR, timeline=row.timeline, by=by)
    try:
        with open_change(row.timeline, verb=verb, by=by):
            now = list(rows().filter(pk=row.pk).values_list("now", flat=True)) if rows else [""]
            if not now:
                raise Gone(seen=version)
            if now[0] != seen:
                raise Invalid(checked=_CHANGED)
            fields = {f"{name}_at": timezone.now() if seen else None, f"{name}_as": seen}
            stored = write(row, fields, version=version, is_merging=True, stamps={f"{name}_by": by if seen else None})
            if stored is None:
                raise Unchanged
    except Unchanged:
        return row
    return stored
