"""Which of the dates that sources give is used, and what became of the event: the rules, over records. Pure, no query.

Reports of what happened win over announcements. Among reports the most exact counts that contradicts none of better
basis; among announcements of one plan the latest published one that is not given up. Decision 23 gives the reasons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from events.dates import DateValue
from events.models import Occurrence, ReadingForm, ReportedOccurrence, Stance
from events.queries.dating.became import BY_REPORT
from events.queries.dating.dating import Said, last_word
from events.queries.dating.weighing import are_apart, bases, contradict, exactness, is_report

_BETTER = ("primary before derived", "reported before claimed", "", "the surer reading before the less sure")
_STATED = "stated before worked out"
_WORKED_OUT = "worked out from another date before inferred"
_AGAINST = frozenset({Stance.DENIES, Stance.RETRACTS})
_PLANNING = frozenset({Stance.ANNOUNCES, Stance.PREDICTS})
_OUTCOMES = frozenset({Occurrence.HAPPENED, Occurrence.DID_NOT_HAPPEN})


class ProposalKind(StrEnum):
    """What the proposed date is taken from."""

    REPORT = "report"
    ANNOUNCEMENT = "announcement"


@dataclass(frozen=True, slots=True)
class Proposal:
    """The reading that the rules choose. `date` is None for "planned, no date"; `reason` is a clause in plain words."""

    reading_id: int
    date: DateValue | None
    kind: ProposalKind
    reason: str


@dataclass(frozen=True, slots=True)
class Reported:
    """One citation as far as it tells what became of the event. `published_by` as `Said.published_by` has it."""

    stance: Stance
    reported_occurrence: ReportedOccurrence | None
    published_by: int

    @property
    def outcome(self) -> Occurrence:
        """What it says itself; where nothing was noted, what its stance says."""
        if self.stance in _AGAINST:
            return Occurrence.DID_NOT_HAPPEN
        if self.reported_occurrence is not None:
            return BY_REPORT[self.reported_occurrence]
        return Occurrence.PLANNED if self.stance in _PLANNING else Occurrence.HAPPENED


def proposal(said: Sequence[Said]) -> Proposal | None:
    """What the rules choose among an event's readings; None where no report and no announcement speaks of its date."""
    report = best_report(said)
    if report is not None:
        return Proposal(report.reading_id, report.date, ProposalKind.REPORT, _why(report, said))
    announced = last_word(said)
    if announced is None:
        return None
    return Proposal(announced.reading_id, announced.date, ProposalKind.ANNOUNCEMENT, _why_announced(announced, said))


def best_report(said: Sequence[Said]) -> Said | None:
    """The most exact report that contradicts none of better basis; of equally exact ones the better founded, else the
    earlier in the order given. None where no source reports when it happened.
    """
    return next(iter(_best_first(said)), None)


def admitted(said: Sequence[Said]) -> list[Said]:
    """The reports that count, in the order given: all of them can be right together, the best report among them.

    None contradicts one of better basis. A report without a date is among them where it states how long it lasted.
    """
    founded = bases(said)
    lengths = [each for each in said if each.date is None and each.duration is not None and is_report(each)]
    counted: list[Said] = []
    for each in [*_best_first(said), *sorted(lengths, key=lambda each: founded[each.reading_id])]:
        if not any(contradict(each, other) for other in counted):
            counted.append(each)
    keys = {each.reading_id for each in counted}
    return [each for each in said if each.reading_id in keys]


def occurrence_of(reported: Sequence[Reported]) -> Occurrence:
    """What became of the event according to these citations alone; of two published on one day the later one counts.

    A report that it happened, or that it did not, counts more than any plan; one that is denied by another leaves it
    unknown, as do claims and denials alone. A denial after a plan is the plan come to nothing.
    """
    last_report = last_plan = last_claim = last_denial = None
    for each in sorted(reported, key=lambda each: each.published_by):
        if each.stance in _AGAINST:
            last_denial = each
        elif each.stance == Stance.CLAIMS:
            last_claim = each if each.outcome in _OUTCOMES else last_claim
        elif each.outcome in _OUTCOMES:
            last_report = each
        else:
            last_plan = each
    if last_report is not None:
        is_disputed = last_denial is not None and last_report.outcome == Occurrence.HAPPENED
        return Occurrence.UNKNOWN if is_disputed else last_report.outcome
    if last_plan is None:
        return Occurrence.UNKNOWN
    is_claimed, is_denied = (
        each is not None and each.published_by >= last_plan.published_by for each in (last_claim, last_denial)
    )
    if is_claimed:
        return Occurrence.UNKNOWN
    return Occurrence.DID_NOT_HAPPEN if is_denied else last_plan.outcome


def _best_first(said: Sequence[Said]) -> list[Said]:
    """The reports with a date that contradict none of better basis, the best one first."""
    reports = [each for each in said if each.is_rival]
    founded = bases(said)
    counting = [
        each
        for each in reports
        if not any(founded[other.reading_id] < founded[each.reading_id] and are_apart(each, other) for other in reports)
    ]
    return sorted(counting, key=lambda each: (exactness(each.date), founded[each.reading_id]))


def _why(best: Said, said: Sequence[Said]) -> str:
    """Why this report, against those that contradict it or beside those that agree."""
    reports = [each for each in said if each.is_rival]
    losers = [each for each in reports if are_apart(best, each)]
    if losers:
        founded = bases(said)
        own, other = founded[best.reading_id], min(founded[each.reading_id] for each in losers)
        differs = next((place for place, pair in enumerate(zip(own, other, strict=True)) if pair[0] != pair[1]), None)
        if differs is None:
            return f"the most exact of {len(losers) + 1} that disagree"
        return _BETTER[differs] or (_STATED if own[differs] == 0 else _WORKED_OUT)
    if len(reports) == 1:
        return "the only date that a source gives"
    if all(exactness(each.date) == exactness(best.date) for each in reports):
        is_one_each = len({each.source_id for each in reports}) == len(reports)
        return f"{len(reports)} {'sources' if is_one_each else 'readings'} agree"
    return f"the most exact of {len(reports)} that agree"


def _why_announced(last: Said, said: Sequence[Said]) -> str:
    if last.form == ReadingForm.WITHDRAWN:
        return "the last announcement is that no date is set"
    plans = sum(each.is_plan and (each.date is not None or each.form == ReadingForm.WITHDRAWN) for each in said)
    return "the only announcement" if plans == 1 else f"the latest of {plans} announcements"
