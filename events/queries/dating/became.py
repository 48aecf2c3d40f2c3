"""What became of an event, by what one source says of it."""

from __future__ import annotations

from collections.abc import Mapping

from events.models import Occurrence, ReportedOccurrence, Stance

BY_REPORT: Mapping[str, Occurrence] = {
    ReportedOccurrence.PLANNED: Occurrence.PLANNED,
    ReportedOccurrence.MOVED: Occurrence.PLANNED,
    ReportedOccurrence.POSTPONED: Occurrence.POSTPONED,
    ReportedOccurrence.CANCELLED: Occurrence.CANCELLED,
    ReportedOccurrence.UNDER_WAY: Occurrence.HAPPENED,
    ReportedOccurrence.HAPPENED: Occurrence.HAPPENED,
    ReportedOccurrence.DID_NOT_HAPPEN: Occurrence.DID_NOT_HAPPEN,
}
_BY_STANCE: Mapping[str, Occurrence] = {
    Stance.ANNOUNCES: Occurrence.PLANNED,
    Stance.PREDICTS: Occurrence.PLANNED,
    Stance.DENIES: Occurrence.UNKNOWN,
    Stance.RETRACTS: Occurrence.UNKNOWN,
}


def became(reported: str, stance: str) -> Occurrence:
    """What the source reports of it (`reported` may be ""), else what its way of putting it says."""
    return BY_REPORT.get(reported) or _BY_STANCE.get(stance, Occurrence.HAPPENED)
