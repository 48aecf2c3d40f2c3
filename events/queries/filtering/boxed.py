"""Which places lie in a box on the map: those whose coordinates do. A place without any is in no box."""

from __future__ import annotations

from django.db.models import Q

from events.geography.box import Box
from events.models import Place, Timeline
from events.models.place import PlaceQuerySet


def places_in(timeline: Timeline, box: Box) -> PlaceQuerySet:
    """Places of the timeline in the box; of those that were merged, what they became."""
    across = Q()
    for west, east in box.longitudes:
        across |= Q(longitude__range=(west, east))
    up = Q(latitude__range=(box.south, box.north))
    return Place.objects.filter(across & up, timeline=timeline, merged_into__isnull=True)


def is_there(timeline: Timeline, box: Box) -> Q:
    """Of an event: its place lies in the box."""
    inside = places_in(timeline, box)
    return Q(place__in=inside) | Q(place__merged_into__in=inside)
