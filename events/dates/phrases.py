"""Names for stretches of time: one hour, day, month, season, year …, and two of them joined.

A stretch is `(earliest, latest)` in civil seconds, the latest exclusive. With `years` false the year of a day
or month is left to the heading above it.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from .calendar import DAY, civil
from .value import Precision
from .words import MONTHS, SEASON_WORDS, ordinal, year_words

Civil = tuple[int, int, int]


class Name(NamedTuple):
    """What a stretch is called, and what it is a whole one of."""

    words: str
    unit: Precision

    @property
    def placed(self) -> str:
        """With its preposition: "on 10 March 2007", "in March 2007"."""
        return f"{'on' if self.unit.rank >= _DAY_RANK else 'in'} {self.words}"


_DAY_RANK: Final = Precision.DAY.rank
_TIME_UNITS: Final = {1: Precision.SECOND, 60: Precision.MINUTE, 3600: Precision.HOUR}

# First month and number of months: the code whose words say it without a hemisphere.
_SEASON_CODES: Final = {
    (3, 3): 21, (6, 3): 22, (9, 3): 23, (12, 3): 24, (1, 3): 33, (4, 3): 34, (7, 3): 35, (10, 3): 36,
    (1, 4): 37, (5, 4): 38, (9, 4): 39, (1, 6): 40, (7, 6): 41,
}  # fmt: skip


def day_words(day: Civil, years: bool = True) -> str:
    """`10 March 2007`."""
    year, month, number = day
    if not years:
        return f"{number} {MONTHS[month]}"
    if 1000 <= year <= 9999:
        return f"{number} {MONTHS[month]} {year}"
    return f"{number} {MONTHS[month]} {year_words(year)}"


def month_words(year: int, month: int, years: bool = True) -> str:
    """`March 2007`."""
    return f"{MONTHS[month]} {year_words(year)}" if years else MONTHS[month]


def season_words(year: int, code: int, years: bool = True) -> str:
    """`spring 1984`, `winter 2001–02`, `first quarter of 2007`."""
    words = SEASON_WORDS[code]
    if not years:
        return words
    if code >= 33:
        return f"{words} of {year_words(year)}"
    if code in (24, 28, 30):  # December is the first of its months
        following = f"{(year + 1) % 100:02d}" if 1000 <= year < 9999 else ""
        return f"{words} {year}–{following}" if following else f"{words} {year_words(year)}"
    return f"{words} {year_words(year)}"


def name_of(earliest: int, latest: int, precision: Precision, years: bool = True) -> Name | None:
    """The name of a stretch that is one unit of the calendar or clock; None if it is not."""
    length = latest - earliest
    first_day, second = divmod(earliest, DAY)
    if length == DAY and second == 0:
        return Name(day_words(civil(first_day), years), Precision.DAY)
    if length < DAY:
        time = time_words(earliest, latest)
        return Name(f"{day_words(civil(first_day), years)}, {time}", _TIME_UNITS[length]) if time else None
    if second or latest % DAY:
        return None
    return _name_of_months(civil(first_day), civil(latest // DAY), precision, years)


def _name_of_months(first: Civil, after: Civil, precision: Precision, years: bool) -> Name | None:
    """One month, season, year or more, from one day to before another."""
    year, month, day = first
    if day != 1 or after[2] != 1:
        return None
    count = (after[0] - year) * 12 + after[1] - month
    if count == 1:
        return Name(month_words(year, month, years), Precision.MONTH)
    if month == after[1] == 1:
        return _name_of_years(year, after[0])
    code = _SEASON_CODES.get((month, count)) if precision is Precision.SEASON else None
    return Name(season_words(year, code, years), Precision.SEASON) if code else None


def _name_of_years(first: int, after: int) -> Name | None:
    """One year, decade, century or millennium; None where two of them would share a name ("the 1900s")."""
    count = after - first
    if count == 1:
        return Name(year_words(first), Precision.YEAR)
    if count == 10 and first % 10 == 0 and first % 100 and first > 0:
        return Name(f"{first}s", Precision.DECADE)
    for length, unit in ((100, Precision.CENTURY), (1000, Precision.MILLENNIUM)):
        if count == length and first >= 0 and first % length == 0:
            return Name(f"{ordinal(first // length + 1)} {unit}", unit)
        if count == length and first < 0 and (first - 1) % length == 0:
            return Name(f"{ordinal(-first // length + 1)} {unit} BCE", unit)
    return None


def time_words(earliest: int, latest: int) -> str:
    """`about 3 a.m.` for an hour, `10:05` for a minute, `11:30:00` for a second; "" for anything else."""
    length = latest - earliest
    hour, rest = divmod(earliest % DAY, 3600)
    minute, second = divmod(rest, 60)
    if length == 1:
        return f"{hour}:{minute:02d}:{second:02d}"
    if length == 60 and not second:
        return f"{hour}:{minute:02d}"
    if length == 3600 and not rest:
        return f"about {hour_words(hour)}"
    return ""


def hour_words(hour: int) -> str:
    """`3 a.m.`, `noon`, `11 p.m.`, `midnight`."""
    if hour % 12 == 0:
        return "noon" if hour else "midnight"
    return f"{hour} a.m." if hour < 12 else f"{hour - 12} p.m."


def joined(earliest: int, latest: int, precision: Precision, link: str, years: bool = True) -> str:
    """First and last unit of a stretch, whatever is common to both said once.

    The unit is the coarsest that the bounds allow and the precision wants. `link` is `–` or ` and `, a dash
    widened where a side has blanks: `1–9 March 2007`, `28 April – 3 May 2007`, `March–May 2007`, `760–751 BCE`.
    """
    if earliest % DAY or latest % DAY:
        return _joined_times(earliest, latest, link, years)
    first, after, last = civil(earliest // DAY), civil(latest // DAY), civil(latest // DAY - 1)
    by_months = first[2] == after[2] == 1
    if by_months and first[1] == after[1] == 1 and precision.rank <= Precision.YEAR.rank:
        return _join_years(first[0], last[0], link)
    if by_months and precision.rank <= Precision.MONTH.rank:
        return _join_months(first, last, link, years)
    return _join_days(first, last, link, years)


def _join_years(first: int, last: int, link: str) -> str:
    """`1984–1986`, `760–751 BCE`, `5 BCE – 9 CE`."""
    start, end = year_words(first), year_words(last)
    era = start.rpartition(" ")[2]
    if " " in start and end.endswith(era):
        return f"{start.removesuffix(f' {era}')}{link}{end}"
    return f"{start}{link if ' ' not in start + end else _wide(link)}{end}"


def _join_months(first: Civil, last: Civil, link: str, years: bool = True) -> str:
    """`March–May 2007`, `December 2006 – January 2007`."""
    if first[0] == last[0]:
        return f"{MONTHS[first[1]]}{link}{month_words(last[0], last[1], years)}"
    return f"{month_words(first[0], first[1])}{_wide(link)}{month_words(last[0], last[1])}"


def _join_days(first: Civil, last: Civil, link: str, years: bool = True) -> str:
    """`3–4 May 2007`, `28 April – 3 May 2007`, `28 December 2006 – 3 January 2007`."""
    if first[:2] == last[:2]:
        return f"{first[2]}{link}{day_words(last, years)}"
    if first[0] == last[0]:
        return f"{day_words(first, False)}{_wide(link)}{day_words(last, years)}"
    return f"{day_words(first)}{_wide(link)}{day_words(last)}"


def _joined_times(earliest: int, latest: int, link: str, years: bool) -> str:
    start, end = _clock(earliest), _clock(latest)
    first, last = civil(earliest // DAY), civil(latest // DAY)
    if first == last:
        return f"{day_words(first, years)}, {start}{link}{end}"
    return f"{day_words(first, years)}, {start}{_wide(link)}{day_words(last, years)}, {end}"


def _clock(moment: int) -> str:
    second = moment % DAY
    words = f"{second // 3600}:{second // 60 % 60:02d}"
    return f"{words}:{second % 60:02d}" if second % 60 else words


def _wide(link: str) -> str:
    return link if " " in link else f" {link} "
