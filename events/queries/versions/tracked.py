"""What has a history, and which columns of a row are one thing to a reader: a page and its kind, a date and its why."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.db import models

from events.models import (
    Actor,
    Anchor,
    Annotation,
    Citation,
    DigestParagraph,
    Distinction,
    Era,
    Event,
    EventTag,
    Likeness,
    Membership,
    Participation,
    Passage,
    Place,
    Proposal,
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
)
from events.models.fields import DateColumns

Model = type[models.Model]

#: Every model with a history, wholes before their parts.
TRACKED: tuple[Model, ...] = (
    Timeline,
    Membership,
    Place,
    Actor,
    Tag,
    Source,
    SourceFile,
    SourceText,
    DigestParagraph,
    Era,
    Event,
    Story,
    StoryStep,
    Participation,
    EventTag,
    Citation,
    Relation,
    Reading,
    Annotation,
    Passage,
    Anchor,
    Suggestion,
    Likeness,
    Distinction,
    Proposal,
)

#: Columns that say which row it is, and never what is said in it.
_IDENTITY = frozenset({"id", "timeline_id", "public_id", "version"})
#: Columns that stay out of the history: secrets, and texts that must be removable.
_NOT_KEPT: Mapping[Model, frozenset[str]] = {
    Timeline: frozenset({"token"}),
    SourceFile: frozenset({"content"}),
    SourceText: frozenset({"text"}),
}

#: Columns that are written and taken back together, under the name that a page has for them.
_TOGETHER: Mapping[Model, Mapping[str, tuple[str, ...]]] = {
    Timeline: {"opening": ("opening_from", "opening_to"), "binned": ("binned_at", "binned_by_id")},
    Place: {"position": ("latitude", "longitude")},
    Era: {"date": ("date_words",)},
    StoryStep: {"show": ("show_from", "show_to", "show_words")},
    Event: {
        "date": (
            "date_words",
            "dating_basis",
            "dating_reading_id",
            "dating_rationale",
            "dated_at",
            "dated_by_id",
        ),
        "date_checked": ("date_checked_at", "date_checked_by_id", "date_checked_as"),
        "state": ("merged_into_id",),
    },
    Citation: {"locator": ("locator_kind", "locator")},
    Relation: {"kind": ("kind", "gap_least", "gap_most", "gap_unit", "clock")},
    Reading: {"date": ("form", "relation_id"), "duration": ("duration_least", "duration_most", "duration_unit")},
    Passage: {"checked": ("checked_at", "checked_by_id", "checked_as")},
    Annotation: {
        "body": ("mentioned",),
        "resolved": ("resolved_at", "resolved_by_id"),
        "assigned": ("assigned_to_id", "assigned_by_id", "assigned_at"),
        "pinned": ("pinned_at", "pinned_by_id"),
        "hidden": ("hidden_at", "hidden_by_id", "hidden_reason"),
    },
    Anchor: {"state": ("begins", "ends", "state", "decided_at", "decided_by_id")},
    Suggestion: {
        "words": ("begins", "ends", "sentence_begins", "sentence_ends"),
        "date": ("date_begins", "date_ends", "relation"),
        "state": ("state", "decided_at", "decided_by_id", "decision_reason", "citation_id"),
    },
    Likeness: {"answer": ("answer", "decided_at", "decided_by_id")},
    Proposal: {"state": ("state", "decided_at", "decided_by_id", "decision_reason")},
}
_WITHDRAWN = ("withdrawn_at", "withdrawn_by_id")


@cache
def version_model(model: Model) -> Any:
    """The model of its history's rows."""
    return model._meta.get_field("versions").related_model


@cache
def fields_of(model: Model) -> Mapping[str, tuple[str, ...]]:
    """The fields of a row that hold content, by name, each with its columns."""
    dates = {name: each.columns for name, each in vars(model).items() if isinstance(each, DateColumns)}
    within = {column: name for name, columns in dates.items() for column in columns}
    within |= {column: name for name, columns in _TOGETHER.get(model, {}).items() for column in columns}
    within |= dict.fromkeys(_WITHDRAWN, "withdrawn")
    found: dict[str, tuple[str, ...]] = {}
    for field in model._meta.concrete_fields:
        column = field.attname
        if column in _IDENTITY | _NOT_KEPT.get(model, frozenset()):
            continue
        name = within.get(column) or field.name
        found[name] = (*found.get(name, ()), column)
    return found


def values(row: Any, columns: tuple[str, ...]) -> tuple[Any, ...]:
    """What a row of the model or of its history holds there."""
    return tuple(getattr(row, column) for column in columns)


def altered(model: Model, before: Any, after: Any) -> list[str]:
    """Names of the fields in which two rows (of the model or its history) are different."""
    return [name for name, columns in fields_of(model).items() if values(before, columns) != values(after, columns)]
