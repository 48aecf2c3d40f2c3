"""What is for one member alone to do: notes that mention them, threads assigned to them, and their own open ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from events.models import Annotation, Role, SeenMention, User
from events.models.annotation import AnnotationQuerySet
from events.queries.notes.mentions import called, names_of, spelt
from events.queries.notes.thread_keys import beginnings
from events.queries.notes.threads import Target, standing_notes, target_of
from events.queries.reader.desk import may, role_in
from events.queries.reader.labels import MOTIVATION
from events.queries.reader.sight import Sight


@dataclass(frozen=True, slots=True)
class NoteToDo:
    """A note as a line of the list."""

    id: UUID
    version: int
    title: str  # of its thread; "" where it has none
    body: str  # Markdown, with the names of those whom it mentions
    by: str
    target: Target
    kind: str = ""  # "Question"
    is_hidden: bool = False  # by an editor: this reader is its author or an owner


def mentions(sight: Sight) -> list[Annotation]:
    """Notes by others that mention the reader, the newest first; not those seen or answered, nor of settled threads.

    A query for each level of answers.
    """
    reader = sight.reader
    if not isinstance(reader, User):
        return []
    seen = SeenMention.objects.filter(annotation=OuterRef("pk"), user=reader)
    rows = standing_notes(sight).filter(mentioned__contains=[reader.pk], withdrawn_at__isnull=True)
    rows = rows.filter(~Exists(seen), resolved_at__isnull=True).exclude(author=reader)
    rows = rows.exclude(reply_to__resolved_at__isnull=False).order_by("-written_at", "-pk")
    found = list(rows)
    first = beginnings(row.pk for row in found if row.reply_to_id is not None)
    settled = Annotation.objects.filter(pk__in=set(first.values()), resolved_at__isnull=False)
    over = set(settled.values_list("pk", flat=True)) if first else set()
    return [row for row in found if first.get(row.pk) not in over]


def assigned(sight: Sight) -> list[Annotation]:
    """Threads that are assigned to the reader and not settled, what was assigned last first."""
    rows = list(_open(sight, "assigned_to").order_by("-assigned_at", "-pk"))
    return rows if rows and may(role_in(sight.timeline, sight.reader), Role.ANNOTATOR) else []


def open_threads(sight: Sight) -> list[Annotation]:
    """Threads that the reader began and that are not settled, the newest first."""
    return list(_open(sight, "author").order_by("-written_at", "-pk"))


def _open(sight: Sight, column: str) -> AnnotationQuerySet:
    rows = standing_notes(sight).filter(reply_to__isnull=True, withdrawn_at__isnull=True, resolved_at__isnull=True)
    return rows.filter(**{column: sight.reader}) if isinstance(sight.reader, User) else rows.none()


def lines_of_notes(rows: Sequence[Annotation], sight: Sight) -> list[NoteToDo]:
    """The notes as lines (one query, for names)."""
    names = names_of(rows, is_member=sight.is_member)
    return [
        NoteToDo(
            id=row.public_id,
            version=row.version,
            title=row.title,
            body=spelt(row.body, names.get(row.pk, ())),
            by=row.attributed_to or (called(row.author) if row.author else ""),
            target=target_of(row, sight),
            kind=MOTIVATION[row.motivation] if row.motivation in ("questioning", "editing") else "",
            is_hidden=row.hidden_at is not None,
        )
        for row in rows
    ]
