"""Which events are told otherwise as of one day than as of an earlier one: from what is stored, or worked out.

What is stored holds from one day of publication to another. So only what began to hold between the two is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from events.queries.comparing.tale_words import when_told
from events.queries.lenses.tales import Tale, tales
from events.queries.listed.order import told
from events.queries.reader.kept import ON_THE_DAY, held_by, is_kept
from events.queries.reader.sight import Sight

_WORDS = """(SELECT placed.kind || placed.words FROM events_toldplacement AS placed
        WHERE placed.event_id = became.event_id AND timeline_id = %(timeline)s::bigint AND teller = %(teller)s::bigint
        AND audience = ANY(%(sees)s::smallint[]) AND known_from <= {day} AND known_to > {day}
        AND kind IN ('current', 'announced'))"""
_DIFFERENT = f"""
WITH became AS MATERIALIZED (
    SELECT event_id, occurrence, start, ends, sort_key, number, place FROM events_telling
    WHERE {ON_THE_DAY} AND known_from > %(before)s::bigint
), was AS MATERIALIZED (
    SELECT event_id, occurrence FROM events_telling
    WHERE {ON_THE_DAY.replace("%(known)s", "%(before)s")} AND known_to <= %(known)s::bigint
), different AS (
    SELECT became.*, was.event_id IS NULL AS is_new FROM became LEFT JOIN was USING (event_id)
    WHERE CASE WHEN was.event_id IS NULL OR was.occurrence <> became.occurrence THEN true
        ELSE {_WORDS.format(day="%(before)s::bigint")} IS DISTINCT FROM {_WORDS.format(day="%(known)s::bigint")} END
), placed AS (
    SELECT event_id, is_new, count(*) OVER (PARTITION BY is_new) AS number,
        row_number() OVER (PARTITION BY is_new ORDER BY start, ends, sort_key, number, place) AS turn
    FROM different
)
SELECT event_id, is_new, number FROM placed WHERE turn <= %(most)s::bigint ORDER BY is_new, turn
"""  # noqa: S608 (our own columns)


@dataclass(frozen=True, slots=True)
class ToldOtherwise:
    """Events (primary keys) in the order of the later list, of either kind the first ones; `number` is that of all."""

    changed: tuple[int, ...]
    appeared: tuple[int, ...]
    number: int


def told_otherwise(before: Sight, after: Sight, *, most: int) -> ToldOtherwise:
    """Of one reader as of two days, at most so many of each kind. A date without any bound counts as none."""
    return _stored(before, after, most) if is_kept(after) else _worked_out(before, after, most)


def _stored(before: Sight, after: Sight, most: int) -> ToldOtherwise:
    given = held_by(after) | {"before": held_by(before)["known"], "most": most}
    with connection.cursor() as cursor:
        cursor.execute(_DIFFERENT, given)
        rows = cursor.fetchall()
    numbers = {is_new: number for _, is_new, number in rows}
    changed, appeared = (tuple(event for event, is_new, _ in rows if is_new is kind) for kind in (False, True))
    return ToldOtherwise(changed, appeared, sum(numbers.values()))


def _worked_out(before: Sight, after: Sight, most: int) -> ToldOtherwise:
    was, became = tales(before), tales(after)
    every = [turn.event for turn in told(after) if _is_different(was.get(turn.event), became.get(turn.event))]
    changed, appeared = ([event for event in every if (event not in was) is kind] for kind in (False, True))
    return ToldOtherwise(tuple(changed[:most]), tuple(appeared[:most]), len(every))


def _is_different(was: Tale | None, became: Tale | None) -> bool:
    if was is None or became is None:
        return became is not None
    return (when_told(was), was.occurrence) != (when_told(became), became.occurrence)
