"""Two events that look like one and are two: said once, and never asked again."""

from __future__ import annotations

from events.actions.changes import open_change
from events.actions.editing import Unchanged
from events.actions.refusals import Invalid
from events.actions.rights import require
from events.actions.texts import checked
from events.models import Distinction, Event, Role, User


def tell_events_apart(*, event: Event, other: Event, by: User, reason: str = "") -> Distinction:
    """Say that the two are not one event. Said before, nothing is written. Editors only.

    Undone as any change is: then it is asked again. Raises NotAllowed; Invalid(other=…).
    """
    require(Role.EDITOR, timeline=event.timeline, by=by)
    if event.pk == other.pk or event.timeline_id != other.timeline_id:
        raise Invalid(other="Choose two different events of this timeline.")
    why = checked({"reason": reason})["reason"]
    try:
        with open_change(event.timeline, verb="tell_events_apart", by=by, reason=why):
            found, is_new = keep_apart(event.pk, other.pk, timeline=event.timeline_id)
            if not is_new:
                raise Unchanged
    except Unchanged:
        pass
    return found


def keep_apart(one: int, other: int, *, timeline: int) -> tuple[Distinction, bool]:
    """Inside a change: note that two events (primary keys) are two; and whether that is new."""
    first, second = sorted((one, other))
    return Distinction.objects.get_or_create(timeline_id=timeline, event_id=first, other_id=second)
