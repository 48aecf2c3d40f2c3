"""The notes of a timeline: every thread, narrowed; and one note by its address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q

from events.models import Annotation, Change, Reader, Timeline, User
from events.models.annotation import AnnotationQuerySet
from events.queries.notes.threads import Thread, standing_notes, target_of, threads_of
from events.queries.reader.filters import Filter
from events.queries.reader.paging import OtherPage, beside
from events.queries.reader.sight import Sight

PER_PAGE = 25
SHOWN = {
    "all": "All",
    "open": "Open",
    "resolved": "Resolved",
    "mine": "Mine",
    "assigned": "Assigned to you",
    "dates": "About dates",
}
OWN = {"mine": "author", "assigned": "assigned_to"}  # for members


@dataclass(frozen=True, slots=True)
class NoteList:
    """A page of threads, newest first. `about` names the event or source that the list is narrowed to."""

    threads: tuple[Thread, ...]
    filters: tuple[Filter, ...]
    count: int
    page: int
    pages: int
    about: str
    shown: str
    is_empty: bool  # the reader sees no thread at all here

    @property
    def others(self) -> tuple[OtherPage, ...]:
        """The pages before and after this one."""
        return beside(self.page, self.pages, before="Newer", after="Older")


@dataclass(frozen=True, slots=True)
class OneNote:
    """A note within its thread; `row` is it as stored, `changed_at` when its words or state last changed."""

    row: Annotation
    thread: Thread | None
    changed_at: datetime


def note_list(
    timeline: Timeline,
    reader: Reader,
    *,
    shown: str = "all",
    event: int | None = None,
    source: UUID | None = None,
    page: int = 1,
    token: str = "",
) -> NoteList:
    """Threads that the reader sees; an event or source of which they see none leaves an empty list."""
    sight = Sight.of_reader(timeline, reader, token)
    about = Q()
    if event is not None:
        about = Q(event__number=event) | Q(citation__event__number=event)
    if source is not None:
        about &= Q(source__public_id=source) | Q(citation__source__public_id=source)
    begun = standing_notes(sight, with_hidden=True).filter(about, reply_to__isnull=True, withdrawn_at__isnull=True)
    named = begun.first() if about else None
    narrowed = {name: begun.filter(_narrow(name, reader)) for name in SHOWN if name not in OWN or sight.is_member}
    chosen = shown if shown in narrowed else "all"
    counts = {name: rows.count() for name, rows in narrowed.items()}
    pages = max(1, -(-counts[chosen] // PER_PAGE))
    page = min(max(1, page), pages)
    first = (F("pinned_at").asc(nulls_last=True),) if about else ()
    rows = narrowed[chosen].order_by(*first, "-written_at", "-id")[(page - 1) * PER_PAGE : page * PER_PAGE]
    return NoteList(
        threads=threads_of(_with_answers(list(rows), sight), sight),
        filters=tuple(Filter(name, SHOWN[name], counts[name], name == chosen) for name in narrowed),
        count=counts[chosen],
        page=page,
        pages=pages,
        about=target_of(named, sight).title if named else "",
        shown=chosen,
        is_empty=counts["all"] == 0,
    )


def readable_note(
    timeline: Timeline, note_id: UUID, reader: Reader, *, token: str = "", with_withdrawn: bool = False
) -> Annotation | None:
    """The note; None where the reader may not see it, or it was withdrawn and those are not asked for."""
    sight = Sight.of_reader(timeline, reader, token)
    return _standing(sight, with_withdrawn=with_withdrawn).filter(public_id=note_id).first()


def one_note(timeline: Timeline, note_id: UUID, reader: Reader, *, token: str = "") -> OneNote | None:
    """The note in its thread; `thread` is None where the note that it answers is not the reader's to see."""
    sight = Sight.of_reader(timeline, reader, token)
    row = _standing(sight).filter(public_id=note_id).first()
    if row is None:
        return None
    first = _first(row)
    begun = standing_notes(sight, with_hidden=True).filter(pk=first.pk)
    rows = _with_answers(list(begun), sight)
    made = threads_of(rows, sight)
    last = row.versions.order_by("-pgh_id").first()  # type: ignore[attr-defined]  # pghistory's
    change = Change.objects.filter(pk=last.pgh_context_id).first() if last else None
    return OneNote(row, made[0] if made else None, change.at if change else row.written_at)


def _standing(sight: Sight, *, with_withdrawn: bool = False) -> AnnotationQuerySet:
    rows = standing_notes(sight).select_related(
        "author", "event", "citation__event", "citation__source", "source", "reply_to", "timeline"
    )
    return rows if with_withdrawn else rows.filter(withdrawn_at__isnull=True)


def _narrow(name: str, reader: Reader) -> Q:
    if name == "open":
        return Q(resolved_at__isnull=True)
    if name == "resolved":
        return Q(resolved_at__isnull=False)
    if name in OWN:
        return Q(**{OWN[name]: reader}) if isinstance(reader, User) else Q(pk__in=[])
    return Q(field="date") if name == "dates" else Q()


def _with_answers(begun: list[Annotation], sight: Sight) -> list[Annotation]:
    """The notes, and level by level those that answer them."""
    found, level = list(begun), [row.pk for row in begun]
    while level:
        rows = list(standing_notes(sight, with_hidden=True).filter(reply_to__in=level).exclude(reply_to=F("pk")))
        rows = [row for row in rows if row.pk not in {each.pk for each in found}]
        found += rows
        level = [row.pk for row in rows]
    return found


def _first(note: Annotation) -> Annotation:
    seen = {note.pk}
    while note.reply_to is not None and note.reply_to.pk not in seen:
        note = note.reply_to
        seen.add(note.pk)
    return note
