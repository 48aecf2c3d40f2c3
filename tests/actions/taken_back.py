"""What is compared when something is done, taken back and done again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from events.actions.changes import open_change
from events.models import Change, EventState, Placement, Timeline, User
from events.queries.versions.tracked import TRACKED, fields_of, values


def content(timeline: Timeline) -> dict[str, Any]:
    """Every tracked row's content by model and key, versions apart."""
    rows = {}
    for model in TRACKED:
        own = {"pk": timeline.pk} if model is Timeline else {"timeline": timeline}
        for row in model._base_manager.filter(**own):
            rows[f"{model.__name__} {row.pk}"] = {
                name: values(row, columns) for name, columns in fields_of(model).items()
            }
    return rows


def standing(timeline: Timeline) -> dict[str, Any]:
    """The same without what is withdrawn, and without what belongs to that."""
    rows = content(timeline)
    gone = {key for key, row in rows.items() if "withdrawn" in row and row["withdrawn"][0] is not None}
    gone |= {key for key, row in rows.items() if row.get("state", ())[:1] == (EventState.WITHDRAWN,)}
    while True:
        more = {key for key, row in rows.items() if key not in gone and _wholes(row) & gone}
        if not more:
            return {key: row for key, row in rows.items() if key not in gone}
        gone |= more


def _wholes(row: dict[str, Any]) -> set[str]:
    names = ("event", "citation", "annotation", "source")
    return {f"{name.capitalize()} {row[name][0]}" for name in names if name in row and row[name][0] is not None}


def placed(timeline: Timeline) -> list[tuple[Any, ...]]:
    """Where everything stands on the axis."""
    rows = Placement.objects.filter(timeline=timeline)
    return sorted(rows.values_list("event", "kind", "audience", "span_begins", "span_ends", "weight", "words"))


def doing(timeline: Timeline, by: User, deed: Callable[[], Any], verb: str = "edit_event") -> Change:
    """The deed's writes as one change."""
    with open_change(timeline, verb=verb, by=by) as change:
        deed()
    return change


def last(timeline: Timeline) -> Change:
    """The last change."""
    return timeline.changes.latest("number")
