"""What everybody reads of a timeline once it is public, and what stays with its members, by name: before it happens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from events.models import Annotation, AsPublic, Event, Passage, PassageRole, Source, Story, Timeline
from events.queries.notes.mentions import as_read
from events.queries.reader.names import source_name
from events.queries.reader.sight import Sight

NAMED = 12  # of each kind; the others are counted
WORDS = 80  # characters of a note without a title


@dataclass(frozen=True, slots=True)
class SourceShown:
    """A source as members know it, with the label that strangers see instead where it is confidential."""

    id: UUID
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class NoteShown:
    """A note that everybody reads."""

    id: UUID
    words: str


@dataclass(frozen=True, slots=True)
class DraftHidden:
    """An event that stays with members."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Shown:
    """How much of a timeline everybody reads once it is public, how much stays with members, and the first by name."""

    events: int
    stories: int
    quotations: int
    sources: int  # by their own names
    confidential: int  # of which only a label is shown
    notes: int
    drafts: int
    unseen_sources: int  # which nothing that strangers see rests on
    named_sources: Sequence[SourceShown]
    labelled_sources: Sequence[SourceShown]
    named_notes: Sequence[NoteShown]
    named_drafts: Sequence[DraftHidden]

    @property
    def more_sources(self) -> int:
        """That are not named."""
        return self.sources - len(self.named_sources)

    @property
    def more_labels(self) -> int:
        """The same of confidential ones."""
        return self.confidential - len(self.labelled_sources)

    @property
    def more_notes(self) -> int:
        """The same of notes."""
        return self.notes - len(self.named_notes)

    @property
    def more_drafts(self) -> int:
        """The same of events that stay with members."""
        return self.drafts - len(self.named_drafts)


def what_publishing_shows(timeline: Timeline) -> Shown:
    """Through the very eyes of the public, named for an owner."""
    public = Sight(timeline, AsPublic(timeline.pk), "", is_member=False)
    events = public.of(Event.objects.standing())
    sources = public.of(Source.objects.standing())
    named, labelled = sources.filter(public_label=""), sources.exclude(public_label="")
    notes = public.of(Annotation.objects.all())
    drafts = Event.objects.filter(timeline=timeline).standing().exclude(pk__in=events.values("pk"))
    quotations = public.of(Passage.objects.filter(role=PassageRole.QUOTE, citation__isnull=False))
    names, labels = named.count(), labelled.count()
    return Shown(
        events=events.count(),
        stories=public.of(Story.objects.standing()).count(),
        quotations=quotations.filter(public_characters__gt=0).count(),
        sources=names,
        confidential=labels,
        notes=notes.count(),
        drafts=drafts.count(),
        unseen_sources=Source.objects.filter(timeline=timeline).standing().count() - names - labels,
        named_sources=_sources(named),
        labelled_sources=_sources(labelled),
        named_notes=[NoteShown(each.public_id, _words(each)) for each in notes.order_by("pk")[:NAMED]],
        named_drafts=[DraftHidden(each.number, each.title) for each in drafts.order_by("number")[:NAMED]],
    )


def _sources(rows: QuerySet[Source]) -> list[SourceShown]:
    found = [
        SourceShown(each.public_id, source_name(each, is_member=True).short, each.public_label)
        for each in rows.order_by("short_title", "pk")[:NAMED]
    ]
    return sorted(found, key=lambda each: each.name.casefold())


def _words(note: Annotation) -> str:
    words = " ".join((note.title or as_read(note, is_member=False)).split())
    return words if len(words) <= WORDS else f"{words[:WORDS].rpartition(' ')[0] or words[:WORDS]} …"
