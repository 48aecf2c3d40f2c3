"""What is left to do in a timeline: one page for its members, narrowed to a kind if that is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from events.queries import labels, todo_rows
from events.queries.alike import open_likenesses
from events.queries.contradictions import contradictions_shown
from events.queries.filters import Filter
from events.queries.paging import OtherPage, beside
from events.queries.sight import Sight
from events.queries.signed import lapsed
from events.queries.todo_kinds import (
    Kind,
    contradictions,
    day_of,
    in_order,
    overdue,
    single,
    suggested,
    unchecked,
    undated,
    unsettled,
)
from events.queries.undecided import undecided

PER_PAGE = 50
Found = Mapping[Kind, QuerySet[Any] | Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Section:
    """Things of one kind, on this page of the list."""

    kind: str
    heading: str
    count: int  # of the whole kind
    tasks: tuple[todo_rows.Task, ...]


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
    found = _found(sight, day_of(now, sight.timeline))
    counts = {each: _count(rows) for each, rows in found.items()}
    chosen = kind if kind in counts else ""
    shown = [Kind(chosen)] if chosen else list(found)
    total = sum(counts[each] for each in shown)
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(page, 1), pages)
    slices = {each: found[each][first:last] for each, first, last in _slices(shown, counts, page)}
    tasks = _tasks({each: list(rows) for each, rows in slices.items()}, sight)
    return ToDo(
        sections=tuple(Section(each, labels.TODO[each], counts[each], tuple(own)) for each, own in tasks.items()),
        filters=_filters(counts, chosen),
        kind=chosen,
        heading=labels.TODO[chosen] if chosen else "",
        total=total,
        page=page,
        pages=pages,
        would_appear=tuple((labels.TODO[each], labels.TODO_APPEARS[each]) for each in shown),
    )


def _found(sight: Sight, today: int) -> Found:
    """Everything there is to do, in the order of the page; querysets where they can be counted unfetched."""
    return {
        Kind.OVERDUE: in_order(overdue(sight, today)),
        Kind.CONTRADICTORY: contradictions(sight).order_by("pk"),
        Kind.UNDECIDED: undecided(sight),
        Kind.UNDATED: in_order(undated(sight)),
        Kind.SINGLE: in_order(single(sight)),
        Kind.LAPSED: lapsed(sight),
        Kind.UNCHECKED: unchecked(sight)
        .select_related("citation__source", "citation__event")
        .order_by("citation__event__number", "citation__position", "position", "pk"),
        Kind.UNSETTLED: unsettled(sight)
        .select_related("passage__citation__source", "passage__citation__event", "source_text__source")
        .defer("source_text__text", "source_text__sketch")
        .order_by("passage__citation__event__number", "passage__citation__position", "passage__position", "pk"),
        Kind.ALIKE: open_likenesses(sight).select_related("source", "other").order_by("-resemblance", "pk"),
        Kind.SUGGESTED: suggested(sight).select_related("source").without_words(),
    }


def _count(rows: QuerySet[Any] | Sequence[Any]) -> int:
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
    named = {each.number for kind in (Kind.OVERDUE, Kind.UNDATED, Kind.SINGLE) for each in rows.get(kind, [])}
    named |= {each.citation.event.number for each in rows.get(Kind.UNCHECKED, [])}
    named |= {each.event.number for each in rows.get(Kind.UNDECIDED, [])}
    named |= {each.number for each in rows.get(Kind.LAPSED, [])}
    named |= {each.passage.citation.event.number for each in rows.get(Kind.UNSETTLED, [])}
    lines = todo_rows.lines_of(named, sight)
    tasks: dict[Kind, list[todo_rows.Task]] = {}
    for kind, own in rows.items():
        if kind == Kind.OVERDUE:
            tasks[kind] = todo_rows.of_plans(own, lines)
        elif kind == Kind.UNDATED:
            tasks[kind] = todo_rows.of_undated(own, lines, sight)
        elif kind == Kind.SINGLE:
            tasks[kind] = todo_rows.of_single_sources(own, lines, sight)
        elif kind == Kind.LAPSED:
            tasks[kind] = todo_rows.of_lapsed(own, lines)
        elif kind == Kind.UNCHECKED:
            tasks[kind] = todo_rows.of_quotations(own, lines, sight)
        elif kind == Kind.UNSETTLED:
            tasks[kind] = todo_rows.of_passages(own, lines, sight)
        elif kind == Kind.ALIKE:
            tasks[kind] = todo_rows.of_near_copies(own)
        elif kind == Kind.SUGGESTED:
            tasks[kind] = todo_rows.of_suggestions(own)
        elif kind == Kind.UNDECIDED:
            tasks[kind] = todo_rows.of_disagreements(own, lines, sight)
        elif kind == Kind.CONTRADICTORY:
            tasks[kind] = todo_rows.of_contradictions(contradictions_shown(own, sight))
    return tasks


def _filters(counts: Mapping[Kind, int], chosen: str) -> tuple[Filter, ...]:
    every = Filter("", "All", sum(counts.values()), not chosen)
    return every, *(Filter(kind, labels.TODO[kind], count, kind == chosen) for kind, count in counts.items())
