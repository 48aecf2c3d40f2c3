"""What the rows of a history are called: by what they are named today, gone ones by what they were named last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from events.models import (
    Actor,
    Annotation,
    Citation,
    Distinction,
    Era,
    Event,
    Likeness,
    Place,
    Reading,
    Relation,
    Source,
    SourceFile,
    SourceText,
    Story,
    StoryStep,
    Suggestion,
    Tag,
    Timeline,
    User,
)
from events.queries.reader import labels
from events.queries.reader.names import source_name
from events.queries.versions.tracked import Model, fields_of

_LEADING: tuple[tuple[Model, tuple[str, ...]], ...] = (  # what a name is made from, asked before it
    (Reading, ("citation",)),
    (Relation, ("event", "other")),
    (Distinction, ("event", "other")),
    (Citation, ("source", "event")),
)


@dataclass
class Names:
    """Rows by model and key, fetched together, and what to call them."""

    rows: dict[Model, dict[int, Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[tuple[Model, Any]]) -> Names:
        """Names for everything that these rows refer to (one query for each kind of thing)."""
        wanted: dict[Model, set[int]] = {}
        for model, row in rows:
            if model is Annotation:
                wanted.setdefault(User, set()).update(row.mentioned)
            for columns in fields_of(model).values():
                for column in columns:
                    target = model._meta.get_field(column).related_model
                    key = getattr(row, column, None)
                    if target is not None and key is not None:
                        wanted.setdefault(target, set()).add(key)
        names = cls()
        for model, references in _LEADING:
            names._fetch(model, wanted.pop(model, set()))
            for row in names.rows.get(model, {}).values():
                for reference in references:
                    wanted.setdefault(model._meta.get_field(reference).related_model, set()).add(  # type: ignore[arg-type]
                        getattr(row, f"{reference}_id")
                    )
        for model, keys in wanted.items():
            names._fetch(model, keys)
        return names

    def _fetch(self, model: Model, keys: set[int]) -> None:
        if keys:
            self.rows.setdefault(model, {}).update(model._base_manager.in_bulk(keys))

    def row(self, model: Model, key: int | None) -> Any | None:
        """The live row, if it is there and was asked for."""
        return self.rows.get(model, {}).get(key) if key is not None else None

    def __call__(self, model: type[models.Model], key: Any) -> str:
        """What the row is called in a sentence."""
        row = self.row(model, key)
        return "something that is gone" if row is None else self.call(model, row)

    def call(self, model: Model, row: Any) -> str:
        """The same for a row at hand, of the model or of its history. Members only: confidential sources are named."""
        call = _CALLED.get(model)
        return call(row, self) if call else ""


def _source(row: Any) -> str:
    live = row if isinstance(row, Source) else None
    if live is not None:
        return source_name(live, is_member=True).short
    return str(row.short_title or row.container_title or row.publisher or row.title or row.url or "Untitled source")


def person(user: User | None) -> str:
    """Somebody's name, as the members of a timeline know it; whoever has no account any more is somebody."""
    return (user.get_full_name() or user.get_username()) if user else "somebody"


def _relation(row: Any, names: Names) -> str:
    return f"{names(Event, row.event_id)} {labels.RELATION[row.kind]} {names(Event, row.other_id)}"


def _told(step: Any, names: Names) -> str:
    return str(step.title) or (names(Event, step.event_id) if step.event_id is not None else "words of its own")


_CALLED: Mapping[Model, Callable[[Any, Names], str]] = {
    Event: lambda row, _: f"“{row.mention or row.title}”",
    Actor: lambda row, _: str(row.name),
    Place: lambda row, _: str(row.name),
    Tag: lambda row, _: str(row.name),
    Era: lambda row, _: f"“{row.title}”",
    Story: lambda row, _: f"“{row.title}”",
    StoryStep: lambda row, names: f"{_told(row, names)} in {names(Story, row.story_id)}",
    Timeline: lambda row, _: str(row.title),
    Source: lambda row, _: _source(row),
    Citation: lambda row, names: f"{names(Source, row.source_id)} on {names(Event, row.event_id)}",
    Reading: lambda row, names: names(Citation, row.citation_id),
    Relation: _relation,
    User: lambda row, _: person(row),
    Annotation: lambda row, _: "a note",
    SourceFile: lambda row, _: "a file",
    SourceText: lambda row, _: "a captured text",
    Suggestion: lambda row, _: f"the suggestion “{row.title}”",
    Distinction: lambda row, names: f"{names(Event, row.event_id)} and {names(Event, row.other_id)}",
    Likeness: lambda row, names: f"{names(Source, row.source_id)} and {names(Source, row.other_id)}",
}
