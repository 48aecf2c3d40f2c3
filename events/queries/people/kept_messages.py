"""Messages that were kept instead of sent."""

from __future__ import annotations

from events.models import KeptMessage

MOST = 200


def kept_messages() -> list[KeptMessage]:
    """The newest first."""
    return list(KeptMessage.objects.order_by("-kept_at", "-pk")[:MOST])
