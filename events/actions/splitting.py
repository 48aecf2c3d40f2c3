"""One event that turns out to be two: what is said of the second goes over to an event of its own."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils import timezone

from events.actions.changes import open_change
from events.actions.dating import UNSOURCED
from events.actions.distinctions import keep_apart
from events.actions.editing import write
from events.actions.facts import next_number
from events.actions.moving_out import Dated, Split, move_out
from events.actions.placements import rebuild_placements
from events.actions.refusals import Gone, Invalid, StaleVersion
from events.actions.rights import require
from events.actions.texts import checked
from events.dates import DateError, DateValue, read_words
from events.models import DatingBasis, Event, EventState, Reading, Relation, Role, User
from events.queries.dating.falling_back import next_reading
from events.queries.event.splitting import DatedBy


def split_event(
    *, split: Split, by: User, reason: str = "", idempotency_key: str | None = None, asked: str = ""
) -> Event:
    """Make a second event of some of what is said of one, in one change; returns the new one.

    It is seen by whom the first one is, and the two are known to be two. Editors only. Raises NotAllowed; Invalid by
    field: `choose` where nothing goes over, `title`, `when`, `old` and `old_when` where what dates the event goes along
    and nothing else was chosen; StaleVersion, Gone; AlreadyDone.
    """
    timeline = split.event.timeline
    require(Role.EDITOR, timeline=timeline, by=by)
    why = checked({"reason": reason})["reason"]
    if split.is_nothing:
        raise Invalid(choose="Choose at least one thing that goes to the new event.")
    texts = checked({"title": split.title, "summary": split.summary}, required={"title"})
    with open_change(
        timeline, verb="split_event", by=by, reason=why, idempotency_key=idempotency_key, asked=asked
    ) as change:
        event = _as_seen(split)
        made = Event.objects.create(
            timeline=timeline,
            number=next_number(timeline),
            title=texts["title"],
            summary=texts["summary"],
            occurrence=event.occurrence,
            weight=event.weight,
            state=event.state,
            place=event.place if split.is_at_the_place else None,
        )
        related = {row.pk for row in _related(event)}
        move_out(split, event, made)
        for target, dated, column in ((event, split.old, "old_when"), (made, split.new, "when")):
            _date(target, dated, column=column, by=by)
        keep_apart(event.pk, made.pk, timeline=timeline.pk)
        beside = Event.objects.filter(pk__in=related)
        rebuild_placements(timeline=timeline, events=[event, made, *beside])
        change.made = {"noun": "event", "id": str(made.public_id), "number": made.number}
        change.save(update_fields=["made"])
    made.refresh_from_db()
    return made


def _as_seen(split: Split) -> Event:
    event = Event.objects.select_for_update(of=("self",)).select_related("place").get(pk=split.event.pk)
    if event.state == EventState.WITHDRAWN:
        raise Gone(seen=split.version)
    if event.version != split.version:
        raise StaleVersion(seen=split.version, stored=event.version)
    return event


def _related(event: Event) -> list[Event]:
    rows = Relation.objects.filter(Q(event=event) | Q(other=event)).select_related("event", "other")
    return [row.other if row.event_id == event.pk else row.event for row in rows]


def _date(event: Event, dated: Dated, *, column: str, by: User) -> None:
    """Inside the change: what dates the event now that the citations stand where they do."""
    if dated.by == DatedBy.KEPT:
        reading = event.dating_reading
        if reading is not None and Reading.objects.filter(pk=reading.pk).exclude(citation__event=event).exists():
            raise Invalid(old="What dates this event goes along: say what dates it now.")
        return
    fields = _fields(event, dated, column)
    stamps = {"dated_at": timezone.now(), "dated_by": by} if fields["date"] or dated.by != DatedBy.SOURCES else None
    write(event, fields, version=event.version, stamps=stamps)


def _fields(event: Event, dated: Dated, column: str) -> dict[str, Any]:
    nothing = {
        "date": None,
        "date_words": "",
        "dating_basis": DatingBasis.UNDATED,
        "dating_reading": None,
        "dating_rationale": "",
    }
    if dated.by == DatedBy.SOURCES:
        reading = next_reading(event, without=())
        if reading is None:
            return nothing
        of_it = {"date": reading.date, "date_words": reading.date_as_written}
        return nothing | of_it | {"dating_basis": DatingBasis.READING, "dating_reading": reading}
    if dated.by == DatedBy.NONE:
        return nothing
    texts = checked({column: dated.words, "reason": dated.reason})
    value = _read(texts[column], column)
    if value is None:
        raise Invalid(**{column: "Write the date, or choose something else that dates it."})
    typed = {"date": value, "date_words": texts[column], "dating_basis": DatingBasis.RULED}
    return nothing | typed | {"dating_rationale": texts["reason"] or UNSOURCED}


def _read(words: str, column: str) -> DateValue | None:
    try:
        return read_words(words) if words else None
    except DateError as error:
        raise Invalid(**{column: error.message}) from error
