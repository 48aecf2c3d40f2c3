"""A date in the words of a newspaper.

The words come from the bounds (`say_bounds.py`), so that a date without a standard string is said as well;
only what bounds cannot hold (the members of a set, a season's hemisphere, an estimate) is read from the
string (`say_string.py`). A bare month is "some time in March 2007", since nobody should take it for a day or
for the whole; a bare year just "2003", as newspapers print it.
"""

from __future__ import annotations

from dataclasses import dataclass

from .calendar import DAY, civil
from .say_bounds import say_bounds
from .say_string import say_string
from .value import DateValue, Precision


@dataclass(frozen=True, slots=True)
class Short:
    """A date for a list whose headings name year and month: `11 January` and, smaller, `about 3 a.m.`."""

    main: str
    small: str


def say(value: DateValue, *, language: str = "en") -> str:
    """The date as a person would write it. Raises ValueError for a language other than English ("en")."""
    if language != "en":
        raise ValueError(f"Dates are said in English only (en), not in {language!r}.")
    words = (say_string(value, True) if value.level == 2 else "") or say_bounds(value, True)
    return f"{words} (uncertain)" if _is_doubted_as_a_whole(value) else words


def say_short(value: DateValue, *, language: str = "en") -> Short:
    """The date in two parts, without the year where the whole date lies in one. Raises ValueError like `say`."""
    if language != "en":
        raise ValueError(f"Dates are said in English only (en), not in {language!r}.")
    years = not _lies_in_one_year(value)
    main, small = (say_string(value, years) if value.level == 2 else "") or say_bounds(value, years), ""
    if value.precision.rank > Precision.DAY.rank and not value.is_extent:
        main, _, small = main.partition(", ")
    if _is_doubted_as_a_whole(value):
        small = f"{small}, uncertain" if small else "uncertain"
    return Short(main, small)


def _is_doubted_as_a_whole(value: DateValue) -> bool:
    """Whether doubt covers all that is known, so that it is said once and last."""
    if not (value.begins_uncertain or value.ends_uncertain):
        return False
    both_known = value.begins_latest is not None and value.ends_earliest is not None
    return not (both_known and value.is_extent) or (value.begins_uncertain and value.ends_uncertain)


def _lies_in_one_year(value: DateValue) -> bool:
    firsts = (value.begins_earliest, value.ends_earliest)
    lasts = (value.begins_latest, value.ends_latest)
    known = [bound for bound in firsts if bound is not None]
    known += [bound - 1 for bound in lasts if bound is not None]
    return len({civil(bound // DAY)[0] for bound in known}) == 1
