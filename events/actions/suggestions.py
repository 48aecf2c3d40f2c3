"""Deeds on a suggestion: it becomes an event, evidence for one that is there, or nothing; and is decided anew."""

from __future__ import annotations

from dataclasses import fields as fields_of
from typing import Any

from django.utils import timezone

from events.actions.changes import open_change
from events.actions.editing import edit, write
from events.actions.placements import rebuild_placements
from events.actions.refusals import Gone, InUse, Invalid, StaleVersion
from events.actions.rights import require
from events.actions.suggested import Meant, write_event_of, write_evidence
from events.actions.texts import checked
from events.models import Citation, Event, EventState, Role, Suggestion, SuggestionState, User
from events.queries.suggestions.counted_from import counted_from

_EDITABLE = frozenset(each.name for each in fields_of(Meant))


def accept_suggestion(
    *,
    suggestion: Suggestion,
    version: int,
    by: User,
    idempotency_key: str | None = None,
    asked: str = "",
    **meant: Any,
) -> Event:
    """Make an event of it: with its citation, the passage and the words for the date, what they say, and the relation.

    `meant` are fields of `Meant` that are to be otherwise than suggested: title, when, speaker … Where the date is
    counted from another suggestion that is still open, that one is accepted first, as it stands. One change.

    Editors only. Raises NotAllowed; Invalid by field; StaleVersion; InUse where it is decided already; AlreadyDone.
    """
    require(Role.EDITOR, timeline=suggestion.timeline, by=by)
    what = _meant(meant)
    with open_change(
        suggestion.timeline, verb="accept_suggestion", by=by, idempotency_key=idempotency_key, asked=asked
    ) as change:
        event, touched = _accept(_open(suggestion, version), what, by=by, before=frozenset())
        rebuild_placements(timeline=change.timeline, events=touched)
        change.made = {"noun": "event", "id": str(event.public_id), "number": event.number}
        change.save(update_fields=["made"])
    return event


def merge_suggestion(
    *,
    suggestion: Suggestion,
    event: Event,
    version: int,
    by: User,
    idempotency_key: str | None = None,
    asked: str = "",
    **meant: Any,
) -> Citation:
    """Let it be evidence for an event that is there, whose date stays unless it had none. One change.

    Editors only. Raises NotAllowed; Invalid by field (event, when …); StaleVersion; InUse; AlreadyDone.
    """
    timeline = suggestion.timeline
    require(Role.EDITOR, timeline=timeline, by=by)
    what = _meant(meant)
    if event.timeline_id != timeline.pk or event.state == EventState.WITHDRAWN:
        raise Invalid(event="There is no such event in this timeline: choose another one.")
    with open_change(timeline, verb="merge_suggestion", by=by, idempotency_key=idempotency_key, asked=asked) as change:
        row = _open(suggestion, version)
        other, touched = _other(row, what, by=by, before=frozenset({row.pk}))
        found = write_evidence(row, what, event=event, other=other if other != event else None)
        _decide(row, SuggestionState.MERGED, by=by, citation=found.citation)
        rebuild_placements(timeline=timeline, events=[*touched, *found.events])
        change.made = {"noun": "citation", "id": str(found.citation.public_id), "number": event.number}
        change.save(update_fields=["made"])
    return found.citation


def dismiss_suggestion(*, suggestion: Suggestion, reason: str, version: int, by: User) -> Suggestion:
    """Decide that nothing is to be made of it, and say why. Editors only. Raises NotAllowed, Invalid, StaleVersion."""
    require(Role.EDITOR, timeline=suggestion.timeline, by=by)
    why = checked({"reason": reason})["reason"]
    if not why:
        raise Invalid(reason="Say in a few words why nothing is made of it.")
    with open_change(suggestion.timeline, verb="dismiss_suggestion", by=by, reason=why):
        row = _open(suggestion, version)
        _decide(row, SuggestionState.DISMISSED, by=by, decision_reason=why)
    row.refresh_from_db()
    return row


def reopen_suggestion(*, suggestion: Suggestion, version: int, by: User, reason: str = "") -> Suggestion:
    """Let it wait for a decision again. Editors only. Raises NotAllowed, StaleVersion.

    InUse while the citation that it became stands: that is withdrawn, or the deed taken back.
    """
    require(Role.EDITOR, timeline=suggestion.timeline, by=by)
    citation = suggestion.citation
    if citation is not None and citation.withdrawn_at is None and citation.event.state != EventState.WITHDRAWN:
        raise InUse("The citation that it became stands: withdraw that first, or take the change back.")
    fields = {"state": SuggestionState.OPEN, "decision_reason": "", "citation": None}
    return edit(
        row=suggestion,
        fields=fields,
        version=version,
        by=by,
        verb="reopen_suggestion",
        reason=checked({"reason": reason})["reason"],
        stamps={"decided_at": None, "decided_by": None},
    )


def _meant(given: dict[str, Any]) -> Meant:
    strange = set(given) - _EDITABLE
    if strange:
        raise Invalid(**dict.fromkeys(sorted(strange), "This cannot be given here."))
    return Meant(**given)


def _accept(row: Suggestion, meant: Meant, *, by: User, before: frozenset[int]) -> tuple[Event, list[Event]]:
    """Inside an open change: the event that was made, and all that are to be placed anew.

    `before` are the suggestions that are being accepted because of one another.
    """
    other, touched = _other(row, meant, by=by, before=before | {row.pk})
    event = write_event_of(row, meant)
    found = write_evidence(row, meant, event=event, other=other)
    _decide(row, SuggestionState.ACCEPTED, by=by, citation=found.citation)
    return event, [*touched, *found.events]


def _other(row: Suggestion, meant: Meant, *, by: User, before: frozenset[int]) -> tuple[Event | None, list[Event]]:
    """The event that its date is counted from, and what is to be placed anew where that had to be accepted first."""
    found = counted_from(row, meant.other)
    if not isinstance(found, Suggestion):
        return found, []
    if found.pk in before:  # two that are told by each other: one of them has to be without the other
        return None, []
    return _accept(_open(found, found.version), Meant(), by=by, before=before)


def _open(suggestion: Suggestion, version: int) -> Suggestion:
    """The row as it is stored, locked. Raises Gone, StaleVersion, InUse."""
    rows = Suggestion.objects.select_for_update(of=("self",)).select_related("source_text__source", "timeline")
    row = rows.defer("source_text__text", "source_text__sketch").filter(pk=suggestion.pk).first()
    if row is None:
        raise Gone(seen=version)
    if row.state != SuggestionState.OPEN and row.version == version:
        raise InUse("This is decided already: let it wait for a decision again first.")
    if row.version != version:
        raise StaleVersion(seen=version, stored=row.version)
    return row


def _decide(row: Suggestion, state: str, *, by: User, **more: Any) -> None:
    write(row, {"state": state, **more}, version=row.version, stamps={"decided_at": timezone.now(), "decided_by": by})
