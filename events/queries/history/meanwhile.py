"""What others have written into a row since somebody loaded it, in a line each."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import Any

from events.models import Change
from events.queries.history.field_words import title_of
from events.queries.versions.history_names import person
from events.queries.versions.tracked import altered, version_model


def changed_meanwhile(row: Any, *, seen: int, but: Collection[str]) -> list[str]:
    """`Also changed meanwhile: title, by Ada.` for each version between the one seen and the last before `row`.

    Fields in `but` are what one has just written oneself.
    """
    if row.version <= seen + 1:
        return []
    model: Any = type(row)
    versions = version_model(model).objects.filter(pgh_obj_id=row.pk, version__gte=seen, version__lt=row.version)
    rows = list(versions.order_by("pgh_id"))
    lines = []
    for former, later in pairwise(rows):
        names = [title_of(model, name).lower() for name in altered(model, former, later) if name not in but]
        if names:
            lines.append(f"Also changed meanwhile: {', '.join(names)}, by {writer_of(later)}.")
    return lines


def last_writer(row: Any) -> str:
    """Who wrote the version that is stored."""
    model: Any = type(row)
    last = version_model(model).objects.filter(pgh_obj_id=row.pk).order_by("-pgh_id").first()
    return writer_of(last) if last else person(None)


def writer_of(version: Any) -> str:
    """Who wrote a version of a row's history."""
    change = Change.objects.filter(pk=version.pgh_context_id).select_related("by").first()
    return person(change.by if change else None)
