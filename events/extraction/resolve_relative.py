"""What is counted in units and weekdays from publication or from what was said last."""

from __future__ import annotations

from dataclasses import replace

from events.dates.calendar import weekday as day_of_week
from events.extraction.context import Context, Cues, Mention, Reading, Resolve
from events.extraction.expression import Anchor
from events.extraction.nodes import BACK, ON, Clock, Daytime, Node, Relative, Way, Weekday, Weekend
from events.extraction.when import When, in_quarter, in_unit, in_weekend, in_year, moved, on_day

_UTC = "+00:00"
_FROM_WHAT_WAS_SAID: tuple[Way, ...] = ("previous", "following", "that", "same")


def weekday(node: Weekday, context: Context, cues: Cues, inner: Resolve) -> Reading | None:
    """The most recent one, today included, unless the words point elsewhere."""
    number = node.number - 1
    if node.week is not None:
        week = inner(node.week)
        if week and week.when and node.way:
            return _weekday_beside(number, node.way, week.when, week.anchor)
        if week and week.when:
            when = on_day(week.when.first + number)
            return Reading("DATE", when.value, when, week.anchor, 0.95)
    base, anchor = _base(node.way, context, "day", number)
    if base is None:
        return Reading("DATE", f"XXXX-WXX-{node.number}", confidence=0.5)
    today, behind = base, (day_of_week(base) - number) % 7
    recent, before = today - behind, today - (behind or 7)
    ahead, after = today + (-behind) % 7, today + ((-behind) % 7 or 7)
    if node.way in BACK:
        day, sure, other = before, 0.9, before - 7
    elif node.way in ("next", "following"):
        day, sure, other = after, 0.85, after + 7
    elif node.way in ("this", "coming"):
        day, sure, other = ahead, 0.85, before
    elif cues.direction == "future" and cues.strong:
        day, sure, other = ahead, 0.75, recent if recent != ahead else after
    else:
        day, sure, other = recent, 0.85, after
    others = ((on_day(other), "the one before" if other < day else "the one after"),)
    when = on_day(day)
    return Reading("DATE", when.value, when, anchor, sure, others)


def _weekday_beside(number: int, way: Way, day: When, anchor: Anchor) -> Reading:
    """ "The Monday after Thanksgiving", "the Friday before Christmas"."""
    if way == "following":
        when = on_day(day.last + ((number - day_of_week(day.last)) % 7 or 7))
    else:
        when = on_day(day.first - ((day_of_week(day.first) - number) % 7 or 7))
    return Reading("DATE", when.value, when, anchor, 0.9)


def weekend(node: Weekend, context: Context, cues: Cues, inner: Resolve) -> Reading | None:
    """The last one, or the one that is going on."""
    base, anchor = _base(node.way, context, "day")
    if base is None:
        return Reading("DATE", "XXXX-WXX-WE", confidence=0.5)
    this = in_weekend(base)
    last, following = in_weekend(base - 7), in_weekend(base + 7)
    if node.way in BACK:
        when, other = last, in_weekend(base - 14)
    elif node.way in ("next", "following"):
        when, other = following, this
    elif node.way in ("this", "coming") or this.first <= base or (cues.direction == "future" and cues.strong):
        when, other = this, last
    else:
        when, other = last, this
    return Reading("DATE", when.value, when, anchor, 0.85, ((other, "another weekend"),))


def relative(node: Relative, context: Context, cues: Cues, inner: Resolve) -> Reading | None:
    """Units by their distance."""
    if node.unit in ("quarter", "period"):
        return _quarter(node, context)
    if node.unit == "year" and node.way == "last" and cues.money and not cues.months and context.quarter:
        return _like_quarter(*context.quarter)
    said = _said_before(node, context, cues)
    base, anchor = (said.when.first, said.index) if said else _base(node.way, context, node.unit)
    if node.unit == "day" and node.way in ("that", "same") and anchor == "published":
        return None  # none was named: "on days when prices fall, those who buy that day"
    if base is None:
        return None if node.unit == "season" else Reading("DATE", _unknown(node.unit), confidence=0.5)
    when = in_unit(node.unit, base)
    if when is None:
        return None
    if node.offset:
        when = in_unit(node.unit, moved(when.first, node.offset, node.unit))
    return Reading("DATE", when.value, when, anchor, 0.7 if node.way == "the" else 0.9) if when else None


def _said_before(node: Relative, context: Context, cues: Cues) -> Mention | None:
    """The day or year that the paragraph named last, for "late in the day", "for the whole year"."""
    if node.way != "the" or not (node.unit == "day" or (node.unit == "year" and node.whole)):
        return None
    said = context.last(node.unit, (cues.paragraph,))
    is_year = said is not None and said.explicit and said.when.first <= (context.published or said.when.first)
    return said if node.unit == "day" or is_year else None


