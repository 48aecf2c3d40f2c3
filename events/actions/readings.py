"""Deeds on what a citation says about the date, for that citation alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Max

from events.actions.changes import open_change
from events.actions.dating import let_date_fall, let_date_follow
from events.actions.editing import edit
from events.actions.placements import rebuild_placements
from events.actions.refusals import Gone, Invalid, StaleVersion
from events.actions.rights import require
from events.actions.texts import checked
from events.dates import DateError, DateValue, read_words, under_way
from events.models import Certainty, Change, Citation, Event, Reading, ReadingBasis, ReadingForm, Relation, Role, User

EDITABLE = frozenset({"when", "form", "date_as_written", "basis", "basis_note", "certainty", "is_former"})
_DATED = (ReadingForm.DATE, ReadingForm.UNDER_WAY)
_KNOWN = {
    "form": [each.value for each in ReadingForm if each != ReadingForm.RELATIVE],
    "basis": ReadingBasis.values,
    "certainty": Certainty.values,
}


def add_reading(
    *,
    citation: Citation,
    when: str,
    by: User,
    form: str = ReadingForm.DATE,
    date: DateValue | None = None,
    idempotency_key: str | None = None,
    asked: str = "",
    **more: Any,
) -> Reading:
    """Note what the source says about the date, in people's words or EDTF; `more` are others of EDITABLE.

    `form` is date, under way (on that day), withdrawn (planned, no date) or none. The event's date stays what it is.
    Editors only. Raises NotAllowed; Invalid by field (when, form …); AlreadyDone.
    """
    timeline = citation.timeline
    require(Role.EDITOR, timeline=timeline, by=by)
    with open_change(timeline, verb="add_reading", by=by, idempotency_key=idempotency_key, asked=asked) as change:
        reading = write_reading(citation, when=when, form=form, date=date, **more)
        rebuild_placements(timeline=timeline, events=[citation.event])
        change.made = {"noun": "reading", "id": str(reading.public_id)}
        change.save(update_fields=["made"])
    return reading


def write_reading(
    citation: Citation,
    *,
    when: str,
    form: str = ReadingForm.DATE,
    quote: str = "",
    date: DateValue | None = None,
    **more: Any,
) -> Reading:
    """The row alone, last among the citation's, inside an open change. Raises Invalid by field.

    Words that stand in the quotation are kept as the source's own (`date_as_written`).
    """
    fields = _valid({"when": when, "form": form, **more}, date=date)
    words = when.strip()
    if words and words.casefold() in quote.casefold():
        fields.setdefault("date_as_written", words)
    reading = Reading(timeline=citation.timeline, citation=citation, position=_next_place(citation))
    for name, value in fields.items():
        setattr(reading, name, value)
    reading.save(force_insert=True)
    return reading


def write_relative_reading(citation: Citation, relation: Relation, *, words: str) -> Reading:
    """What the citation says of the date by another event, last among its readings; inside an open change."""
    basis = ReadingBasis.INFERRED if relation.is_inferred else ReadingBasis.RELATIVE
    return Reading.objects.create(
        timeline=citation.timeline,
        citation=citation,
        form=ReadingForm.RELATIVE,
        relation=relation,
        date_as_written=words,
        basis=basis,
        position=_next_place(citation),
    )


def edit_reading(
    *, reading: Reading, fields: Mapping[str, Any], version: int, by: User, reason: str = "", is_merging: bool = False
) -> Reading:
    """Write some of EDITABLE; an event whose date rests on it follows in the same change. Editors only.

    Raises NotAllowed; Invalid by field; StaleVersion.
    """
    require(Role.EDITOR, timeline=reading.timeline, by=by)
    if reading.form == ReadingForm.RELATIVE:
        raise Invalid(form="This date is told by another event: edit how the two are related instead.")

    def follow(stored: Reading, change: Change) -> None:
        let_date_follow(stored, by=by)
        rebuild_placements(timeline=change.timeline, events=[stored.citation.event])

    return edit(
        row=reading,
        fields=_valid(fields, now=reading),
        version=version,
        by=by,
        verb="edit_reading",
        reason=checked({"reason": reason})["reason"],
        is_merging=is_merging,
        follow=follow,
    )


def remove_reading(*, reading: Reading, version: int, by: User) -> None:
    """Take it out; an event's date that rests on it falls back on another source's. Editors only."""
    require(Role.EDITOR, timeline=reading.timeline, by=by)
    with open_change(reading.timeline, verb="remove_reading", by=by) as change:
        stored = Reading.objects.select_for_update(of=("self",)).filter(pk=reading.pk).first()
        if stored is None:
            raise Gone(seen=version)
        if stored.version != version:
            raise StaleVersion(seen=version, stored=stored.version)
        event = Event.objects.get(pk=stored.citation.event_id)
        let_date_fall(event, without=[stored.pk], by=by)
        stored.delete()
        rebuild_placements(timeline=change.timeline, events=[event])


def _valid(fields: Mapping[str, Any], *, now: Reading | None = None, date: DateValue | None = None) -> dict[str, Any]:
    """The columns; words of the date become the date that the form asks for."""
    strange = set(fields) - EDITABLE
    if strange:
        raise Invalid(**dict.fromkeys(sorted(strange), "This cannot be edited here."))
    clean = checked(fields)
    problems = {
        name: "Choose one of the answers."
        for name, known in _KNOWN.items()
        if name in clean and clean[name] not in known
    }
    if problems:
        raise Invalid(**problems)
    words = clean.pop("when", None)
    form = clean.get("form", now.form if now else ReadingForm.DATE)
    if form not in _DATED:
        return clean | {"date": None} if words is not None or "form" in clean else clean
    if words is None and (now is None or now.date is None):
        words = ""
    if words is not None:
        clean["date"] = date or _read(words, form)
    return clean


def _next_place(citation: Citation) -> int:
    last = citation.readings.aggregate(last=Max("position"))["last"]
    return 0 if last is None else int(last) + 1


def _read(words: str, form: str) -> DateValue:
    try:
        value = read_words(words)
    except DateError as error:
        raise Invalid(when=error.message) from error
    return under_way(value) if form == ReadingForm.UNDER_WAY else value
