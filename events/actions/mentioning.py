"""What somebody has seen of the notes that mention them: it leaves their own list, and nobody else is told."""

from __future__ import annotations

from django.db import transaction

from events.actions.rights import require
from events.models import Annotation, Role, SeenMention, User
from events.queries.notes.thread_keys import beginnings, thread_of


def see_mention(*, note: Annotation, by: User) -> None:
    """Take a note that mentions `by` off their list. Members; the note has to be theirs to read."""
    require(Role.READER, timeline=note.timeline, by=by)
    SeenMention.objects.get_or_create(timeline=note.timeline, annotation=note, user=by)


def unsee_mention(*, note: Annotation, by: User) -> None:
    """Put it back on their list."""
    require(Role.READER, timeline=note.timeline, by=by)
    SeenMention.objects.filter(annotation=note, user=by).delete()


@transaction.atomic
def see_thread(note: Annotation, by: User) -> None:
    """Whoever answers in a thread has seen what mentions them there."""
    keys = thread_of(beginnings([note.pk])[note.pk])
    rows = Annotation.objects.filter(pk__in=keys, mentioned__contains=[by.pk])
    SeenMention.objects.bulk_create(
        [SeenMention(timeline_id=note.timeline_id, annotation=row, user=by) for row in rows], ignore_conflicts=True
    )
