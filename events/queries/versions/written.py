"""What one change wrote: of every row it touched, how it was before and how it was afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from events.models import Change
from events.queries.versions.tracked import TRACKED, Model, altered, version_model


@dataclass(frozen=True)
class Written:
    """One row of a change. `before` and `after` are rows of the history; None where there was, or is, no such row."""

    model: Model
    pk: int
    before: Any | None
    after: Any | None

    @property
    def is_made(self) -> bool:
        """Whether the change made the row."""
        return self.before is None

    @property
    def is_gone(self) -> bool:
        """Whether the change took the row away."""
        return self.after is None

    @cached_property
    def fields(self) -> list[str]:
        """The fields that it altered, of a row that was there before and afterwards."""
        return [] if self.is_made or self.is_gone else altered(self.model, self.before, self.after)

    @property
    def row(self) -> Any:
        """What is known of it: as it was afterwards, else as it was before."""
        return self.after if self.after is not None else self.before


def written_by(change: Change) -> list[Written]:
    """The rows of a change, wholes before their parts (one query for each model, two where rows were altered)."""
    return [written for model in TRACKED for written in _of_model(model, change)]


def _of_model(model: Model, change: Change) -> list[Written]:
    history = version_model(model).objects
    versions: dict[int, list[Any]] = {}
    for version in history.filter(pgh_context_id=change.pk).order_by("pgh_id"):
        versions.setdefault(version.pgh_obj_id, []).append(version)
    earlier = _before(history, {pk: rows[0] for pk, rows in versions.items() if rows[0].pgh_label == "update"})
    found = []
    for pk, rows in versions.items():
        first, last = rows[0], rows[-1]
        before = first if first.pgh_label == "delete" else earlier.get(pk)
        after = None if last.pgh_label == "delete" else last
        if before is not None or after is not None:
            found.append(Written(model, pk, before, after))
    return found


def _before(history: Any, firsts: dict[int, Any]) -> dict[int, Any]:
    """The versions that the change found. Deeds on a timeline wait for each other: nothing comes between."""
    if not firsts:
        return {}
    start = min(version.pgh_id for version in firsts.values())
    found = history.filter(pgh_obj_id__in=list(firsts), pgh_id__lt=start)
    return {row.pgh_obj_id: row for row in found.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")}


def written_by_each(changes: Sequence[Change]) -> dict[Any, list[Written]]:
    """What each of several changes wrote, by the change's key: as many queries for hundreds as for two."""
    found: dict[Any, list[Written]] = {change.pk: [] for change in changes}
    for model in TRACKED:
        history = version_model(model).objects
        touched = history.filter(pgh_context_id__in=list(found)).values("pgh_obj_id")
        rows: dict[int, list[Any]] = {}
        for version in history.filter(pgh_obj_id__in=touched).order_by("pgh_id"):
            rows.setdefault(version.pgh_obj_id, []).append(version)
        for pk, versions in rows.items():
            for change, written in _of_row(model, pk, versions):
                if change in found:
                    found[change].append(written)
    return found


def _of_row(model: Model, pk: int, versions: Sequence[Any]) -> Iterator[tuple[Any, Written]]:
    """What each change wrote of one row, from its whole history. Deeds on a timeline wait for each other."""
    before = None
    for change, own in groupby(versions, key=lambda version: version.pgh_context_id):
        of_change = list(own)
        first, last = of_change[0], of_change[-1]
        was = first if first.pgh_label == "delete" else None if first.pgh_label == "insert" else before
        after = None if last.pgh_label == "delete" else last
        if was is not None or after is not None:
            yield change, Written(model, pk, was, after)
        before = last
