"""Which year is meant where none is said: that of the tale, or the one that is near to publication."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from events.dates.calendar import civil, weekday
from events.extraction.context import Context, Cues, Mention, Reading, Resolve
from events.extraction.expression import Anchor
from events.extraction.nodes import BACK, ON, Node, Way
from events.extraction.when import When

Of = Callable[[int], When | None]  # a stretch in a year

_LATELY: Final = 60  # days; a day that near is hardly next year's, whatever the sentence announces
_SOON: Final = {"month": 31}  # days; a month that near is the coming one, even where the sentence tells
_LATER: Final = 90  # days; the same for all that is no month
_MUCH: Final = {"month": 100}  # days; so much nearer the coming one must be, where no word points ahead
_A_LITTLE: Final = 30  # days; the same for all that is no month


def in_its_year(
    of: Of, said: Node | None, way: Way, context: Context, cues: Cues, *, inner: Resolve, day_of_week: int = 0
) -> Reading | None:
    """The stretch in the year that is said, or in the one that is meant."""
    if said is not None:
        year = inner(said)
        if year is None or year.when is None:
            return None
        when = of(year.when.year)
        return Reading("DATE", when.value, when, year.anchor, 0.97, explicit=year.explicit) if when else None
    told = context.narrative if way in ("", "the", "that", "same", "following", "previous") else None
    if told:
        return _told(of, way, told)
    if context.published is None:
        return None
    return _against(of, way, context.published, cues, day_of_week)


def _told(of: Of, way: Way, told: Mention) -> Reading | None:
    """In the year that the text tells of: "the following March" is the first after what was said."""
    year = told.when.year
    candidates = [when for when in map(of, (year - 1, year, year + 1)) if when]
    if way == "following":
        when = next((one for one in candidates if one.first > told.when.last), None)
    elif way == "previous":
        when = next((one for one in reversed(candidates) if one.last < told.when.first), None)
    else:
        when = of(year)
    others = tuple(
        (one, "the year before" if one.first < told.when.first else "the year after")
        for one in candidates
        if one != when
    )
    return Reading("DATE", when.value, when, told.index, 0.8, others[:2]) if when else None


def _against(of: Of, way: Way, published: int, cues: Cues, day_of_week: int) -> Reading | None:
    """The nearest to publication, unless the words point one way."""
    year = civil(published)[0]
    candidates = [when for when in map(of, range(year - 2, year + 3)) if when]
    if not candidates:
        candidates = [when for when in map(of, range(year - 8, year + 9)) if when]
    if day_of_week:
        candidates = [when for when in candidates if weekday(when.first) + 1 == day_of_week] or candidates
    before = [when for when in candidates if when.last < published]
    after = [when for when in candidates if when.first > published]
    at = [when for when in candidates if when.first <= published <= when.last]
    near = min(candidates, key=lambda when: (_distance(when, published), when.first))
    past, future = (before[-1] if before else near), (after[0] if after else near)
    if way in BACK:
        when, sure = past, 0.9
        if past.grain == "month" and published - past.last <= _SOON["month"] and len(before) > 1:
            when = before[-2]  # else it were "last month"
    elif way in ON:
        when, sure = future, 0.9
    elif way == "this":
        when, sure = next((one for one in candidates if one.year == year), near), 0.9
    elif at:
        when, sure = at[0], 0.85
    elif (
        cues.strong and cues.direction == "future" and not (near.grain == "day" and 0 < published - near.last < _LATELY)
    ):
        when, sure = future, 0.8
    elif _is_past(past, future, published, cues):
        when, sure = past, 0.8
    else:
        when, sure = near, 0.8
    anchor: Anchor = "published"
    others = tuple(
        (one, "before publication" if one is past else "after publication") for one in (past, future) if one != when
    )
    return Reading("DATE", when.value, when, anchor, sure, others)


def _is_past(past: When, future: When, published: int, cues: Cues) -> bool:
    """Whether the one before publication is told of: news tells more than it announces, but not of what lies far."""
    if cues.direction == "future":
        return False
    behind, ahead = _distance(past, published), _distance(future, published)
    if cues.direction == "past":
        return cues.strong or ahead > _SOON.get(past.grain, _LATER)
    return behind - ahead < _MUCH.get(past.grain, _A_LITTLE)


def _distance(when: When, published: int) -> int:
    middle = (when.first + when.last) // 2
    return abs(middle - published)
