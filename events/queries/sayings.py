"""What the sources say about one event's date, beside the date used, and why that one is used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from events.dates import say
from events.models import Citation, DatingBasis, Event, Reading, ReadingForm, Relation
from events.queries import dating, labels
from events.queries.date_axis import Axis, Bar, axis_of
from events.queries.names import SourceName, source_name
from events.queries.relative import Relative, length_words, number_words, relative, relatives_of
from events.queries.sight import Sight

_KIND = {
    dating.Verdict.AGREES: "agree",
    dating.Verdict.SHARPER: "sharper",
    dating.Verdict.COARSER: "coarser",
    dating.Verdict.DISAGREES: "disagree",
}


class Standing(StrEnum):
    """What has become of a reading."""

    USED = "used"
    ANNOUNCED = "announced"  # the plan that counts while there is no date
    CURRENT = "current"
    FORMER = "former"  # a plan that came to nothing
    WITHDRAWN = "withdrawn"  # planned, no date


@dataclass(frozen=True, slots=True)
class Saying:
    """One reading: the words as written, what they come to, and how that stands to the date used."""

    id: UUID
    mark: int  # of its footnote
    citation: UUID
    source: SourceName
    as_written: str
    words: str  # "11 January 2007"; "" where it is only relative
    relative: Relative | None
    note: str  # how the words became a date, and how long it lasted
    standing: Standing
    verdict: str  # "agrees", "disagrees by 1 day"; "" where there is nothing to compare
    is_conflict: bool
    bar: Bar | None


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


@dataclass(frozen=True, slots=True)
class Dating:
    """The date used and every reading, on one axis where two differ."""

    used: DateUsed
    sayings: tuple[Saying, ...]
    axis: Axis | None
    used_bar: Bar | None
    verdict: str  # over all of them: "agree", "disagree by 1 day"; "" where there are no two to compare
    is_conflict: bool


def dating_of(event: Event, citations: Sequence[Citation], relations: Sequence[Relation], sight: Sight) -> Dating:
    """Everything that is said about the event's date by `citations`, in their order (one query)."""
    marks = {citation.pk: (mark, citation) for mark, citation in enumerate(citations, start=1)}
    rows = list(sight.of(Reading.objects.filter(citation__in=citations)).exclude(form=ReadingForm.NONE))
    rows.sort(key=lambda row: (marks[row.citation_id][0], row.position, row.pk))
    for row in rows:
        row.citation = marks[row.citation_id][1]
    said = [dating.said_in(row) for row in rows]
    last = dating.last_announcement(said) if event.date is None else None
    stands = last.date if last else event.date
    compared = dating.compare(said, stands)
    axis = axis_of([stands, *(each.date for each in said)])
    former = {each.reading_id for each in dating.former_dates(said, event.date)}
    known = {relation.pk: relation for relation in relations}
    sayings = tuple(
        Saying(
            id=row.public_id,
            mark=marks[row.citation_id][0],
            citation=row.citation.public_id,
            source=(source := source_name(row.citation.source, is_member=sight.is_member)),
            as_written="" if source.is_masked else row.date_as_written,
            words="" if row.relation_id in known else _words(row),
            relative=relative(known[row.relation_id]) if row.relation_id in known else None,
            note="" if source.is_masked else _note(row),
            standing=(standing := _standing(row, event, last, former)),
            verdict=_verdict(beside, standing),
            is_conflict=event.date is not None and beside.is_conflict,
            bar=axis.bars[place] if axis else None,
        )
        for place, (row, beside) in enumerate(zip(rows, compared, strict=True), start=1)
    )
    return Dating(
        used=DateUsed(
            words=say(event.date) if event.date else "",
            relatives=relatives_of(event, relations) if event.date is None else (),
            announced=_announced(last, rows, marks, sight),
            basis=DatingBasis(event.dating_basis),
            how=_how(event, relations),
            reason=_reason(event, compared),
            rationale=event.dating_rationale,
        ),
        sayings=sayings,
        axis=axis,
        used_bar=axis.bars[0] if axis else None,
        verdict=_overall(compared, is_conflict=(is_conflict := dating.is_conflicted(said, event.date))),
        is_conflict=is_conflict,
    )


def _how(event: Event, relations: Sequence[Relation]) -> str:
    if event.date is not None or event.dating_basis != DatingBasis.COMPUTED:
        return labels.DATE_BASIS[event.dating_basis]
    return labels.BY_ANOTHER_EVENT if relatives_of(event, relations) else labels.NOT_WORKED_OUT


def _words(row: Reading) -> str:
    return labels.READING_FORM[row.form] if row.date is None else say(row.date)


def _note(row: Reading) -> str:
    """Certainty, and how the words became a date: as the editor put it, else by what is known of it."""
    basis = row.basis_note or _lasting(row)
    if not basis and row.form != ReadingForm.RELATIVE:
        basis = labels.READING_BASIS[row.basis]
    return "; ".join(filter(None, [labels.CERTAINTY[row.certainty], basis]))


def _lasting(row: Reading) -> str:
    if row.duration_least is None or row.duration_most is None:
        return ""
    return f"lasting {length_words(row.duration_least, row.duration_most, row.duration_unit)}"


def _standing(row: Reading, event: Event, last: dating.Said | None, former: set[int]) -> Standing:
    if row.pk == event.dating_reading_id and event.dating_basis == DatingBasis.READING:
        return Standing.USED
    if last is not None and row.pk == last.reading_id:
        return Standing.ANNOUNCED
    if row.form == ReadingForm.WITHDRAWN:
        return Standing.WITHDRAWN
    return Standing.FORMER if row.is_former or row.pk in former else Standing.CURRENT


def _verdict(beside: dating.Comparison, standing: Standing) -> str:
    fixed = labels.STANDING[standing]
    if fixed or beside.verdict not in _KIND:
        return fixed
    return labels.agreement(_KIND[beside.verdict], beside.days)


def _overall(compared: Sequence[dating.Comparison], *, is_conflict: bool) -> str:
    """What all the reports of when it happened say together."""
    if is_conflict:
        days = max((each.days for each in compared if each.is_conflict), default=0)
        return f"disagree by {labels.days(days)}" if days else "disagree"
    reports = [each for each in compared if each.verdict in _KIND and each.said.is_rival]
    return "agree" if len(reports) > 1 else ""


def _announced(
    last: dating.Said | None, rows: Iterable[Reading], marks: Mapping[int, tuple[int, Citation]], sight: Sight
) -> Announced | None:
    if last is None or last.date is None:
        return None
    row = next(row for row in rows if row.pk == last.reading_id)
    mark, citation = marks[row.citation_id]
    source, speaker = source_name(citation.source, is_member=sight.is_member), citation.speaker
    by = f"{speaker.name}, according to {source.short}" if speaker else source.short
    return Announced(say(last.date), by, mark)


def _reason(event: Event, compared: Sequence[dating.Comparison]) -> str:
    """Why this date, where no editor has said so: from how the readings stand to it."""
    if event.dating_basis != DatingBasis.READING:
        return ""
    verdicts = [each.verdict for each in compared if each.verdict in _KIND]
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
