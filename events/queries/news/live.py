"""What has changed since a page was made, for whoever has it open: never more than they would find by loading it anew.

A member is told what their history tells (`changes_asked`), without deeds of their own. A stranger is told what the
feed tells everybody (`news`), and of notes how those stand that everybody reads: a change that wrote nothing but
drafts, private notes or sign-offs moves nothing for them. The mark of a page says what it was made from.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from events.models import Annotation, Change, Event, EventState, User
from events.queries.history.changes import Asked, changes_asked
from events.queries.news.news import news
from events.queries.reader.remembered import Kept, Remembered
from events.queries.reader.sight import Sight
from events.queries.versions.history_names import person
from events.queries.versions.tracked import version_model

LOOKED_AT = 50  # changes since then, of which people are named
READERS = 1_000  # answers that are kept: one for each open page of a member
_MICROSECOND = 1_000_000


@dataclass(frozen=True, slots=True)
class Since:
    """What came after a mark: by whom (nobody is named to strangers) and when last; None where nothing did."""

    mark: str
    at: datetime | None = None
    by: tuple[str, ...] = ()
    is_gone: bool = False  # the event that the page is about is in the bin


_news = Remembered(news, is_plain=True, most=32)
_of_strangers: Kept[str] = Kept(READERS)
_of_members: Kept[Since] = Kept(READERS)


def mark(sight: Sight, asked: Asked) -> str:
    """What a page about the timeline, an event or its notes is made from, to be given back when it asks."""
    return str(sight.timeline.ledger.change_number) if sight.is_member else _of_stranger(sight, asked)


def since(sight: Sight, asked: Asked, given: str) -> Since:
    """What has changed of what the page is about. A mark that this reader was never given says that nothing has."""
    if isinstance(sight.reader, User) and sight.is_member:
        return _for_member(sight, sight.reader, asked, given)
    now = _of_stranger(sight, asked)
    (before, notes_before), (after, notes_after) = _parts(given), _parts(now)
    if before is None or after is None or (after <= before and notes_before == notes_after):
        return Since(now)
    return Since(now, datetime.fromtimestamp(after / _MICROSECOND, tz=timezone.get_default_timezone()))


def _for_member(sight: Sight, reader: User, asked: Asked, given: str) -> Since:
    number = sight.timeline.ledger.change_number
    if not (given.isascii() and given.isdecimal() and len(given) < 19) or int(given) >= number:
        return Since(str(number))

    def found() -> Since:
        rows = _later(sight, reader, asked, int(given))
        names = tuple(dict.fromkeys(person(row.by) for row in rows))
        is_gone = asked.event is not None and asked.event.state == EventState.WITHDRAWN
        return Since(str(number), rows[0].at if rows else None, names, is_gone and bool(rows))

    about = asked.event.pk if asked.event else asked.kind
    return _of_members.get((sight.timeline.pk, sight.timeline.ledger.state, reader.pk, about, int(given)), found)


def _later(sight: Sight, reader: User, asked: Asked, number: int) -> list[Change]:
    """The newest first. Where no note was written everybody is told of all of them, which is quickly asked."""
    if asked == Asked():
        wrote_notes = Exists(version_model(Annotation).objects.filter(pgh_context_id=OuterRef("pk")))
        rows = _newest(sight.timeline.changes.filter(number__gt=number).annotate(wrote_notes=wrote_notes), reader)
        if not any(row.wrote_notes for row in rows):  # type: ignore[attr-defined]  # annotated
            return rows
    return _newest(changes_asked(sight.timeline, reader, asked).filter(number__gt=number), reader)


def _newest(changes: QuerySet[Change], reader: User) -> list[Change]:
    return list(changes.exclude(by=reader).select_related("by").order_by("-number")[:LOOKED_AT])


def _of_stranger(sight: Sight, asked: Asked) -> str:
    """When the newest of it came out, in microseconds, and how many notes stand in which versions."""
    timeline, event = sight.timeline, asked.event
    about = event.pk if event else asked.kind
    key = timeline.pk, timeline.token, timeline.ledger.state, sight.reader.pk, about

    def made() -> str:
        times = [each.at for each in _news(sight) if event is None or each.number == event.number]
        newest = max((round(at.timestamp() * _MICROSECOND) for at in times), default=0)
        return f"{newest}.{_notes(sight, event)}" if event or asked.kind == "notes" else f"{newest}."

    return _of_strangers.get(key, made)


def _notes(sight: Sight, event: Event | None) -> str:
    rows = sight.of(Annotation.objects.filter(withdrawn_at__isnull=True))
    if event is not None:
        rows = rows.filter(Q(event=event) | Q(citation__event=event))
    found = rows.aggregate(count=Count("pk"), versions=Sum("version"))
    return f"{found['count']}-{found['versions'] or 0}"


def _parts(text: str) -> tuple[int | None, str]:
    newest, dot, notes = text.partition(".")
    return (int(newest) if dot and newest.isascii() and newest.isdecimal() and len(newest) < 19 else None), notes
