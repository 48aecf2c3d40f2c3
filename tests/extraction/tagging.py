"""Short ways to ask what a text says of time."""

import datetime

from events.extraction import Expression, Published, tag

FRIDAY = datetime.date(2013, 3, 22)


def found(text: str, day: datetime.date | None = FRIDAY) -> list[Expression]:
    """The expressions of a text that appeared on a Friday."""
    return list(tag(text, Published.on(day) if day else None))


def only(text: str, day: datetime.date | None = FRIDAY) -> Expression:
    """The one expression there is."""
    (one,) = found(text, day)
    return one


def values(text: str, day: datetime.date | None = FRIDAY) -> list[str]:
    """The TIMEX3 values, in order."""
    return [one.value for one in found(text, day)]
