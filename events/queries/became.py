"""What became of an event, by what one source says of it."""

from __future__ import annotations

from events.models import Occurrence, ReportedOccurrence, Stance

_BY_REPORT = {
    ReportedOccurrence.PLANNED: Occurrence.PLANNED,
    ReportedOccurrence.MOVED: Occurrence.PLANNED,
    ReportedOccurrence.POSTPONED: Occurrence.POSTPONED,
    ReportedOccurrence.CANCELLED: Occurrence.CANCELLED,
    ReportedOccurrence.UNDER_WAY: Occurrence.HAPPENED,
    ReportedOccurrence.HAPPENED: Occurrence.HAPPENED,
    ReportedOccurrence.DID_NOT_HAPPEN: Occurrence.DID_NOT_HAPPEN,
}
_BY_STANCE = {
    Stance.ANNOUNCES: Occurrence.PLANNED,
    Stance.PREDICTS: Occurrence.PLANNED,
    Stance.DENIES: Occurrence.UNKNOWN,
    Stance.RETRACTS: Occurrence.UNKNOWN,
}


def became(reported: str, stance: str) -> str:
    """What the source reports of it (`reported` may be ""), else what its way of putting it says."""
    by_report = _BY_REPORT.get(ReportedOccurrence(reported)) if reported else None
    return str(by_report or _BY_STANCE.get(Stance(stance), Occurrence.HAPPENED))