def _like_quarter(year: int, number: int) -> Reading:
    """ "compared with a gain of $2 million last year": the same quarter of it."""
    when = in_quarter(year - 1, number)
    return Reading("DATE", when.value, when, "published", 0.6, ((in_year(year - 1), "the whole year"),))


def _quarter(node: Relative, context: Context) -> Reading | None:
    """The quarter of publication, or the one that a report is about."""
    if context.published is None:
        return Reading("DATE", "XXXX-QX", confidence=0.4)
    now = in_unit("quarter", context.published)
    assert now is not None  # noqa: S101 (quarters are stretches)
    said = context.last_of(("quarter",)) if node.way in ("that", "same") and node.unit == "quarter" else None
    if said:
        return _reading(said)
    if context.quarter and node.way in ("the", "latest", "same", "that"):
        when = in_quarter(*context.quarter)
    elif node.unit == "period":
        return None
    elif node.way in ("this", "current", "coming"):
        when = now
    elif node.way in ("next", "following"):
        when = in_quarter(now.year, (now.month + 2) // 3 + 1)
    else:
        when = in_quarter(now.year, (now.month + 2) // 3 - 1)
    return Reading(
        "DATE", when.value, when, "published", 0.7, ((now, "the quarter of publication"),) if when != now else ()
    )


def daytime(node: Daytime, context: Context, cues: Cues, inner: Resolve) -> Reading | None:
    """A part of a day."""
    day = _day_of(node.day, node.way, context, inner)
    if day is None or day.when is None:
        return Reading("TIME", f"XXXX-XX-XXT{node.part}", confidence=0.5)
    when = day.when
    if node.day is None and (node.way in ON or node.way in BACK):
        when = on_day(when.first + (1 if node.way in ON else -1))
    return replace(
        day, type="TIME", value=f"{when.value}T{node.part}", when=when, time=f"T{node.part}", others=_days(day.others)
    )


def clock(node: Clock, context: Context, cues: Cues, inner: Resolve) -> Reading | None:
    """A time of the clock, on the day that was said with it or last, no further back than the paragraph before."""
    second = "" if node.second < 0 else f":{node.second:02d}"
    time = f"{node.hour:02d}:{node.minute:02d}{second}{'Z' if node.zone == _UTC else ''}"
    said = context.last("day")
    if node.day is None and said and said.paragraph < cues.paragraph - 1:
        return Reading("TIME", f"XXXX-XX-XXT{time}", confidence=0.5)
    day = _day_of(node.day, "the", context, inner)
    written = f"{node.hour:02d}:{node.minute:02d}:{max(node.second, 0):02d}{node.zone}"
    if day is None or day.when is None or day.when.grain != "day":
        return Reading("TIME", f"XXXX-XX-XXT{time}", confidence=0.5)
    value = f"{day.when.value}T{time}"
    return replace(day, type="TIME", value=value, time=written, others=_days(day.others))


def _days(others: tuple[tuple[When, str], ...]) -> tuple[tuple[When, str], ...]:
    return tuple(other for other in others if other[0].grain == "day")


def _day_of(node: Node | None, way: Way, context: Context, inner: Resolve) -> Reading | None:
    """The day a time belongs to: said with it, said last, or that of publication."""
    if node is not None:
        return inner(node)
    mention = context.last("day")
    if way in ("that", "same", "following", "the", "previous") and mention:
        return _reading(mention)
    if context.published is None:
        return None
    when = on_day(context.published)
    return Reading("DATE", when.value, when, "published", 0.8)


def _reading(mention: Mention) -> Reading:
    return Reading("DATE", mention.when.value, mention.when, mention.index, 0.75)


def _base(way: Way, context: Context, unit: str, number: int = -1) -> tuple[int | None, Anchor]:
    """The day that is counted from, and what gave it: "the previous Friday" looks for a Friday first."""
    if way in _FROM_WHAT_WAS_SAID:
        finest = {"day": "day", "week": "week", "month": "month"}.get(unit, "year")
        mention = context.last_weekday(number) or context.last(finest)
        if mention:
            return mention.when.last if way == "following" else mention.when.first, mention.index
    if way == "the" and context.narrative and unit != "day":
        return context.narrative.when.first, context.narrative.index
    return context.published, "published" if context.published is not None else "none"


def _unknown(unit: str) -> str:
    return {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}.get(unit, "XXXX")
