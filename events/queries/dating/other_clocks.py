"""Could both be right, if one counts days by another clock? A moment is on another day elsewhere. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from events.dates import DateValue, Precision, agreement
from events.dates.calendar import DAY
from events.dates.zones import offset_at
from events.queries.dating.accounts import Account, Cause, Hypothesis, day_of, day_words, hypothesis, moved

#: Where papers are made in a language (ISO 639): a writer whose clock is not known may count days in one of these.
#: A short list of guesses, in words always with the city's name.
_PRESS: dict[str, tuple[str, ...]] = {
    "ar": ("Asia/Beirut", "Africa/Cairo", "Asia/Qatar", "Asia/Riyadh", "Africa/Casablanca"),
    "de": ("Europe/Berlin",),
    "en": (
        "Europe/London",
        "America/New_York",
        "America/Los_Angeles",
        "Africa/Lagos",
        "Africa/Johannesburg",
        "Asia/Kolkata",
        "Asia/Singapore",
        "Australia/Sydney",
        "Pacific/Auckland",
    ),
    "es": ("Europe/Madrid", "America/Mexico_City", "America/Bogota", "America/Argentina/Buenos_Aires"),
    "fa": ("Asia/Tehran",),
    "fr": ("Europe/Paris", "Africa/Dakar"),
    "hi": ("Asia/Kolkata",),
    "it": ("Europe/Rome",),
    "ja": ("Asia/Tokyo",),
    "ko": ("Asia/Seoul",),
    "pt": ("Europe/Lisbon", "America/Sao_Paulo"),
    "ru": ("Europe/Moscow", "Asia/Vladivostok"),
    "tr": ("Europe/Istanbul",),
    "zh": ("Asia/Shanghai", "Asia/Taipei"),
}


def by_time_zone(one: Account, other: Account, *, zones: Iterable[str] = (), where: str = "") -> Hypothesis | None:
    """Whether the moment of one is on the day of the other by the clock of that other's writer.

    Where that clock is not known, those of `zones` (the timeline's) and of the press in the writer's language are
    tried, and the one that differs least from the clock of the moment is taken. `where` is the zone of the place of
    a moment that names none.
    """
    for exact, day in ((one, other), (other, one)):
        found = min(_elsewhere(exact, day, zones, where), key=lambda clock: clock[:2], default=None)
        if found is None or exact.said.date is None or day.said.date is None:
            continue
        _, zone, shift = found
        there = moved(exact.said.date, shift, zone)
        words = f"{day.source} counts days in {_city(zone)}: {_time_words(there)}"
        dates = (there, day.said.date) if exact is one else (day.said.date, there)
        return hypothesis(Cause.TIME_ZONE, words, one, other, dates)
    return None


def _elsewhere(exact: Account, day: Account, zones: Iterable[str], where: str) -> Iterator[tuple[int, str, int]]:
    """Clocks by which the moment is what the other says: how far from its own, their zone, and seconds to add."""
    moment, said = exact.said.date, day.said.date
    if moment is None or said is None or moment.precision.rank <= Precision.DAY.rank or day_of(moment) is None:
        return
    begins = moment.begins_earliest or 0
    own, known = offset_at(moment.zone or where, begins), said.zone or day.time_zone
    if own is None:
        return
    for zone in [known] if known else [*zones, *_PRESS.get(day.language.partition("-")[0].lower(), ())]:
        there = _at(zone, begins - own)
        shift = 0 if there is None else there - begins
        if shift and agreement(moved(moment, shift), said).kind != "disagree":
            yield abs(shift), zone, shift


def _at(zone: str, utc: int) -> int | None:
    """What the zone's clock shows, in civil seconds, at a moment of UTC."""
    offset = offset_at(zone, utc)
    if offset is None:
        return None
    settled = offset_at(zone, utc + offset)
    return None if settled is None else utc + settled


def _city(zone: str) -> str:
    """`New York` of `America/New_York`; an offset is `UTC+03:00`."""
    if "/" in zone:
        return zone.rpartition("/")[2].replace("_", " ")
    return "UTC" if zone in ("Z", "UTC") else f"UTC{zone}"


def _time_words(moment: DateValue) -> str:
    """`02:05 on Wednesday 7 March`, as the clock there shows it."""
    day, second = divmod(moment.begins_earliest or 0, DAY)
    about = "about " if moment.precision == Precision.HOUR else ""
    return f"{about}{second // 3600:02d}:{second % 3600 // 60:02d} on {day_words(day)}"
