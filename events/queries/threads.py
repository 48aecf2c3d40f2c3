"""Notes on an event, its citations or a source, as threads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from events.models import Annotation, Audience
from events.queries.sight import Sight


@dataclass(frozen=True, slots=True)
class Note:
    """One note, signed by the label its author chose."""

    id: UUID
    body: str  # Markdown
    by: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Thread:
    """A note and the answers to it. `audience` is "" where everybody reads it."""

    title: str
    first: Note
    replies: tuple[Note, ...]
    is_about_date: bool
    is_resolved: bool
    audience: str


def threads(about: Q, sight: Sight) -> tuple[Thread, ...]:
    """Threads in the order they were begun (one query). A reply shows where the note it answers is shown."""
    standing = sight.of(Annotation.objects.filter(about, withdrawn_at__isnull=True))
    rows = list(standing.order_by("written_at", "id"))
    answers: defaultdict[int, list[Annotation]] = defaultdict(list)
    for row in rows:
        if row.reply_to_id is not None:
            answers[row.reply_to_id].append(row)
    return tuple(_thread(row, _flat(row, answers)) for row in rows if row.reply_to_id is None)


def _flat(first: Annotation, answers: defaultdict[int, list[Annotation]]) -> Sequence[Annotation]:
    """Replies and replies to those, in the order they were written."""
    found: list[Annotation] = []
    waiting = [first.pk]
    while waiting:
        found += (replies := answers.pop(waiting.pop(), []))
        waiting += [reply.pk for reply in replies]
    return sorted(found, key=lambda reply: (reply.written_at, reply.pk))


def _thread(first: Annotation, replies: Sequence[Annotation]) -> Thread:
    return Thread(
        title=first.title,
        first=_note(first),
        replies=tuple(_note(reply) for reply in replies),
        is_about_date=first.field == "date",
        is_resolved=first.resolved_at is not None,
        audience="" if first.audience == Audience.PUBLIC else first.audience,
    )


def _note(row: Annotation) -> Note:
    return Note(row.public_id, row.body, row.attributed_to, row.written_at)
