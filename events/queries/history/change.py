"""What one change did: row by row, field by field, texts word by word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from events.models import Change, Citation, Event, EventTag, Source, Suggestion, Tag, Timeline, User
from events.queries.history.field_words import NOUNS, TEXTS, said, shown_fields, title_of
from events.queries.history.sight import SHOWN, changes_seen, versions
from events.queries.versions.history_names import Names
from events.queries.versions.tracked import Model, altered, fields_of, values
from events.queries.versions.word_diff import Segment, word_diff
from events.queries.versions.written import Written, written_by

MADE, ALTERED, GONE = "made", "altered", "gone"
MOST_ROWS = 200  # of one change on a page; the rest is counted
_NAMED_BY_FIELDS = frozenset({"event", "citation", "source", "annotation", "passage"})


@dataclass(frozen=True, slots=True)
class Difference:
    """A field before and after, in words; of texts the stretches that stayed, went and came."""

    name: str
    title: str
    old: str
    new: str
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class RowDone:
    """One row of a change: what it is, what happened to it, and the differences; `event` is the one it is part of."""

    noun: str
    name: str
    what: str  # made · altered · gone
    differences: tuple[Difference, ...]
    event: int | None
    version: int | None


@dataclass(frozen=True, slots=True)
class Done:
    """The rows of a change that this member may read; `more` counts those that are not listed.

    `counted` says how many suggestions a machine made, changed or took away: those are listed nowhere.
    """

    rows: tuple[RowDone, ...]
    more: int
    counted: tuple[str, ...] = ()


def change_seen(timeline: Timeline, number: int, reader: User) -> Change | None:
    """The change of that number, if this member may read it."""
    found = changes_seen(timeline, reader).select_related("by", "reverts", "timeline")
    return found.filter(number=number).first()


def done_by(change: Change, reader: User) -> Done:
    """What the change did, as far as this member may read it."""
    written = [each for each in written_by(change) if each.model in SHOWN]
    wrote = [each for each in written if not _is_found(each)]
    seen = _as_far_as_seen(wrote, change, reader)
    shown, more = seen[:MOST_ROWS], max(0, len(seen) - MOST_ROWS)
    names = Names.of([(each.model, row) for each in shown for row in (each.before, each.after) if row is not None])
    rows = (row_done(each, names) for each in shown)
    counted = tuple(_counted([each for each in written if _is_found(each)]))
    return Done(tuple(row for row in rows if row.differences or row.what != ALTERED), more, counted)


def _is_found(each: Written) -> bool:
    """Whether it is a suggestion on which nobody decided here: a machine found it, or found it otherwise."""
    return each.model is Suggestion and (each.is_made or each.is_gone or "state" not in each.fields)


def _counted(found: Sequence[Written]) -> Iterable[str]:
    made, gone = sum(each.is_made for each in found), sum(each.is_gone for each in found)
    for number, what in ((made, "made"), (len(found) - made - gone, "changed"), (gone, "taken away")):
        if number:
            yield f"{number:,} suggestion{'s were' if number > 1 else ' was'} {what}."


def _as_far_as_seen(wrote: Sequence[Written], change: Change, reader: User) -> list[Written]:
    """Without versions that are others' private notes: what such a note became is shown as if it began there."""
    seen: dict[Model, set[int]] = {}
    for model in {each.model for each in wrote}:
        pgh = [row.pgh_id for each in wrote if each.model is model for row in (each.before, each.after) if row]
        found = versions(model, change.timeline, reader).filter(pgh_id__in=pgh)
        seen[model] = set(found.values_list("pgh_id", flat=True))
    kept = []
    for each in wrote:
        before, after = (row if row and row.pgh_id in seen[each.model] else None for row in (each.before, each.after))
        if before or after:
            kept.append(Written(each.model, each.pk, before, after))
    return kept


def row_done(each: Written, names: Names) -> RowDone:
    """One row of a change, in words."""
    model, row = each.model, each.row
    what = MADE if each.is_made else GONE if each.is_gone else ALTERED
    return RowDone(
        noun=NOUNS[model],
        name=_name(model, row, names),
        what=what,
        differences=tuple(differences(model, each.before, each.after, names)),
        event=_event_number(model, row, names),
        version=getattr(each.after, "version", None) if model is Event and each.after is not None else None,
    )


def differences(model: Model, before: Any | None, after: Any | None, names: Names) -> Iterable[Difference]:
    """The fields in which two rows differ; of one row alone, those that say something."""
    if before is not None and after is not None:
        changed: Iterable[str] = altered(model, before, after)
    else:
        row = after if after is not None else before
        changed = [
            name for name in shown_fields(model) if name not in _NAMED_BY_FIELDS and _says_something(model, name, row)
        ]
    shown = set(shown_fields(model))
    for name in changed:
        if name not in shown:
            continue
        old, new = (said(model, name, row, names) if row is not None else "" for row in (before, after))
        if old == new:
            continue
        is_text = name in TEXTS and before is not None and after is not None
        yield Difference(name, title_of(model, name), old, new, word_diff(old, new) if is_text else ())


def _says_something(model: Model, name: str, row: Any) -> bool:
    """Whether a field holds something else than a new row has by itself; its order among others says nothing."""
    columns = fields_of(model)[name]
    defaults = tuple(model._meta.get_field(column).get_default() for column in columns)  # type: ignore[union-attr]
    return name not in ("position", "sort_key") and values(row, columns) != defaults


def _name(model: Model, row: Any, names: Names) -> str:
    if model is EventTag:
        return names(Tag, row.tag_id)
    called = names.call(model, row) if model is not Event else f"{row.number}: {row.title}"
    if called and model is not Event:
        return called
    for column, target in (("event_id", Event), ("source_id", Source)):
        key = getattr(row, column, None)
        if key is not None:
            return f"of {names(target, key)}"
    return called


def _event_number(model: Model, row: Any, names: Names) -> int | None:
    if model is Event:
        return int(row.number)
    key = getattr(row, "event_id", None)
    if key is None:
        citation = names.row(Citation, getattr(row, "citation_id", None))
        key = citation.event_id if citation is not None else None
    event = names.row(Event, key)
    return event.number if event is not None else None
