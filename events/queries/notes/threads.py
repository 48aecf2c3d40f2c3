"""Notes on an event, its citations or a source, as threads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q

from events.models import Annotation, Audience, Event, EventState, Motivation, Passage
from events.models.annotation import AnnotationQuerySet
from events.queries.notes.assignees import holding
from events.queries.notes.hidden_notes import hidden, without_words
from events.queries.notes.mentions import called, names_of
from events.queries.reader import labels
from events.queries.reader.names import event_name, source_name
from events.queries.reader.sight import Sight


@dataclass(frozen=True, slots=True)
class Shown:
    """What is known of the notes of a page by their keys, as far as its reader may know it."""

    words: Mapping[int, str]  # that they are on
    names: Mapping[int, tuple[str, ...]]  # whom the places in them stand for
    hidden: Collection[int]  # hidden from this reader
    held: Collection[int]  # whose assignment holds


@dataclass(frozen=True, slots=True)
class Note:
    """One note, signed by the label its author chose; to members, by the author's name where there is no label."""

    id: UUID
    body: str  # Markdown, as it is stored
    by: str
    written_at: datetime
    version: int = 1
    is_mine: bool = False
    is_edited: bool = False  # its words were others once
    audience: str = ""  # "only you", "the team"; "" where everybody reads it
    mentions: tuple[str, ...] = ()  # whom the places in the body stand for, as the reader may know
    hidden: str = ""  # why an editor hid it, for its author and for owners
    is_hidden: bool = False  # from this reader: that it is there is all they read


@dataclass(frozen=True, slots=True)
class Target:
    """What a note is on: an event, a citation of it, or a source; and which part: "the date"."""

    title: str
    event: int | None = None
    citation: UUID | None = None
    source: UUID | None = None
    field: str = ""  # as stored
    field_words: str = ""  # "the date", "what WSWS says"


@dataclass(frozen=True, slots=True)
class Thread:
    """A note and the answers to it. `audience` is "" where everybody reads it."""

    title: str
    first: Note
    replies: tuple[Note, ...]
    is_about_date: bool
    is_resolved: bool
    audience: str
    target: Target
    kind: str = ""  # "Question", "Suggested correction"; "" for a plain note
    words: str = ""  # that it is on, as far as the reader may see them
    is_withdrawn: bool = False  # only its answers stand
    mark: str = ""  # the letter that leads from the words to it, on the page of their source
    has_lost_words: bool = False  # they do not stand in the text as it is now
    is_pinned: bool = False  # it stands before the others
    assigned: str = ""  # to whom, for members, while they can settle it
    is_assigned_to_me: bool = False


def standing_notes(sight: Sight, *, with_hidden: bool = False) -> AnnotationQuerySet:
    """Notes that the reader sees, withdrawn ones too, on what stands itself.

    For threads alone, `with_hidden`: members find there that something was hidden. `threads_of` takes its words out.
    """
    gone = Q(event__state=EventState.WITHDRAWN) | Q(citation__withdrawn_at__isnull=False)
    gone |= Q(citation__event__state=EventState.WITHDRAWN) | Q(source__withdrawn_at__isnull=False)
    rows = sight.of(Annotation.objects.all())
    if with_hidden and sight.is_member:
        rows = Annotation.objects.filter(Q(pk__in=rows.values("pk")) | Q(pk__in=hidden(sight).values("pk")))
    rows = rows.exclude(gone)
    versions = Annotation._meta.get_field("versions").related_model._default_manager
    others = versions.filter(~Q(body=OuterRef("body")) | ~Q(title=OuterRef("title")), pgh_obj=OuterRef("pk"))
    return rows.annotate(is_edited=Exists(others)).select_related(
        "author", "assigned_to", "event", "citation__event", "citation__source", "source"
    )


def threads(about: Q, sight: Sight) -> tuple[Thread, ...]:
    """Threads in the order they were begun, pinned ones first. A reply shows where the note it answers is shown."""
    rows = standing_notes(sight, with_hidden=True).filter(about)
    return threads_of(rows.order_by(F("pinned_at").asc(nulls_last=True), "written_at", "id"), sight)


