"""Which facts a timeline holds already: events of that title on that date, or of that title from that source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q
from django.db.models.functions import Lower

from events.dates import DateValue
from events.models import Citation, Event, Timeline


@dataclass(frozen=True, slots=True)
class Told:
    """What tells a fact from another. `source` is the key of a known source; None for a new one or none."""

    title: str
    date: DateValue | None
    source: int | None = None


def already_here(timeline: Timeline, facts: Sequence[Told]) -> list[int | None]:
    """For each fact the number of the event that says the same; None where there is none. Two queries."""
    titles = {told.title.lower() for told in facts}
    standing = Event.objects.filter(timeline=timeline).standing().annotate(lowered=Lower(F("title")))
    by_date: dict[tuple[str, DateValue | None], int] = {}
    by_key: dict[int, tuple[str, int]] = {}
    # Capitals are told apart here as in Python; the database's are a few letters different, so it is asked for both.
    found: Iterable[Any] = standing.filter(
        Q(lowered__in=titles) | Q(title__in={told.title for told in facts})
    ).order_by("-number")
    for event in found:
        by_date[event.title.lower(), event.date] = event.number
        by_key[event.pk] = (event.title.lower(), event.number)
    cited = Citation.objects.filter(event__in=by_key, withdrawn_at__isnull=True).order_by("-pk")
    by_source = {(by_key[event][0], source): by_key[event][1] for event, source in cited.values_list("event", "source")}
    return [
        by_date.get((told.title.lower(), told.date)) or by_source.get((told.title.lower(), told.source or 0))
        for told in facts
    ]
