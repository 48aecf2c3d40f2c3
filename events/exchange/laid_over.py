"""A document through a lens: what the lens shows is laid over the tables, under their names, before each query.

So the queries of a document stay the only ones, and none can forget the lens: of what came out later they find
nothing, and an event has the date and the outcome that it had. Everything here is named in full by the lens and the
reader's tales; nothing comes from a request.
"""

from __future__ import annotations

import json
from typing import Any

from events.models import TEMPORAL, Event
from events.models.fields import date_parts
from events.queries.lenses.lenses import sources_through
from events.queries.lenses.tales import Tale, tales
from events.queries.reader.sight import Sight

_TOLD = (
    "occurrence",
    "dating_basis",
    "dating_reading_id",
    "dating_rationale",
    "date_words",
    *(f"date_{part}" for part in date_parts(None)),
)
_COLUMNS = [field.column for field in Event._meta.concrete_fields]
_EVENT = ", ".join(f"shown.{column}" if column in _TOLD else f"e.{column}" for column in _COLUMNS)
_TAKING_PART = "SELECT p.actor_id FROM events_participation AS p JOIN events_event AS e ON e.id = p.event_id"
_SPEAKING = "SELECT c.speaker_id FROM events_citation AS c WHERE c.speaker_id IS NOT NULL"
_HEARD_OF = f"{_TAKING_PART} UNION {_SPEAKING}"
_PLACED = "SELECT e.place_id FROM events_event AS e WHERE e.place_id IS NOT NULL"
_TAGGED = "SELECT t.tag_id FROM events_eventtag AS t JOIN events_event AS e ON e.id = t.event_id"

# Inlined, so that the indexes of the tables are used: what is inside an event is looked up row by row.
_TABLES = f"""
events_source AS NOT MATERIALIZED (
    SELECT * FROM events_source WHERE timeline_id = %(timeline)s::bigint AND id = ANY(%(sources)s::bigint[])
),
events_citation AS NOT MATERIALIZED (
    SELECT * FROM events_citation
    WHERE timeline_id = %(timeline)s::bigint AND source_id = ANY(%(sources)s::bigint[]) AND withdrawn_at IS NULL
      AND (%(speaker)s::bigint IS NULL OR speaker_id = %(speaker)s::bigint)
),
events_event AS NOT MATERIALIZED (
    SELECT {_EVENT} FROM events_event AS e
    CROSS JOIN LATERAL (SELECT %(told)s::jsonb -> e.id::text AS line) AS told
    CROSS JOIN LATERAL jsonb_populate_record(e, told.line) AS shown
    WHERE e.timeline_id = %(timeline)s::bigint AND told.line IS NOT NULL
),
events_relation AS NOT MATERIALIZED (
    SELECT r.* FROM events_relation AS r
    WHERE r.timeline_id = %(timeline)s::bigint AND CASE WHEN r.citation_id IS NULL
        THEN r.kind <> ALL(%(temporal)s::text[])
        ELSE EXISTS (SELECT FROM events_citation AS c WHERE c.id = r.citation_id) END
),
events_actor AS NOT MATERIALIZED (
    SELECT * FROM events_actor
    WHERE timeline_id = %(timeline)s::bigint AND (id IN ({_HEARD_OF}) OR merged_into_id IN ({_HEARD_OF}))
),
events_place AS NOT MATERIALIZED (
    SELECT * FROM events_place
    WHERE timeline_id = %(timeline)s::bigint AND (id IN ({_PLACED}) OR merged_into_id IN ({_PLACED}))
),
events_tag AS NOT MATERIALIZED (
    SELECT * FROM events_tag WHERE timeline_id = %(timeline)s::bigint AND id IN ({_TAGGED})
),
events_story AS NOT MATERIALIZED (SELECT * FROM events_story WHERE false),
events_era AS NOT MATERIALIZED (SELECT * FROM events_era WHERE false),
events_annotation AS NOT MATERIALIZED (SELECT * FROM events_annotation WHERE false)
"""  # noqa: S608 (constants of this file only)


def laid_over(query: str) -> str:
    """The query of a document, on what the lens shows."""
    own = query.removeprefix("WITH ")
    return f"WITH {_TABLES}{',' if own != query else ''} {own}"


def lens_parameters(sight: Sight) -> dict[str, Any]:
    """What those queries are given beside the timeline. Raises ValueError for a reader without a lens."""
    told = {str(event): _columns(tale) for event, tale in tales(sight).items()}
    lens = sight.lens
    return {
        "told": json.dumps(told, ensure_ascii=False),
        "sources": sorted(sources_through(sight)),
        "speaker": lens.speaker.pk if lens and lens.speaker else None,
        "temporal": sorted(TEMPORAL),
    }


def _columns(tale: Tale) -> dict[str, Any]:
    """The columns of an event as the lens has them; no editor's reason, and no editor's words, are among them."""
    own = {
        "occurrence": tale.occurrence.value,
        "dating_basis": tale.basis.value,
        "dating_reading_id": tale.reading,
        "dating_rationale": "",
        "date_words": "",
    }
    return own | {f"date_{part}": value for part, value in date_parts(tale.date).items()}
