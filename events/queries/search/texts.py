"""Captured texts and notes in which members find words; to anybody else there are none, and none are counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from events.models import Annotation, SourceText
from events.queries.notes.mentions import names_of, spelt
from events.queries.notes.threads import standing_notes
from events.queries.reader.names import source_name
from events.queries.reader.sight import Sight
from events.queries.search.marks import Piece, excerpt, stretches
from events.queries.search.terms import Term

MOST = 20  # texts, and notes, that are shown


@dataclass(frozen=True, slots=True)
class FoundText:
    """A captured text: its source, how often the words are in it, and what stands around the first of them."""

    source: UUID
    name: str
    passages: int
    at: int  # code point
    around: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note, by what it is about or its first words, and what stands around the words."""

    id: UUID
    who: str
    around: tuple[Piece, ...]


def texts_found(sight: Sight, terms: Sequence[Term]) -> tuple[FoundText, ...]:
    """The latest texts that have all words, as the list of sources has them; at most 20. Members only."""
    if not sight.is_member or not terms or sight.lens is not None:
        return ()
    latest = sight.of(SourceText.objects.filter(source__withdrawn_at__isnull=True)).latest_of_each()
    rows = SourceText.objects.filter(pk__in=latest.values("pk")).filter(_holding(terms, "text"))
    found = []
    for row in rows.select_related("source").order_by("source__position", "source_id")[:MOST]:
        at = stretches(row.text, terms)
        if at and all(stretches(row.text, [term]) for term in terms):
            name = source_name(row.source, is_member=True).short
            found.append(FoundText(row.source.public_id, name, len(at), at[0][0], excerpt(row.text, terms)))
    return tuple(found)


def notes_found(sight: Sight, terms: Sequence[Term]) -> tuple[FoundNote, ...]:
    """The notes that the member may read and that have all words, the newest first; at most 20."""
    if not sight.is_member or not terms:
        return ()
    rows = standing_notes(sight).filter(withdrawn_at__isnull=True).filter(_holding(terms, "body", "title"))
    found = []
    newest = list(rows.select_related("author").order_by("-written_at", "-pk")[:MOST])
    names = names_of(newest, is_member=True)
    for row in newest:
        body = spelt(row.body, names.get(row.pk, ()))
        whole = f"{row.title}. {body}" if row.title else body
        if all(stretches(whole, [term]) for term in terms):
            found.append(FoundNote(row.public_id, _who(row), excerpt(whole, terms)))
    return tuple(found)


def _who(note: Annotation) -> str:
    return note.attributed_to or (note.author.get_username() if note.author else "")


def _holding(terms: Sequence[Term], *fields: str) -> Q:
    """A field has the letters of each word: what has more than that is left out afterwards."""
    every = Q()
    for word in {word for term in terms for word in term.words}:
        either = Q()
        for field in fields:
            either |= Q(**{f"{field}__unaccent__icontains": word})
        every &= either
    return every
