"""What a timeline tells through a lens: each event's date and whether it happened, by the admitted citations alone.

The rules are those of `dating.proposing`, whatever an editor ruled later; dates that follow from others are worked out
over the relations that the same citations state.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from events.dates import DateValue
from events.models import DatingBasis, Occurrence
from events.queries.dating.dating import Said, is_conflicted, last_announcement
from events.queries.dating.proposing import Proposal, ProposalKind, Reported, occurrence_of, proposal
from events.queries.lenses.said_rows import said_rows, said_rows_of
from events.queries.network.computed import compute
from events.queries.network.network_rows import component, joined, related_rows, rows_for
from events.queries.network.statements import Dated, Related
from events.queries.reader.kept import is_kept, told_rows
from events.queries.reader.remembered import Remembered
from events.queries.reader.sight import Sight


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
    bases = dict(rows.events.values_list("pk", "dating_basis"))
    said, reported = said_rows(sight)
    return tales_from(bases, said, reported, related_rows(rows))


def outcomes(sight: Sight) -> dict[int, str]:
    """What became of every event that the lens shows (one query where that is stored)."""
    if is_kept(sight):
        return dict(told_rows(sight).values_list("event_id", "occurrence"))
    return {event: tale.occurrence.value for event, tale in tales(sight).items()}


def tales_of(sight: Sight, events: Collection[int]) -> dict[int, Tale]:
    """The same of these events (primary keys) alone, as far as the lens shows them: of their components nothing else is
    read (seven queries).
    """
    if not is_kept(sight):
        return {pk: tale for pk, tale in tales(sight).items() if pk in events}
    around = joined(events)
    rows = rows_for(sight)
    bases = dict(rows.events.filter(pk__in=around).values_list("pk", "dating_basis"))
    said, reported = said_rows_of(sight, around)
    told = tales_from(bases, said, reported, related_rows(rows, around))
    return {pk: tale for pk, tale in told.items() if pk in events}


def tales_from(
    bases: Mapping[int, str],
    said: Mapping[int, Sequence[Said]],
    reported: Mapping[int, Sequence[Reported]],
    related: Collection[Related],
) -> dict[int, Tale]:
    """The same from records, by event: on what the date that is used rests, and what was admitted. Pure."""
    chosen = {pk: _own(basis, said.get(pk, [])) for pk, basis in bases.items()}
    worked = _worked({pk: report.date if report else None for pk, report in chosen.items()}, bases, said, related)
    return {pk: _tale(report, worked.get(pk), said.get(pk, []), reported.get(pk, [])) for pk, report in chosen.items()}


def _worked(
    own: Mapping[int, DateValue | None],
    bases: Mapping[int, str],
    said: Mapping[int, Sequence[Said]],
    related: Collection[Related],
) -> dict[int, DateValue]:
    """What follows for the events that have no date of their own; of the network only the parts in which they are."""
    undated = [pk for pk, date in own.items() if date is None]
    around = component([(each.event, each.other) for each in related], undated)
    dated = [
        Dated(pk, own[pk], said.get(pk, ()), is_computed=bases[pk] == DatingBasis.COMPUTED)
        for pk in own
        if pk in around
    ]
    if not related and not any(said.get(pk) for pk in undated):
        return {}  # nothing is said of them
    found = compute(dated, [each for each in related if each.event in around]).dates
    return {pk: found[pk].date for pk in undated if pk in found}


def _tale(
    report: Proposal | None, worked: DateValue | None, said: Sequence[Said], reported: Sequence[Reported]
) -> Tale:
    date = report.date if report else None
    stands = date or worked
    last = last_announcement(said) if stands is None else None
    return Tale(
        date,
        worked,
        DatingBasis.READING if date else DatingBasis.COMPUTED if worked else DatingBasis.UNDATED,
        occurrence_of(reported),
        last.date if last is not None else None,
        is_conflicted(said, stands),
        report.reading_id if report else None,
    )


tales = Remembered(_tales)
"""By event (primary key), for a reader with a lens. Kept for as long as the timeline does not change."""


def _own(basis: str, said: Sequence[Said]) -> Proposal | None:
    """The report with a date that the rules choose; a plan is none."""
    if basis == DatingBasis.COMPUTED:
        return None
    chosen = proposal(said)
    return chosen if chosen is not None and chosen.date and chosen.kind == ProposalKind.REPORT else None
