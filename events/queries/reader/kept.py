"""Whether what a lens tells is stored, and how the stored rows stand in for the tables of a timeline without a lens.

Put before a query, a common table expression under the name of `events_placement` or `events_turn` lays the rows of one
teller, as of one day, over the table. It is inlined: the query finds its way by the indexes of the stored rows.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from events.models import Placement, Telling, TellingDue, Turn
from events.models.filing import seen_by
from events.models.ledger import DERIVATION
from events.queries.reader.sight import Sight

#: Rows of one teller for one audience that held on a day: in one form for btrees, in another for the GiST index.
_OF_TELLER = """timeline_id = %(timeline)s::bigint AND teller = %(teller)s::bigint
        AND audience = ANY(%(sees)s::smallint[])"""
ON_THE_DAY = f"{_OF_TELLER} AND known_from <= %(known)s::bigint AND known_to > %(known)s::bigint"
AS_OF = f"{_OF_TELLER} AND int8range(known_from, known_to) @> %(known)s::bigint"


def _shown(columns: list[str]) -> str:
    return ", ".join("%(audience)s::text AS audience" if each == "audience" else each for each in columns)


_PLACED = _shown([str(field.column) for field in Placement._meta.concrete_fields])
_TURNED = _shown([str(field.column) for field in Turn._meta.concrete_fields if field.column != "id"])
_PLACEMENTS = """events_placement AS NOT MATERIALIZED (
    SELECT {columns} FROM events_toldplacement WHERE {held}), """

#: For the heaviest of a window.
PLACEMENTS = _PLACEMENTS.format(columns=_PLACED, held=AS_OF)
#: For all that there is, and for the first and the next one.
PLACEMENTS_IN_ORDER = _PLACEMENTS.format(columns=_PLACED, held=ON_THE_DAY)
#: For those of some lots.
SAMPLE = _PLACEMENTS.format(columns=_PLACED, held=f"{ON_THE_DAY} AND lot = ANY(%(lots)s::smallint[])")
_TURNS = f"events_turn AS NOT MATERIALIZED (SELECT {_TURNED} FROM events_telling WHERE {ON_THE_DAY})"  # noqa: S608 (our own columns)


def is_kept(sight: Sight) -> bool:
    """Whether the lens's rows are stored as they have to be (one query): else they are worked out by whoever asks."""
    if sight.timeline.ledger.derivation < DERIVATION:
        return False
    return not TellingDue.objects.filter(timeline=sight.timeline).exists()


def through(statement: str) -> str:
    """A query on `events_turn` that asks the lens's own."""
    recursive = " RECURSIVE" if statement.lstrip().startswith("WITH RECURSIVE") else ""
    own = statement.lstrip().removeprefix(f"WITH{recursive} ")
    return f"WITH{recursive} {_TURNS}{',' if own != statement.lstrip() else ''} {own}"


def told_rows(sight: Sight) -> QuerySet[Telling]:
    """The stored tellings of the reader's lens."""
    held = held_by(sight)
    return Telling.objects.filter(
        timeline=held["timeline"],
        teller=held["teller"],
        audience__in=held["sees"],
        known_from__lte=held["known"],
        known_to__gt=held["known"],
    )


def held_by(sight: Sight) -> dict[str, Any]:
    """Whose rows, as of which day. Raises ValueError for a reader without a lens."""
    if sight.lens is None:
        raise ValueError("What is told is told through a lens; this reader has none.")
    return {
        "timeline": sight.timeline.pk,
        "audience": sight.audience.value,
        "sees": [each.value for each in seen_by(sight.audience)],
        "teller": sight.lens.teller,
        "known": sight.lens.at,
    }
