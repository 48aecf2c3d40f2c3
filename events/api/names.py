"""People, places and tags over the API."""

from __future__ import annotations

from events.api import serializers as shown
from events.api.deeds import Deeds
from events.models import Actor, Place, Tag


class Actors(Deeds[Actor]):
    """People and organisations."""

    queryset = Actor.objects.filter(merged_into__isnull=True, withdrawn_at__isnull=True)
    serializer_class = shown.ActorSerializer


class Places(Deeds[Place]):
    """Places."""

    queryset = Place.objects.filter(merged_into__isnull=True, withdrawn_at__isnull=True)
    serializer_class = shown.PlaceSerializer


class Tags(Deeds[Tag]):
    """Tags."""

    queryset = Tag.objects.filter(withdrawn_at__isnull=True)
    serializer_class = shown.TagSerializer
