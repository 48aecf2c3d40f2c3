"""A deed on a citation: who says it, by name."""

from __future__ import annotations

from typing import Any

from events.actions.changes import open_change
from events.actions.citations import edit_citation
from events.actions.editing import write
from events.actions.naming import actor_named
from events.actions.rights import require
from events.actions.texts import checked
from events.models import Citation, Role, User
from events.queries.likeness.recognising import known_actor


def name_speaker(
    *, citation: Citation, name: str, version: int, by: User, reason: str = "", is_merging: bool = False
) -> Citation:
    """Say by name who speaks in a citation, a new person if need be; empty for the source itself. Editors only.

    One change, the new person included. Raises NotAllowed; Invalid(speaker=…); StaleVersion.
    """
    require(Role.EDITOR, timeline=citation.timeline, by=by)
    name = checked({"speaker": name})["speaker"]
    known = known_actor(citation.timeline, name) if name else None
    options: dict[str, Any] = {"version": version, "by": by, "reason": reason, "is_merging": is_merging}
    if known is not None or not name:
        return edit_citation(citation=citation, fields={"speaker": known}, **options)
    reason = checked({"reason": reason})["reason"]
    with open_change(citation.timeline, verb="edit_citation", by=by, reason=reason):
        new = actor_named(citation.timeline, name)
        return write(citation, {"speaker": new}, version=version, is_merging=is_merging) or citation
