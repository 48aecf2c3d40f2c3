"""What an owner sees before deciding about a whole timeline: its settings, and what is in the bin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from events.dates.calendar import DAY, civil
from events.dates.words import MONTHS, year_words
from events.models import Membership, Role, Timeline, User
from events.queries.picture.group_order import names_in_order

PLAIN = (
    *("title", "slug", "description", "language", "time_zone"),
    *("two_person_rule", "quote_characters", "quote_percent", "quote_least"),
)


@dataclass(frozen=True, slots=True)
class Binned:
    """A timeline in the bin."""

    slug: str
    title: str
    version: int
    at: datetime
    by: str  # an account's name; "" where the account is gone


def settings_of(timeline: Any, *, now: Timeline | None = None) -> dict[str, Any]:
    """What the settings page shows of a timeline, or of a version of it (then `now` is the timeline itself).

    The opening range as two days in words, the order of choices as names.
    """
    shown = {name: getattr(timeline, name) for name in PLAIN}
    shown["group_order"] = names_in_order(now or timeline, timeline.group_order)
    begins, ends = timeline.opening_from, timeline.opening_to
    shown["opening_from"] = "" if begins is None else _day(begins // DAY)
    shown["opening_to"] = "" if ends is None else _day((ends - 1) // DAY)
    return shown


def settings_at(timeline: Timeline, version: int) -> dict[str, Any]:
    """The same as it was at a version; as it is now where there was none such."""
    versions: Any = timeline.versions  # type: ignore[attr-defined]  # pghistory's, of every tracked model
    return settings_of(versions.filter(version=version).order_by("-pgh_id").first() or timeline, now=timeline)


def in_the_bin(user: User) -> list[Binned]:
    """The timelines in the bin that the user may take out, the last put there first."""
    owned = Membership.objects.filter(user=user, role=Role.OWNER).values("timeline_id")
    binned = Timeline.objects.filter(pk__in=owned, binned_at__isnull=False).select_related("binned_by")
    return [
        Binned(
            slug=each.slug,
            title=each.title,
            version=each.version,
            at=each.binned_at,
            by=each.binned_by.get_username() if each.binned_by else "",
        )
        for each in binned.order_by("-binned_at")
        if each.binned_at is not None
    ]


def binned_timeline(user: User, slug: str) -> Timeline | None:
    """A timeline in the bin that the user may take out."""
    owned = Membership.objects.filter(user=user, role=Role.OWNER).values("timeline_id")
    return Timeline.objects.filter(pk__in=owned, binned_at__isnull=False, slug=slug).first()


def _day(number: int) -> str:
    year, month, day = civil(number)
    return f"{day} {MONTHS[month]} {year_words(year)}"
