"""Eras of a timeline as a reader sees them: all, for the list, and those of a window, for the ground of the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from events.dates import DateValue, say
from events.dates.calendar import DAY
from events.models import Era, Timeline
from events.queries.picture.stretches import stretch
from events.queries.reader.sight import Sight

if TYPE_CHECKING:
    from events.queries.picture.ground import Window

MOST = 60  # in one answer
_FAR = 2**53  # civil seconds; what an open side is drawn to
_IN_ORDER = (F("date_begins_earliest").asc(nulls_first=True), F("date_ends_latest").asc(nulls_last=True), "public_id")


@dataclass(frozen=True, slots=True)
class EraLine:
    """One in the list; `stretch` is the part of an address that shows it: `from=2007-01-10&to=2007-09-01`."""

    id: UUID
    title: str
    when: str
    stretch: str


def era_list(sight: Sight) -> tuple[EraLine, ...]:
    """Every era that stands, by its beginning; none through a lens, whose sources name none (one query)."""
    return tuple(_line(era) for era in _seen(sight))


def eras(sight: Sight, window: Window) -> list[dict[str, Any]]:
    """The eras that overlap the window, as `docs/api.md` describes them: at most MOST, by their beginning."""
    begun = Q(date_begins_earliest__isnull=True) | Q(date_begins_earliest__lt=window.ends)
    lasting = Q(date_ends_latest__isnull=True) | Q(date_ends_latest__gt=window.begins)
    return [_drawn(era) for era in _seen(sight).filter(begun, lasting)[:MOST]]


def binned_eras(timeline: Timeline) -> Sequence[Era]:
    """Eras in the bin, for editors."""
    return tuple(Era.objects.filter(timeline=timeline, withdrawn_at__isnull=False).order_by("title", "pk"))


def _seen(sight: Sight) -> QuerySet[Era]:
    if sight.lens is not None:
        return Era.objects.none()
    return sight.of(Era.objects.standing()).order_by(*_IN_ORDER)


def _dated(era: Era) -> DateValue:
    date: DateValue | None = era.date
    if date is None:
        raise ValueError(f"Era {era.pk} has no date, which a constraint forbids.")
    return date


def _line(era: Era) -> EraLine:
    date = _dated(era)
    return EraLine(era.public_id, era.title, say(date), stretch(date.begins_earliest, date.ends_latest))


def _drawn(era: Era) -> dict[str, Any]:
    """From its first possible second to its last; a fade is as long as it is uncertain, nothing up to a day."""
    date = _dated(era)
    return {
        "id": str(era.public_id),
        "title": era.title,
        "when": say(date),
        "b": -_FAR if date.begins_earliest is None else date.begins_earliest,
        "e": _FAR if date.ends_latest is None else date.ends_latest,
        "fade_b": _fade(date.begins_earliest, date.begins_latest, is_soft=date.begins_approximate),
        "fade_e": _fade(date.ends_earliest, date.ends_latest, is_soft=date.ends_approximate),
    }


def _fade(earliest: int | None, latest: int | None, *, is_soft: bool) -> int:
    if earliest is None or latest is None:
        return 0
    length = latest - earliest
    return length if length > DAY or is_soft else 0
