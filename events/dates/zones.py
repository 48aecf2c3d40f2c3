"""How far a clock is from UTC: of an offset as it is written, of an IANA zone at a moment of its own civil time."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_OFFSET: Final = re.compile(r"([+-])(\d\d):(\d\d)", re.ASCII)
_EPOCH: Final = datetime(1970, 1, 1)


def offset_at(zone: str, civil: int) -> int | None:
    """Seconds east of UTC that the zone's clock shows at `civil` seconds of its own; None where that is not known.

    `zone` is "Z", an offset such as "+03:00", or an IANA name. Of a time that a change of the clocks leaves out or
    repeats, the earlier of the two readings counts (PEP 495, fold 0). Years outside 1–9999 have no zones by name.
    """
    if zone == "Z":
        return 0
    written = _OFFSET.fullmatch(zone)
    if written:
        seconds = int(written[2]) * 3_600 + int(written[3]) * 60
        return -seconds if written[1] == "-" else seconds
    found = _zone(zone)
    if found is None:
        return None
    try:
        offset = (_EPOCH + timedelta(seconds=civil)).replace(tzinfo=found).utcoffset()
    except OverflowError:
        return None
    return None if offset is None else int(offset.total_seconds())


@lru_cache(maxsize=256)
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
