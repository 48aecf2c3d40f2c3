"""Stretches of the civil axis as a person would name them: for headings, for the span of a timeline."""

from __future__ import annotations

from events.dates.calendar import DAY, civil, day_number, month_length
from events.dates.words import MONTHS, year_words

Month = tuple[int, int]


def month_name(month: Month) -> str:
    """Year and month: `March 2007`."""
    return f"{MONTHS[month[1]]} {year_words(month[0])}"


def span_words(begins: int, ends: int) -> str:
    """Civil seconds, `ends` exclusive: `1990 to 2026` · `January to May 2007` · `3 to 9 March 2007` · `March 2007`."""
    first, last = civil(begins // DAY), civil(max(ends - 1, begins) // DAY)
    if ends - begins > 3 * 366 * DAY:
        return _joined(year_words(first[0]), year_words(last[0]))
    if ends - begins > 45 * DAY:
        start = MONTHS[first[1]] if first[0] == last[0] and first[1] != last[1] else month_name(first[:2])
        return _joined(start, month_name(last[:2]))
    if first == last:
        return f"{last[2]} {month_name(last[:2])}"
    start = str(first[2]) if first[:2] == last[:2] else f"{first[2]} {month_name(first[:2])}"
    return f"{start} to {last[2]} {month_name(last[:2])}"


def heading_name(first: int, last: int) -> str:
    """What the list calls the stretch from one month to another, both counted from January of the year 0.

    `March 2007` · `2003` · `March–April 2007`; of two years their months do not matter: `1990–1999`.
    """
    (year, month), (last_year, last_month) = divmod(first, 12), divmod(last, 12)
    if first == last:
        return month_name((year, month + 1))
    if year != last_year:
        return f"{year_words(year)}–{year_words(last_year)}"
    if (month, last_month) == (0, 11):
        return year_words(year)
    return f"{MONTHS[month + 1]}–{month_name((last_year, last_month + 1))}"


class Headings:
    """What the list calls stretches: the one month or year that each lies in, else the two that it joins.

    `March 2007` · `2003` · `March–April 2007` · `1990–1999`. The last month is remembered: where stretches come in
    order, most lie in the month of the one before.
    """

    def __init__(self) -> None:
        self._begins = self._ends = 0
        self._month = ""

    def of(self, earliest: int, latest: int) -> str:
        """The heading of the civil seconds from `earliest` to `latest`, exclusive."""
        if self._begins <= earliest and latest <= self._ends:
            return self._month
        first, last = civil(earliest // DAY), civil((latest - 1) // DAY)
        if first[:2] == last[:2]:
            return self._remember(first[:2])
        return heading_name(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1] - 1)

    def _remember(self, month: Month) -> str:
        self._begins = day_number(*month) * DAY
        self._ends = self._begins + month_length(*month) * DAY
        self._month = month_name(month)
        return self._month


def _joined(first: str, last: str) -> str:
    return last if first == last else f"{first} to {last}"
