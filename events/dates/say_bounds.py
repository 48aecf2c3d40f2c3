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

# By what is unknown (begins, ends), the rest being open.
_NOTHING: Final = {
    (False, False): "without beginning or end",
    (True, False): "beginning not known",
    (False, True): "end not known",
    (True, True): "date not known",
}


def say_bounds(value: DateValue, years: bool) -> str:
    """The date without its doubt; with `years` false, days and months go without their year."""
    begins, begins_by = value.begins_earliest, value.begins_latest
    if not (value.is_extent or value.begins_unknown or value.ends_unknown or (begins is None and begins_by is None)):
        return _window(value, begins, begins_by, years)
    start = _name(begins, begins_by, value, years)
    end = _name(value.ends_earliest, value.ends_latest, value, years)
    if start and end:
        return _from_to(value, start, end, years)
    return _one_sided(value, start, end) or _loose(value, years) or _clauses(value, years)


def _name(earliest: Bound, latest: Bound, value: DateValue, years: bool) -> Name | None:
    return None if earliest is None or latest is None else name_of(earliest, latest, value.precision, years)


def _window(value: DateValue, earliest: Bound, latest: Bound, years: bool) -> str:
    """It lies somewhere within one stretch, and how long it took is not said."""
    approximate = value.begins_approximate or value.ends_approximate
    about = "about " if approximate else ""
    if earliest is None or latest is None:
        return _half_open(earliest, latest, value.precision, about, years)
    part = _part_words(value, earliest, latest, years) if approximate else ""
    name = None if part else name_of(earliest, latest, value.precision, years)
    if name is None:
        return part or _between(value, earliest, latest, years)
    if name.unit.rank > _DAY_RANK:
        return _with_time(name.words, about, value.zone)
    return f"some time in {name.words}" if name.unit is Precision.MONTH and not about else about + name.words


def _with_time(words: str, about: str, zone: str) -> str:
    if about and ", about" not in words:
        words = words.replace(", ", ", about ", 1)
    return f"{words} UTC" if zone == "Z" else words


def _half_open(earliest: Bound, latest: Bound, precision: Precision, about: str, years: bool) -> str:
    if latest is not None:
        return f"by {about}{_last_words(latest, precision, years)}"
    return "" if earliest is None else about + _or_later(earliest, precision, years)


def _one_sided(value: DateValue, start: Name | None, end: Name | None) -> str:
    """`since 2003`, `began in 2003`, `until 9 March 2007`, `ended 4 May 2007`; "" if more is said, or less."""
    if start and value.ends_earliest is None and value.ends_latest is None:
        about = "about " if value.begins_approximate else ""
        return f"began {_placed(start, about)}" if value.ends_unknown else f"since {about}{start.words}"
    if end and value.begins_earliest is None and value.begins_latest is None:
        about = "about " if value.ends_approximate else ""
        return f"ended {_placed(end, about)}" if value.begins_unknown else f"until {about}{end.words}"
    return ""


def _loose(value: DateValue, years: bool) -> str:
    """`under way on 12 March 2007`, or that nothing is known; "" for any outer bound."""
    if value.begins_earliest is not None or value.ends_latest is not None:
        return ""
    if value.begins_latest is None and value.ends_earliest is None:
        return _NOTHING[value.begins_unknown, value.ends_unknown]
    if value.begins_latest is None or value.ends_earliest is None or value.ends_earliest >= value.begins_latest:
        return ""
    return _under_way(value, value.ends_earliest, value.begins_latest, years)


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
    one_doubted = value.begins_uncertain ^ value.ends_uncertain
    alike = start.unit is end.unit and start.unit in (Precision.YEAR, Precision.MONTH, Precision.DAY)
    if alike and value.begins_approximate == value.ends_approximate and not one_doubted:
        earliest, latest = value.begins_earliest or 0, value.ends_latest or 0  # both are there: they have names
        return ("about " if value.begins_approximate else "") + joined(earliest, latest, start.unit, "–", years)
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


def _clauses(value: DateValue, years: bool) -> str:
    """What no single phrase holds: `began between 3 and 5 May 2007, ended by 9 May 2007`."""
    begins = _clause("began", value.begins_earliest, value.begins_latest, value, years)
    ends = _clause("ended", value.ends_earliest, value.ends_latest, value, years)
    return ", ".join(filter(None, (begins, ends)))


def _clause(verb: str, earliest: Bound, latest: Bound, value: DateValue, years: bool) -> str:
    about = "about " if (value.begins_approximate if verb == "began" else value.ends_approximate) else ""
    if earliest is None or latest is None:
        half = _half_open(earliest, latest, value.precision, about, years)
        return half and f"{verb} {half}"
    name = name_of(earliest, latest, value.precision, years)
    return f"{verb} {_placed(name, about) if name else _between(value, earliest, latest, years)}"


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
