"""The order that an owner gave people, places, tags and sources: names as they are typed, ids as they are kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from events.models import Actor, Place, Source, Tag, Timeline
from events.queries.likeness.recognising import known_actor, known_place, known_source, known_tag
from events.queries.naming.suggesting import source_label


def names_in_order(timeline: Timeline, ids: Sequence[str]) -> str:
    """The names, one to a line; what is not there any more is left out."""
    called: dict[str, str] = {}
    for model in (Actor, Place, Tag):
        rows = model._default_manager.filter(timeline=timeline, public_id__in=ids, withdrawn_at__isnull=True)
        called |= {str(row.public_id): row.name for row in rows}
    sources = Source.objects.filter(timeline=timeline, public_id__in=ids, withdrawn_at__isnull=True)
    called |= {str(row.public_id): source_label(row) for row in sources}
    return "\n".join(called[each] for each in ids if each in called)


def ids_in_order(timeline: Timeline, names: Iterable[str]) -> tuple[list[UUID], list[str]]:
    """The ids of what is called so, person before place before tag before source; and names that nothing has."""
    ids: list[UUID] = []
    unknown: list[str] = []
    for name in names:
        found = (
            known_actor(timeline, name)
            or known_place(timeline, name)
            or known_tag(timeline, name)
            or known_source(timeline, title=name)
        )
        if found is None:
            unknown.append(name)
        else:
            ids.append(found.public_id)
    return ids, unknown
