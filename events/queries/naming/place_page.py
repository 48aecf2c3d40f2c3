"""A place: its spellings, where it is, and what happened there."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from events.models import Event, Place, Reader, Timeline
from events.queries.listed.event_lines import EventLine, first_lines
from events.queries.reader import labels
from events.queries.reader.names import coordinates
from events.queries.reader.sight import Sight


@dataclass(frozen=True, slots=True)
class PlacePage:
    """A place's page; `coordinates` are words, "" where no point is known. Of very many events the first stand here."""

    id: UUID
    name: str
    kind: str
    aliases: tuple[str, ...]
    coordinates: str
    external_ids: tuple[tuple[str, str], ...]
    note: str
    became: UUID | None
    events: tuple[EventLine, ...]
    total: int


def place_page(timeline: Timeline, place_id: UUID, reader: Reader, *, token: str = "") -> PlacePage | None:
    """The page; None where there is no such place for this reader."""
    sight = Sight.of_reader(timeline, reader, token)
    place = sight.of(Place.objects.filter(public_id=place_id)).select_related("merged_into").first()
    if place is None:
        return None
    first = first_lines(sight.of(Event.objects.standing().filter(place=place)), sight)
    return PlacePage(
        id=place.public_id,
        name=place.name,
        kind=labels.KIND_OF_PLACE[place.kind],
        aliases=tuple(place.aliases),
        coordinates=coordinates(place.latitude, place.longitude),
        external_ids=tuple(sorted(place.external_ids.items())),
        note=place.note,
        became=place.merged_into.public_id if place.merged_into else None,
        events=tuple(first.lines.values()),
        total=first.total,
    )
