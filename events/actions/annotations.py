"""Deeds on notes. Whoever may annotate writes, answers and resolves; a note's words are its author's alone."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import Any

from django.utils import timezone

from events.actions.audiences import check_audience, check_narrowing, narrow_replies
from events.actions.changes import open_change
from events.actions.editing import edit
from events.actions.quoting import give_characters
from events.actions.refusals import Invalid, NotAllowed, NotTheirs
from events.actions.rights import require
from events.actions.selections import Selected, Selection, selected
from events.actions.texts import checked
from events.models import (
    Anchor,
    AnchorState,
    Annotation,
    Audience,
    Change,
    Citation,
    Event,
    Motivation,
    Passage,
    Role,
    Source,
    Timeline,
    User,
)
from events.queries.desk import may, role_in
from events.queries.labels import FIELD_OF_NOTE
from events.queries.signatures import signature_of

EDITABLE = {"title", "body", "audience", "motivation", "attributed_to"}


def annotate(
    *,
    body: str,
    by: User,
    event: Event | None = None,
    citation: Citation | None = None,
    source: Source | None = None,
    field: str = "",
    selection: Selection | None = None,
    title: str = "",
    motivation: str = Motivation.COMMENTING,
    audience: str = Audience.TEAM,
    attributed_to: str | None = None,
    idempotency_key: str | None = None,
    asked: str = "",
) -> Annotation:
    """Write a note on exactly one of event, citation and source; on a `field` of it, or on words of a source's text.

    `attributed_to` is the label it is signed with; None for the author's usual one. Annotators and above. Raises
    NotAllowed; Invalid by field (body, audience, quote …); AlreadyDone for a repeated key.
    """
    targets = [each for each in (event, citation, source) if each is not None]
    if len(targets) != 1:
        raise Invalid(target="A note is about one thing: an event, a citation or a source.")
    timeline = targets[0].timeline
    require(Role.ANNOTATOR, timeline=timeline, by=by)
    note = Annotation(timeline=timeline, event=event, citation=citation, source=source, author=by)
    _fill(note, body=body, title=title, motivation=motivation, audience=audience, attributed_to=attributed_to)
    words = _words(source, selection)
    note.field = _field(selection.where if selection else field)
    check_audience(note, selection=words)
    return _write(note, words, verb="annotate", idempotency_key=idempotency_key, asked=asked)


def reply(
    *,
    note: Annotation,
    body: str,
    by: User,
    audience: str | None = None,
    attributed_to: str | None = None,
    idempotency_key: str | None = None,
    asked: str = "",
) -> Annotation:
    """Answer a note; for as many readers as it has, or fewer. Annotators and above. Raises as `annotate` does."""
    require(Role.ANNOTATOR, timeline=note.timeline, by=by)
    answer = Annotation(
        timeline=note.timeline,
        event=note.event,
        citation=note.citation,
        source=note.source,
        field=note.field,
        reply_to=note,
        author=by,
    )
    chosen = note.audience if audience is None else audience
    _fill(answer, body=body, motivation=Motivation.REPLYING, audience=chosen, attributed_to=attributed_to)
    check_audience(answer)
    return _write(answer, None, verb="reply", idempotency_key=idempotency_key, asked=asked)


def edit_note(
    *, note: Annotation, fields: Mapping[str, Any], version: int, by: User, reason: str = "", is_merging: bool = False
) -> Annotation:
    """Change a note's own words, kind, label or audience. Its author only: raises NotTheirs for everybody else.

    Narrowing its audience narrows the answers to it as well; widening it widens none.
    """
    require(Role.ANNOTATOR, timeline=note.timeline, by=by)
    if note.author_id != by.pk:
        raise NotTheirs()
    if not set(fields) <= EDITABLE:
        raise Invalid(**dict.fromkeys(set(fields) - EDITABLE, "This cannot be changed."))
    clean = checked(fields, required={"body"} & set(fields))
    meant = copy(note)
    _fill(meant, **{name: clean.get(name, getattr(note, name)) for name in EDITABLE})
    check_audience(meant)
    check_narrowing(meant)

    def follow(stored: Annotation, change: Change) -> None:
        narrow_replies(stored)
        for passage in stored.passages.all():
            _give(passage, stored)

    return edit(
        row=note,
        fields=clean,
        version=version,
        by=by,
        verb="edit_note",
        reason=reason,
        is_merging=is_merging,
        follow=follow,
    )


def resolve_note(*, note: Annotation, version: int, by: User) -> Annotation:
    """Say that a thread is settled. Annotators and above, of any thread that they read."""
    return _settle(note, version, by, is_resolved=True)


def reopen_note(*, note: Annotation, version: int, by: User) -> Annotation:
    """Say that a thread is not settled after all."""
    return _settle(note, version, by, is_resolved=False)


def withdraw_note(*, note: Annotation, version: int, by: User, reason: str = "") -> Annotation:
    """Take a note back. Its author; an owner anybody's, with a reason (Invalid without one). Answers to it stay."""
    _require_author_or_owner(note, by)
    clean = checked({"reason": reason})
    if note.author_id != by.pk and not clean["reason"]:
        raise Invalid(reason="Say why: whoever wrote the note will read it in the history.")
    if note.withdrawn_at is not None:
        return note
    return edit(
        row=note,
        fields={"withdrawn_at": timezone.now()},
        version=version,
        by=by,
        verb="withdraw_note",
        reason=clean["reason"],
    )


