"""What selected words of a captured text seem to say: of what, when, who, where, and how the source puts it.

A machine reads, a person decides: all of it fills in a form that is looked at before it is sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from events.dates import DateValue, say
from events.extraction import Expression, Published, tag
from events.extraction.candidate import Candidate
from events.extraction.candidates import candidates
from events.extraction.known_names import Found, Names
from events.extraction.naming_events import likely_events
from events.extraction.selections import nearest_expression
from events.extraction.sentences import sentences
from events.extraction.spans import within
from events.extraction.titles import title_of
from events.models import Actor, DateExpression, Event, Place, SourceText
from events.passages import paragraphs
from events.queries.became import became
from events.queries.gazetteer import Town, towns_in
from events.queries.known_to_machines import known_events, known_people, known_places

AROUND = 3_000  # code points on either side that are read with the words
_MOSTLY = 0.6  # of a passage
LIKELY = 5  # events that the words may be evidence for


@dataclass(frozen=True, slots=True)
class DateRead:
    """The words that date the event: code points [begins, ends) of the text, and what they mean."""

    begins: int
    ends: int
    words: str
    date: DateValue
    counted_from: str

    @property
    def in_words(self) -> str:
        """The words, and what they are counted from."""
        counted = f"“{self.counted_from}”" if self.counted_from != "published" else "publication"
        return f"“{self.words}”" + (f", counted from {counted}" if self.counted_from else "")


@dataclass(frozen=True, slots=True)
class EventRead:
    """An event that the words may be evidence for."""

    id: UUID
    number: int
    title: str
    when: str


@dataclass(frozen=True, slots=True)
class WordsRead:
    """What the words seem to say; "" and none where they say nothing of it."""

    title: str
    dated: DateRead | None
    people: tuple[str, ...]
    place: str
    towns: tuple[Town, ...]  # that it may be where the timeline knows no place of the sentence
    stance: str
    reported: str  # what the source says became of it
    speaker: str

    @property
    def occurrence(self) -> str:
        """What became of the event."""
        return became(self.reported, self.stance)


@dataclass(frozen=True, slots=True)
class _Near:
    """The words with what stands around them, all counted from `offset` in the text."""

    text: SourceText
    offset: int
    words: str
    begins: int
    ends: int
    expressions: tuple[Expression, ...]
    counted_from: tuple[str, ...]


def words_read(text: SourceText, begins: int, ends: int) -> WordsRead:
    """What the code points [begins, ends) of the text say of an event."""
    near, timeline = _near(text, begins, ends), text.timeline
    people, places = Names.of(known_people(timeline)), Names.of(known_places(timeline))
    told = _candidate(near, people=people, places=places)
    first, last = _sentences(near)
    place = (
        told.place
        if told and told.place
        else next((each.key for each in within(places.find(near.words), first, last)), None)
    )
    written, towns = ("", ()) if place else towns_in(near.words[first:last])
    return WordsRead(
        title=_title(near, told),
        dated=_dated(near),
        people=_people(within(people.find(near.words), first, last)),
        place=Place.objects.get(pk=place).name if place else written,
        towns=towns,
        stance=told.stance if told else "reports",
        reported=told.reported_occurrence if told else "happened",
        speaker=told.speaker if told else "",
    )


def events_likely(text: SourceText, begins: int, ends: int) -> tuple[EventRead, ...]:
    """Events of the timeline that the words may be evidence for, likeliest first."""
    near = _near(text, begins, ends)
    dated = _dated(near)
    first, last = _sentences(near)
    title = title_of(near.words, near.begins, near.ends)
    meant = Candidate(
        near.begins, near.ends, (first, last), title, None, dated.date if dated else None, None,
        "reports", "", "", None, None, (), None, False, 1.0, "selected",
    )  # fmt: skip
    found = [number for number, _ in likely_events(meant, known_events(text.timeline), near.words)][:LIKELY]
    rows = {row.number: row for row in Event.objects.filter(timeline=text.timeline_id, number__in=found).standing()}
    return tuple(
        EventRead(row.public_id, number, row.title, say(row.date) if row.date else "")
        for number in found
        if (row := rows.get(number))
    )


def _near(text: SourceText, begins: int, ends: int) -> _Near:
    """The paragraphs that the words stand in, as far as they are near."""
    since, until = max(0, begins - AROUND), ends + AROUND
    words = text.text[since:until]
    own = [each for each in paragraphs(words) if since + each.start < ends and since + each.end > begins]
    offset, end = (since + own[0].start, since + own[-1].end) if own else (begins, ends)
    found, counted = _expressions(text, offset, end)
    return _Near(text, offset, text.text[offset:end], begins - offset, ends - offset, found, counted)


def _expressions(text: SourceText, begins: int, ends: int) -> tuple[tuple[Expression, ...], tuple[str, ...]]:
    """Those found before; of a text that no machine has read, those in these words."""
    if not text.is_read_by_machine:
        found = tag(text.text[begins:ends], Published.of(text.source.published))
        return found, tuple(_counted(each, found) for each in found)
    rows = list(DateExpression.objects.filter(source_text=text, begins__gte=begins, ends__lte=ends).order_by("begins"))
    read = tuple(
        Expression(
            row.begins - begins, row.ends - begins, row.kind, row.value, row.date, row.date.edtf if row.date else "",
            text.text[row.begins : row.ends], "none", row.rule, row.confidence,
        )
        for row in rows
    )  # fmt: skip
    return read, tuple(row.counted_from for row in rows)


def _counted(each: Expression, found: Sequence[Expression]) -> str:
    if isinstance(each.anchor, int):
        return found[each.anchor].words
    return "" if each.anchor == "none" else each.anchor


def _dated(near: _Near) -> DateRead | None:
    at = nearest_expression(near.expressions, near.begins, near.ends, near.words)
    if at is None:
        return None
    found = near.expressions[at]
    if found.date is None:
        return None
    begins, ends = near.offset + found.start, near.offset + found.end
    return DateRead(begins, ends, found.words, found.date, near.counted_from[at])


def _candidate(near: _Near, *, people: Names, places: Names) -> Candidate | None:
    """The event told of by the words: the one that has their date, else the one that most of them tell of."""
    published = Published.of(near.text.source.published)
    told = candidates(near.words, near.expressions, published, people=people, places=places)
    touched = [each for each in told if each.start < near.ends and each.end > near.begins]
    dated = nearest_expression(near.expressions, near.begins, near.ends, near.words)
    return max(
        touched, key=lambda each: (dated is not None and each.expression == dated, _shared(each, near)), default=None
    )


def _shared(told: Candidate, near: _Near) -> int:
    return min(told.end, near.ends) - max(told.start, near.begins)


def _title(near: _Near, told: Candidate | None) -> str:
    """That of the event where the words are most of what tells of it, else one of their own."""
    if told and _shared(told, near) >= _MOSTLY * (told.end - told.start):
        return told.title
    return title_of(near.words, near.begins, near.ends)


def _sentences(near: _Near) -> tuple[int, int]:
    """From the beginning of the first sentence that the words touch to the end of the last."""
    touched = [each for each in sentences(near.words) if each[0] < near.ends and each[1] > near.begins]
    return (touched[0][0], touched[-1][1]) if touched else (near.begins, near.ends)


def _people(found: Sequence[Found]) -> tuple[str, ...]:
    keys = list(dict.fromkeys(each.key for each in found))
    names = dict(Actor.objects.filter(pk__in=keys).values_list("pk", "name"))
    return tuple(names[key] for key in keys if key in names)
