"""Notes that an editor has hidden: members find that they are there; what they say, their authors and owners alone."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q

from events.models import Annotation, Reader, Timeline
from events.models.annotation import AnnotationQuerySet
from events.queries.reader.sight import Sight


def hidden(sight: Sight) -> AnnotationQuerySet:
    """Notes of the timeline that are hidden from this member."""
    rows = Annotation.objects.filter(timeline=sight.timeline).hidden_from(sight.reader)
    return rows if sight.lens is None else sight.lens.narrow(rows)


def without_words(rows: Sequence[Annotation], sight: Sight) -> set[int]:
    """Take out of the rows what this reader may not read of hidden notes; the keys of those."""
    if not sight.is_member or all(row.hidden_at is None for row in rows):
        return set()
    keys = set(hidden(sight).filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
    for row in rows:
        if row.pk in keys:
            row.body, row.title, row.attributed_to, row.hidden_reason = "", "", "", ""
            row.mentioned, row.author = [], None
    return keys


def hidden_note(timeline: Timeline, note_id: UUID, reader: Reader) -> Annotation | None:
    """One that is hidden, be it from this member as well, for whoever shows it again; None for what is not."""
    rows = Annotation.objects.filter(timeline=timeline, public_id=note_id, hidden_at__isnull=False)
    seen = Q(pk__in=rows.visible_to(reader).values("pk")) | Q(pk__in=rows.hidden_from(reader).values("pk"))
    found = rows.filter(seen, withdrawn_at__isnull=True)
    return found.select_related("timeline", "event", "citation__event", "source", "reply_to").first()
