"""Sources over the API, with their summaries."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from events.api.deeds import Deeds
from events.api.serializers import SourceSerializer
from events.models import DigestParagraph, Source


class Sources(Deeds[Source]):
    """Sources, with their summaries."""

    queryset = Source.objects.filter(withdrawn_at__isnull=True)
    serializer_class = SourceSerializer

    def get_queryset(self) -> QuerySet[Source]:
        """Sources with the digest paragraphs that the caller may read."""
        rows = super().get_queryset()
        if getattr(self, "swagger_fake_view", False):
            return rows
        digest = DigestParagraph.objects.visible_to(self.request.user, token=self.token)
        return rows.select_related("derived_from").prefetch_related(Prefetch("digest", digest))
