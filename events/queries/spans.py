"""Stretches of the civil axis as a person would name them: for headings, for the span of a timeline."""

from __future__ import annotations

from events.dates.calendar import DAY, civil

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def year_name(year: int) -> str:
    """An astronomical year: `2007` · `476 CE` · `753 BCE` · `12,000 BCE` · `66 million BCE`."""
    count, era = (year, " CE" if year < 1000 else "") if year > 0 else (1 - year, " BCE")
    if count >= 1_000_000:
        return f"{count / 1_000_000:,.1f}".removesuffix(".0") + f" million{era}"
    return (f"{count:,}" if count >= 10_000 else str(count)) + era


def month_name(year: int, month: int) -> str:
    """`March 2007`."""
    return f"{MONTHS[month - 1]} {year_name(year)}"


def span_words(begins: int, ends: int) -> str:
    """Civil seconds, `ends` exclusive: `2003 to 2026` · `January to May 2007` · `3 to 9 March 2007` · `March 2007`."""
    first, last = civil(begins // DAY), civil(max(ends - 1, begins) // DAY)
    if ends - begins > 6 * 366 * DAY:
        return _joined(year_name(first[0]), year_name(last[0]))
    if ends - begins > 45 * DAY:
        is_one_year = first[0] == last[0]
        return _joined(
            MONTHS[first[1] - 1] if is_one_year else month_name(*first[:2]),
            month_name(*last[:2]),
            first[:2] == last[:2],
        )
    start = str(first[2]) if first[:2] == last[:2] else f"{first[2]} {month_name(*first[:2])}"
    return _joined(start, f"{last[2]} {month_name(*last[:2])}", first == last)


def heading(earliest: int, latest: int) -> str:
    """What the list calls a stretch: the one month or year that it lies in, else the two it joins.

    `March 2007` · `2003` · `March–April 2007` · `1990–1999`; `latest` is exclusive.
    """
    first, last = civil(earliest // DAY), civil(max(latest - 1, earliest) // DAY)
    if first[:2] == last[:2]:
        return month_name(*first[:2])
    if first[0] == last[0]:
        is_whole_year = (first[1], last[1]) == (1, 12)
        return year_name(first[0]) if is_whole_year else f"{MONTHS[first[1] - 1]}–{month_name(*last[:2])}"
    return f"{year_name(first[0])}–{year_name(last[0])}"


def _joined(first: str, last: str, is_same: bool = False) -> str:
    return last if is_same or first == last else f"{first} to {last}"
