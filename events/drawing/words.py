"""What a picture says in words: the same as the picture on the screen (static/js/timeline/words.js)."""

from __future__ import annotations

import re

from events.dates.calendar import DAY, civil, day_number
from events.dates.words import MONTHS
from events.drawing.told import Placed

TODAY = "today"
_YEARS = 6 * 366 * DAY  # seconds, from which a stretch is told by its years
_NO_BREAK = "\u00a0"
_STATE = {
    "planned": "planned",
    "cancelled": "cancelled",
    "did_not_happen": "did not happen",
    "unknown": "not known if it happened",
}
_NEEDS_NO_FOR = re.compile("(?:after|before|beginning|between|by|date|end|every|from|on|since|under|until|without)")
_BEFORE_A_YEAR = r"\b[A-Z]\w+|\bspring|\bsummer|\bautumn|\bwinter"
_FOUR_DIGITS = re.compile(r"\b[0-9]{4}\b")


def month_name(month: int, *, is_short: bool = False) -> str:
    """`January`, or `Jan` where room is short."""
    return MONTHS[month][:3] if is_short else MONTHS[month]


def day_name(day: int, month: int, *, is_short: bool = False) -> str:
    """`10 March`."""
    return f"{day} {month_name(month, is_short=is_short)}"


def year_name(year: int) -> str:
    """An astronomical year as people write it: 2007 · 476 CE · 753 BCE · 12,000 BCE · 66 million BCE."""
    count = year if year > 0 else 1 - year
    era = " BCE" if year <= 0 else " CE" if year < 1000 else ""
    for size, name in ((10**9, "billion"), (10**6, "million")):
        if count >= size:
            return f"{round(count / size, 1):,g} {name}{era}"
    return (f"{count:,}" if count >= 10_000 else str(count)) + era


def window_words(begins: int, ends: int, span: tuple[int, int] | None = None) -> str:
    """`January to May 2007`: the window as a person would name it; in years nothing beyond the `span` is named."""
    is_long = ends - begins > _YEARS
    begins, ends = _within(begins, ends, span)
    first, last = civil(begins // DAY), civil((ends - 1) // DAY)
    if is_long:
        return year_name(first[0]) if first[0] == last[0] else f"{year_name(first[0])} to {year_name(last[0])}"
    if ends - begins > 45 * DAY:
        if first[:2] == last[:2]:
            return f"{month_name(last[1])} {year_name(last[0])}"
        start = month_name(first[1]) + ("" if first[0] == last[0] else f" {year_name(first[0])}")
        return f"{start} to {month_name(last[1])} {year_name(last[0])}"
    until = f"{day_name(last[2], last[1])} {year_name(last[0])}"
    if first == last:
        return until
    if first[:2] == last[:2]:
        return f"{first[2]}–{until}"
    return f"{day_name(first[2], first[1])}{'' if first[0] == last[0] else f' {year_name(first[0])}'} to {until}"


def where_words(begins: int, ends: int, year: int | None, span: tuple[int, int] | None = None) -> str:
    """The stretch (end exclusive) in the coarsest words that are right; `year` needs no saying."""
    begins, ends = _within(begins, ends, span)
    first, last = civil(begins // DAY), civil(max(ends - 1, begins) // DAY)
    of_year = "" if last[0] == year else f" {year_name(last[0])}"
    following = last[0] * 12 + last[1]
    is_whole = begins == day_number(first[0], first[1]) * DAY and (
        ends == day_number(following // 12, following % 12 + 1) * DAY
    )
    if first[0] != last[0]:
        if ends - begins > 400 * DAY:
            return f"in {_years(first[0], last[0])}"
        return f"in {month_name(first[1])} {year_name(first[0])} – {month_name(last[1])} {year_name(last[0])}"
    if first[1] == last[1]:
        days = f"{first[2]}" if first[2] == last[2] else f"{first[2]}–{last[2]}"
        return f"in {month_name(first[1])}{of_year}" if is_whole else f"on {days} {month_name(first[1])}{of_year}"
    if is_whole and (first[1], last[1]) == (1, 12):
        return f"in {year_name(first[0])}"
    if is_whole or ends - begins > 40 * DAY:
        return f"in {month_name(first[1])}–{month_name(last[1])}{of_year}"
    return f"on {day_name(first[2], first[1])} – {day_name(last[2], last[1])}{of_year}"


def _within(begins: int, ends: int, span: tuple[int, int] | None) -> tuple[int, int]:
    """A stretch of years without those before and after everything; a margin of a deep time is millions of years."""
    if span is None or ends - begins <= _YEARS or begins >= span[1] or ends <= span[0]:
        return begins, ends
    return max(begins, span[0]), min(ends, span[1])


def _years(first: int, last: int) -> str:
    """`1990–1995`, `68–60 million BCE`: what both have in common is said once."""
    one, other = year_name(first), year_name(last)
    _, space, common = other.partition(" ")
    return f"{one.removesuffix(space + common)}–{other}" if common else f"{one}–{other}"


def more_words(count: int, where: str = "") -> str:
    """`+14 more on 10–12 March`."""
    return f"+{count:,} more {where}".strip()


def count_words(count: int, *, is_about: bool = False) -> str:
    """`about 1,204 events`, `1 event`, `No events`."""
    if count == 0:
        return "No events"
    return "1 event" if count == 1 else f"{'about ' if is_about else ''}{count:,} events"


def deviations(placed: Placed) -> list[str]:
    """What sets a placement apart from *happened, agreed, found*; nothing for most."""
    words = []
    if placed.kind == "announced":
        words.append("announced")
    elif not placed.is_former and placed.mark in _STATE:
        words.append(_STATE[placed.mark])
    if placed.computed:
        words.append("worked out")
    if placed.conflict:
        words.append("sources disagree")
    return words


def when_words(placed: Placed, year: int | None = None) -> str:
    """The line of the date under a label; `year` needs no saying."""
    when = _short(placed.when, year)
    if placed.is_former:
        return _former(when, placed.by)
    rivals = [f"{each.by} has {_short(each.when, year)}" for each in placed.rivals]
    told = deviations(placed)
    if len(rivals) == 1:
        told = [each for each in told if each != "sources disagree"] + rivals
    return " · ".join([when, *(each.replace(" ", _NO_BREAK) for each in told)])


def mark_name(placed: Placed) -> str:
    """The text equivalent of a mark."""
    if placed.is_former:
        return f"{placed.title}, {_former(placed.when, placed.by)}"
    rivals = [f"{each.by} has {each.when}" for each in placed.rivals]
    return ", ".join([placed.title, placed.when, *deviations(placed), *rivals])


def _former(when: str, by: str) -> str:
    """A date given up: "formerly planned for April 2007 (The Hindu)"."""
    bare = when.removeprefix("some time in ")
    planned = "formerly planned:" if _NEEDS_NO_FOR.match(bare) else "formerly planned for"
    return " ".join(filter(None, [planned, bare, f"({by})" if by else ""]))


def _short(when: str, year: int | None) -> str:
    """The date without its year where that needs no saying: it names this one once and no other, after a month or a
    part of the year.
    """
    if year is None or year < 1000 or _FOUR_DIGITS.findall(when) != [str(year)]:
        return when
    return re.sub(rf"({_BEFORE_A_YEAR}),? {year}\b", r"\1", when)