def threads_of(notes: Iterable[Annotation], sight: Sight) -> tuple[Thread, ...]:
    """The threads that `notes` make, in the order of their first ones. Of a withdrawn one the answers stand."""
    rows = list(notes)
    gone, held = without_words(rows, sight), holding(rows) if sight.is_member else set()
    shown = Shown(_words_of(rows, sight), names_of(rows, is_member=sight.is_member), gone, held)
    answers: defaultdict[int, list[Annotation]] = defaultdict(list)
    for row in rows:
        if row.reply_to_id is not None:
            answers[row.reply_to_id].append(row)
    made = ((row, _flat(row, answers)) for row in rows if row.reply_to_id is None)
    return tuple(
        _thread(row, replies, shown, sight) for row, replies in made if row.withdrawn_at is None or len(replies) > 0
    )


def target_of(note: Annotation, sight: Sight) -> Target:
    """What the note is on, named as this reader knows it."""
    event: Event | None = note.event or (note.citation.event if note.citation else None)
    source = note.source or (note.citation.source if note.citation else None)
    named = source_name(source, is_member=sight.is_member) if source else None
    field = labels.FIELD_OF_NOTE.get(note.field, note.field)
    if note.citation is not None and named is not None:
        field = f"{field} in what {named.short} says" if field else f"what {named.short} says"
    whole = (named.title or named.short) if named and event is None else ""
    return Target(
        title=event_name(event).title if event else whole,
        event=event.number if event else None,
        citation=note.citation.public_id if note.citation else None,
        source=note.source.public_id if note.source else None,
        field=note.field,
        field_words=field,
    )


def _flat(first: Annotation, answers: defaultdict[int, list[Annotation]]) -> Sequence[Annotation]:
    """Standing replies and replies to those, in the order they were written."""
    found: list[Annotation] = []
    waiting = [first.pk]
    while waiting:
        found += (replies := answers.pop(waiting.pop(), []))
        waiting += [reply.pk for reply in replies]
    standing = (reply for reply in found if reply.withdrawn_at is None)
    return sorted(standing, key=lambda reply: (reply.written_at, reply.pk))


def _words_of(rows: Sequence[Annotation], sight: Sight) -> Mapping[int, str]:
    on_words = [row.pk for row in rows if row.source_id is not None and row.reply_to_id is None]
    if not on_words:
        return {}
    passages = sight.of(Passage.objects.filter(annotation__in=on_words)).order_by("-position", "-id")
    return {
        each.annotation_id: each.exact if sight.is_member else each.exact[: each.public_characters]
        for each in passages
        if each.annotation_id is not None
    }


def _thread(first: Annotation, replies: Sequence[Annotation], shown: Shown, sight: Sight) -> Thread:
    is_withdrawn = first.withdrawn_at is not None
    is_gone = is_withdrawn or first.pk in shown.hidden
    note, assignee = _note(first, shown, sight), first.assigned_to if first.pk in shown.held else None
    return Thread(
        title="" if is_withdrawn else first.title,
        first=Note(note.id, "", "", note.written_at, note.version) if is_withdrawn else note,
        replies=tuple(_note(reply, shown, sight) for reply in replies),
        is_about_date=first.field == "date",
        is_resolved=first.resolved_at is not None,
        audience=note.audience,
        target=target_of(first, sight),
        kind="" if is_gone or first.motivation == Motivation.COMMENTING else labels.MOTIVATION[first.motivation],
        words="" if is_gone else shown.words.get(first.pk, ""),
        is_withdrawn=is_withdrawn,
        is_pinned=first.pinned_at is not None,
        assigned=called(assignee) if assignee else "",
        is_assigned_to_me=assignee is not None and assignee.pk == sight.reader.pk,
    )


def _note(row: Annotation, shown: Shown, sight: Sight) -> Note:
    return Note(
        id=row.public_id,
        body=row.body,
        by=row.attributed_to or (called(row.author) if row.author and sight.is_member else ""),
        written_at=row.written_at,
        version=row.version,
        is_mine=row.author_id is not None and row.author_id == sight.reader.pk,
        is_edited=getattr(row, "is_edited", False),
        audience="" if row.audience == Audience.PUBLIC else labels.AUDIENCE[row.audience],
        mentions=shown.names.get(row.pk, ()),
        hidden=row.hidden_reason,
        is_hidden=row.pk in shown.hidden,
    )
