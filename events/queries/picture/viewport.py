"""What the picture is drawn from: the heaviest of a window, how full window and whole are, what lies outside.

Which placements, `picked` says; how many there are, `density` and `sampled`; of which groups, `grouped`. The JSON of
the placements comes from PostgreSQL as it is sent.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.db import connection

from events.models import FacetKind
from events.queries.filtering.sieve import Sieve
from events.queries.picture import grouped
from events.queries.picture.density import Numbers, buckets_of, counted, numbers
from events.queries.picture.eras import eras
from events.queries.picture.ground import OF_TIMELINE, Ground, Window, ground
from events.queries.picture.groups import Group, groups
from events.queries.picture.picked import SLICES, Picked, picked, slices
from events.queries.picture.sampled import about_whole, about_window, asked, numbers_of, sampled_numbers
from events.queries.picture.told_numbers import told_numbers
from events.queries.reader.sight import Sight

MOST = 500  # placements of a window; those of its slices come beside them

#: Whose readings are drawn, by name as `events.queries.reader.names` has it: few of what is drawn come from a reading.
_SAID = """said AS MATERIALIZED (
    SELECT one.reading_id, source.name
    FROM (SELECT reading_id FROM heaviest UNION SELECT reading_id FROM rivals) AS one CROSS JOIN LATERAL (
        SELECT CASE WHEN source.public_label <> '' AND %(audience)s::text = 'public' THEN source.public_label
            ELSE coalesce(nullif(source.short_title, ''), nullif(source.container_title, ''),
                nullif(source.publisher, ''), nullif(source.title, ''), nullif(source.url, ''), 'Untitled source')
            END AS name
        FROM events_reading AS reading JOIN events_citation AS citation ON citation.id = reading.citation_id
        JOIN events_source AS source ON source.id = citation.source_id WHERE reading.id = one.reading_id OFFSET 0
    ) AS source WHERE one.reading_id IS NOT NULL)"""
_EVENT = """CROSS JOIN LATERAL (
        SELECT number, title FROM events_event WHERE id = {rows}.event_id OFFSET 0) AS event"""  # by its key, each
_PLACEMENTS = """(SELECT coalesce(json_agg(told ORDER BY weight DESC, b, n, kind, e, "when"), '[]')::text FROM (
    SELECT event.number AS n, event.title, words AS "when", span_begins AS b, span_ends AS e, kind,
        CASE heaviest.occurrence WHEN 'did not happen' THEN 'did_not_happen' WHEN 'postponed' THEN 'planned'
            ELSE heaviest.occurrence END AS mark,
        heaviest.weight, is_computed AS computed, is_conflicted AS conflict,
        begins_fades AS fade_b, ends_fades AS fade_e, begins_open AS open_b, ends_open AS open_e,
        precision, coalesce(said.name, '') AS by {groups}
    FROM heaviest LEFT JOIN said USING (reading_id) {joined} {event}) AS told)"""

_READINGS = f"""(SELECT coalesce(json_agg(json_build_object(
    'n', event.number, 'kind', kind, 'by', coalesce(said.name, ''), 'when', words, 'b', span_begins, 'e', span_ends
    ) ORDER BY event.number, span_begins, rivals.id), '[]')::text
    FROM rivals LEFT JOIN said USING (reading_id) {_EVENT.format(rows="rivals")})"""  # noqa: S608

_NAMED = """(SELECT coalesce(json_agg(json_build_object(
    'n', event.number, 'title', event.title, 'when', words, 'b', span_begins, 'e', span_ends, 'weight', {side}.weight
    ) ORDER BY {side}.weight DESC, {order}, event.number), '[]')::text
    FROM {side} JOIN events_event AS event ON event.id = {side}.event_id)"""

#: Rows of the ids in `{shown}`.
_ROWS = """shown AS MATERIALIZED ({shown}),
heaviest AS MATERIALIZED (SELECT row.* FROM (SELECT DISTINCT id FROM shown) AS one JOIN {rows} AS row USING (id))"""
_ERAS = "(SELECT EXISTS (SELECT FROM events_era WHERE timeline_id = %(timeline)s::bigint AND withdrawn_at IS NULL))"

_ANSWER = f"""
WITH {{before}} {{heaviest}},
rivals AS (
    SELECT * FROM events_placement WHERE {OF_TIMELINE} AND kind = 'reading'
      AND event_id IN (SELECT event_id FROM heaviest WHERE kind = 'current' AND is_conflicted)
),
{_SAID}, before AS ({{outside_before}}), after AS ({{outside_after}})
SELECT (SELECT count(*) FROM heaviest),
    {{placements}}, {{readings}}, {{named_before}}, {{named_after}}, {_ERAS} {{numbers}}
