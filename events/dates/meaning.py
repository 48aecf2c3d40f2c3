"""What a date lets be true, in words: "early March 2007" is one of 1–10 March 2007. Said back to whoever types it."""

from __future__ import annotations

from .calendar import DAY
from .phrases import joined, name_of
from .value import DateValue, Precision

_NOUN = {"begins": "beginning", "ends": "end"}
_DAY_RANK = Precision.DAY.rank


def meaning(value: DateValue) -> str:
    """`one of 1–10 March 2007` · `on that day` · `all of 3–5 May 2007` · `from 2003 on, with no end`.

    Doubt and "about" are said last, after a semicolon. Never empty.
    """
    remarks = []
    if value.begins_approximate or value.ends_approximate:
        remarks.append("approximate: it may lie somewhat outside")
    if value.begins_uncertain or value.ends_uncertain:
        remarks.append("doubtful: it may be wrong altogether")
    return "; ".join([_bounds(value), *remarks])


def _bounds(value: DateValue) -> str:
    begins, begins_by, ends, ends_by = (
        value.begins_earliest,
        value.begins_latest,
        value.ends_earliest,
        value.ends_latest,
    )
    if not (value.is_extent or value.begins_unknown or value.ends_unknown):
        return _window(value, begins, begins_by)
    is_lasting = begins is not None and begins_by is not None and ends is not None and ends_by is not None
    if is_lasting and _is_one(value, begins, begins_by) and _is_one(value, ends, ends_by):
        return f"all of {joined(begins or 0, ends_by or 0, _joint(value), '–')}: it lasted from the first to the last"
    return f"{_side('begins', begins, begins_by, value.begins_unknown, value)}; " + _side(
        "ends", ends, ends_by, value.ends_unknown, value
    )


def _window(value: DateValue, earliest: int | None, latest: int | None) -> str:
    """It lies in one stretch, and how long it took is not said."""
    if earliest is None and latest is None:
        return "at any time: no bound is known"
    if earliest is None or latest is None:
        return _open(earliest, latest, value)
    if value.edtf.startswith(("[", "{")) and "," in value.edtf:
        return "one of those, not which" if value.edtf.startswith("[") else "all of those"
    if latest - earliest < DAY:
        return "within that hour" if latest - earliest == 3600 else "at that time"
    if latest - earliest == DAY:
        return "on that day"
    return f"{'one of' if _is_in_days(earliest, latest) else 'somewhere in'} {_stretch(value, earliest, latest)}"


def _side(verb: str, earliest: int | None, latest: int | None, is_unknown: bool, value: DateValue) -> str:
    if earliest is None and latest is None:
        return f"{verb} at a time not known" if is_unknown else f"its {_NOUN[verb]} is open"
    if earliest is None or latest is None:
        return f"{verb} {_open(earliest, latest, value)}"
    name = name_of(earliest, latest, value.precision)
    return f"{verb} {name.placed if name else 'in ' + _stretch(value, earliest, latest)}"


def _open(earliest: int | None, latest: int | None, value: DateValue) -> str:
    if latest is not None:
        return f"on some day up to and including {_stretch(value, latest - DAY, latest)}"
    return f"on {_stretch(value, earliest or 0, (earliest or 0) + DAY)} or some day after it"


def _stretch(value: DateValue, earliest: int, latest: int) -> str:
    name = name_of(earliest, latest, Precision.DAY) if latest - earliest <= DAY else None
    return name.words if name else joined(earliest, latest, _unit(earliest, latest), "–")


def _is_in_days(earliest: int, latest: int) -> bool:
    return latest - earliest <= 366 * DAY


def _unit(earliest: int, latest: int) -> Precision:
    return Precision.DAY if _is_in_days(earliest, latest) else Precision.YEAR


def _joint(value: DateValue) -> Precision:
    return value.precision if value.precision.rank <= _DAY_RANK else Precision.DAY


def _is_one(value: DateValue, earliest: int | None, latest: int | None) -> bool:
    return earliest is not None and latest is not None and name_of(earliest, latest, value.precision) is not None
