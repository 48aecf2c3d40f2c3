"""History of every row: inserted, updated and deleted versions, by statement triggers, append-only."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db import models

Row = TypeVar("Row", bound=type[models.Model])


def tracked(*, exclude: list[str] | None = None) -> Callable[[Row], Row]:
    """Keep every version of a model's rows in a table `<model>_version`; each version's context is its Change.

    Raises nothing of its own; columns in `exclude` are kept out of the history (private text, which must be removable).
    """

    def decorate(model: Row) -> Row:
        name = model._meta.object_name
        track: Callable[[Row], Row] = pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            exclude=exclude,
            level=pghistory.Statement,
            append_only=True,
            model_name=f"{name}Version",
            obj_field=pghistory.ObjForeignKey(related_name="versions", db_index=True),
            context_field=pghistory.ContextForeignKey(db_index=True),
            meta={"db_table": f"{model._meta.db_table}_version"},
        )
        return track(model)

    return decorate
