"""The date at the head of an event, in words, and why that one: from the record, where no editor has said so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from events.dates import say
from events.models import Citation, DatingBasis, Event, Relation
from events.queries.dating import dating
from events.queries.network.relative import Relative, number_words, relatives_of
from events.queries.reader import labels
from events.queries.reader.names import source_name
from events.queries.reader.sight import Sight


@dataclass(frozen=True, slots=True)
class Announced:
    """The last announcement, shown where the date used is not there yet."""

    words: str
    by: str  # "Hoshyar Zebari, according to Reuters"
    mark: int


@dataclass(frozen=True, slots=True)
class DateUsed:
    """The date at the head of an event: its words, or those of other events, or an announcement; and why."""

    words: str
    relatives: tuple[Relative, ...]
    announced: Announced | None
    basis: DatingBasis
    how: str  # "decided by an editor"
    reason: str  # in our own words; said where the editor gave none
    rationale: str  # the editor's


def date_used(
    event: Event, relations: Sequence[Relation], compared: Sequence[dating.Comparison], announced: Announced | None
) -> DateUsed:
    """The date shown of the event, beside which the readings were `compared`."""
    shown = event.date_shown
    return DateUsed(
        words=say(shown) if shown else "",
        relatives=relatives_of(event, relations) if shown is None else (),
        announced=announced,
        basis=_basis(event),
        how=_how(event, relations),
        reason=_reason(event, compared),
        rationale=event.dating_rationale,
    )


def announced_in(last: dating.Said | None, citation: Citation, mark: int, sight: Sight) -> Announced | None:
    """The last announcement, which is a reading of this citation."""
    if last is None or last.date is None:
        return None
    source, speaker = source_name(citation.source, is_member=sight.is_member), citation.speaker
    by = f"{speaker.name}, according to {source.short}" if speaker else source.short
    return Announced(say(last.date), by, mark)


def _basis(event: Event) -> DatingBasis:
    """What the date shown rests on: of one that nobody gave, and that follows from relations, that it was computed."""
    is_computed = event.date is None and event.date_shown is not None
    return DatingBasis.COMPUTED if is_computed else DatingBasis(event.dating_basis)


def _how(event: Event, relations: Sequence[Relation]) -> str:
    if _basis(event) != DatingBasis.COMPUTED:
        return labels.DATE_BASIS[event.dating_basis]
    is_relative = bool(relatives_of(event, relations))
    if event.date_shown is not None:
        return labels.DATE_BASIS[DatingBasis.COMPUTED] if is_relative else labels.WORKED_OUT_FROM_REPORTS
    return labels.BY_ANOTHER_EVENT if is_relative else labels.NOT_WORKED_OUT


def _reason(event: Event, compared: Sequence[dating.Comparison]) -> str:
    """Why this date, where no editor has said so: from how the readings stand to it."""
    if event.dating_basis != DatingBasis.READING:
        return ""
    verdicts = [each.verdict for each in compared if each.verdict != dating.Verdict.NOT_COMPARED]
    if dating.Verdict.DISAGREES in verdicts:
        return "One of several dates on the record; the sources do not agree."
    if len(verdicts) < 2:
        return "The only date that a source gives."
    number = number_words(len(verdicts))
    if dating.Verdict.SHARPER in verdicts:
        return f"One of {number} readings that agree, though not the most exact."
    if dating.Verdict.COARSER in verdicts:
        return f"The most exact of {number} readings that agree."
    return f"{number.capitalize()} readings agree."
