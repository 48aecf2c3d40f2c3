"""What the sources say about one event's date: each reading beside the date used, and what they come to together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from events.dates import DateValue
from events.models import Citation, DatingBasis, Event, Reading, ReadingForm, Relation
from events.queries.date_in_words.both_right import BothRight, both_right
from events.queries.date_in_words.by_relation import date_by
from events.queries.date_in_words.date_used import Announced, DateUsed, announced_in, date_used
from events.queries.date_in_words.saying import Saying, Standing, saying_of, standing_of, weighed
from events.queries.date_in_words.saying_groups import Group, explained, parted
from events.queries.date_in_words.story import Clause, Told, story_of
from events.queries.dating import dating
from events.queries.dating.date_axis import Axis, Bar, axis_of
from events.queries.dating.disagreeing import Disagreement, disagreement
from events.queries.dating.proposed import Proposed, proposed
from events.queries.dating.proposing import proposal
from events.queries.network.relative import Relative, relative
from events.queries.reader.names import SourceName, source_name
from events.queries.reader.sight import Sight

__all__ = ["Dating", "Standing", "dating_of"]


@dataclass(frozen=True, slots=True)
class Dating:
    """The date used and every reading, on one axis where two differ."""

    used: DateUsed
    sayings: tuple[Saying, ...]  # in the order of the footnotes
    groups: tuple[Group, ...]  # the same, set apart where they exclude each other
    axis: Axis | None
    used_bar: Bar | None
    legend: tuple[tuple[str, str], ...]  # kinds of bars that are there, and what they mean
    verdict: str  # over all of them: "agree", "2 sources disagree by 1 day"; "" where no two say when it was
    is_conflict: bool
    both_right: tuple[BothRight, ...]  # what would reconcile those that disagree
    proposed: Proposed | None
    story: tuple[Clause, ...]  # none where fewer than two things were said
    told: tuple[Told, ...]  # the records that story and trail are made from


@dataclass(frozen=True, slots=True)
class _Row:
    """One reading with everything that is made of it."""

    reading: Reading
    mark: int
    source: SourceName
    by_another: Relative | None
    said: dating.Said
    by_relation: DateValue | None

    @property
    def weighed(self) -> dating.Said:
        """With the date that its relation comes to."""
        return replace(self.said, date=self.by_relation) if self.by_relation else self.said


def dating_of(event: Event, citations: Sequence[Citation], relations: Sequence[Relation], sight: Sight) -> Dating:
    """Everything that is said about the event's date by `citations`, in their order (one query or two)."""
    rows = _rows(citations, relations, sight)
    readings = [row.reading for row in rows]
    said = [row.said for row in rows]
    used = event.date_shown
    last = dating.last_announcement(said) if used is None else None
    stands = last.date if last else used
    reading_used = _reading_used(event, said, sight)
    weighty = [row.weighed for row in rows]
    found = disagreement(weighty, used)
    parts = parted(weighty, found)
    axis = axis_of([stands, *(each.date for each in weighty)], [part.shared for part in parts])
    former = {each.reading_id for each in dating.former_dates(said, used)}
    compared = [weighed(row.weighed, row.by_relation, stands) for row in rows]
    told = tuple(_told(row) for row in rows)
    sayings = tuple(
        saying_of(
            row.reading,
            row.mark,
            row.source,
            beside=beside,
            standing=standing_of(row.reading, reading_used, last, former),
            by_another=row.by_another,
            bar=axis.bars[place] if axis else None,
            is_conflict=_is_against(beside, used, found),
        )
        for place, (row, beside) in enumerate(zip(rows, compared, strict=True), start=1)
    )
    bands = axis.bands if axis else (None,) * len(parts)
    return Dating(
        used=date_used(event, relations, compared, _announced(last, rows, sight)),
        sayings=sayings,
        groups=tuple(
            Group(part.heading, part.note, tuple(sayings[place] for place in part.places), band)
            for part, band in zip(parts, bands, strict=True)
        ),
        axis=axis,
        used_bar=axis.bars[0] if axis else None,
        legend=explained(sayings, axis.bars[0], bands) if axis else (),
        verdict=found.words if found else _agreement(weighty),
        is_conflict=found is not None,
        both_right=both_right(readings, [row.mark for row in rows], sight) if found else (),
        proposed=proposed(event, said, readings) if sight.lens is None else None,
        story=story_of(told),
        told=told,
    )


def _rows(citations: Sequence[Citation], relations: Sequence[Relation], sight: Sight) -> list[_Row]:
    """The readings, in the order of their citations."""
    marks = {citation.pk: (mark, citation) for mark, citation in enumerate(citations, start=1)}
    readings = list(sight.of(Reading.objects.filter(citation__in=citations)).exclude(form=ReadingForm.NONE))
    readings.sort(key=lambda row: (marks[row.citation_id][0], row.position, row.pk))
    known = {relation.pk: relation for relation in relations}
    rows = []
    for reading in readings:
        mark, reading.citation = marks[reading.citation_id]
        relation = known.get(reading.relation_id or 0)
        rows.append(
            _Row(
                reading=reading,
                mark=mark,
                source=source_name(reading.citation.source, is_member=sight.is_member),
                by_another=relative(relation) if relation else None,
                said=dating.said_in(reading),
                by_relation=date_by(relation, relation.other.date_shown) if relation else None,
            )
        )
    return rows


def _reading_used(event: Event, said: Sequence[dating.Said], sight: Sight) -> int | None:
    """The key of the reading that the date used is taken from; through a lens the rules choose it."""
    if event.dating_basis != DatingBasis.READING:
        return None
    if sight.lens is None:
        return event.dating_reading_id
    chosen = proposal(said)
    return chosen.reading_id if chosen else None


def _is_against(beside: dating.Comparison, used: DateValue | None, found: Disagreement | None) -> bool:
    """Whether it is at odds with the date used or, while there is none, with another report."""
    if used is not None:
        return beside.is_conflict
    return found is not None and beside.said in found.said


def _agreement(said: Sequence[dating.Said]) -> str:
    return "agree" if sum(each.is_rival for each in said) > 1 else ""


def _announced(last: dating.Said | None, rows: Sequence[_Row], sight: Sight) -> Announced | None:
    row = next((row for row in rows if last is not None and row.said.reading_id == last.reading_id), None)
    return announced_in(last, row.reading.citation, row.mark, sight) if row else None


def _told(row: _Row) -> Told:
    speaker = row.reading.citation.speaker
    return Told(
        said=row.said,
        citation=row.reading.citation.public_id,
        mark=row.mark,
        source=row.source,
        speaker=speaker.name if speaker else "",
        by_another=f"{row.by_another.words} {row.by_another.other.mention}" if row.by_another else "",
    )