"""  # noqa: S608 (constants of this room only)


@dataclass(frozen=True, slots=True)
class Found:
    """What one statement found: JSON as text, and the columns of numbers where they were counted with it."""

    shown: int
    placements: str
    readings: str
    before: str
    after: str
    has_eras: bool
    numbers: tuple[Any, ...]


def nothing(sight: Sight) -> str:
    """The answer about a timeline of which nothing stands on the axis."""
    nowhere = [0, 0]
    empty = {"from": 0, "step": 1, "estimate": False}
    return json.dumps(
        {"change": sight.timeline.ledger.change_number, "window": nowhere, "span": nowhere, "opening": nowhere}
        | {"total": 0, "shown": 0, "placements": [], "readings": [], "density": empty | {"counts": []}}
        | {"near": empty | {"starts": [], "overlaps": []}, "eras": [], "outside": {"before": [], "after": []}}
    )


def viewport(
    sight: Sight,
    on: Ground,
    window: Window | None = None,
    *,
    k: int = MOST,
    passing: Sieve | None = None,
    group: FacetKind | None = None,
) -> str:
    """The JSON that the picture is drawn from (`docs/api.md`), for `window` or the opening.

    `k` is capped at `MOST`; `passing` is what the filters leave, None for all; `group` is by what it is grouped.
    """
    shown = window or on.opening
    drawn = picked(sight, passing, each=group is not None)
    found = groups(sight, group) if group else []
    begins, ends = slices(shown.begins, shown.ends)
    k = min(max(k, 1), MOST)
    parameters = drawn.parameters | asked(on, shown) | {"k": k, "slices_from": begins, "slices_to": ends}
    parameters |= grouped.parameters(group, found, k) if group else {"each": k // SLICES}
    if drawn.is_few:
        answer = _found(drawn, group, found, parameters)
        near, entering, total, whole = answer.numbers[:4]
        counts = numbers_of((near, entering, total), shown, counted(buckets_of(on.span), whole, 0))
    else:
        counts = _numbers(sight, drawn, on, shown)
        parameters["number_here"] = counts.total
        answer = _found(drawn, group, found, parameters)
    if group:
        _count_groups(found, drawn=drawn, window=shown, answer=answer, counts=counts, parameters=parameters)
    said = [each.said() for each in found] if group else None
    is_capped = passing is not None and passing.is_capped
    return _joined(sight, on, shown, answer=answer, counts=counts, is_estimate=is_capped, told=said)


def _found(drawn: Picked, group: FacetKind | None, found: list[Group], parameters: dict[str, Any]) -> Found:
    with connection.cursor() as cursor:
        cursor.execute(statement(drawn, group, found), parameters)
        shown, placements, readings, before, after, has_eras, *rest = cursor.fetchone()
    return Found(shown, placements, readings, before, after, has_eras, tuple(rest))


def statement(drawn: Picked, group: FacetKind | None = None, found: list[Group] | None = None) -> str:
    """The one statement that finds what is drawn; of few rows, it counts them as well."""
    few = "drawn", "(kind = 'former')"
    columns = f"{about_window(*few)}, {about_whole(*few)}" if drawn.is_few else ""
    if group:
        columns = f"{columns}, {grouped.OF_FEW}" if drawn.is_few else grouped.SHOWN
    outside = drawn.outside()
    shown = grouped.shown(drawn, found or []) if group else drawn.shown()
    rows = _ROWS.format(shown=shown, rows=drawn.rows)
    if drawn.is_whole:
        rows = grouped.PICKED if group else f"heaviest AS MATERIALIZED ({drawn.picked()})"
    return _ANSWER.format(
        before=drawn.before + (grouped.belongs(group) if group and drawn.is_few else ""),
        heaviest=rows + (grouped.BELONGING if group else ""),
        outside_before=outside["before"],
        outside_after=outside["after"],
        placements=_PLACEMENTS.format(
            event=_EVENT.format(rows="heaviest"),
            groups=grouped.PLACES if group else "",
            joined="LEFT JOIN belonging USING (id)" if group else "",
        ),
        readings=_READINGS,
        named_before=_NAMED.format(side="before", order="span_ends DESC"),
        named_after=_NAMED.format(side="after", order="span_begins"),
        numbers=f", {columns}" if columns else "",
    )


def _numbers(sight: Sight, drawn: Picked, on: Ground, window: Window) -> Numbers:
    if drawn.is_told:
        return told_numbers(sight, on, window)
    return sampled_numbers(sight, drawn, on, window) if drawn.sieve else numbers(sight, on, window)


def _count_groups(
    found: list[Group],
    *,
    drawn: Picked,
    window: Window,
    answer: Found,
    counts: Numbers,
    parameters: dict[str, Any],
) -> None:
    if drawn.is_few:
        grouped.count_few(found, answer.numbers[4])
    else:
        grouped.count_many(found, answer.numbers[0] or [], drawn, share=counts.share, asked=parameters)
    grouped.count_rest(found, counts.near, window, counts.total)


def _joined(
    sight: Sight,
    on: Ground,
    window: Window,
    *,
    answer: Found,
    counts: Numbers,
    is_estimate: bool,
    told: list[dict[str, Any]] | None,
) -> str:
    said: dict[str, Any] = {
        "change": sight.timeline.ledger.change_number,
        "window": [window.begins, window.ends],
        "span": [on.span.begins, on.span.ends],
        "opening": [on.opening.begins, on.opening.ends],
        "total": counts.total,
        "shown": answer.shown,
        "density": counts.whole.whole(),
        "near": counts.near.near(),
        "eras": eras(sight, window) if answer.has_eras else [],
    }
    if is_estimate or counts.is_estimate:
        said["estimate"] = True
    if told is not None:
        said["groups"] = told
    head = json.dumps(said, ensure_ascii=False, separators=(",", ":"))[:-1]
    outside = f'{{"before":{answer.before},"after":{answer.after}}}'
    return f'{head},"placements":{answer.placements},"readings":{answer.readings},"outside":{outside}}}'


__all__ = ["MOST", "Ground", "Window", "ground", "nothing", "viewport"]
