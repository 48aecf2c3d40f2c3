"""Deeds on a source: its record, and the summary of it in our own words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Day
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from events.actions import naming, restoring
from events.actions.changes import open_change
from events.actions.editing import edit
from events.actions.placements import rebuild_placements
from events.actions.publishing import follow_publication
from events.actions.refusals import InUse, Invalid
from events.actions.rights import require
from events.actions.texts import checked
from events.dates import DateError, DateValue, read_words
from events.models import CalendarName, Change, Event, EventState, PublishedBasis, Rights, Role, Source, Timeline, User

_TEXTS = frozenset(
    {"csl_type", "title", "short_title", "container_title", "publisher", "published_as_written", "published_note"}
    | {"url", "archive_url", "language", "time_zone", "note", "public_label"}
)
EDITABLE = _TEXTS | {
    *("authors", "published", "published_basis", "accessed_on", "calendar", "rights", "quote_limit", "derived_from"),
    "position",
}
_KNOWN = {"published_basis": PublishedBasis.values, "calendar": CalendarName.values, "rights": Rights.values}
MOST_AUTHORS = 100
LARGEST = 2**31 - 1


def add_source(
    *,
    timeline: Timeline,
    new: naming.NewSource,
    by: User,
    idempotency_key: str | None = None,
    asked: str = "",
    **more: Any,
) -> Source:
    """Add a source by itself; `more` are others of EDITABLE. Editors only.

    A source that is known already is not made twice: it gets `more` and is returned. Raises NotAllowed; Invalid by
    field, those of `new` with `source_` before their names; AlreadyDone.
    """
    require(Role.EDITOR, timeline=timeline, by=by)
    with open_change(timeline, verb="add_source", by=by, idempotency_key=idempotency_key, asked=asked) as change:
        source = naming.source_named(timeline, new)
        clean = valid(source, more)
        if clean:
            for name, value in clean.items():
                setattr(source, name, value)
            source.save()
        change.made = {"noun": "source", "id": str(source.public_id)}
        change.save(update_fields=["made"])
    return source


def edit_source(
    *, source: Source, fields: Mapping[str, Any], version: int, by: User, reason: str = "", is_merging: bool = False
) -> Source:
    """Write some of EDITABLE; `published` in people's words or as a DateValue, `authors` as CSL names or as typed.

    Dates that were counted from its publication date are read anew, and the events it is cited for placed anew: what
    was announced when hangs on it. Editors only. Raises NotAllowed; Invalid by field; StaleVersion.
    """
    require(Role.EDITOR, timeline=source.timeline, by=by)
    return edit(
        row=source,
        fields=valid(source, fields),
        version=version,
        by=by,
        verb="edit_source",
        reason=checked({"reason": reason})["reason"],
        is_merging=is_merging,
        follow=lambda stored, change: _follow(stored, change, by=by),
    )


def withdraw_source(*, source: Source, version: int, by: User, reason: str = "") -> Source:
    """Into the bin. Editors only. Raises InUse while standing citations rest on it."""
    require(Role.EDITOR, timeline=source.timeline, by=by)
    standing = source.citations.filter(withdrawn_at__isnull=True).exclude(event__state=EventState.WITHDRAWN)
    count = standing.count()
    if count:
        what = "One citation rests" if count == 1 else f"{count} citations rest"
        raise InUse(f"{what} on this source: withdraw them first, or let them cite another source.")
    return edit(
        row=source,
        fields={"withdrawn_at": source.withdrawn_at or timezone.now(), "withdrawn_by": by},
        version=version,
        by=by,
        verb="withdraw_source",
        reason=checked({"reason": reason})["reason"],
    )


def restore_source(*, source: Source, version: int, by: User, reason: str = "") -> Source:
    """Out of the bin. Editors only."""
    restored: Source = restoring.restore(row=source, version=version, by=by, reason=reason)
    return restored


def valid(source: Source, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they are stored. Raises Invalid by field, of one that is not of EDITABLE too."""
    strange = set(fields) - EDITABLE
    if strange:
        raise Invalid(**dict.fromkeys(sorted(strange), "This cannot be edited here."))
    clean = checked(fields)
    wrong = [name for name, known in _KNOWN.items() if name in clean and clean[name] not in known]
    problems = dict.fromkeys(wrong, "Choose one of the answers.")
    for name, check in _CHECKS.items():
        if name in clean:
            try:
                clean[name] = check(clean[name])
            except ValueError as error:
                problems[name] = str(error)
    if "derived_from" in clean and "derived_from" not in problems and is_circle(source, clean["derived_from"]):
        problems["derived_from"] = "A source cannot be taken from itself, or from what was taken from it."
    if problems:
        raise Invalid(**problems)
    return clean


