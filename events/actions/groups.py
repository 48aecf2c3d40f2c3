"""How rows are gathered at first: by what, in which order, and which groups are folded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from events.actions.editing import edit
from events.actions.refusals import Invalid
from events.actions.rights import require
from events.actions.texts import checked
from events.models import GroupBy, Occurrence, Role, Timeline, User

MOST_IN_ORDER = 500
FIELDS = frozenset({"group_by", "group_order", "group_collapsed"})
_NO_ID = "This is no group: write ids of people, places, tags or sources."


def arrange_groups(
    *,
    timeline: Timeline,
    fields: Mapping[str, Any],
    version: int,
    by: User,
    reason: str = "",
    is_merging: bool = False,
) -> Timeline:
    """Settle `group_by`, `group_order` (public ids) or `group_collapsed` (ids, answers to *did it happen?*, "" for the
    rest), those of FIELDS that are given. Editors only. Raises NotAllowed; Invalid by field; StaleVersion.
    """
    require(Role.EDITOR, timeline=timeline, by=by)
    strange = set(fields) - FIELDS
    if strange:
        raise Invalid(**dict.fromkeys(sorted(strange), "This is not about groups."))
    return edit(
        row=timeline,
        fields=grouping(fields),
        version=version,
        by=by,
        verb="arrange_groups",
        reason=checked({"reason": reason})["reason"],
        is_merging=is_merging,
    )


def grouping(fields: Mapping[str, Any]) -> dict[str, Any]:
    """What of `fields` is about groups, as the columns hold it. Raises Invalid for all that is wrong at once."""
    clean: dict[str, Any] = {}
    problems: dict[str, str] = {}
    if "group_by" in fields:
        clean["group_by"] = fields["group_by"]
        if fields["group_by"] not in GroupBy.values:
            problems["group_by"] = "Choose one of the list."
    for name, words in (("group_order", ()), ("group_collapsed", ("", *Occurrence.values))):
        if name not in fields:
            continue
        try:
            clean[name] = _keys(fields[name], words)
        except ValueError:
            problems[name] = _NO_ID
        if len(clean.get(name, ())) > MOST_IN_ORDER:
            problems[name] = f"At most {MOST_IN_ORDER} can be put in order; the rest follow by name."
    if problems:
        raise Invalid(**problems)
    return clean


def _keys(given: Sequence[Any], words: Sequence[str]) -> list[str]:
    """Each once. Raises ValueError for what is neither an id nor one of the words."""
    return list(dict.fromkeys(str(each) if str(each) in words else str(UUID(str(each))) for each in given))
