"""What is left to do in a timeline: one page for its members, narrowed to a kind if that is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from events.queries.filtering.todo_kinds import Kind, day_of
from events.queries.reader import labels
from events.queries.reader.filters import Filter
from events.queries.reader.paging import OtherPage, beside
from events.queries.reader.sight import Sight
from events.queries.todo import rows as todo_rows
from events.queries.todo.table import TABLE, Rows, heading

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Section:
    """Things of one kind, on this page of the list."""

    kind: str
    heading: str
    count: int  # of the whole kind
    tasks: tuple[todo_rows.Task, ...]

    @property
    def is_personal(self) -> bool:
        """Whether it is the reader's alone: no filter of a timeline that others share."""
        return self.kind in labels.TODO_MINE


@dataclass(frozen=True, slots=True)
class ToDo:
    """One page of what is left to do; `would_appear` says, by heading, what would stand where nothing does."""

    sections: tuple[Section, ...]
    filters: tuple[Filter, ...]
    kind: str
    heading: str  # of the kind chosen; "" for all
    total: int
    page: int
    pages: int
    would_appear: tuple[tuple[str, str], ...]

    @property
    def others(self) -> tuple[OtherPage, ...]:
        """The pages before and after this one."""
        return beside(self.page, self.pages, before="Previous page", after="Next page")


def todo(sight: Sight, *, now: datetime, kind: str = "", page: int = 1) -> ToDo:
    """Page `page` (from 1; beyond the last is the last) of the things of a kind, or of all kinds. For members.

    As many queries for ten thousand events as for ten; a kind that does not exist is no kind at all.
    """
    today = day_of(now, sight.timeline)
    found = {each: row.found(sight, today) for each, row in TABLE.items()}
    counts = {each: _count(rows) for each, rows in found.items()}
    chosen = kind if kind in counts else ""
    shown = [Kind(chosen)] if chosen else list(found)
    total = sum(counts[each] for each in shown)
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(page, 1), pages)
    slices = {each: found[each][first:last] for each, first, last in _slices(shown, counts, page)}
    tasks = _tasks({each: list(rows) for each, rows in slices.items()}, sight)
    return ToDo(
        sections=tuple(Section(each, heading(each), counts[each], tuple(own)) for each, own in tasks.items()),
        filters=_filters(counts, chosen),
        kind=chosen,
        heading=heading(Kind(chosen)) if chosen else "",
        total=total,
        page=page,
        pages=pages,
        would_appear=tuple((heading(each), labels.TODO_APPEARS[each]) for each in shown),
    )


def _count(rows: Rows) -> int:
    return rows.count() if isinstance(rows, QuerySet) else len(rows)


def _slices(kinds: Iterable[Kind], counts: Mapping[Kind, int], page: int) -> Iterable[tuple[Kind, int, int]]:
    """Which part of each kind stands on the page, where all of them are one list."""
    begins, ends, before = (page - 1) * PER_PAGE, page * PER_PAGE, 0
    for kind in kinds:
        first, last = max(begins - before, 0), min(ends - before, counts[kind])
        if first < last:
            yield kind, first, last
        before += counts[kind]


def _tasks(rows: Mapping[Kind, list[Any]], sight: Sight) -> dict[Kind, list[todo_rows.Task]]:
    leading = ((TABLE[kind], row) for kind, own in rows.items() for row in own)
    named = {number(row) for each, row in leading for number in (each.number, each.other) if number}
    lines = todo_rows.lines_of(named, sight) if named else {}
    return {kind: TABLE[kind].told(own, lines, sight) for kind, own in rows.items()}


def _filters(counts: Mapping[Kind, int], chosen: str) -> tuple[Filter, ...]:
    every = Filter("", "All", sum(counts.values()), not chosen)
    return every, *(Filter(kind, heading(kind), count, kind == chosen) for kind, count in counts.items())
