"""Could both be right, if one means another day? Print days, weeks, Old Style, parts and deadlines. Pure.

Each takes two accounts that disagree and supposes something of the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from events.dates import DateValue, Precision, say, under_way
from events.dates.calendar import DAY, civil, julian_day_number
from events.models import CalendarName, ReadingBasis, Unit
from events.queries.dating.accounts import Account, Cause, Hypothesis, day_of, day_words, hypothesis, moved

_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_WEEK = re.compile(r"\bweek(?:end)?\b", re.IGNORECASE)
_DEADLINE = re.compile(r"\b(?:by|(?<!day )before|until|till|no later than|not later than|deadline)\b", re.IGNORECASE)
_OLD_STYLE_ENDS = 1931  # the last states had left the Julian calendar by then
_DAYS = {Unit.DAYS: 1, Unit.WEEKS: 7}

#: The cause, the assumption in words, and what the two dates would then be.
Supposed = Iterator[tuple[Cause, str, DateValue, DateValue]]
Supposition = Callable[[Account, DateValue, Account, DateValue], Supposed]


def by_another_day(one: Account, other: Account) -> Iterator[Hypothesis]:
    """Every supposition about either of the two that makes them agree."""
    for suppose in _SUPPOSITIONS:
        for a, b in ((one, other), (other, one)):
            if a.said.date is None or b.said.date is None:
                continue
            for cause, words, date, against in suppose(a, a.said.date, b, b.said.date):
                dates = (date, against) if a is one else (against, date)
                found = hypothesis(cause, words, one, other, dates)
                if found is not None:
                    yield found


def _print_day(one: Account, date: DateValue, other: Account, against: DateValue) -> Supposed:
    """A date that is the day of publication, and the other source has the day before."""
    day = day_of(date)
    if day is not None and day == day_of(one.said.published) and date.precision == Precision.DAY:
        words = f"{one.source} gives the day it was printed, and it was the day before: {day_words(day - 1)}"
        yield Cause.PRINT_DAY, words, moved(date, -DAY), against


def _week(one: Account, date: DateValue, other: Account, against: DateValue) -> Supposed:
    """A weekday of the week before or after the one that was read; a week that begins on another day."""
    if one.said.basis != ReadingBasis.FROM_PUBLICATION_DATE:
        return
    day = day_of(date)
    if day is not None and _WEEKDAY.search(one.as_written):
        for days, which in ((-7, "a week earlier"), (7, "a week later")):
            words = f"“{one.as_written}” in {one.source} is {which}: {day_words(day + days)}"
            yield Cause.WEEK, words, moved(date, days * DAY), against
    elif day is None and date.begins_earliest is not None and _WEEK.search(one.as_written):
        for days, name in ((-1, "Sunday"), (-2, "Saturday"), (1, "Monday")):
            first = date.begins_earliest // DAY + days
            if day_words(first).startswith(name):
                yield Cause.WEEK, f"the week begins on {name} in {one.source}", moved(date, days * DAY), against


def _old_style(one: Account, date: DateValue, other: Account, against: DateValue) -> Supposed:
    """A day of the Julian calendar that was taken for one of ours, or one of ours that was converted all the same."""
    day = day_of(date)
    if day is None or civil(day)[0] >= _OLD_STYLE_ENDS:
        return
    ahead = julian_day_number(*civil(day)) - day
    if not ahead:
        return
    if one.calendar == CalendarName.JULIAN:
        for written in range(day - ahead - 1, day - ahead + 2):
            if julian_day_number(*civil(written)) == day:
                words = f"{one.source} counts by the new calendar already: {day_words(written)}"
                yield Cause.OLD_STYLE, words, moved(date, (written - day) * DAY), against
    else:
        number = day_words(day).partition(" ")[2]
        words = f"{one.source} counts by the old calendar: its {number} is {day_words(day + ahead)}"
        yield Cause.OLD_STYLE, words, moved(date, ahead * DAY), against


def _part(one: Account, date: DateValue, other: Account, against: DateValue) -> Supposed:
    """A day within what the other says was longer, or lasted several days."""
    for whole, which in _wholes(other, against):
        if _lies_within(date, whole):
            words = f"{one.source} speaks of a part of it, and {other.source} of {which}: {say(whole)}"
            yield Cause.PART, words, under_way(date), whole


def _wholes(account: Account, date: DateValue) -> Iterator[tuple[DateValue, str]]:
    """What an account says was longer: an extent, or a stated number of days of which it names one."""
    if date.is_extent:
        yield date, "the whole"
    length, day = account.said.duration, day_of(date)
    if length is None or day is None or length.unit not in _DAYS:
        return
    days = length.most * _DAYS[length.unit]
    if days > 1:
        yield _extent(day, day + days - 1), f"the first of {days} days"
        yield _extent(day - days + 1, day), f"the last of {days} days"


def _deadline(one: Account, date: DateValue, other: Account, against: DateValue) -> Supposed:
    """A day by which it was to happen, and before which it did."""
    if date.ends_latest is None or not _DEADLINE.search(one.as_written):
        return
    by = DateValue.from_bounds(None, date.ends_latest, None, date.ends_latest, precision=date.precision)
    yield Cause.DEADLINE, f"{one.source} names a deadline: {say(by)}", by, against


def _lies_within(part: DateValue, whole: DateValue) -> bool:
    if part.begins_earliest is None or part.ends_latest is None:
        return False
    starts = whole.begins_earliest is not None and whole.begins_earliest <= part.begins_earliest
    return starts and whole.ends_latest is not None and part.ends_latest <= whole.ends_latest


def _extent(first: int, last: int) -> DateValue:
    return DateValue.from_bounds(first * DAY, (first + 1) * DAY, last * DAY, (last + 1) * DAY, precision=Precision.DAY)


_SUPPOSITIONS: tuple[Supposition, ...] = (_print_day, _part, _week, _old_style, _deadline)