def _published(value: Any) -> DateValue | None:
    if value is None or isinstance(value, DateValue):
        return value
    try:
        return read_words(str(value)) if str(value).strip() else None
    except DateError as error:
        raise ValueError(error.message) from error


def _authors(value: Any) -> list[dict[str, str]]:
    names = naming.authors_typed(value) if isinstance(value, str) else value
    kinds = ({"family", "given"}, {"family"}, {"given"}, {"literal"})
    if not isinstance(names, list) or len(names) > MOST_AUTHORS:
        raise ValueError(f"Give at most {MOST_AUTHORS} names, with semicolons between them.")
    for name in names:
        if (
            not isinstance(name, dict)
            or set(name) not in kinds
            or not all(isinstance(each, str) for each in name.values())
        ):
            raise ValueError("A name is “Family, Given”, or one name as it is written.")
        checked(name)
    return names


def _accessed(value: Any) -> Day | None:
    if value in (None, "") or isinstance(value, Day):
        return value or None
    try:
        return Day.fromisoformat(str(value))
    except ValueError as error:
        raise ValueError("Write the day as 2007-03-10.") from error


def _zone(value: Any) -> str:
    try:
        return ZoneInfo(value).key if value else ""
    except (KeyError, ValueError, OSError) as error:
        raise ValueError("There is no such time zone: write one such as Europe/Berlin.") from error


def _quote_limit(value: Any) -> int | None:
    if value in (None, ""):
        return None
    if (
        isinstance(value, bool)
        or not str(value).isascii()
        or not str(value).isdecimal()
        or int(str(value)[:12]) > LARGEST
    ):
        raise ValueError("The quote limit is a number of characters, or empty for the timeline's rule.")
    return int(value)


def _address(value: Any) -> str:
    if value and not str(value).lower().startswith(("http://", "https://")):
        raise ValueError("An address begins with http:// or https://.")
    return str(value)


def _origin(value: Any) -> Source | None:
    if value is not None and not isinstance(value, Source):
        raise ValueError("There is no such source in this timeline.")
    return value


def _position(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST:
        raise ValueError("The order of sources is a whole number from 0 on.")
    return value


_CHECKS = {
    "published": _published,
    "authors": _authors,
    "accessed_on": _accessed,
    "time_zone": _zone,
    "quote_limit": _quote_limit,
    "url": _address,
    "archive_url": _address,
    "derived_from": _origin,
    "position": _position,
}


def is_circle(source: Source, origin: Source | None) -> bool:
    """Whether `origin` is the source itself or, over however many steps, taken from it; or of another timeline."""
    met: set[int] = set()
    while origin is not None and origin.pk not in met:
        if origin.pk == source.pk or origin.timeline_id != source.timeline_id:
            return True
        met.add(origin.pk)
        origin = origin.derived_from
    return False


def _follow(stored: Source, change: Change, *, by: User) -> None:
    """Dates counted from the day of publication are read anew, and what it is cited for is placed anew."""
    former = stored.versions.filter(version=stored.version - 1).order_by("-pgh_id").first()  # type: ignore[attr-defined]  # pghistory's
    if former is not None:
        follow_publication(stored, was=Source.published.gathered(former), by=by)
    cited = Event.objects.filter(citations__source=stored).distinct()
    rebuild_placements(timeline=change.timeline, events=list(cited))
