"""Which placements are drawn: SQL that finds the heaviest of a window, in everything, in a file, or among a few rows.

The one place where the ground of placements is chosen. Exact top-k by nearest-neighbour scans of the indexes
`placement_heaviest_in_a_window` and `filed_heaviest_in_a_window`. GiST has no equality across types: every value is
cast, or the index silently becomes a filter (tests hold the plans).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from events.models.filing import seen_by
from events.queries.filtering.sieve import Sieve
from events.queries.lenses.placed_through import laid_over
from events.queries.lenses.told_by import told_by
from events.queries.picture.ground import IN_USE, OF_TIMELINE, of
from events.queries.reader.kept import PLACEMENTS_IN_ORDER
from events.queries.reader.sight import Sight

NAMED = 3  # on either side of the window
SLICES = 8  # of the window, or about as many, whose own heaviest the next step of zooming in will ask for

FILED_IN = "timeline_id = %(timeline)s::bigint AND placement_id <> 0 AND int8range(span_begins, span_ends)"
WINDOW = "int8range(%(from)s::bigint, %(to)s::bigint)"

#: Of the whole timeline; `{where}` is an operator and a range.
TABLE = f"""SELECT id, rank, event_id, rank <-> 32000::smallint AS below, span_begins, span_ends FROM events_placement
    WHERE {OF_TIMELINE} AND kind <> 'reading' AND int8range(span_begins, span_ends) {{where}}
    ORDER BY rank <-> 32000::smallint, event_id, id LIMIT {{most}}"""  # noqa: S608 (constants of this file only)

#: Of the rows that the filters or a lens leave, which are few.
ROWS = """SELECT id, rank, event_id, 32000 - rank AS below, span_begins, span_ends FROM drawn
    WHERE int8range(span_begins, span_ends) {where} ORDER BY rank DESC, event_id, id LIMIT {most}"""

#: Rows of the whole timeline, or of what a lens shows of it: functions of migrations 0016 and 0020 with plans kept.
_PICKED = """SELECT * FROM events_heaviest{told}, %(from)s::bigint, %(to)s::bigint, %(k)s::bigint,
    %(slices_from)s::bigint[], %(slices_to)s::bigint[], %(each)s::bigint, %(number_here)s::bigint)"""
_BESIDE = """SELECT * FROM events_heaviest_beside{told}, %(from)s::bigint, %(to)s::bigint, {most}, {is_before})"""
_OF_ALL = "(%(timeline)s::bigint, %(audience)s::text"
_TOLD = "_told(%(timeline)s::bigint, %(sees)s::smallint[], %(teller)s::bigint, %(known)s::bigint"

#: Of what is filed under keys of one facet; `{also}` are the other filters. It is sorted by the row's own address, too,
#: which no index has: else all under a key would be read from the index by lot instead, and sorted.
FILE = f"""SELECT placement_id AS id, rank, event_id, span_begins, span_ends, under.place FROM {{under}}
    CROSS JOIN unnest(%(sees)s::smallint[]) AS sees (audience)
    CROSS JOIN LATERAL (
        SELECT placement_id, rank, event_id, span_begins, span_ends FROM events_facetplacement AS filed
        WHERE filed.{FILED_IN} {{where}} AND filed.audience = sees.audience
          AND facet = %({{facet}})s::smallint AND filed.key = under.key {{also}}
        ORDER BY rank <-> 32000::smallint, event_id, placement_id, filed.ctid LIMIT {{most}}
    ) AS top"""  # noqa: S608

ALSO = """AND EXISTS (SELECT FROM events_facetplacement AS other WHERE other.timeline_id = %(timeline)s::bigint
    AND other.event_id = filed.event_id AND other.facet = %(facet_{n})s::smallint
    AND other.key = ANY(%(keys_{n})s::bigint[]))"""

_BY_FILE = """AND event_id IN (SELECT event_id FROM events_facetplacement AS filed
    WHERE timeline_id = %(timeline)s::bigint AND audience = ANY(%(sees)s::smallint[]) AND placement_id <> 0
      AND facet = %(facet_0)s::smallint AND key = ANY(%(keys_0)s::bigint[]) {also})"""
_BY_EVENT = "AND event_id = ANY(%(passing)s::bigint[])"
_DRAWN = f"""drawn AS MATERIALIZED (
    SELECT * FROM events_placement WHERE {OF_TIMELINE} AND kind <> 'reading' {{passing}}), """  # noqa: S608


@dataclass(frozen=True, slots=True)
class Picked:
    """Where the placements of an answer come from: `before` stands first, `rows` is where their columns are."""

    before: str
    rows: str
    parameters: dict[str, Any]
    sieve: Sieve | None  # where the filters leave much
    also: str = ""  # the filters but the first, of rows of the file
    is_told: bool = False  # through a lens, of very many

    @property
    def is_few(self) -> bool:
        """Whether everything that passes is in `drawn`, and is counted there."""
        return self.rows == "drawn"

    @property
    def is_whole(self) -> bool:
        """Whether nothing is filtered: all of the timeline, or all that a lens shows, of very much."""
        return self.sieve is None and not self.is_few

    def heaviest(self, where: str, most: str, *, counted: bool = False) -> str:
        """`id, rank, event_id, below` and span of the heaviest that stand so to a range; `counted`: no former dates."""
        if self.sieve is None:
            use = f"{where} AND {IN_USE}" if counted else where
            return (ROWS if self.is_few else TABLE).format(where=use, most=most)
        also = f"{self.also} AND NOT is_ghost" if counted else self.also
        under = "unnest(%(keys_0)s::bigint[]) WITH ORDINALITY AS under (key, place)"
        found = FILE.format(under=under, facet="facet_0", where=where, also=also, most=most)
        return (
            f"SELECT id, rank, event_id, 32000 - rank AS below, span_begins, span_ends FROM ({found}) AS found "  # noqa: S608
            f"GROUP BY id, rank, event_id, span_begins, span_ends ORDER BY 4, event_id, id LIMIT {most}"
        )

    def picked(self) -> str:
        """Rows of the k heaviest of the window and of the k/8 heaviest of each of its slices, of all that there is."""
        return _PICKED.format(told=_TOLD if self.is_told else _OF_ALL)

    def shown(self) -> str:
        """Ids of the k heaviest of the window, and of the k/8 heaviest of each of its slices.

        A slice whose heaviest are among those of the window is not looked up.
        """
        piece = "int8range(slice.begins, slice.ends)"
        return f"""WITH top AS MATERIALIZED ({self.heaviest(f"&& {WINDOW}", "%(k)s::bigint")}
        ), lacking AS MATERIALIZED (
            SELECT slice.* FROM unnest(%(slices_from)s::bigint[], %(slices_to)s::bigint[]) AS slice (begins, ends)
            WHERE (SELECT count(*) FROM top) = %(k)s::bigint AND %(each)s::bigint > (
                SELECT count(*) FROM top WHERE span_begins < slice.ends AND span_ends > slice.begins))
        SELECT id FROM top UNION SELECT own.id FROM lacking AS slice
        CROSS JOIN LATERAL ({self.heaviest(f"&& {piece}", "%(each)s::bigint")}) AS own"""  # noqa: S608

    def outside(self) -> dict[str, str]:
        """The heaviest that ended before the window, and that begin after it."""
        if self.is_whole:
            told = _TOLD if self.is_told else _OF_ALL
            sides = {"before": "true", "after": "false"}
            return {side: _BESIDE.format(told=told, most=NAMED, is_before=each) for side, each in sides.items()}
        return {
            side: f"""SELECT row.* FROM ({self.heaviest(f"{stands} {WINDOW}", str(NAMED), counted=True)}) AS named
            JOIN {self.rows} AS row USING (id)"""  # noqa: S608
            for side, stands in (("before", "<<"), ("after", ">>"))
        }


def picked(sight: Sight, chosen: Sieve | None, *, each: bool = False) -> Picked:
    """All of the timeline, unless there are filters or a lens. `each`: one by one, where a lens shows it."""
    parameters = of(sight) | {"sees": [audience.value for audience in seen_by(sight.audience)]}
    before = ""
    if sight.lens is not None:
        here = told_by(sight)
        if chosen is None and not here.is_few and not each:
            before, whose = laid_over(sight)
            return Picked(before, "events_placement", parameters | whose, None, is_told=True)
        before, whose = (here.before, here.parameters) if here.is_few else laid_over(sight, PLACEMENTS_IN_ORDER)
        parameters |= whose
    elif chosen is None:
        return Picked("", "events_placement", parameters, None)
    also = ""
    for n, (facet, keys) in enumerate(chosen.filed if chosen else ()):
        parameters |= {f"facet_{n}": facet.value, f"keys_{n}": keys}
        also += ALSO.format(n=n) if n else ""
    if chosen is not None and not chosen.is_fine:
        return Picked("", "events_placement", parameters, chosen, also)
    passing = ""
    if chosen is not None:
        passing = _BY_FILE.format(also=also) if chosen.events is None else _BY_EVENT
        parameters |= {"passing": None if chosen.events is None else list(chosen.events)}
    return Picked(before + _DRAWN.format(passing=passing), "drawn", parameters, None, also)


def slices(begins: int, ends: int) -> tuple[list[int], list[int]]:
    """Where the slices of a window begin and end: four to nine, cut at multiples of a power of two.

    Those of a narrower window lie within them, so that what is heaviest in one stays so when somebody zooms in.
    """
    width = 1 << max((ends - begins - 1) // SLICES, 0).bit_length()
    edges = [begins, *range((begins // width + 1) * width, ends, width), ends]
    return edges[:-1], edges[1:]
