"""One thing that a source says about an event's date, as the event's page shows it beside the date used."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from events.dates import DateValue, say
from events.models import Reading, ReadingForm
from events.queries.dating import dating
from events.queries.dating.date_axis import Bar
from events.queries.network.relative import Relative, length_words
from events.queries.reader import labels
from events.queries.reader.bound_words import bounds_in_words
from events.queries.reader.names import SourceName

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
    comes_to: str  # what a relative one comes to by the other event's date: "10 January 2007"; "" for others
    bounds: str  # "From 1 January 2007 at the earliest to …"; "" without a date
    note: str  # how the words became a date, and how long it lasted
    standing: Standing
    verdict: str  # "agrees", "disagrees by 1 day"; "" where there is nothing to compare
    is_conflict: bool
    bar: Bar | None


def saying_of(
    row: Reading,
    mark: int,
    source: SourceName,
    *,
    beside: dating.Comparison,
    standing: Standing,
    by_another: Relative | None,
    bar: Bar | None,
    is_conflict: bool,
) -> Saying:
    """The reading as this reader may know it; `beside` has its own date, or the one that its relation comes to."""
    date = beside.said.date
    return Saying(
        id=row.public_id,
        mark=mark,
        citation=row.citation.public_id,
        source=source,
        as_written="" if source.is_masked else row.date_as_written,
        words="" if by_another else _words(row),
        relative=by_another,
        comes_to=say(date) if by_another and date else "",
        bounds=bounds_in_words(date) if date else "",
        note="" if source.is_masked else _note(row),
        standing=standing,
        verdict=_verdict(beside, standing),
        is_conflict=is_conflict,
        bar=bar,
    )


def standing_of(row: Reading, used: int | None, last: dating.Said | None, former: set[int]) -> Standing:
    """`used` is the key of the reading that is used; `last`, the announcement that counts while there is no date;
    `former`, keys of plans that came to nothing.
    """
    if row.pk == used:
        return Standing.USED
    if last is not None and row.pk == last.reading_id:
        return Standing.ANNOUNCED
    if row.form == ReadingForm.WITHDRAWN:
        return Standing.WITHDRAWN
    return Standing.FORMER if row.is_former or row.pk in former else Standing.CURRENT


def weighed(said: dating.Said, by_relation: DateValue | None, used: DateValue | None) -> dating.Comparison:
    """The reading beside the date used, one by a relation with what that comes to.

    From such a one the date used may follow; that the two agree says nothing then.
    """
    (found,) = dating.compare([said], used)
    return found if by_relation is None or found.verdict == dating.Verdict.DISAGREES else _not_compared(said)


def _not_compared(said: dating.Said) -> dating.Comparison:
    return dating.Comparison(said, dating.Verdict.NOT_COMPARED)


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


def _verdict(beside: dating.Comparison, standing: Standing) -> str:
    fixed = labels.STANDING[standing]
    if fixed or beside.verdict not in _KIND:
        return fixed
    return labels.agreement(_KIND[beside.verdict], beside.days)
