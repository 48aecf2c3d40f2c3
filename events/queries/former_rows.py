"""Rows as they stood once a change was made: of each the last version up to then, gone ones left out."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models
from django.db.models import Q

from events.models import Change, Timeline
from events.queries.tracked import version_model

Row = TypeVar("Row", bound=models.Model)


def rows_at(model: type[Row], timeline: Timeline, number: int) -> list[Row]:
    """All rows of the model that were there after the change of that number, by key; never to be saved (one query).

    What came in without a change was there from the beginning.
    """
    earlier = Change.objects.filter(timeline=timeline, number__lte=number).values("pk")
    own = {"pgh_obj_id": timeline.pk} if model is Timeline else {"timeline_id": timeline.pk}
    versions = version_model(model).objects.filter(**own)
    versions = versions.filter(Q(pgh_context_id__isnull=True) | Q(pgh_context_id__in=earlier))
    last = versions.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    columns = [field.attname for field in model._meta.concrete_fields]
    return [_row(model, version, columns) for version in last if version.pgh_label != "delete"]


def _row(model: type[Row], version: Any, columns: list[str]) -> Row:
    """The row; columns that no history keeps are as in a new one."""
    return model(**{column: getattr(version, column) for column in columns if hasattr(version, column)})
