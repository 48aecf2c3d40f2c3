"""How many stand where of what a lens shows, where that is much: estimates, from some of the lots."""

from __future__ import annotations

from dataclasses import replace

from django.db import connection

from events.queries.lenses.lots import sample_of
from events.queries.lenses.told_by import told_by
from events.queries.picture.density import Counted, Numbers, buckets_of, counted, up_to
from events.queries.picture.ground import Ground, Window, ground
from events.queries.picture.sampled import asked, numbers_of, standing_here
from events.queries.reader.kept import ON_THE_DAY
from events.queries.reader.remembered import Remembered
from events.queries.reader.sight import Sight

WANTED = 4_000  # of the window's sample
_FAR = 2**54  # after everything on the axis
_SAMPLED = """SELECT span_begins, span_ends, kind = 'former' AS is_ghost FROM events_toldplacement
    WHERE {held} AND kind <> 'reading' AND lot = ANY(%(lots)s::smallint[])"""
_BEGUN = _SAMPLED.format(held=ON_THE_DAY)
_HERE = standing_here(_BEGUN)
_WHOLE = f"""
SELECT span_begins >> %(whole_width)s::int, count(*), 0 FROM ({_BEGUN}) AS every WHERE NOT is_ghost GROUP BY 1
"""  # noqa: S608 (constants of this file only)


def _whole(sight: Sight) -> Counted:
    here, on = told_by(sight), ground(sight)
    buckets = buckets_of(on.span if on else Window(0, 1))
    with connection.cursor() as cursor:
        cursor.execute(_WHOLE, here.parameters | {"whole_width": buckets.width})
        return counted(buckets, cursor.fetchall(), 0, share=here.share)


whole = Remembered(_whole)
"""What begins where in all of it; the same whatever the window. Kept until the timeline changes."""


def told_numbers(sight: Sight, on: Ground, window: Window) -> Numbers:
    """A sample of the whole, and one of the window: as many lots as it takes of all that is told, or of
    all that stands there without a lens, whichever is less.
    """
    here = told_by(sight)
    before, after = up_to(here.parameters, window.begins, min(window.ends, _FAR))
    inside = after.begun - before.ended
    sample = sample_of(min(here.number, inside), WANTED)
    with connection.cursor() as cursor:
        cursor.execute(_HERE, here.parameters | asked(on, window) | {"lots": sample.lots})
        found = cursor.fetchone()
    return replace(numbers_of(found, window, whole(sight), share=sample.share), is_estimate=True)
