"""The calendar as a view of the timeline's page: where it stands, what it shows there, and the ways on from it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from events.dates import Precision
from events.dates.calendar import DAY
from events.queries.calendar.at import At
from events.queries.calendar.page import calendar_of, day, month, where_to_open, year
from events.queries.calendar.rows import Calendar
from events.queries.filtering.narrowing import keys, readable
from events.queries.filtering.todo_kinds import day_of
from events.queries.picture.viewport import ground
from events.queries.reader import labels
from events.queries.timeline.around import around
from events.views import address
from events.views.look import Look, Shown


@dataclass(frozen=True, slots=True)
class Way:
    """A link to the nearest month (year, day) before or after that has an event."""

    at: At
    words: str
    rel: str


@dataclass(frozen=True, slots=True)
class Week:
    """A day on which weeks can begin, and the address where they do."""

    name: str
    search: str
    is_shown: bool


def calendar_shown(look: Look) -> Shown:
    """The calendar for the timeline's page."""
    sight, form = look.seen.sight, look.form
    passing = keys(sight, form.narrowing) if form.narrowing else None
    everything = readable(sight).count()
    total = everything if passing is None else len(passing)
    calendar = calendar_of(sight, passing)
    today = At.of_day(day_of(timezone.now(), sight.timeline) // DAY)
    at = form.cleaned_data.get("at") or _where(look, calendar, today)
    begins_on = form.cleaned_data.get("week") or "monday"
    beside = {
        "at": at,
        "unit": at.unit,
        at.unit: month(calendar, at, today, begins_on)
        if at.unit == "month"
        else year(calendar, at)
        if at.unit == "year"
        else day(calendar, at, look.page or 1),
        "today": today,
        "ways_on": _ways_on(calendar, at),
        "undated": total - calendar.placed(),
        "week_days": _week_days(look, begins_on),
        "rest": _ending_in_and(look, ["event", "page", "at"]),
        "rest_of_day": _ending_in_and(look, ["event", "page", "at", "from", "to"]),
        "as_list": look.base + address.without_page(look.given, view="list", event=""),
    }
    return Shown(around(sight, form.narrowing, everything=everything, total=total, event=look.to_open), beside)


def _where(look: Look, calendar: Calendar, today: At) -> At:
    on = ground(look.seen.sight)
    return where_to_open(calendar, (look.form.window(on.opening) or on.opening) if on else None, today)


def _ways_on(calendar: Calendar, at: At) -> list[Way]:
    found = calendar.beside(at.begins, at.ends)
    ways = []
    for rel in ("previous", "next"):
        if rel in found:
            begins, precision = found[rel]
            first = At.of_day(begins // DAY)
            there = _of_unit(first, at)
            words = first.of_month.words if precision == Precision.MONTH else first.words
            is_adjacent = at.begins == there.ends or there.begins == at.ends
            ways.append(Way(there, there.words if is_adjacent else f"{rel}: {words}", rel))
    return ways


def _of_unit(there: At, at: At) -> At:
    if at.unit == "day":
        return there
    return there.of_month if at.unit == "month" else there.of_year


def _week_days(look: Look, begins_on: str) -> list[Week]:
    return [
        Week(name, address.without_page(look.given, week="" if value == "monday" else value) or "?", value == begins_on)
        for value, name in labels.WEEK.items()
    ]


def _ending_in_and(look: Look, without: list[str]) -> str:
    """The other parameters, for an address that goes on with one more."""
    query = address.search_of(address.clean(look.given, leave_out=without)).removeprefix("?")
    return f"{query}&" if query else ""
