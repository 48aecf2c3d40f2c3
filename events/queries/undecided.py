"""Events whose date somebody has to decide: for the page of what is to do. Asks four times, however many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Min, QuerySet
from django.db.models.functions import Coalesce

from events.models import DatingBasis, Event, Reading, ReadingForm
from events.models.fields import BOUNDS
from events.queries.dating import said_in
from events.queries.disagreeing import Issue, pending
from events.queries.names import EventName, event_name
from events.queries.proposing import Proposal
from events.queries.sight import Sight

_SPEAKING = (ReadingForm.DATE, ReadingForm.UNDER_WAY, ReadingForm.WITHDRAWN)
_NO_BOUND = -(2**62)  # before every year that a date can have


@dataclass(frozen=True, slots=True)
class Undecided:
    """An event, what the rules propose for it, and in words what is to be decided."""

    event: EventName
    proposal: Proposal
    issue: Issue
    what: str  # "2 sources disagree by 1 day"


def undecided(sight: Sight) -> list[Undecided]:
    """The events with an open question about their date, in the order of their numbers."""
    standing = sight.of(Reading.objects.all()).filter(form__in=_SPEAKING, citation__withdrawn_at__isnull=True)
    in_question = set(_differing(standing).values_list("citation__event_id", flat=True))
    events = sight.of(Event.objects.standing()).filter(pk__in=in_question).order_by("number")
    known = {event.pk: event for event in events}
    readings: dict[int, list[Reading]] = defaultdict(list)
    rows = standing.filter(citation__event__in=known).select_related("citation__source")
    for row in rows.order_by("citation__event_id", "citation__position", "citation_id", "position", "pk"):
        readings[row.citation.event_id].append(row)
    newer = _newer(known, readings)
    found = []
    for event in known.values():
        basis = DatingBasis(event.dating_basis)
        said = [said_in(row) for row in readings[event.pk]]
        issue = pending(said, event.date, basis, is_decided=_is_decided(event), newer=newer)
        if issue is not None:
            found.append(Undecided(event_name(event), issue.proposal, issue.issue, issue.what))
    return found


def _is_decided(event: Event) -> bool:
    """Whether somebody has weighed what there was: decided it, or gave a reason for the reading that is used."""
    return event.dating_basis == DatingBasis.RULED or bool(event.dating_rationale)


def _differing(readings: QuerySet[Reading]) -> QuerySet[Reading]:
    """Those that say anything else than the date used; of an event that uses them as they are, nobody has to ask."""
    same: dict[str, Any] = {}
    for bound in BOUNDS:
        readings = readings.alias(**{f"used_{bound}": Coalesce(F(f"citation__event__date_{bound}"), _NO_BOUND)})
        readings = readings.alias(**{f"said_{bound}": Coalesce(F(f"date_{bound}"), _NO_BOUND)})
        same[f"said_{bound}"] = F(f"used_{bound}")
    return readings.exclude(**same)


def _newer(events: Mapping[int, Event], readings: Mapping[int, list[Reading]]) -> set[int]:
    """Readings that first said what they say after their event's date was decided.

    A date that was brought along when the event was entered or imported was decided then.
    """
    decided = {pk: event.dated_at for pk, event in events.items() if _is_decided(event)}
    undated = [pk for pk, at in decided.items() if at is None]
    entered = Event.objects.filter(pk__in=undated).annotate(at=Min("versions__pgh_created_at"))
    decided |= dict(entered.values_list("pk", "at"))
    rows = {row.pk: row for pk in decided for row in readings[pk]}
    at, *bounds = "versions__pgh_created_at", *(f"versions__date_{bound}" for bound in BOUNDS)
    said_at: dict[int, datetime] = {}
    for pk, written, *said in Reading.objects.filter(pk__in=rows).order_by(at).values_list("pk", at, *bounds):
        if said == [getattr(rows[pk], f"date_{bound}") for bound in BOUNDS]:
            said_at.setdefault(pk, written)
    return {pk for pk, written in said_at.items() if _is_after(written, decided[rows[pk].citation.event_id])}


def _is_after(written: datetime, decided: datetime | None) -> bool:
    return decided is not None and written > decided
