"""What a timeline tells through a lens: each event's date and whether it happened, by the admitted citations alone.

The rules are those of `events.queries.proposing`, whatever an editor ruled later; dates that follow from others are
worked out over the relations that the same citations state.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from events.dates import DateValue
from events.models import Citation, DatingBasis, Event, Occurrence, ReportedOccurrence, Stance
from events.queries.computed import compute
from events.queries.dating import Said, is_conflicted, last_announcement, out_by
from events.queries.network_rows import related_rows, rows_for, said_of
from events.queries.proposing import Proposal, ProposalKind, Reported, occurrence_of, proposal
from events.queries.remembered import Remembered
from events.queries.sight import Sight
from events.queries.statements import Dated


class Tale(NamedTuple):
    """One event through a lens; of an event in a lens's timeline that nobody admitted speaks of there is none."""

    date: DateValue | None  # what a report says
    computed: DateValue | None  # what follows, where no report says it
    basis: DatingBasis
    occurrence: Occurrence
    announced: DateValue | None  # the last announcement, where there is neither
    is_conflicted: bool
    reading: int | None = None  # the reading that has the date


def _tales(sight: Sight) -> dict[int, Tale]:
    """Six queries, whatever the size."""
    rows = rows_for(sight)
    events = {event.pk: event for event in rows.events}
    said = said_of(rows, events, is_all=True)
    reported = _reported(sight, events)
    chosen = {pk: _own(event, said.get(pk, [])) for pk, event in events.items()}
    own = {pk: report.date if report else None for pk, report in chosen.items()}
    dated = [
        Dated(pk, date, said.get(pk, ()), is_computed=events[pk].dating_basis == DatingBasis.COMPUTED)
        for pk, date in own.items()
    ]
    worked = compute(dated, related_rows(rows)).dates
    found = {}
    for pk, date in own.items():
        computed = worked[pk].date if pk in worked and date is None else None
        basis = DatingBasis.READING if date else DatingBasis.COMPUTED if computed else DatingBasis.UNDATED
        stands = date or computed
        last = last_announcement(said.get(pk, [])) if stands is None else None
        found[pk] = Tale(
            date,
            computed,
            basis,
            occurrence_of(reported.get(pk, [])),
            last.date if last is not None else None,
            is_conflicted(said.get(pk, []), stands),
            report.reading_id if (report := chosen[pk]) else None,
        )
    return found


tales = Remembered(_tales)
"""By event (primary key), for a reader with a lens. Kept for as long as the timeline does not change."""


def _own(event: Event, said: list[Said]) -> Proposal | None:
    """The report with a date that the rules choose; a plan is none."""
    if event.dating_basis == DatingBasis.COMPUTED:
        return None
    chosen = proposal(said)
    return chosen if chosen is not None and chosen.date and chosen.kind == ProposalKind.REPORT else None


def _reported(sight: Sight, events: Mapping[int, Event]) -> dict[int, list[Reported]]:
    citations = sight.of(Citation.objects.filter(event__in=events, withdrawn_at__isnull=True))
    found: dict[int, list[Reported]] = {}
    for citation in citations.select_related("source").order_by("position", "pk"):
        found.setdefault(citation.event_id, []).append(_reported_in(citation))
    return found


def _reported_in(citation: Citation) -> Reported:
    became = ReportedOccurrence(citation.reported_occurrence) if citation.reported_occurrence else None
    return Reported(Stance(citation.stance), became, out_by(citation.source.published))
