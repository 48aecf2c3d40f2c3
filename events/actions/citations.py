"""Deeds on a citation: what one source says about one event, how, where, and in which order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Max
from django.utils import timezone

from events.actions import naming, restoring
from events.actions.changes import open_change
from events.actions.dating import let_date_fall
from events.actions.editing import edit, write
from events.actions.placements import rebuild_placements
from events.actions.quotations import write_quote
from events.actions.readings import write_reading
from events.actions.refusals import Invalid
from events.actions.rights import require
from events.actions.texts import checked
from events.models import (
    Actor,
    Change,
    Citation,
    Event,
    Locator,
    Reading,
    ReadingForm,
    ReportedOccurrence,
    Role,
    Source,
    Stance,
    User,
)

EDITABLE = frozenset({"source", "locator_kind", "locator", "stance", "speaker", "reported_occurrence", "note"})
_KNOWN = {"locator_kind": ["", *Locator.values], "stance": Stance.values}
_KNOWN["reported_occurrence"] = ["", *ReportedOccurrence.values]


def add_citation(
    *,
    event: Event,
    source: Source | naming.NewSource,
    by: User,
    locator_kind: str = "",
    locator: str = "",
    stance: str = Stance.REPORTS,
    speaker: Actor | str | None = None,
    reported_occurrence: str = "",
    note: str = "",
    quote: str = "",
    translation: str = "",
    when: str = "",
    form: str = ReadingForm.DATE,
    idempotency_key: str | None = None,
    asked: str = "",
) -> Citation:
    """What a source says about an event: with its quotation and its own date (`when`, in words), if it gives any.

    The event's date stays what it is. `speaker` by row or by name. Editors only. Raises NotAllowed; Invalid by field;
    AlreadyDone.
    """
    timeline = event.timeline
    require(Role.EDITOR, timeline=timeline, by=by)
    with open_change(timeline, verb="add_citation", by=by, idempotency_key=idempotency_key, asked=asked) as change:
        if isinstance(source, naming.NewSource):
            source = naming.source_named(timeline, source)
        fields = {
            "source": source,
            "locator_kind": locator_kind or ("page" if locator.strip() else ""),
            "locator": locator,
            "stance": stance,
            "speaker": _speaker(event, speaker),
            "reported_occurrence": reported_occurrence,
            "note": note,
        }
        citation = write_citation(event, fields)
        if quote.strip():
            write_quote(citation, exact=quote, translation=translation)
        if when.strip():
            write_reading(citation, when=when, form=form, quote=quote)
        rebuild_placements(timeline=timeline, events=[event])
        change.made = {"noun": "citation", "id": str(citation.public_id), "number": event.number}
        change.save(update_fields=["made"])
    return citation


def write_citation(event: Event, fields: Mapping[str, Any]) -> Citation:
    """The row alone, last among the event's, inside an open change. Raises Invalid by field."""
    clean = _valid(event, fields)
    last = event.citations.aggregate(last=Max("position"))["last"]
    position = 0 if last is None else last + 1
    return Citation.objects.create(timeline=event.timeline, event=event, position=position, **clean)


def edit_citation(
    *, citation: Citation, fields: Mapping[str, Any], version: int, by: User, reason: str = "", is_merging: bool = False
) -> Citation:
    """Write some of EDITABLE. Editors only. Raises NotAllowed; Invalid by field; StaleVersion."""
    require(Role.EDITOR, timeline=citation.timeline, by=by)
    clean = _valid(citation.event, fields, now=citation)
    return edit(
        row=citation,
        fields=clean,
        version=version,
        by=by,
        verb="edit_citation",
        reason=checked({"reason": reason})["reason"],
        is_merging=is_merging,
        follow=_place_anew,
    )


def withdraw_citation(*, citation: Citation, version: int, by: User, reason: str = "") -> Citation:
    """Take a citation back; an event's date that rests on it falls back on another source's. Editors only."""
    require(Role.EDITOR, timeline=citation.timeline, by=by)

    def follow(stored: Citation, change: Change) -> None:
        readings = list(Reading.objects.filter(citation=stored).values_list("pk", flat=True))
        event = Event.objects.get(pk=stored.event_id)
        let_date_fall(event, without=readings, by=by)
        _place_anew(stored, change)

    return edit(
        row=citation,
        fields={"withdrawn_at": citation.withdrawn_at or timezone.now(), "withdrawn_by": by},
        version=version,
        by=by,
        verb="withdraw_citation",
        reason=checked({"reason": reason})["reason"],
        follow=follow,
    )


def restore_citation(*, citation: Citation, version: int, by: User, reason: str = "") -> Citation:
    """Let a citation stand again; the event's date stays what it is now. Editors only. Raises InUse."""
    restored: Citation = restoring.restore(row=citation, version=version, by=by, reason=reason)
    return restored


def move_citation(*, citation: Citation, after: Citation | None, version: int, by: User) -> Citation:
    """Put a citation behind another of the same event; `after` None: before all of them. Editors only; one change."""
    require(Role.EDITOR, timeline=citation.timeline, by=by)
    with open_change(citation.timeline, verb="move_citation", by=by):
        rows = Citation.objects.filter(event=citation.event_id, withdrawn_at__isnull=True)
        others = [row for row in rows.order_by("position", "pk") if row.pk != citation.pk]
        places = [place for place, row in enumerate(others, start=1) if after is not None and row.pk == after.pk]
        if after is not None and not places:
            raise Invalid(after="There is no such citation of this event.")
        at = places[0] if places else 0
        for place, row in enumerate([*others[:at], citation, *others[at:]]):
            if row.position != place:
                write(row, {"position": place}, version=version if row.pk == citation.pk else row.version)
    citation.refresh_from_db()
    return citation


def _speaker(event: Event, speaker: Actor | str | None) -> Actor | None:
    if isinstance(speaker, str):
        return naming.actor_named(event.timeline, speaker) if speaker.strip() else None
    return speaker


def _valid(event: Event, fields: Mapping[str, Any], *, now: Citation | None = None) -> dict[str, Any]:
    strange = set(fields) - EDITABLE
    if strange:
        raise Invalid(**dict.fromkeys(sorted(strange), "This cannot be edited here."))
    clean = checked(fields)
    problems = {
        name: "Choose one of the answers."
        for name, known in _KNOWN.items()
        if name in clean and clean[name] not in known
    }
    source = clean.get("source", now.source if now else None)
    if not isinstance(source, Source) or source.timeline_id != event.timeline_id or source.withdrawn_at is not None:
        problems["source"] = "There is no such source in this timeline."
    speaker = clean.get("speaker")
    if speaker is not None and (not isinstance(speaker, Actor) or speaker.timeline_id != event.timeline_id):
        problems["speaker"] = "There is nobody of that name in this timeline."
    kind = clean.get("locator_kind", now.locator_kind if now else "")
    if clean.get("locator", now.locator if now else "") and not kind:
        problems["locator_kind"] = "Say what is counted: pages, paragraphs, sections or a time code."
    if problems:
        raise Invalid(**problems)
    return clean


def _place_anew(stored: Citation, change: Change) -> None:
    rebuild_placements(timeline=change.timeline, events=[stored.event])
