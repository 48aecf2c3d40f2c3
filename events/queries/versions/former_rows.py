"""Rows as they stood once a change was made: of each the last version up to then, gone ones left out."""

from __future__ import annotations

from typing import TypeVar

from django.db import models
from django.db.models import Q

from events.models import Change, Timeline
from events.queries.versions.tracked import version_model

Row = TypeVar("Row", bound=models.Model)


def rows_at(model: type[Row], timeline: Timeline, number: int, **where: object) -> list[Row]:
    """All rows of the model that were there after the change of that number, by key; never to be saved (one query).

    What came in without a change was there from the beginning. `where` narrows by columns that a row never changes.
    Columns that no history keeps are not loaded.
    """
    versions = version_model(model)
    kept = {field.attname for field in versions._meta.concrete_fields}
    columns = [field.attname for field in model._meta.concrete_fields if field.attname in kept]
    earlier = Change.objects.filter(timeline=timeline, number__lte=number).values("pk")
    own = {"pgh_obj_id": timeline.pk} if model is Timeline else {"timeline_id": timeline.pk}
    until = Q(pgh_context_id__isnull=True) | Q(pgh_context_id__in=earlier)
    last = versions.objects.filter(until, **own, **where).order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    rows = last.values_list("pgh_label", *columns)
    return [model.from_db(timeline._state.db, columns, values) for label, *values in rows if label != "delete"]
