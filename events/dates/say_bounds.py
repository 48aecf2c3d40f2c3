"""A date in words, from its bounds alone."""

from __future__ import annotations

from typing import Final

from .calendar import DAY, civil
from .phrases import Name, day_words, joined, month_words, name_of
from .value import DateValue, Precision
from .words import year_words

Bound = int | None

_MONTH_RANK: Final = Precision.MONTH.rank
_YEAR_RANK: Final = Precision.YEAR.rank
_DAY_RANK: Final = Precision.DAY.rank

# Which part of a month, year or decade: by its flags (begins, ends approximate), then by where it begins and
# ends in days of the month, months of the year and years of the decade.
_PARTS: Final = {
    (False, True): ("early ", (1, 11), (1, 5), (0, 4)),
    (True, True): ("mid-", (11, 21), (5, 9), (4, 7)),
    (True, False): ("late ", (21, 1), (9, 1), (7, 0)),
}


def say_bounds(value: DateValue, years: bool) -> str:
    """The date without its doubt; with `years` false, days and months go without their year."""
    begins, begins_by = value.begins_earliest, value.begins_latest
    ends, ends_by = value.ends_earliest, value.ends_latest
    if begins == ends and begins_by == ends_by and not value.begins_unknown and not value.ends_unknown:
        return _window(value, begins, begins_by, years)
    if begins is not None and begins_by is not None:
        start = name_of(begins, begins_by, value.precision, years)
        if ends is not None and ends_by is not None:
            end = name_of(ends, ends_by, value.precision, years)
            if start and end:
                return _from_to(value, start, end, years)
        elif start and ends is None and ends_by is None:
            about = "about " if value.begins_approximate else ""
            return f"began {_placed(start, about)}" if value.ends_unknown else f"since {about}{start.words}"
    elif begins is None and begins_by is None and ends is not None and ends_by is not None:
        end = name_of(ends, ends_by, value.precision, years)
        if end:
            about = "about " if value.ends_approximate else ""
            return f"ended {_placed(end, about)}" if value.begins_unknown else f"until {about}{end.words}"
    if begins is None and ends_by is None:
        if begins_by is not None and ends is not None and ends < begins_by:
            return _under_way(value, ends, begins_by, years)
        if begins_by is None and ends is None:
            return _nothing_known(value)
    return _clauses(value, years)


def _window(value: DateValue, earliest: Bound, latest: Bound, years: bool) -> str:
    """It lies somewhere within one stretch, and how long it took is not said."""
    approximate = value.begins_approximate or value.ends_approximate
    about = "about " if approximate else ""
    if latest is None:
        return "date not known" if earliest is None else about + _or_later(earliest, value.precision, years)
    if earliest is None:
        return f"by {about}{_last_words(latest, value.precision, years)}"
    if approximate:
        words = _part_words(value, earliest, latest, years)
        if words:
            return words
    name = name_of(earliest, latest, value.precision, years)
    if name is None:
        return _between(value, earliest, latest, years)
    if name.unit is Precision.MONTH and not about:
        return f"some time in {name.words}"
    if name.unit.rank <= _DAY_RANK:
        return about + name.words
    words = name.words if not about or ", about" in name.words else name.words.replace(", ", ", about ", 1)
    return f"{words} UTC" if value.zone == "Z" else words


