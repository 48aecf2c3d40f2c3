"""Every kind of thing to do: how it is found, how it is told, and which event leads its line. A kind is a row here.

Its words are in `labels.py` (`TODO` or, where it is one member's own, `TODO_MINE`; `TODO_APPEARS`), what narrows a
timeline to it in `todo_filter.py`, its one action in `fragments/todo/action.html`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from events.queries.citing.signed import lapsed
from events.queries.dating.undecided import undecided
from events.queries.filtering.todo_kinds import (
    Kind,
    contradictions,
    in_order,
    in_review,
    overdue,
    single,
    suggested,
    unchecked,
    undated,
    unsettled,
)
from events.queries.likeness.alike import open_likenesses
from events.queries.likeness.likely_same import Twin, likely_pairs
from events.queries.network.contradictions import contradictions_shown
from events.queries.proposals.lines import proposal_lines, to_answer
from events.queries.reader import labels
from events.queries.reader.sight import Sight
from events.queries.todo import notes as todo_notes
from events.queries.todo import rows as todo_rows
from events.queries.todo.rows import Lines, Task

Rows = QuerySet[Any] | Sequence[Any]


@dataclass(frozen=True, slots=True)
class KindOfTask:
    """`found` takes today's first second; `told` the rows of a page; `number` says which event leads a row's line."""

    found: Callable[[Sight, int], Rows]
    told: Callable[[Sequence[Any], Lines, Sight], list[Task]]
    number: Callable[[Any], int] | None = None  # None: no event does
    other: Callable[[Any], int] | None = None  # where a second event stands below it


def _unchecked(sight: Sight, _: int) -> Rows:
    rows = unchecked(sight).select_related("citation__source", "citation__event")
    return rows.order_by("citation__event__number", "citation__position", "position", "pk")


def _unsettled(sight: Sight, _: int) -> Rows:
    related = ("passage__citation__source", "passage__citation__event", "source_text__source")
    rows = unsettled(sight).select_related(*related).defer("source_text__text", "source_text__sketch")
    return rows.order_by("passage__citation__event__number", "passage__citation__position", "passage__position", "pk")


def _alike(sight: Sight, _: int) -> Rows:
    return open_likenesses(sight).select_related("source", "other").order_by("-resemblance", "pk")


def _of_twins(pairs: Sequence[Twin], lines: Lines, _: Sight) -> list[Task]:
    """Pairs of events, the one entered later first."""
    return [
        Task(f"{each.number}-{each.other}", f"{each.words}.".capitalize(), lines[each.number], twin=lines[each.other])
        for each in pairs
    ]


def _of_notes(rows: Sequence[Any], _: Lines, sight: Sight) -> list[Task]:
    return [Task(str(each.id), "", note=each) for each in todo_notes.lines_of_notes(rows, sight)]


def _of_proposals(rows: Sequence[Any], _: Lines, sight: Sight) -> list[Task]:
    return [Task(str(each.id), "", proposal=each) for each in proposal_lines(rows, sight.reader)]


def _number(row: Any) -> int:
    return int(row.number)


#: In the order of the page.
TABLE: Mapping[Kind, KindOfTask] = {
    Kind.MENTIONS: KindOfTask(lambda sight, _: todo_notes.mentions(sight), _of_notes),
    Kind.ASSIGNED: KindOfTask(lambda sight, _: todo_notes.assigned(sight), _of_notes),
    Kind.THREADS: KindOfTask(lambda sight, _: todo_notes.open_threads(sight), _of_notes),
    Kind.ANSWERS: KindOfTask(lambda sight, _: to_answer(sight), _of_proposals),
    Kind.REVIEW: KindOfTask(
        lambda sight, _: in_order(in_review(sight)), lambda rows, lines, _: todo_rows.of_reviews(rows, lines), _number
    ),
    Kind.OVERDUE: KindOfTask(
        lambda sight, today: in_order(overdue(sight, today)),
        lambda rows, lines, _: todo_rows.of_plans(rows, lines),
        _number,
    ),
    Kind.CONTRADICTORY: KindOfTask(
        lambda sight, _: contradictions(sight).order_by("pk"),
        lambda rows, _, sight: todo_rows.of_contradictions(contradictions_shown(rows, sight)),
    ),
    Kind.UNDECIDED: KindOfTask(
        lambda sight, _: undecided(sight), todo_rows.of_disagreements, lambda row: int(row.event.number)
    ),
    Kind.UNDATED: KindOfTask(lambda sight, _: in_order(undated(sight)), todo_rows.of_undated, _number),
    Kind.SINGLE: KindOfTask(lambda sight, _: in_order(single(sight)), todo_rows.of_single_sources, _number),
    Kind.LAPSED: KindOfTask(
        lambda sight, _: lapsed(sight), lambda rows, lines, _: todo_rows.of_lapsed(rows, lines), _number
    ),
    Kind.UNCHECKED: KindOfTask(_unchecked, todo_rows.of_quotations, lambda row: int(row.citation.event.number)),
    Kind.UNSETTLED: KindOfTask(_unsettled, todo_rows.of_passages, lambda row: int(row.passage.citation.event.number)),
    Kind.TWINS: KindOfTask(lambda sight, _: likely_pairs(sight), _of_twins, _number, lambda row: int(row.other)),
    Kind.ALIKE: KindOfTask(_alike, lambda rows, _, __: todo_rows.of_near_copies(rows)),
    Kind.SUGGESTED: KindOfTask(
        lambda sight, _: suggested(sight).select_related("source").without_words(),
        lambda rows, _, __: todo_rows.of_suggestions(rows),
    ),
}


def heading(kind: Kind) -> str:
    """What a kind is called on the page."""
    return labels.TODO_MINE.get(kind) or labels.TODO[kind]
