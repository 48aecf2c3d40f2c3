"""Searching a timeline's events: every word must be found, each in its own place; accents and capitals do not count."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import F, Q, QuerySet, TextField
from django.db.models.functions import Cast, Coalesce, Left

from events.models import Actor, Participation, Passage, Place
from events.models.event import EventQuerySet
from events.queries.sight import Sight

Noun = TypeVar("Noun", Actor, Place)

LONGEST = 200  # characters of a query
MOST_WORDS = 12  # those after them are not looked for


def search(events: EventQuerySet, text: str, sight: Sight) -> EventQuerySet:
    """Events in whose title, summary, quotations, people or place every word of `text` is found.

    Of a quotation only what the reader may see is searched, so that nothing can be guessed from a hit.
    """
    for word in text[:LONGEST].split()[:MOST_WORDS]:
        events = events.filter(
            Q(title__unaccent__icontains=word)
            | Q(summary__unaccent__icontains=word)
            | Q(place__in=_called(Place.objects.filter(timeline=sight.timeline), word))
            | Q(pk__in=_taking_part(word, sight))
            | Q(pk__in=_quoted(word, sight))
        )
    return events


def _taking_part(word: str, sight: Sight) -> QuerySet[Participation, int]:
    actors = _called(Actor.objects.filter(timeline=sight.timeline), word).values("pk")
    return sight.of(Participation.objects.filter(actor__in=actors)).values_list("event_id", flat=True)


def _called(nouns: QuerySet[Noun], word: str) -> QuerySet[Noun]:
    """Those of the people or places that have the word in their name or in one of its spellings."""
    spelt = nouns.annotate(spellings=Cast("aliases", TextField()))
    return spelt.filter(Q(name__unaccent__icontains=word) | Q(spellings__unaccent__icontains=word))


def _quoted(word: str, sight: Sight) -> QuerySet[Passage, int | None]:
    passages = sight.of(Passage.objects.filter(citation__withdrawn_at__isnull=True))
    length = None if sight.is_member else Coalesce("public_characters", 0)
    quoted = passages.annotate(shown=F("exact") if length is None else Left("exact", length))
    return quoted.filter(shown__unaccent__icontains=word).values_list("citation__event_id", flat=True)
