"""Where things stand on the axis through a lens: the placements that would be rows, worked out for the reader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from events.models import EventState, Placement
from events.queries.dating.placing import Dated, placement_columns, placements_of
from events.queries.lenses.said_rows import said_rows
from events.queries.lenses.tales import tales
from events.queries.network.network_rows import rows_for
from events.queries.reader import kept
from events.queries.reader.remembered import Remembered
from events.queries.reader.sight import Sight

#: The same as `kept.PLACEMENTS`, of placements that are not stored.
_WORKED_OUT = f"""events_placement AS MATERIALIZED (
    SELECT {", ".join(str(field.column) for field in Placement._meta.concrete_fields if not field.generated)},
           events_rank(weight, event_id) AS rank
    FROM json_populate_recordset(NULL::events_placement, %(told)s::json)), """  # noqa: S608 (our own columns)


def _placements(sight: Sight) -> str:
    return json.dumps(list(_columns(sight)), ensure_ascii=False)


placements_through = Remembered(_placements)
"""The rows of `events_placement` that one lens comes to, as a JSON list. Kept until the timeline changes."""


def laid_over(sight: Sight, stored: str = kept.PLACEMENTS) -> tuple[str, dict[str, Any]]:
    """What stands before a query on `events_placement` so that it asks the lens's own, and its parameters.

    `stored` is the form for the indexes that the query needs.
    """
    if kept.is_kept(sight):
        return stored, kept.held_by(sight)
    whose = {"timeline": sight.timeline.pk, "audience": sight.audience.value}
    return _WORKED_OUT, whose | {"told": placements_through(sight)}


def _columns(sight: Sight) -> Iterator[dict[str, Any]]:
    """Every column of every placement, by event and kind; one query beside those of `tales`."""
    told, rows = tales(sight), rows_for(sight)
    events = {pk: (weight, EventState(state)) for pk, weight, state in rows.events.values_list("pk", "weight", "state")}
    said = said_rows(sight).said
    number = 0
    for pk, (weight, state) in events.items():
        tale = told[pk]
        dated = Dated(tale.date, tale.occurrence, weight, state, tale.computed)
        for placed in placements_of(dated, said.get(pk, [])):
            number += 1
            where = {"id": number, "timeline_id": sight.timeline.pk, "event_id": pk}
            yield where | placement_columns(dated, placed, sight.audience)
