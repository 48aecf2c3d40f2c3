"""Deeds on an event's date: decided by an editor with a reason, or taken over from what one source says."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils import timezone

from events.actions.editing import edit, write
from events.actions.placements import rebuild_placements
from events.actions.refusals import Invalid
from events.actions.rights import require
from events.actions.texts import checked
from events.dates import DateError, DateValue, read_words
from events.models import Change, DatingBasis, Event, Reading, Role, User
from events.queries.dating.falling_back import next_reading

UNSOURCED = "Entered without a source."  # why this date, where nobody gave a reason and no source speaks of it


def redate_event(
    *,
    event: Event,
    when: str,
    reason: str,
    version: int,
    by: User,
    is_merging: bool = False,
    date: DateValue | None = None,
) -> Event:
    """Decide the date: `when` in people's words or EDTF, kept as written; empty for no date known. Editors only.

    `date` is the same where the door has read it already (Old Style, say). A reason is needed where sources say
    something about the date; without one it is said that no source stands behind it. Raises NotAllowed; Invalid with
    `when` or `reason`; StaleVersion, where the date with its basis and reason counts as one field.
    """
    require(Role.EDITOR, timeline=event.timeline, by=by)
    return _date(
        event,
        dated_as(event, when, reason=reason, date=date),
        version=version,
        by=by,
        verb="redate_event",
        reason=checked({"reason": reason})["reason"],
        is_merging=is_merging,
    )


def dated_as(event: Event, when: str, *, reason: str, date: DateValue | None = None) -> dict[str, Any]:
    """The fields of a date that an editor decides, as they are written. Raises Invalid with `when` or `reason`."""
    texts = checked({"when": when, "reason": reason})
    value = date or _read(texts["when"])
    said = Reading.objects.filter(citation__event=event, citation__withdrawn_at__isnull=True)
    if not texts["reason"] and said.exists():
        raise Invalid(reason="Say in a few words why this date: what the sources say about it stays beside it.")
    return {
        "date": value,
        "date_words": texts["when"],
        "dating_basis": DatingBasis.RULED if value else DatingBasis.UNDATED,
        "dating_reading": None,
        "dating_rationale": texts["reason"] if value is None else texts["reason"] or UNSOURCED,
    }


def use_reading(
    *, event: Event, reading: Reading, version: int, by: User, reason: str = "", is_merging: bool = False
) -> Event:
    """Take over the date that one citation of the event gives, for as long as that citation stands. Editors only.

    Raises NotAllowed; Invalid(reading=…) where it is another event's, withdrawn, or gives no date; StaleVersion.
    """
    require(Role.EDITOR, timeline=event.timeline, by=by)
    citation = reading.citation
    if citation.event_id != event.pk or citation.withdrawn_at is not None:
        raise Invalid(reading="This is not said about this event, or was withdrawn.")
    if reading.date is None:
        raise Invalid(reading="This source gives no date of its own that could be used.")
    texts = checked({"reason": reason})
    return _date(
        event,
        {
            "date": reading.date,
            "date_words": reading.date_as_written,
            "dating_basis": DatingBasis.READING,
            "dating_reading": reading,
            "dating_rationale": texts["reason"],
        },
        version=version,
        by=by,
        verb="use_reading",
        reason=texts["reason"],
        is_merging=is_merging,
    )


def let_date_fall(event: Event, *, without: Collection[int], by: User) -> None:
    """Inside an open change: where the date rests on one of these readings (primary keys), it falls back on another.

    What it falls back on is what `queries.falling_back` says beforehand. The caller places the event anew.
    """
    if event.dating_reading_id is None or event.dating_reading_id not in without:
        return
    reading = next_reading(event, without=without)
    write(
        event,
        {
            "date": reading.date if reading else None,
            "date_words": reading.date_as_written if reading else "",
            "dating_basis": DatingBasis.READING if reading else DatingBasis.UNDATED,
            "dating_reading": reading,
            "dating_rationale": "",
        },
        version=event.version,
        stamps={"dated_at": timezone.now(), "dated_by": by},
    )


def let_date_follow(reading: Reading, *, by: User) -> None:
    """Inside an open change: events whose date rests on this reading take what it says now."""
    for event in Event.objects.filter(dating_reading=reading):
        if reading.date is None:
            let_date_fall(event, without=[reading.pk], by=by)
        else:
            fields = {"date": reading.date, "date_words": reading.date_as_written}
            stamps = {"dated_at": timezone.now(), "dated_by": by}
            write(event, fields, version=event.version, stamps=stamps)


def _date(event: Event, fields: dict[str, Any], *, by: User, **options: Any) -> Event:
    """One edit whose fields stand or fall together: a conflict in one is a conflict of the date."""
    stamps = {"dated_at": timezone.now(), "dated_by": by}
    return edit(row=event, fields=fields, by=by, stamps=stamps, follow=_place_anew, **options)


def _read(words: str) -> DateValue | None:
    try:
        return read_words(words) if words else None
    except DateError as error:
        raise Invalid(when=error.message) from error


def _place_anew(stored: Event, change: Change) -> None:
    rebuild_placements(timeline=change.timeline, events=[stored])
