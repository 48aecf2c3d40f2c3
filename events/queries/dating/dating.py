"""What sources say about one event's date, beside the date used. Pure: records in, records out, no query.

Two kinds of saying are never weighed against each other: a *plan* (announced, predicted, since given up) says
when something was meant to be; a *report* says when it was. Only reports can contradict the date of what happened.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from events.dates import DateValue, agreement
from events.models import Certainty, Reading, ReadingBasis, ReadingForm, ReportedOccurrence, Stance, Unit
from events.models.telling import LONG_AGO

_PLANNING = frozenset({Stance.ANNOUNCES, Stance.PREDICTS})
_PLANNED = frozenset(
    {
        ReportedOccurrence.PLANNED,
        ReportedOccurrence.MOVED,
        ReportedOccurrence.POSTPONED,
        ReportedOccurrence.CANCELLED,
    }
)
_AGAINST = frozenset({Stance.DENIES, Stance.RETRACTS})


@dataclass(frozen=True, slots=True)
class Duration:
    """A stated length: "two-day" is 2 to 2 days."""

    least: int
    most: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Said:
    """One reading, with what must be known of its citation and source to weigh it."""

    reading_id: int
    form: ReadingForm
    date: DateValue | None
    stance: Stance = Stance.REPORTS
    is_former: bool = False
    published: DateValue | None = None
    basis: ReadingBasis = ReadingBasis.STATED
    duration: Duration | None = None
    reported_occurrence: ReportedOccurrence | None = None
    certainty: Certainty = Certainty.CERTAIN
    source_id: int | None = None
    derived_from: int | None = None  # the source that its source was taken from

    @property
    def is_plan(self) -> bool:
        """Whether it says when something was meant to be, rather than when it was."""
        is_planning = self.stance in _PLANNING or self.reported_occurrence in _PLANNED
        return self.is_former or is_planning or self.form == ReadingForm.WITHDRAWN

    @property
    def is_rival(self) -> bool:
        """Whether it says when it happened: what else than a plan, a denial or a retraction has a date."""
        return self.date is not None and not self.is_plan and self.stance not in _AGAINST

    @property
    def published_by(self) -> int:
        """The day it was out for certain: an uncertain publication date counts from its latest day."""
        return out_by(self.published)


def out_by(published: DateValue | None) -> int:
    """The second by which something was published for certain; one of no known date long ago."""
    if published is None:
        return LONG_AGO
    bounds = (published.ends_latest, published.begins_latest, published.begins_earliest)
    return next((bound for bound in bounds if bound is not None), LONG_AGO)


class Verdict(StrEnum):
    """How a reading stands to the date used."""

    AGREES = "agrees"
    SHARPER = "sharper"  # the reading is more exact than the date used
    COARSER = "coarser"
    DISAGREES = "disagrees"
    NOT_COMPARED = "not compared"  # one of the two has no date


_KINDS = ("agree", "sharper", "coarser", "disagree")
_VERDICTS = dict(zip(_KINDS, (Verdict.AGREES, Verdict.SHARPER, Verdict.COARSER, Verdict.DISAGREES), strict=True))


@dataclass(frozen=True, slots=True)
class Comparison:
    """A reading beside the date used; `days` between the two where they disagree, else 0."""

    said: Said
    verdict: Verdict
    days: int = 0

    @property
    def is_conflict(self) -> bool:
        """Whether two dates for the same happening are on the record."""
        return self.verdict == Verdict.DISAGREES and self.said.is_rival


def said_in(reading: Reading) -> Said:
    """The record of a reading whose `citation.source` is loaded."""
    citation, source = reading.citation, reading.citation.source
    duration = None
    if reading.duration_least is not None and reading.duration_most is not None:
        duration = Duration(reading.duration_least, reading.duration_most, Unit(reading.duration_unit))
    return Said(
        reading_id=reading.pk,
        form=ReadingForm(reading.form),
        date=reading.date,
        stance=Stance(citation.stance),
        is_former=reading.is_former,
        published=source.published,
        basis=ReadingBasis(reading.basis),
        duration=duration,
        reported_occurrence=ReportedOccurrence(citation.reported_occurrence) if citation.reported_occurrence else None,
        certainty=Certainty(reading.certainty),
        source_id=source.pk,
        derived_from=source.derived_from_id,
    )


def last_announcement(said: Iterable[Said]) -> Said | None:
    """The plan that counts: the latest published one that is not given up, with its date.

    None where there is no plan, and where the last word was that it has no date any more (*withdrawn*).
    """
    last = last_word(said)
    return None if last is None or last.form == ReadingForm.WITHDRAWN else last


def last_word(said: Iterable[Said]) -> Said | None:
    """The latest published plan that is not given up: a date, or that there is none any more (*withdrawn*).

    Of two published on one day, the later in the order given counts.
    """
    last = None
    for each in said:
        is_current = each.is_plan and not each.is_former and each.stance not in _AGAINST
        speaks_of_a_date = each.date is not None or each.form == ReadingForm.WITHDRAWN
        if is_current and speaks_of_a_date and (last is None or each.published_by >= last.published_by):
            last = each
    return last


def former_dates(said: Sequence[Said], used: DateValue | None) -> list[Said]:
    """Plans that came to nothing, in order of publication: given up by name, or contradicted.

    They are held against the date used, and while there is none, against the last announcement;
    when that was withdrawn, every plan is a former one.
    """
    last = None if used is not None else last_announcement(said)
    stands = used if used is not None else (last.date if last is not None else None)
    former = [
        each
        for each in said
        if each.is_plan
        and each.date is not None
        and each is not last
        and each.stance not in _AGAINST
        and (each.is_former or stands is None or agreement(stands, each.date).kind == "disagree")
    ]
    return sorted(former, key=lambda each: each.published_by)


def compare(said: Iterable[Said], used: DateValue | None) -> list[Comparison]:
    """Each reading beside the date used, in the order given. Beginnings with beginnings, ends with ends."""
    return [_beside(each, used) for each in said]


def _beside(said: Said, used: DateValue | None) -> Comparison:
    if used is None or said.date is None:
        return Comparison(said, Verdict.NOT_COMPARED)
    found = agreement(used, said.date)
    return Comparison(said, _VERDICTS[found.kind], found.days)


def is_conflicted(said: Sequence[Said], used: DateValue | None) -> bool:
    """Whether sources disagree about when it happened: with the date used or, while there is none, with each other."""
    if used is not None:
        return any(each.is_conflict for each in compare(said, used))
    rivals = [each.date for each in said if each.is_rival and each.date is not None]
    begins = [(date.begins_earliest, date.begins_latest) for date in rivals]
    ends = [(date.ends_earliest, date.ends_latest) for date in rivals]
    return _two_are_apart(begins) or _two_are_apart(ends)


def _two_are_apart(sides: Iterable[tuple[int | None, int | None]]) -> bool:
    """Whether two of the stretches have no moment in common; in one pass, however many there are."""
    latest_beginning, earliest_end = -math.inf, math.inf
    for earliest, latest in sides:
        latest_beginning = max(latest_beginning, earliest if earliest is not None else -math.inf)
        earliest_end = min(earliest_end, latest if latest is not None else math.inf)
    return latest_beginning >= earliest_end
