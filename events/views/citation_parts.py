"""A citation's first quotation and what it says about the date: rows of their own, each with its own version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from events.actions.actors import add_actor
from events.actions.quotations import add_quote, edit_quote, remove_quote
from events.actions.readings import add_reading, edit_reading, remove_reading
from events.models import Actor, Citation, Timeline, User
from events.queries.recognising import known_actor


def part_of(citation: Citation, field: str) -> Any:
    """The row that a datum of the citation stands in; the citation itself where there is none yet."""
    rows: dict[str, Any] = {"quote": citation.passages.filter(role="quote"), "says": citation.readings}
    if field not in rows:
        return citation
    return rows[field].order_by("position", "pk").first() or citation


def save_quote(citation: Citation, given: Mapping[str, Any], *, version: int, by: User, reason: str) -> Any:
    """Quote, quote otherwise, or take the words out where none are given."""
    row, fields = part_of(citation, "quote"), {"exact": given["exact"], "translation": given["translation"]}
    if row == citation:
        return add_quote(citation=citation, by=by, **fields) if given["exact"].strip() else citation
    if not given["exact"].strip():
        remove_quote(passage=row, version=version, by=by)
        return row
    return edit_quote(passage=row, fields=fields, version=version, by=by, reason=reason, is_merging=True)


def save_reading(citation: Citation, given: Mapping[str, Any], *, version: int, by: User, reason: str) -> Any:
    """Say what the source says about the date, say it otherwise, or take it out where nothing is given."""
    row = part_of(citation, "says")
    form = given["form"] or "date"
    fields = {"when": given["when"], "form": form, "date_as_written": given["date_as_written"]}
    says_nothing = form in ("date", "under way") and not given["when"].strip()
    if row == citation:
        return citation if says_nothing else add_reading(citation=citation, by=by, **fields)
    if says_nothing:
        remove_reading(reading=row, version=version, by=by)
        return row
    return edit_reading(reading=row, fields=fields, version=version, by=by, reason=reason, is_merging=True)


def speaker_called(timeline: Timeline, name: str, *, by: User) -> Actor | None:
    """Who is called so, entered where nobody is yet; None where no name is given: the source itself says it."""
    name = name.strip()
    if not name:
        return None
    return known_actor(timeline, name) or add_actor(timeline=timeline, name=name, by=by)
