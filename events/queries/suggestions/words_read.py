"""What selected words of a captured text seem to say: of what, when, who, where, and how the source puts it.

A machine reads, a person decides: all of it fills in a form that is looked at before it is sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from events.dates import DateValue, say
from events.extraction import Published
from events.extraction.candidate import Candidate
from events.extraction.candidates import candidates
from events.extraction.known_names import Found, Names
from events.extraction.naming_events import likely_events
from events.extraction.spans import within
from events.extraction.titles import title_of
from events.models import Actor, Event, Place, SourceText
from events.queries.dating.became import became
from events.queries.suggestions.gazetteer import Town, towns_in
from events.queries.suggestions.known_to_machines import known_events, known_people, known_places
from events.queries.suggestions.near_words import Near, words_near

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


def words_read(text: SourceText, begins: int, ends: int) -> WordsRead:
    """What the code points [begins, ends) of the text say of an event."""
    near, timeline = words_near(text, begins, ends), text.timeline
    people, places = Names.of(known_people(timeline)), Names.of(known_places(timeline))
    told = _candidate(near, people=people, places=places)
    first, last = near.sentences
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
    near = words_near(text, begins, ends)
    dated = _dated(near)
    title = title_of(near.words, near.begins, near.ends)
    meant = Candidate(
        near.begins, near.ends, near.sentences, title, None, dated.date if dated else None, None,
        "reports", "", "", None, None, (), None, False, 1.0, "selected",
    )  # fmt: skip
    found = [number for number, _ in likely_events(meant, known_events(text.timeline), near.words)][:LIKELY]
    rows = {row.number: row for row in Event.objects.filter(timeline=text.timeline_id, number__in=found).standing()}
    return tuple(
        EventRead(row.public_id, number, row.title, say(row.date) if row.date else "")
        for number in found
        if (row := rows.get(number))
    )


def _dated(near: Near) -> DateRead | None:
    if near.nearest is None:
        return None
    found = near.expressions[near.nearest]
    if found.date is None:
        return None
    begins, ends = near.offset + found.start, near.offset + found.end
    return DateRead(begins, ends, found.words, found.date, near.counted_from[near.nearest])


def _candidate(near: Near, *, people: Names, places: Names) -> Candidate | None:
    """The event told of by the words: the one that has their date, else the one that most of them tell of."""
    published = Published.of(near.text.source.published)
    told = candidates(near.words, near.expressions, published, people=people, places=places)
    touched = [each for each in told if each.start < near.ends and each.end > near.begins]
    return max(
        touched,
        key=lambda each: (near.nearest is not None and each.expression == near.nearest, _shared(each, near)),
        default=None,
    )


def _shared(told: Candidate, near: Near) -> int:
    return min(told.end, near.ends) - max(told.start, near.begins)


def _title(near: Near, told: Candidate | None) -> str:
    """That of the event where the words are most of what tells of it, else one of their own."""
    if told and _shared(told, near) >= _MOSTLY * (told.end - told.start):
        return told.title
    return title_of(near.words, near.begins, near.ends)


def _people(found: Sequence[Found]) -> tuple[str, ...]:
    keys = list(dict.fromkeys(each.key for each in found))
    names = dict(Actor.objects.filter(pk__in=keys).values_list("pk", "name"))
    return tuple(names[key] for key in keys if key in names)
