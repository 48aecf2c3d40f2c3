"""The changes of a timeline, of one of its rows or by one of its members: who, when, what and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet

from events.models import (
    Actor,
    Annotation,
    Change,
    Citation,
    DigestParagraph,
    Era,
    Event,
    EventTag,
    Membership,
    Participation,
    Passage,
    Place,
    Reading,
    Relation,
    Source,
    Story,
    StoryStep,
    Tag,
    Timeline,
    User,
)
from events.queries.history.sight import changes_seen, versions
from events.queries.reader.deed_words import FOR_GOOD, deed_words
from events.queries.versions.history_names import person
from events.queries.versions.tracked import Model, version_model

PAGE = 50  # changes at once
LOOKED_AT = 200  # versions of each kind that a change left, to say which events it is about
#: What a history can be narrowed to, by the name in the address.
KINDS: dict[str, tuple[str, tuple[Model, ...]]] = {
    "events": ("Events", (Event, Participation, EventTag, Relation)),
    "citations": ("Citations and quotations", (Citation, Passage, Reading)),
    "sources": ("Sources", (Source, DigestParagraph)),
    "eras": ("Eras and stories", (Era, Story, StoryStep)),
    "names": ("People, places, tags", (Actor, Place, Tag)),
    "notes": ("Notes", (Annotation,)),
    "settings": ("Settings and members", (Timeline, Membership)),
}
_PART_OF_AN_EVENT: tuple[Model, ...] = (Participation, EventTag, Citation, Annotation)


@dataclass(frozen=True, slots=True)
class About:
    """An event that a change is about."""

    number: int
    title: str


class Touched(NamedTuple):
    """Events that a change is about; whether there are more than were looked at."""

    events: list[About]
    has_more: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One change. `about` are the events it is about, a few of them; `others` counts the rest."""

    number: int
    by: str
    at: datetime
    words: str
    reason: str
    about: tuple[About, ...]
    others: int
    has_many: bool  # so many that they were not counted: `others` are the least there are
    reverts: int | None  # the number of the change that it took back or did again
    reverted_by: int | None
    may_be_undone: bool
    is_undoing: bool  # it took another one back: undoing it does that one again
    version: int | None  # of the row whose history this is, if it was written


