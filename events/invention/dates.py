"""How a day is told: to the minute or only as a decade, about, between, since, until."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from events.invention.chance import Chance, Weighed
from events.invention.invented import InventedDate

_EXACT = date(1900, 1, 1).toordinal()  # before, less is known of days
_OLD = date(1700, 1, 1).toordinal()
_LAST_DAY = date(2400, 1, 1).toordinal()

_RECENT = Weighed(
    {
        "day": 64,
        "minute": 6,
        "days": 7,
        "month": 9,
        "year": 3,
        "one of": 2,
        "about a year": 1.5,
        "unsure": 1.5,
        "season": 0.7,
        "long": 2.5,
        "since": 0.8,
        "ended": 0.5,
        "by": 0.4,
        "begun": 0.3,
    }
)
_FORMER = Weighed({"day": 45, "month": 16, "year": 16, "about a year": 8, "decade": 3, "long": 6, "days": 3, "by": 2})
_ANCIENT = Weighed({"year": 40, "day": 20, "about a year": 20, "decade": 8, "century": 4, "long": 6, "month": 2})


def told(chance: Chance, day: int) -> InventedDate:
    """A date that something on that day, an ordinal, might have been given."""
    kinds = _RECENT if day >= _EXACT else _FORMER if day >= _OLD else _ANCIENT
    return _TOLD[kinds.of(chance)](chance, date.fromordinal(min(day, _LAST_DAY)))


def exact(day: int) -> InventedDate:
    """That day."""
    return InventedDate(date.fromordinal(min(day, _LAST_DAY)).isoformat())


def beside(chance: Chance, day: int) -> InventedDate:
    """Another day near that one, as somebody else has it."""
    return exact(day + chance.between(1, 9) * (1 if chance.random() < 0.6 else -1))


def _minute(chance: Chance, day: date) -> InventedDate:
    zone = chance.one(("Z", "+01:00", "+03:00", "-05:00", "+05:30"))
    moment = f"{day.isoformat()}T{chance.between(5, 22):02d}:{chance.between(0, 11) * 5:02d}:00{zone}"
    return InventedDate(moment, "minute")


def _later(chance: Chance, day: date, mean: float) -> str:
    return date.fromordinal(min(day.toordinal() + 1 + chance.days(mean), _LAST_DAY)).isoformat()


def _one_of(chance: Chance, day: date) -> InventedDate:
    return InventedDate(f"[{day.isoformat()}..{_later(chance, day, 5)}]")


def _long(chance: Chance, day: date) -> InventedDate:
    end = day.year + 1 + chance.days(7)
    if chance.random() < 0.3:
        return InventedDate(f"{day.year:04d}~/{end:04d}")
    return InventedDate(f"{day.isoformat()}/{end:04d}-{chance.between(1, 12):02d}")


_TOLD: dict[str, Callable[[Chance, date], InventedDate]] = {
    "day": lambda chance, day: InventedDate(day.isoformat()),
    "minute": _minute,
    "days": lambda chance, day: InventedDate(f"{day.isoformat()}/{_later(chance, day, 6)}"),
    "month": lambda chance, day: InventedDate(f"{day.year:04d}-{day.month:02d}"),
    "year": lambda chance, day: InventedDate(f"{day.year:04d}"),
    "decade": lambda chance, day: InventedDate(f"{day.year // 10:03d}X"),
    "century": lambda chance, day: InventedDate(f"{day.year // 100:02d}XX"),
    "one of": _one_of,
    "about a year": lambda chance, day: InventedDate(f"{day.year:04d}~"),
    "unsure": lambda chance, day: InventedDate(f"{day.year:04d}-{day.month:02d}?"),
    "season": lambda chance, day: InventedDate(f"{day.year:04d}-{21 + day.month % 12 // 3}"),
    "long": _long,
    "since": lambda chance, day: InventedDate(f"{day.isoformat()}/.."),
    "ended": lambda chance, day: InventedDate(f"/{day.isoformat()}"),
    "by": lambda chance, day: InventedDate(f"[..{day.isoformat()}]"),
    "begun": lambda chance, day: InventedDate(f"{day.isoformat()}/"),
}