def _part_words(value: DateValue, earliest: int, latest: int, years: bool) -> str:
    """`early March 2007`, `mid-2007`, `late 1980s`; "" where the bounds or flags are not such a part."""
    word, days, months, decade_years = _PARTS[value.begins_approximate, value.ends_approximate]
    first, after = civil(earliest // DAY), civil(latest // DAY)
    last = civil(latest // DAY - 1)
    if earliest % DAY or latest % DAY:
        return ""
    if first[:2] == last[:2] and (first[2], after[2]) == days:
        return word + month_words(first[0], first[1], years)
    if first[2] != 1 or after[2] != 1:
        return ""
    if first[0] == last[0] and (first[1], after[1]) == months:
        return word + year_words(first[0])
    is_part = first[1] == after[1] == 1 and (first[0] % 10, after[0] % 10) == decade_years
    decade = first[0] // 10 * 10
    if is_part and last[0] - first[0] < 4 and decade > 0 and decade % 100:
        return f"{word}{decade}s"
    return ""


def _between(value: DateValue, earliest: int, latest: int, years: bool) -> str:
    before = "about " if value.begins_approximate else ""
    link = " and about " if value.ends_approximate else " and "
    return f"between {before}{joined(earliest, latest, value.precision, link, years)}"


def _from_to(value: DateValue, start: Name, end: Name, years: bool) -> str:
    """Two named sides: `3–4 May 2007` where they match in kind, `from March 2007 to 4 May 2008` where not."""
    alike = start.unit is end.unit and start.unit in (Precision.YEAR, Precision.MONTH, Precision.DAY)
    if alike and value.begins_approximate == value.ends_approximate:
        if not value.begins_uncertain ^ value.ends_uncertain:
            assert value.begins_earliest is not None and value.ends_latest is not None  # both sides have names
            about = "about " if value.begins_approximate else ""
            return about + joined(value.begins_earliest, value.ends_latest, start.unit, "–", years)
    one_doubted = value.begins_uncertain ^ value.ends_uncertain
    first = _side(start, value.begins_approximate, one_doubted and value.begins_uncertain)
    last = _side(end, value.ends_approximate, one_doubted and value.ends_uncertain)
    return f"from {first} to {last}"


def _side(name: Name, approximate: bool, uncertain: bool) -> str:
    return f"{'about ' if approximate else ''}{name.words}{' (uncertain)' if uncertain else ''}"


def _placed(name: Name, about: str) -> str:
    """ "ended 4 May 2007", but "ended in May 2007": a day needs no preposition."""
    if about:
        return about + name.words
    return name.words if name.unit.rank >= _DAY_RANK else f"in {name.words}"


def _under_way(value: DateValue, earliest: int, latest: int, years: bool) -> str:
    about = "about " if value.begins_approximate or value.ends_approximate else ""
    name = name_of(earliest, latest, value.precision, years)
    if name is None:
        return f"under way {about}{joined(earliest, latest, value.precision, '–', years)}"
    return f"under way {about}{name.words}" if about else f"under way {name.placed}"


def _nothing_known(value: DateValue) -> str:
    if value.begins_unknown:
        return "date not known" if value.ends_unknown else "beginning not known"
    return "end not known" if value.ends_unknown else "without beginning or end"


def _clauses(value: DateValue, years: bool) -> str:
    """What no single phrase holds: `began between 3 and 5 May 2007, ended by 9 May 2007`."""
    begins = _clause("began", value.begins_earliest, value.begins_latest, value, years)
    ends = _clause("ended", value.ends_earliest, value.ends_latest, value, years)
    return ", ".join(filter(None, (begins, ends)))


def _clause(verb: str, earliest: Bound, latest: Bound, value: DateValue, years: bool) -> str:
    if earliest is None and latest is None:
        return ""
    if earliest is None and latest is not None:
        return f"{verb} by {_last_words(latest, value.precision, years)}"
    if earliest is not None and latest is None:
        return f"{verb} {_or_later(earliest, value.precision, years)}"
    assert earliest is not None and latest is not None
    name = name_of(earliest, latest, value.precision, years)
    if name:
        return f"{verb} {name.placed}"
    return f"{verb} between {joined(earliest, latest, value.precision, ' and ', years)}"


def _last_words(latest: int, precision: Precision, years: bool) -> str:
    """The unit that `latest` closes: `9 March 2007`, `the end of March 2007`, `the end of 2006`."""
    if latest % DAY:
        day = day_words(civil(latest // DAY), years)
        return f"{day}, {latest % DAY // 3600}:{latest // 60 % 60:02d}"
    last, after = civil(latest // DAY - 1), civil(latest // DAY)
    if precision.rank <= _YEAR_RANK and after[1:] == (1, 1):
        return f"the end of {year_words(last[0])}"
    if precision.rank <= _MONTH_RANK and after[2] == 1:
        return f"the end of {month_words(last[0], last[1], years)}"
    return day_words(last, years)


def _or_later(earliest: int, precision: Precision, years: bool) -> str:
    """The unit that `earliest` opens: `9 March 2007 or later`, `December 1760 or later`."""
    first = civil(earliest // DAY)
    if earliest % DAY:
        words = f"{day_words(first, years)}, {earliest % DAY // 3600}:{earliest // 60 % 60:02d}"
    elif precision.rank <= _YEAR_RANK and first[1:] == (1, 1):
        words = year_words(first[0])
    elif precision.rank <= _MONTH_RANK and first[2] == 1:
        words = month_words(first[0], first[1], years)
    else:
        words = day_words(first, years)
    return f"{words} or later"
