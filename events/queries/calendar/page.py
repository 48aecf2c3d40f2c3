"""The calendar of a timeline: a month of days, a year of months, or all events of one day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from events.dates.calendar import DAY
from events.queries.calendar.at import At
from events.queries.calendar.rows import Calendar, Entry
from events.queries.calendar.weeks import Piece, weeks
from events.queries.listed.evidence import evidence_of
from events.queries.listed.order import Told
from events.queries.listed.rows import Footnotes, Row, row
from events.queries.picture.viewport import Window
from events.queries.reader import labels
from events.queries.reader.marks import mark_of
from events.queries.reader.paging import PAGE, PagedRows
from events.queries.reader.sight import Sight

_SHORT = 45 * DAY  # a stretch that a month about its middle shows well


@dataclass(frozen=True, slots=True)
class Named:
    """An event by name, with its date in words and its mark."""

    number: int
    title: str
    words: str
    mark: str
    note: str  # what deviates: "did not happen"; "" for most
    is_soft: bool  # an end of its date is uncertain


@dataclass(frozen=True, slots=True)
class Some:
    """The most prominent of what stands in one place, and how many others."""

    named: tuple[Named, ...] = ()
    more: int = 0

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.named) + self.more


@dataclass(frozen=True, slots=True)
class DayOf:
    """A day of the grid; one of another month is only a number."""

    at: At
    is_outside: bool
    is_today: bool
    events: Some


@dataclass(frozen=True, slots=True)
class WeekOf:
    """A week of the grid: rows of bars above its days."""

    days: tuple[DayOf, ...]
    lanes: tuple[tuple[Piece[Named], ...], ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month: its weeks, what is only known to be in it, and what is known less exactly still."""

    at: At
    names: tuple[str, ...]
    weeks: tuple[WeekOf, ...]
    strip: Some
    through: Some  # what goes on all month
    longer: Some  # bars for which there was no room
    wider: Some
    total: int  # without the wider ones


@dataclass(frozen=True, slots=True)
class MonthOf:
    """A month of the year."""

    at: At
    events: Some


@dataclass(frozen=True, slots=True)
class Year:
    """A year: its months, and what is not known to the month."""

    at: At
    months: tuple[MonthOf, ...]
    wider: Some
    total: int


@dataclass(frozen=True, slots=True)
class Day(PagedRows):
    """A day: a page of its events as rows of the list, in the order of time."""

    at: At
    rows: tuple[Row, ...]
    footnotes: Footnotes
    total: int
    page: int
    pages: int


def calendar_of(sight: Sight, passing: Collection[int] | None) -> Calendar:
    """The calendar of what the filters leave."""
    return Calendar(sight, passing)


def where_to_open(calendar: Calendar, shown: Window | None, today: At) -> At:
    """The month of the middle of a short stretch; else that with most of its prominent events' weight; else today's."""
    if shown is None:
        return today.of_month
    middle = At.of_day((shown.begins + shown.ends) // 2 // DAY).of_month
    if shown.ends - shown.begins <= _SHORT:
        return middle
    months: Counter[At] = Counter()
    for begins, weight in calendar.heaviest(shown.begins, shown.ends):
        months[At.of_day(begins // DAY).of_month] += weight + 1
    return max(months, key=lambda each: (months[each], -each.begins), default=middle)


def month(calendar: Calendar, at: At, today: At, begins_on: str) -> Month:
    """The month `at` (one query)."""
    kept: dict[tuple[str, int | None], list[Entry]] = {}
    for entry in calendar.month(at.begins, at.ends):
        kept.setdefault((entry.kept_as, entry.place), []).append(entry)
    bars = {_named(each): _days(each, at) for each in kept.get(("bar", None), [])}
    grid = weeks(at, bars, begins_on=begins_on)
    bar_count = _some(kept.get(("bar", None), [])).total
    shown = {day: _some(entries) for (kind, day), entries in kept.items() if kind == "day"}
    strip, through = _some(kept.get(("month", None), [])), _some(kept.get(("through", None), []))
    return Month(
        at=at,
        names=grid.names,
        weeks=tuple(
            WeekOf(tuple(_day(day, at, today, shown.get(day, Some())) for day in week.days), week.lanes)
            for week in grid.weeks
        ),
        strip=strip,
        through=through,
        longer=Some(grid.left_out, bar_count - len(bars)),
        wider=_some(kept.get(("wider", None), [])),
        total=bar_count + strip.total + through.total + sum(each.total for each in shown.values()),
    )


def year(calendar: Calendar, at: At) -> Year:
    """The year `at` (one query)."""
    months = [At(at.year, number) for number in range(1, 13)]
    kept: dict[int, list[Entry]] = {}
    for entry in calendar.year([each.begins for each in months], at.ends):
        kept.setdefault(entry.place or 0, []).append(entry)
    found = tuple(MonthOf(each, _some(kept.get(each.month, []))) for each in months)
    return Year(at, found, _some(kept.get(0, [])), sum(each.events.total for each in found))


def day(calendar: Calendar, at: At, page: int) -> Day:
    """A page of the day `at`; beyond the last is empty (six queries)."""
    found = calendar.day(at.begins, limit=PAGE, offset=(page - 1) * PAGE)
    turns = [Told(event, number, "", is_announced=kind == "announced") for event, number, kind, _ in found]
    total = found[0][3] if found else 0
    footnotes = Footnotes()
    cited = zip(turns, evidence_of(calendar.sight, turns), strict=True)
    rows = tuple(row(turn, evidence, footnotes, calendar.sight) for turn, evidence in cited)
    return Day(at, rows, footnotes, total, page, max(1, -(-total // PAGE)))


def _some(entries: Collection[Entry]) -> Some:
    counted = next((entry.counted for entry in entries), 0)
    named = tuple(_named(entry) for entry in entries)
    return Some(named, max(counted - len(named), 0))


def _named(entry: Entry) -> Named:
    return Named(
        entry.number, entry.title, entry.words, mark_of(entry), labels.DEVIATION[entry.occurrence], entry.is_soft
    )


def _days(entry: Entry, at: At) -> tuple[int, int]:
    """First and last day of a bar, as far as they lie in the month; one day beyond it says that it goes on."""
    first, last = entry.begins // DAY, (entry.ends - 1) // DAY
    return max(first, at.first_day - 1), min(last, at.first_day + at.length)


def _day(number: int, at: At, today: At, events: Some) -> DayOf:
    here = At.of_day(number)
    return DayOf(here, here.of_month != at, here == today, events)
