"""How many stand where of what a lens shows, where that is much: estimates, from some of 64 equal lots."""

from __future__ import annotations

from django.db import connection

from events.models.filing import LOTS
from events.queries.density import Numbers, up_to
from events.queries.ground import Ground, Window
from events.queries.kept import AS_OF, ON_THE_DAY
from events.queries.lots import lots_for
from events.queries.sampled import asked, four, numbers_of
from events.queries.sight import Sight
from events.queries.told_by import WANTED, told_by

_FAR = 2**54  # after everything on the axis
_SAMPLED = """SELECT span_begins, span_ends, kind = 'former' AS is_ghost FROM events_toldplacement
    WHERE {held} AND kind <> 'reading' AND lot = ANY(%({lots})s::smallint[])"""
_BEGUN = _SAMPLED.format(held=ON_THE_DAY, lots="lots")
_ENTERING = _SAMPLED.format(held=AS_OF, lots="lots")
_STATEMENT = f"""
WITH here AS MATERIALIZED (
    {_BEGUN} AND span_begins >= %(near_begins)s::bigint AND span_begins < %(near_ends)s::bigint
    UNION ALL {_ENTERING} AND span_begins < %(near_begins)s::bigint
        AND int8range(span_begins, span_ends) && int8range(%(near_begins)s::bigint, %(near_begins)s::bigint + 1)
), every AS MATERIALIZED ({_SAMPLED.format(held=ON_THE_DAY, lots="whole_lots")})
SELECT {four("here", "is_ghost", "every")}
"""


def told_numbers(sight: Sight, on: Ground, window: Window) -> Numbers:
    """A sample of the whole, and a closer one of the window: as many lots as it takes of all that is told, or of
    all that stands there without a lens, whichever is less.
    """
    here = told_by(sight)
    before, after = up_to(here.parameters, window.begins, min(window.ends, _FAR))
    inside = after.begun - before.ended
    whole_lots, lots = here.parameters["lots"], lots_for(min(here.number, inside), WANTED)
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, here.parameters | asked(on, window) | {"lots": lots, "whole_lots": whole_lots})
        found = cursor.fetchone()
    return numbers_of(found, on, window, share=len(lots) / LOTS, whole_share=len(whole_lots) / LOTS)