def restore_note(*, note: Annotation, version: int, by: User, reason: str = "") -> Annotation:
    """Bring a note back. What an owner took back, its author does not bring back: raises NotAllowed."""
    _require_author_or_owner(note, by)
    taken = note.versions.filter(withdrawn_at=note.withdrawn_at).order_by("pgh_id").first()  # type: ignore[attr-defined]
    withdrawn = Change.objects.filter(pk=taken.pgh_context_id).first() if taken and note.withdrawn_at else None
    if withdrawn and withdrawn.by_id != by.pk:
        require(Role.OWNER, timeline=note.timeline, by=by)
    return edit(row=note, fields={"withdrawn_at": None}, version=version, by=by, verb="restore_note", reason=reason)


def _settle(note: Annotation, version: int, by: User, *, is_resolved: bool) -> Annotation:
    require(Role.ANNOTATOR, timeline=note.timeline, by=by)
    if note.reply_to_id is not None:
        raise Invalid(note="An answer is settled with the note it answers.")
    if (note.resolved_at is not None) == is_resolved:
        return note
    return edit(
        row=note,
        fields={"resolved_at": timezone.now() if is_resolved else None},
        stamps={"resolved_by": by if is_resolved else None},
        version=version,
        by=by,
        verb="resolve_note" if is_resolved else "reopen_note",
        is_merging=True,
    )


def _require_author_or_owner(note: Annotation, by: User) -> None:
    role = role_in(note.timeline, by)
    if not may(role, Role.OWNER) and not (note.author_id == by.pk and may(role, Role.ANNOTATOR)):
        raise NotAllowed(Role.OWNER)


def _fill(note: Annotation, *, attributed_to: str | None, **texts: str) -> None:
    """Checked texts; raises Invalid for a kind or an audience that is none."""
    author = note.author
    signed = attributed_to
    if signed is None:
        signed = signature_of(author, note.timeline) if author else ""
    clean = checked({**texts, "attributed_to": signed}, required={"body"})
    if clean["motivation"] not in Motivation.values:
        raise Invalid(motivation="Choose what kind of note it is.")
    if clean["audience"] not in Audience.values:
        raise Invalid(audience="Choose who may read it.")
    for name, value in clean.items():
        setattr(note, name, value)


def _field(name: str) -> str:
    if name and name not in FIELD_OF_NOTE:
        raise Invalid(field="There is nothing of that name here.")
    return name


def _words(source: Source | None, selection: Selection | None) -> Selected | None:
    if selection is None:
        return None
    if source is None:
        raise Invalid(quote="Words are selected in a source.")
    return selected(source, selection)


def _write(
    note: Annotation, words: Selected | None, *, verb: str, idempotency_key: str | None, asked: str
) -> Annotation:
    timeline: Timeline = note.timeline
    with open_change(timeline, verb=verb, by=note.author, idempotency_key=idempotency_key, asked=asked) as change:
        note.written_at = timezone.now()
        note.save(force_insert=True)
        if words is not None:
            _keep(words, note)
        change.made = {"noun": "annotation", "id": str(note.public_id)}
        change.save(update_fields=["made"])
    return note


def _keep(words: Selected, note: Annotation) -> None:
    quote = words.quote
    passage = Passage(
        timeline=note.timeline, annotation=note, exact=quote.exact, prefix=quote.prefix, suffix=quote.suffix
    )
    passage.save(force_insert=True)
    if words.text is not None:
        Anchor.objects.create(
            timeline=note.timeline,
            passage=passage,
            source_text=words.text,
            begins=words.begins,
            ends=words.ends,
            state=AnchorState.EXACT,
        )
    _give(passage, note)


def _give(passage: Passage, note: Annotation) -> None:
    """How much of the words strangers see: none of a note that is not for them, of a summary all of it."""
    given = 0
    if note.audience == Audience.PUBLIC and note.source is not None:
        given = len(passage.exact) if note.field == "digest" else give_characters(passage, source=note.source)
    if given != passage.public_characters:
        passage.public_characters = given
        passage.save(update_fields=["public_characters"])
