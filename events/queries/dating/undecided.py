"""Events whose date somebody has to decide: for the page of what is to do. Asks six times, however many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Min, QuerySet
from django.db.models.functions import Coalesce

from events.models import DatingBasis, Event, Reading, ReadingForm, Source
from events.models.fields import BOUNDS
from events.queries.dating.dating import said_in
from events.queries.dating.disagreeing import Issue, pending
from events.queries.dating.proposing import Proposal
from events.queries.reader.names import EventName, event_name
from events.queries.reader.remembered import Remembered
from events.queries.reader.sight import Sight

_SPEAKING = (ReadingForm.DATE, ReadingForm.UNDER_WAY, ReadingForm.WITHDRAWN)
_DECISION = ("dating_basis", "dating_rationale", "dated_at")
_NO_BOUND = -(2**62)  # before every year that a date can have


@dataclass(frozen=True, slots=True)
class Undecided:
    """An event, what the rules propose for it, and in words what is to be decided."""

    event: EventName
    proposal: Proposal
    issue: Issue
    what: str  # "2 sources disagree by 1 day"


def _undecided(sight: Sight) -> tuple[Undecided, ...]:
    standing = sight.of(Reading.objects.all()).filter(form__in=_SPEAKING, citation__withdrawn_at__isnull=True)
    in_question, newer = _in_question(standing)
    events = sight.of(Event.objects.standing()).filter(pk__in=in_question).defer("summary").order_by("number")
    known = list(events)
    readings = _readings_of(standing.filter(citation__event__in=[event.pk for event in known]))
    found = []
    for event in known:
        basis, said = DatingBasis(event.dating_basis), [said_in(row) for row in readings[event.pk]]
        is_decided = _is_decided(event.dating_basis, event.dating_rationale)
        issue = pending(said, event.date, basis, is_decided=is_decided, newer=newer)
        if issue is not None:
            found.append(Undecided(event_name(event), issue.proposal, issue.issue, issue.what))
    return tuple(found)


#: The events with an open question about their date, in the order of their numbers; kept until the timeline changes.
undecided: Remembered[tuple[Undecided, ...]] = Remembered(_undecided, is_plain=True)


def _readings_of(standing: QuerySet[Reading]) -> dict[int, list[Reading]]:
    """What is said of each event, in its order, with `citation.source` loaded: every source once."""
    rows = standing.select_related("citation").defer("basis_note", "date_as_written", "citation__note")
    rows = rows.order_by("citation__event_id", "citation__position", "citation_id", "position", "pk")
    sources = Source.objects.defer("note", "authors").in_bulk({row.citation.source_id for row in rows})
    found: dict[int, list[Reading]] = defaultdict(list)
    for row in rows:
        row.citation.source = sources[row.citation.source_id]
        found[row.citation.event_id].append(row)
    return found


def _is_decided(basis: str, rationale: str) -> bool:
    """Whether somebody has weighed what there was: decided it, or gave a reason for the reading that is used."""
    return basis == DatingBasis.RULED or bool(rationale)


def _in_question(standing: QuerySet[Reading]) -> tuple[set[int], set[int]]:
    """Events of which something is said that is not the date used and that nobody has weighed; and the readings that
    first said so after their event's date was decided. One that was brought along with the event was weighed with it.
    """
    of_event = ("citation__event_id", *(f"citation__event__{name}" for name in _DECISION))
    found, decided, entered = set(), {}, set()
    for pk, event, basis, rationale, at in _differing(standing).order_by().values_list("pk", *of_event):
        if not _is_decided(basis, rationale):
            found.add(event)
        else:
            decided[pk] = event, at
            if at is None:
                entered.add(event)
    at_entry = Event.objects.filter(pk__in=entered).annotate(at=Min("versions__pgh_created_at"))
    since = dict(at_entry.values_list("pk", "at"))
    written = _first_said(decided)
    newer = {
        pk
        for pk, (event, at) in decided.items()
        if pk in written and (limit := at or since.get(event)) is not None and written[pk] > limit
    }
    return found | {decided[pk][0] for pk in newer}, newer


def _first_said(readings: Collection[int]) -> dict[int, datetime]:
    """When each reading (primary keys) first said what it says now: an edit of the date is as good as a new one."""
    said, was = ([f"{path}date_{bound}" for bound in BOUNDS] for path in ("", "versions__"))
    rows = Reading.objects.filter(pk__in=readings).order_by("versions__pgh_created_at")
    found: dict[int, datetime] = {}
    for pk, at, *bounds in rows.values_list("pk", "versions__pgh_created_at", *said, *was):
        if at is not None and bounds[: len(BOUNDS)] == bounds[len(BOUNDS) :]:
            found.setdefault(pk, at)
    return found


def _differing(readings: QuerySet[Reading]) -> QuerySet[Reading]:
    """Those that say anything else than the date used; of an event that uses them as they are, nobody has to ask."""
    same: dict[str, Any] = {}
    for bound in BOUNDS:
        readings = readings.alias(**{f"used_{bound}": Coalesce(F(f"citation__event__date_{bound}"), _NO_BOUND)})
        readings = readings.alias(**{f"said_{bound}": Coalesce(F(f"date_{bound}"), _NO_BOUND)})
        same[f"said_{bound}"] = F(f"used_{bound}")
    return readings.exclude(**same)
