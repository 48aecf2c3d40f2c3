"""The list as it is stored, whatever its size: `docs/decisions/0039-turns.md`.

Filters come in as the statement of a queryset; their keys stay in the database. Where few turns have to be walked past,
the filters are asked of each; else all that they leave is found first. What was counted is kept until the next change.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import count
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from events.models import RelationKind
from events.models.event import EventQuerySet
from events.models.turn import FAR
from events.queries.listed.order import UNDATED, Told
from events.queries.listed.turns import Around, Loose, Stretch
from events.queries.listed.turns_statements import (
    BACKWARDS,
    BEFORE,
    BESIDE,
    BLOCK,
    CHAINS,
    COUNT,
    EVERYTHING,
    HERE,
    IN_ORDER,
    KEY,
    LOOSE,
    PLACES,
    RUN,
    TOLD,
)
from events.queries.listed.turns_told import said_between
from events.queries.reader import kept
from events.queries.reader.remembered import Remembered, RememberedEach
from events.queries.reader.sight import Sight
from events.queries.sequence.sequence import INVERSE, Tie, gap_in_days
from events.queries.sequence.spans import heading_name

_PLACEHOLDER = re.compile("(?<!%)%s")
Parameters = dict[str, Any]
Row = tuple[Any, ...]


def everything(sight: Sight) -> int:
    """How many turns the reader's list has without filters; through a lens, as it is stored."""
    if sight.lens is not None:
        return _counted(sight)
    return int(_asked(sight, EVERYTHING, {})[0][0])


def turns_of(sight: Sight, passing: EventQuerySet) -> list[Told]:
    """All turns of these events in their order: to be asked for where they are few."""
    more, given = _among(passing)
    rows = _asked(sight, TOLD.format(more=more), given | {"size": None, "skipped": 0})
    return [_told(row) for row in rows]


def in_order(sight: Sight, events: Collection[int]) -> list[int]:
    """These events (primary keys) as the list has them; those that are not in it are left out (one query)."""
    return [event for (event,) in _asked(sight, IN_ORDER, {"events": list(events)})]


def beside(sight: Sight, event: int) -> tuple[int | None, int | None]:
    """The events (primary keys) just before and just after one; None at either end, and where it is not in the list."""
    found = _asked(sight, BESIDE, {"event": event})
    return found[0] if found else (None, None)


@dataclass(frozen=True)
class PagesKept:
    """Pages of the stored list; `passing` is what the filters leave, None where there are none; `counted` is how many
    those are, where it is known.
    """

    sight: Sight
    passing: EventQuerySet | None = None
    counted: int | None = None

    @cached_property
    def total(self) -> int:
        """How many turns it has."""
        if self.counted is not None:
            return self.counted
        return everything(self.sight) if self.passing is None else self._count("")

    def stretch(self, first: int, size: int) -> Stretch:
        """`size` turns from place `first` on (two queries, and two for either end that cuts a heading in two)."""
        rows = self._rows(first, size)
        if not rows:
            return Stretch(())
        return Stretch(
            [_told(row) for row in rows],
            self._run(rows[0], is_before=True) if first else 0,
            self._run(rows[-1], is_before=False) if first + size < self.total else 0,
        )

    def place_of(self, event: int) -> int | None:
        """Where an event stands; None where it is not in the list."""
        more, given = self._each()
        rows = _asked(
            self.sight,
            TOLD.format(more=f"AND turn.event_id = %(event)s {more}"),
            given | {"event": event, "size": 1, "skipped": 0},
        )
        if not rows:
            return None
        here = _here(rows[0])
        if self._is_whole:
            return int(_asked(self.sight, BEFORE.format(here=HERE), here)[0][0])
        return self._count(f"AND ({KEY}) < ({HERE})", here)

    def loose(self, most: int) -> Loose:
        """What only other events, if anything, give a place."""
        walked = 0 if self.passing is None else _kept_number(self.sight, COUNT.format(more=f"AND {LOOSE}"))
        more, given = self._more(walked)
        asked = TOLD.format(more=f"AND {LOOSE} {more}"), given | {"size": most, "skipped": 0}
        found = [_told(row) for row in _asked(self.sight, *asked)]
        if len(found) < most:
            return Loose(found, len(found))
        return Loose(found, _kept_number(self.sight, COUNT.format(more=f"AND {LOOSE} {more}"), given))

    @property
    def _is_whole(self) -> bool:
        """Whether blocks are counted of it: of the list without filters and lens."""
        return self.passing is None and self.sight.lens is None

    def _rows(self, first: int, size: int) -> list[Row]:
        if not self._is_whole:
            more, given = self._more((first + size) * self._sparsity)
            return _asked(self.sight, TOLD.format(more=more), given | {"size": size, "skipped": first})
        block = _asked(self.sight, BLOCK, {"first": first})
        if not block:
            return []
        begins, before = block[0]
        given = {"begins": begins, "size": size, "skipped": first - before}
        return _asked(self.sight, TOLD.format(more="AND turn.start >= %(begins)s::bigint"), given)

    def _run(self, row: Row, *, is_before: bool) -> int:
        side, far_side, order = ("<", ">", BACKWARDS) if is_before else (">", "<", KEY)
        run = partial(RUN.format, side=side, far_side=far_side, order=order, here=HERE)
        here = _here(row) | {"first_month": row[2], "last_month": row[3]}
        under_it = int(_asked(self.sight, run(more=""), here)[0][0])
        if self.passing is None:
            return under_it
        more, given = self._more(under_it + self._sparsity)
        return int(_asked(self.sight, run(more=more), given | here)[0][0])

    def _count(self, where: str, more_given: Parameters | None = None) -> int:
        more, given = _among(self.passing)
        return _kept_number(self.sight, COUNT.format(more=f"{where} {more}"), given | (more_given or {}))

    @cached_property
    def _sparsity(self) -> float:
        """For one turn of the list, how many there are."""
        return everything(self.sight) / max(self.total, 1)

    def _more(self, walked: float) -> tuple[str, Parameters]:
        """The filters as a condition of a statement that walks past so many turns, or of one that finds all."""
        return self._each() if walked <= self.total else _among(self.passing)

    def _each(self) -> tuple[str, Parameters]:
        if self.passing is None:
            return "", {}
        condition, given = _each(self.passing, "turn.event_id")
        return f"AND {condition}", given


