"""Events that are there already and that a suggestion may be evidence for, likeliest first; and why, in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from events.dates import DateValue, agreement
from events.extraction.candidate import Candidate
from events.extraction.event_words import is_telling
from events.extraction.naming_events import likely_events
from events.models import Anchor, Event, Suggestion
from events.models.passage import AnchorQuerySet
from events.queries.lenses.shown import with_dates
from events.queries.reader.names import EventName, event_name
from events.queries.reader.sight import Sight
from events.queries.suggestions.known_to_machines import told_of
from events.queries.suggestions.told_already import date_words
from events.queries.texts.captured import FOUND

MOST = 5
_LOOKED_AT = 300  # events that are compared, those that share most first
_FEW_WORDS, _LONG_ENOUGH = 4, 4  # words of the title that are looked for, and the letters of one


@dataclass(frozen=True, slots=True)
class Match:
    """An event that may be meant, and what speaks for it: "same date, same place"."""

    event: EventName
    words: str


def matches(row: Suggestion, text: str, sight: Sight) -> tuple[Match, ...]:
    """At most five; those for which the same words are quoted come first (about seven queries)."""
    quoted = set(_quoted_here(row, sight).values_list("passage__citation__event_id", flat=True))
    events = sight.of(Event.objects.standing()).filter(Q(pk__in=quoted) | _near(row)).distinct()
    near = events.order_by("-weight", "number")[:_LOOKED_AT]
    rows = {each.number: each for each in with_dates(sight, near)}
    known = told_of(events.filter(pk__in=[each.pk for each in rows.values()]))
    scores = dict(likely_events(_candidate(row), known, text))
    here = [number for number, each in rows.items() if each.pk in quoted]
    numbers = list(dict.fromkeys([*here, *scores]))[:MOST]
    people = {str(key) for key in row.people}
    return tuple(
        Match(event_name(rows[number]), _why(row, rows[number], people, is_quoted=number in here)) for number in numbers
    )


def _near(row: Suggestion) -> Q:
    """Events of the same days, of the same place or people, or with a word of the title in theirs."""
    near = Q(participations__actor__public_id__in=row.people) if row.people else Q(pk__in=[])
    if row.place_id is not None:
        near |= Q(place=row.place_id)
    date = row.date
    if date is not None and date.begins_earliest is not None and date.ends_latest is not None:
        near |= Q(date_begins_earliest__lt=date.ends_latest, date_ends_latest__gt=date.begins_earliest)
    words = [word for word in row.title.split() if len(word) >= _LONG_ENOUGH and is_telling(word.casefold())]
    for word in sorted(words, key=len, reverse=True)[:_FEW_WORDS]:
        near |= Q(title__icontains=word)
    return near


def _quoted_here(row: Suggestion, sight: Sight) -> AnchorQuerySet:
    anchors = sight.of(Anchor.objects.filter(source_text=row.source_text_id, state__in=FOUND))
    return anchors.filter(begins__lt=row.ends, ends__gt=row.begins, passage__citation__withdrawn_at__isnull=True)


def _candidate(row: Suggestion) -> Candidate:
    """As the extraction room had found it, as far as likeness goes."""
    return Candidate(
        start=row.begins,
        end=row.ends,
        sentence=(row.sentence_begins, row.sentence_ends),
        title=row.title,
        expression=None,
        date=row.date,
        date_words=date_words(row),
        stance=row.stance,
        reported_occurrence=row.reported_occurrence,
        speaker=row.speaker,
        speaker_span=None,
        relation=None,
        people=(),
        place=row.place_id,
        is_background=row.is_background,
        confidence=row.confidence,
        rule=row.rule,
    )


def _why(row: Suggestion, event: Event, people: set[str], *, is_quoted: bool) -> str:
    said = ["quoted here already"] if is_quoted else []
    said += _of_dates(row.date, event.date_shown)
    if row.place_id is not None and row.place_id == event.place_id:
        said.append("same place")
    if people & {str(key) for key in event.participations.values_list("actor__public_id", flat=True)}:
        said.append("same people")
    return ", ".join(said) or "similar words"


def _of_dates(date: DateValue | None, other: DateValue | None) -> list[str]:
    if date is None or other is None:
        return []
    found = agreement(date, other)
    if found.kind == "disagree":
        return ["another day" if found.days < 2 else f"{found.days:,} days apart"]
    is_same = (date.begins_earliest, date.ends_latest) == (other.begins_earliest, other.ends_latest)
    return ["same date"] if is_same else ["dates agree"]
