"""Taking apart what was joined by mistake: the change that joined them is taken back, as far as nobody wrote since."""

from __future__ import annotations

from typing import TypeVar

from events.actions.refusals import Invalid, StaleVersion
from events.actions.reverting import revert_change
from events.actions.rights import require
from events.models import Actor, Change, Place, Role, User
from events.queries.versions.tracked import version_model

Joined = TypeVar("Joined", Actor, Place)


def take_apart(row: Joined, *, verb: str, version: int, by: User, reason: str) -> Joined:
    """Let a merged row stand by itself again. Raises NotAllowed; Invalid where it is not merged; StaleVersion."""
    require(Role.EDITOR, timeline=row.timeline, by=by)
    row.refresh_from_db()
    if row.version != version:
        raise StaleVersion(seen=version, stored=row.version)
    written = version_model(type(row)).objects.filter(pgh_obj_id=row.pk, merged_into__isnull=False)
    contexts = written.values_list("pgh_context_id", flat=True)
    change = Change.objects.filter(timeline=row.timeline, pk__in=list(contexts), verb=verb).order_by("-number").first()
    if row.merged_into_id is None or change is None:
        raise Invalid(into="These were not joined here.")
    revert_change(change=change, by=by, reason=reason)
    row.refresh_from_db()
    return row
