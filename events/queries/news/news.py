"""What is new in a timeline for those who are no members: events that came out, and what was changed in them since.

A change is told by the names of the fields that it touched, never by what stood there before: what was taken out of a
public page is not kept in public by another door. Of the time when strangers could not read the timeline, or when an
event was a draft, nothing is told but that it is there now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db.models import OuterRef, Subquery

from events.dates import DateValue, say
from events.models import Change, Citation, Event, EventState, Timeline, Visibility
from events.models.fields import DateColumns
from events.queries.citing.citations import standing
from events.queries.lenses.shown import with_dates
from events.queries.reader import labels
from events.queries.reader.names import source_name
from events.queries.reader.sight import Sight
from events.queries.versions.tracked import altered, version_model

MOST = 50  # entries
_CHANGES = 300  # that are looked at, the newest
_VERSIONS = 1_000  # of events, and of citations, that are looked at
_AT_ONCE = ("import_timeline", "duplicate_timeline", "make_events")  # deeds by which a whole timeline is there at once
#: What an event's page shows of its own, by field, in words.
_TOLD = {
    "title": "title",
    "date": "date",
    "occurrence": "whether it happened",
    "place": "place",
    "summary": "summary",
}


@dataclass(frozen=True, slots=True)
class News:
    """One entry. `what` says what happened to the event; title, date and summary are those of today."""

    id: UUID
    at: datetime
    number: int
    title: str
    what: str
    when: str  # in words; "" where it has no date
    summary: str  # Markdown
    is_new: bool


@dataclass(slots=True)
class _Touched:
    """What a change did to one event that is public now: its row before and after, and sources that were cited."""

    before: Any = None
    after: Any = None
    cited: list[Citation] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        """Whether the event came out by it."""
        return self.after is not None and (self.before is None or self.before.state != EventState.APPROVED)

    @property
    def fields(self) -> list[str]:
        """Names of what was changed, of what the event's page shows of its own."""
        if self.before is None or self.after is None:
            return []
        found = [name for name in altered(Event, self.before, self.after) if name in _TOLD]
        return [name for name in found if name != "date" or _date(self.before) != _date(self.after)]


def news(sight: Sight) -> tuple[News, ...]:
    """The newest first, at most `MOST` (eleven queries at most). The reader is a stranger."""
    opened = _opened(sight.timeline)
    found = list(_since(sight, opened))[:MOST]
    if opened is not None and len(found) < MOST:
        found += _before(sight, opened, {each.number for each in found if each.is_new})[: MOST - len(found)]
    return tuple(found)


def _opened(timeline: Timeline) -> Change | None:
    """The change by which strangers could read it, or by which it was there at once, whichever came later.

    None where they could read it from its first change on.
    """
    changes = timeline.changes.order_by("-number")
    at_once = changes.filter(verb__in=_AT_ONCE).first()
    versions = version_model(Timeline).objects.filter(pgh_obj_id=timeline.pk)
    hidden = versions.filter(visibility=Visibility.PRIVATE).order_by("-pgh_id").values_list("pgh_id", flat=True).first()
    after = versions.filter(pgh_id__gt=hidden).order_by("pgh_id").first() if hidden is not None else None
    made_public = changes.filter(pk=after.pgh_context_id).first() if after is not None else None
    both = [each for each in (at_once, made_public) if each is not None]
    return max(both, key=lambda each: each.number, default=None)


def _since(sight: Sight, opened: Change | None) -> Iterator[News]:
    rows = sight.timeline.changes.filter(number__gt=opened.number if opened else 0).order_by("-number")[:_CHANGES]
    changes = {change.pk: change for change in rows}
    touched = _touched(sight, changes)
    events = _events(sight, [event for _, event in touched])
    come_out: set[int] = set()
    for (change, key), each in sorted(touched.items(), key=lambda item: -changes[item[0][0]].number):
        event = events.get(key)
        if event is None or key in come_out:
            continue
        if each.is_new:
            come_out.add(key)
            yield _entry(event, changes[change].at)
        elif each.fields or each.cited:
            yield _entry(event, changes[change].at, each)


def _before(sight: Sight, opened: Change, told: set[int]) -> list[News]:
    """Events that were there when it was opened; which of them were changed since does not matter."""
    events = sight.of(Event.objects.standing()).exclude(number__in=told).order_by("-number")[:MOST]
    return [_entry(event, opened.at) for event in with_dates(sight, events)]


def _touched(sight: Sight, changes: Mapping[Any, Change]) -> dict[tuple[Any, int], _Touched]:
    """By change and event (keys). Versions of what was not public then are left out, but to say that it came out."""
    found: dict[tuple[Any, int], _Touched] = {}
    for after, before in _versions(sight.timeline, list(changes)):
        each = found.setdefault((after.pgh_context_id, after.pgh_obj_id), _Touched(before))
        each.before, each.after = before, each.after or after  # the newest comes first
    cited = version_model(Citation).objects.filter(
        timeline_id=sight.timeline.pk, pgh_context_id__in=list(changes), pgh_label="insert"
    )
    made = dict(cited.order_by("-pgh_id").values_list("pgh_obj_id", "pgh_context_id")[:_VERSIONS])
    for citation in standing(sight).filter(pk__in=made, event__state=EventState.APPROVED).order_by("pk"):
        found.setdefault((made[citation.pk], citation.event_id), _Touched()).cited.append(citation)
    return found


def _versions(timeline: Timeline, changes: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Approved versions of events that these changes left, the newest first, each with the one before it."""
    model = version_model(Event)
    earlier = model.objects.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id"))
    rows = (
        model.objects.filter(timeline_id=timeline.pk, pgh_context_id__in=changes, state=EventState.APPROVED)
        .exclude(pgh_label="delete")
        .annotate(earlier=Subquery(earlier.order_by("-pgh_id").values("pgh_id")[:1]))
        .order_by("-pgh_id")[:_VERSIONS]
    )
    found = list(rows)
    before = model.objects.in_bulk([row.earlier for row in found if row.earlier is not None])
    for row in found:
        yield row, before.get(row.earlier)


def _events(sight: Sight, keys: Sequence[int]) -> dict[int, Event]:
    rows = sight.of(Event.objects.standing().filter(pk__in=keys))
    return {event.pk: event for event in with_dates(sight, rows)}


def _entry(event: Event, at: datetime, touched: _Touched | None = None) -> News:
    date = event.date_shown
    what, name = "New in this timeline.", "new"
    if touched is not None:
        what = " ".join(_words(event, touched))
        name = str(touched.after.version) if touched.fields else f"cited {touched.cited[0].public_id}"
    return News(
        id=uuid5(event.public_id, name),
        at=at,
        number=event.number,
        title=event.title,
        what=what,
        when=say(date) if date else "",
        summary=event.summary,
        is_new=touched is None,
    )


def _words(event: Event, touched: _Touched) -> Iterator[str]:
    now = {"date": say(event.date_shown) if event.date_shown else "no date"}
    now["occurrence"] = labels.OCCURRENCE[event.occurrence]
    fields = [words + (f" (now: {now[name]})" if name in now else "") for name, words in _TOLD.items()
              if name in touched.fields]  # fmt: skip
    if fields:
        yield f"Changed: {', '.join(fields)}."
    if touched.cited:
        sources = dict.fromkeys(source_name(each.source, is_member=False).short for each in touched.cited)
        yield f"Source added: {', '.join(sources)}."


def _date(version: Any) -> DateValue | None:
    columns: DateColumns = vars(Event)["date"]
    return columns.gathered(version)
