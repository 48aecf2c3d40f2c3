"""Deeds on eras: the named stretches that are the ground of the picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from events.actions import restoring
from events.actions.changes import open_change
from events.actions.editing import edit
from events.actions.refusals import Invalid
from events.actions.rights import require
from events.actions.texts import checked
from events.dates import DateError, DateValue, read_words
from events.models import Era, Role, Timeline, User

EDITABLE = frozenset({"title", "when"})
MOST = 500  # standing eras of a timeline
_UNNAMED = "Name it in a few words, such as Second term."
NO_STRETCH = "An era lasts: write from when to when, as 10 January to 1 September 2007, or since 2003."


def add_era(
    *, timeline: Timeline, title: str, when: str, by: User, idempotency_key: str | None = None, asked: str = ""
) -> Era:
    """Name a stretch of time, `when` in people's words or EDTF. Editors only.

    Raises NotAllowed; Invalid(title=…, when=…), also for one too many; AlreadyDone for a repeated key.
    """
    require(Role.EDITOR, timeline=timeline, by=by)
    clean = _valid({"title": title, "when": when})
    with open_change(timeline, verb="add_era", by=by, idempotency_key=idempotency_key, asked=asked) as change:
        if Era.objects.standing().filter(timeline=timeline).count() >= MOST:
            raise Invalid(title=f"A timeline has at most {MOST} eras: take one back first.")
        era = Era.objects.create(timeline=timeline, **clean)
        change.made = {"noun": "era", "id": str(era.public_id)}
        change.save(update_fields=["made"])
    return era


def edit_era(
    *, era: Era, fields: Mapping[str, Any], version: int, by: User, reason: str = "", is_merging: bool = False
) -> Era:
    """Write another title, or another stretch as words (`when`). Editors only. Raises NotAllowed; Invalid by field."""
    require(Role.EDITOR, timeline=era.timeline, by=by)
    clean = _valid(fields)
    why = checked({"reason": reason})["reason"]
    return edit(row=era, fields=clean, version=version, by=by, verb="edit_era", reason=why, is_merging=is_merging)


def withdraw_era(*, era: Era, version: int, by: User, reason: str = "") -> Era:
    """Into the bin: it is drawn no more. Editors only."""
    require(Role.EDITOR, timeline=era.timeline, by=by)
    fields = {"withdrawn_at": era.withdrawn_at or timezone.now(), "withdrawn_by": by}
    why = checked({"reason": reason})["reason"]
    return edit(row=era, fields=fields, version=version, by=by, verb="withdraw_era", reason=why)


def restore_era(*, era: Era, version: int, by: User, reason: str = "") -> Era:
    """Out of the bin. Editors only."""
    restored: Era = restoring.restore(row=era, version=version, by=by, reason=reason)
    return restored


def _valid(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The columns' contents. Raises Invalid for all that is wrong at once."""
    strange = set(fields) - EDITABLE
    problems = dict.fromkeys(sorted(strange), "This cannot be edited here.")
    try:
        clean = checked(fields)
    except Invalid as error:
        raise Invalid(**problems | error.problems) from error
    if clean.get("title") == "":
        problems["title"] = _UNNAMED
    if "when" in clean:
        words = str(clean.pop("when"))
        try:
            clean |= {"date": lasting(read_words(words)), "date_words": words}
        except DateError as error:
            problems["when"] = error.message
    if problems:
        raise Invalid(**problems)
    return clean


def lasting(date: DateValue) -> DateValue:
    """The date, if it is a stretch that has surely begun when it ends. Raises DateError."""
    begun, ends = date.begins_latest, date.ends_earliest
    is_known = begun is not None or ends is not None
    if not is_known or (begun is not None and ends is not None and begun > ends):
        raise DateError(date.edtf, NO_STRETCH)
    return date