@dataclass(frozen=True, slots=True)
class WaysKept:
    """What leads on from events without a date (two queries)."""

    sight: Sight

    def around(self, turns: Sequence[Told]) -> Around:
        """All chains of relations from these events on, through others without a date."""
        said, given = _each(said_between(self.sight), "edge.id")
        events = [turn.event for turn in turns]
        found = _asked(self.sight, CHAINS.format(said=said), given | {"events": events})
        met = {each for event, _, other in found for each in (event, other)} | {
            turn.tie.anchor for turn in turns if turn.tie
        }
        placed = _asked(self.sight, PLACES, {"events": list(met)})
        return Around(
            [(event, kind, other) for event, kind, other in found],
            {event: tuple(key) for event, _, *key in placed},
            {event for event, is_announced, *_ in placed if is_announced},
        )


def _among(passing: EventQuerySet | None) -> tuple[str, Parameters]:
    """As a condition that is answered for all events at once."""
    if passing is None:
        return "", {}
    statement, given = _statement(passing.order_by().values("pk"))
    return f"AND turn.event_id IN ({statement})", given


def _each(rows: QuerySet[Any], key: str) -> tuple[str, Parameters]:
    """Whether a row of this key is among them, as a condition that is looked at for one after the other."""
    pinned = rows.filter(pk=RawSQL(key, ()))  # noqa: S611 (a column of the statement around it)
    statement, given = _statement(pinned.order_by().values("pk"))
    return f"EXISTS ({statement} OFFSET 0)", given  # OFFSET: it stays what it is, and becomes no join


def _statement(rows: Any) -> tuple[str, Parameters]:
    """A queryset's statement with parameters by name, to stand within another."""
    try:
        statement, values = rows.query.sql_with_params()
    except EmptyResultSet:  # a filter that nothing can pass
        return "SELECT NULL::bigint WHERE false", {}
    names = count()
    named = _PLACEHOLDER.sub(lambda _: f"%(passing_{next(names)})s", statement)
    return named, {f"passing_{place}": value for place, value in enumerate(values)}


def _asked(sight: Sight, statement: str, given: Parameters) -> list[Row]:
    """The answer about the reader's list; through a lens, of the turns that are stored for that."""
    whose: Parameters = {"timeline": sight.timeline.pk, "audience": sight.audience.value}
    if sight.lens is not None:
        whose, statement = kept.held_by(sight), kept.through(statement)
    with connection.cursor() as cursor:
        cursor.execute(statement, whose | given)
        found: list[Row] = cursor.fetchall()
    return found


def _number(sight: Sight, statement: str, given: tuple[tuple[str, Any], ...]) -> int:
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in given}
    return int(_asked(sight, statement, values)[0][0])


_kept_numbers = RememberedEach(_number, most=256)


def _kept_number(sight: Sight, statement: str, given: Parameters | None = None) -> int:
    """What a statement counts; of the same statement with the same values it is known until the timeline changes."""
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in (given or {}).items()}
    return _kept_numbers(sight, statement, tuple(values.items()))


def _count_through(sight: Sight) -> int:
    return int(_asked(sight, COUNT.format(more=""), {})[0][0])


_counted = Remembered(_count_through)


def _here(row: Row) -> Parameters:
    return dict(zip(("start", "ends", "sort_key", "number", "place"), row[-5:], strict=True))


def _told(row: Row) -> Told:
    event, number, first, last, is_announced, is_dated, is_inverse, *relation = row[:-5]
    heading = UNDATED if first == FAR else heading_name(first, last)
    return Told(event, number, heading, _tie(relation, is_inverse=is_inverse), is_announced, is_dated)


def _tie(relation: Sequence[Any], *, is_inverse: bool) -> Tie | None:
    pk, kind_value, event, other, least, unit = relation
    if pk is None:
        return None
    kind, gap = RelationKind(kind_value), gap_in_days(least, unit)
    if is_inverse:
        return Tie(pk, other, INVERSE[kind], event, gap, is_inverse=True)
    return Tie(pk, event, kind, other, gap)
