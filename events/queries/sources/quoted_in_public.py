"""How much of a source's quotations the public sees."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Sum
from django.db.models.functions import Length

from events.models import Passage, Timeline


def quoted_in_public(timeline: Timeline, source_id: UUID) -> str:
    """`612 of 1,335 characters of quotations are public`; "" where nothing is quoted."""
    quoted = Passage.objects.filter(timeline=timeline, citation__source__public_id=source_id)
    sums = quoted.filter(citation__withdrawn_at__isnull=True).aggregate(
        public=Sum("public_characters"), all=Sum(Length("exact"))
    )
    if not sums["all"]:
        return ""
    return f"{sums['public']:,} of {sums['all']:,} characters of quotations are public"
