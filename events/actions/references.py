"""Many sources in one deed, as a list of references gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from events.actions.changes import open_change
from events.actions.refusals import Invalid
from events.actions.rights import require
from events.actions.sources import valid
from events.models import Change, Role, Source, Timeline, User
from events.queries.sources.references import recognised


def import_references(
    *,
    timeline: Timeline,
    references: Sequence[Mapping[str, Any]],
    by: User,
    idempotency_key: str | None = None,
    asked: str = "",
) -> Change:
    """Make a source of each, by its columns, as one change; or none of them. What is known already is left as it is.

    Nothing cites them yet, so they are drafts: only members see them. Editors only. Raises NotAllowed; Invalid by
    entry and field (`entry_3_title`, entries from 1), or where there is nothing new; AlreadyDone for a repeated key.
    The change's `made` has the first one's id, and how many there are.
    """
    require(Role.EDITOR, timeline=timeline, by=by)
    columns = _valid(timeline, references)
    with open_change(timeline, verb="import_references", by=by, idempotency_key=idempotency_key, asked=asked) as change:
        new = {each.public_id: each for each in recognised(timeline, columns) if each._state.adding}
        if not new:
            raise Invalid(entries="There is no new source among them.")
        Source.objects.bulk_create(new.values())
        change.made = {"noun": "source", "id": str(next(iter(new))), "count": len(new)}
        change.save(update_fields=["made"])
    return change


def _valid(timeline: Timeline, references: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    columns = []
    for number, each in enumerate(references, 1):
        try:
            columns.append(valid(Source(timeline=timeline), each))
        except Invalid as error:
            raise Invalid(**{f"entry_{number}_{name}": words for name, words in error.problems.items()}) from error
    return columns
