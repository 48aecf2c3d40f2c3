"""A person or organisation: names, and its part in events."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from events.models import Actor, Event, Participation, Reader, Timeline
from events.queries.citing.citations import standing
from events.queries.listed.event_lines import EventLine, first_lines
from events.queries.reader import labels
from events.queries.reader.sight import Sight


@dataclass(frozen=True, slots=True)
class Part:
    """An event and the actor's roles in it."""

    line: EventLine
    roles: str  # "host, spoke"


@dataclass(frozen=True, slots=True)
class ActorPage:
    """A person's or organisation's page; of one that was merged, only what it became is of interest.

    Of very many events the first stand here.
    """

    id: UUID
    name: str
    kind: str
    aliases: tuple[str, ...]
    description: str
    external_ids: tuple[tuple[str, str], ...]
    became: UUID | None
    parts: tuple[Part, ...]
    total: int
    quoted: int  # events about which a source quotes them


def actor_page(timeline: Timeline, actor_id: UUID, reader: Reader, *, token: str = "") -> ActorPage | None:
    """The page; None where there is no such actor for this reader."""
    sight = Sight.of_reader(timeline, reader, token)
    actor = sight.of(Actor.objects.filter(public_id=actor_id)).select_related("merged_into").first()
    if actor is None:
        return None
    taken = sight.of(Participation.objects.filter(actor=actor))
    first = first_lines(sight.of(Event.objects.standing().filter(pk__in=taken.values("event"))), sight)
    roles: dict[int, list[str]] = {}
    for row in taken.filter(event__in=first.lines).order_by("position", "id"):
        roles.setdefault(row.event_id, []).append(labels.role(row.role, is_alleged=row.is_alleged))
    return ActorPage(
        id=actor.public_id,
        name=actor.name,
        kind=labels.KIND_OF_ACTOR[actor.kind],
        aliases=tuple(actor.aliases),
        description=actor.description,
        external_ids=tuple(sorted(actor.external_ids.items())),
        became=actor.merged_into.public_id if actor.merged_into else None,
        parts=tuple(Part(line, ", ".join(filter(None, roles[pk]))) for pk, line in first.lines.items()),
        total=first.total,
        quoted=standing(sight).filter(speaker=actor).order_by().values("event_id").distinct().count(),
    )