@dataclass(frozen=True, slots=True)
class History:
    """A page of changes, the newest first; `older` is where the next one begins."""

    lines: tuple[Line, ...]
    older: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a history is narrowed to."""

    before: int | None = None
    by: int | None = None
    kind: str = ""
    event: Event | None = None
    row: tuple[Model, int] | None = None


def changes_asked(timeline: Timeline, reader: User, asked: Asked) -> QuerySet[Change]:
    """The changes that this member sees, narrowed to what was asked for."""
    found = changes_seen(timeline, reader)
    if asked.by is not None:
        found = found.filter(by_id=asked.by)
    if asked.kind in KINDS:
        found = found.filter(_of(KINDS[asked.kind][1], timeline, reader))
    if asked.event is not None:
        found = found.filter(_about_event(asked.event, timeline, reader))
    if asked.row is not None:
        found = found.filter(_contexts(versions(asked.row[0], timeline, reader).filter(pgh_obj_id=asked.row[1])))
    return found


def history(timeline: Timeline, reader: User, asked: Asked) -> History:
    """The changes that were asked for (four queries, however many they are)."""
    found = changes_asked(timeline, reader, asked)
    if asked.before is not None:
        found = found.filter(number__lt=asked.before)
    rows = list(found.select_related("by", "reverts").prefetch_related("reverted_by").order_by("-number")[: PAGE + 1])
    page = rows[:PAGE]
    about = _about(page, timeline, reader)
    own = _own_versions(page, asked)
    lines = tuple(_line(change, about[change.pk], own.get(change.pk)) for change in page)
    return History(lines, page[-1].number if len(rows) > PAGE else None)


def line_of(change: Change, reader: User) -> Line:
    """One change as it stands in a list of them."""
    about = _about([change], change.timeline, reader)
    return _line(change, about[change.pk], None)


def people_in(timeline: Timeline) -> list[tuple[int, str]]:
    """Everybody who ever changed something: key and name."""
    ids = timeline.changes.filter(by__isnull=False).values("by").distinct()
    return sorted(((user.pk, person(user)) for user in User.objects.filter(pk__in=ids)), key=lambda each: each[1])


def _of(models: Iterable[Model], timeline: Timeline, reader: User) -> Q:
    wanted = Q(pk__in=[])
    for model in models:
        wanted |= _contexts(versions(model, timeline, reader))
    return wanted


def _contexts(rows: QuerySet[Any]) -> Q:
    return Q(pk__in=rows.filter(pgh_context_id__isnull=False).values("pgh_context_id"))


def _about_event(event: Event, timeline: Timeline, reader: User) -> Q:
    """Changes of the event and of everything in it, gone parts included."""
    wanted = _contexts(versions(Event, timeline, reader).filter(pgh_obj_id=event.pk))
    citations = version_model(Citation).objects.filter(event_id=event.pk).values("pgh_obj_id")
    for model in _PART_OF_AN_EVENT:
        wanted |= _contexts(versions(model, timeline, reader).filter(event_id=event.pk))
    inside: tuple[Model, ...] = (Reading, Passage, Annotation)
    for model in inside:
        wanted |= _contexts(versions(model, timeline, reader).filter(citation_id__in=citations))
    related = versions(Relation, timeline, reader).filter(Q(event_id=event.pk) | Q(other_id=event.pk))
    return wanted | _contexts(related)


def _about(changes: Sequence[Change], timeline: Timeline, reader: User) -> dict[Any, Touched]:
    """The events of each change: of all its versions that lead to one, and those events (two queries).

    Of a change that made a whole timeline, only so many versions are looked at.
    """
    parts: tuple[Model, ...] = (*_PART_OF_AN_EVENT, Relation)
    leading: list[tuple[Model, str]] = [(Event, "pgh_obj_id"), *((part, "event_id") for part in parts)]
    inside: tuple[Model, ...] = (Reading, Passage)
    leading += [(part, "citation__event_id") for part in inside]
    arrays: dict[str, ArraySubquery] = {}
    for model, column in leading:
        of_change = versions(model, timeline, reader).filter(
            pgh_context_id=OuterRef("pk"), **{f"{column}__isnull": False}
        )
        arrays[f"in_{model.__name__.lower()}"] = ArraySubquery(of_change.order_by().values(column)[: LOOKED_AT + 1])
    rows = Change.objects.filter(pk__in=[change.pk for change in changes]).annotate(**arrays)
    touched: dict[Any, list[list[int]]] = {pk: found for pk, *found in rows.values_list("pk", *arrays)}
    events = Event.objects.in_bulk({key for found in touched.values() for keys in found for key in keys})
    return {
        pk: Touched(
            [About(event.number, event.title) for key in {*chain(*found)} if (event := events.get(key))],
            any(len(keys) > LOOKED_AT for keys in found),
        )
        for pk, found in touched.items()
    }


def _own_versions(changes: Sequence[Change], asked: Asked) -> dict[Any, int]:
    """The version that each change left of the row whose history this is."""
    row = (Event, asked.event.pk) if asked.event is not None else asked.row
    if row is None or not hasattr(row[0], "version"):
        return {}
    found = version_model(row[0]).objects.filter(
        pgh_obj_id=row[1], pgh_context_id__in=[change.pk for change in changes]
    )
    return dict(found.exclude(pgh_label="delete").order_by("pgh_id").values_list("pgh_context_id", "version"))


def _line(change: Change, touched: Touched, version: int | None) -> Line:
    about = sorted(touched.events, key=lambda each: each.number)
    undone = [each.number for each in change.reverted_by.all()]
    return Line(
        number=change.number,
        by=person(change.by),
        at=change.at,
        words=deed_words(change.verb),
        reason=change.reason,
        about=tuple(about[:3]),
        others=max(0, len(about) - 3),
        has_many=touched.has_more,
        reverts=change.reverts.number if change.reverts else None,
        reverted_by=max(undone) if undone else None,
        may_be_undone=change.verb not in FOR_GOOD and not undone,
        is_undoing=change.verb == "revert_change",
        version=version,
    )
