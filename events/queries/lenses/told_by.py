"""How much a lens shows, and how to look at it: at every placement where they are few, else at some lots.

Lots are drawn by a hash of the event, so that a sample is the same in every window.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection

from events.models.filing import FINEST
from events.queries.lenses.lots import sample_of
from events.queries.lenses.placed_through import laid_over
from events.queries.reader import kept
from events.queries.reader.remembered import Remembered
from events.queries.reader.sight import Sight

FEW = 3_000  # placements up to which every one is looked at
WANTED = 8_000  # of a sample

_SO_FAR = f"""WITH {{before}} nothing AS (SELECT)
SELECT count(*) FROM (SELECT FROM events_placement WHERE kind <> 'reading' LIMIT {FEW + 1}) AS shown
"""  # noqa: S608 (constants of this file only)
_EVERY = "WITH {before} nothing AS (SELECT) SELECT count(*) FROM events_placement WHERE kind <> 'reading'"

#: What begins before the first of a sample and ends after its last: few, and found in the index by their spans.
_ENDS = """
WITH {before} used AS NOT MATERIALIZED (
    SELECT span_begins, span_ends FROM events_placement WHERE kind <> 'reading' AND kind IN ('current', 'announced')
)
SELECT least(%(first)s::bigint, (SELECT min(span_begins) FROM used
           WHERE int8range(span_begins, span_ends) && int8range(NULL, %(first)s::bigint))),
       greatest(%(last)s::bigint, (SELECT max(span_ends) FROM used
           WHERE int8range(span_begins, span_ends) && int8range(%(last)s::bigint, NULL)))
"""


@dataclass(frozen=True, slots=True)
class ToldBy:
    """What stands before a query on `events_placement` so that it looks at all of them, or at the sample in `lots`.

    `number` is how many there are in all: of a sample an estimate.
    """

    before: str
    parameters: dict[str, Any]
    number: int
    is_few: bool
    share: float = 1  # of all of them that is looked at


def _told_by(sight: Sight) -> ToldBy:
    before, whose = laid_over(sight, kept.PLACEMENTS_IN_ORDER)
    if "told" in whose:  # all of it was worked out
        return ToldBy(before, whose, 0, is_few=True)
    number = _one(_SO_FAR.format(before=before), whose)[0]
    if number <= FEW:
        return ToldBy(before, whose, number, is_few=True)
    number = FINEST * int(_one(_EVERY.format(before=kept.SAMPLE), whose | {"lots": [0]})[0])
    sample = sample_of(number, WANTED)
    return ToldBy(kept.SAMPLE, whose | {"lots": sample.lots}, number, is_few=False, share=sample.share)


told_by = Remembered(_told_by)
"""For a reader with a lens. Kept until the timeline changes."""


def ends_of(sight: Sight, first: int, last: int) -> tuple[int, int]:
    """Where everything begins and ends, exactly, from where a sample does (one query)."""
    before, whose = laid_over(sight)
    begins, ends = _one(_ENDS.format(before=before), whose | {"first": first, "last": last})
    return int(begins), int(ends)


def _one(statement: str, given: dict[str, Any]) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        found: tuple[Any, ...] = cursor.fetchone()
    return found
