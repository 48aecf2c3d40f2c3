"""Names as somebody types them, so that what is typed can be told from what was there."""

from __future__ import annotations

from events.models import Event, Participation


def typed_part(part: Participation) -> str:
    """`The queen (host)`; the actor is loaded."""
    return f"{part.actor.name} ({part.role})" if part.role else part.actor.name


def people_typed(event: Event) -> str:
    """`The queen (host); Ann of Newton`, in the editor's order."""
    return "; ".join(map(typed_part, event.participations.select_related("actor").order_by("position", "pk")))


def tags_typed(event: Event) -> str:
    """`stone; wood`."""
    return "; ".join(event.event_tags.order_by("tag__name").values_list("tag__name", flat=True))
