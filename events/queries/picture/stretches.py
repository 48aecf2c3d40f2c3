"""A stretch of civil seconds as the part of an address that shows it."""

from __future__ import annotations

from events.dates import iso
from events.dates.calendar import DAY, civil


def stretch(begins: int | None, ends: int | None) -> str:
    """`from=2007-01-10&to=2007-09-01`, the end exclusive; a side without a bound is left to the timeline's opening.

    Whole days where it can be, years beyond four digits as EDTF has them; what the address reads is no less.
    """
    is_exact = begins is not None and ends is not None and ends - begins < 2 * DAY
    sides = {"from": begins, "to": None if ends is None else ends - 1}
    return "&".join(f"{side}={_moment(at, is_exact=is_exact)}" for side, at in sides.items() if at is not None)


def _moment(seconds: int, *, is_exact: bool) -> str:
    year = civil(seconds // DAY)[0]
    if abs(year) > 9999:
        return f"Y{year}"
    written = iso(seconds)
    return written if is_exact else written.partition("T")[0]
