"""Deeds on notes. Whoever may annotate writes, answers and resolves; a note's words are its author's alone."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import Any

from django.utils import timezone

from events.actions.audiences import check_audience, check_narrowing, narrow_replies
from events.actions.editing import edit
from events.actions.mentioning import see_thread
from events.actions.note_rows import fill, give_words, known_field, words_selected, write_note
from events.actions.refusals import Invalid, NotAllowed, NotTheirs
from events.actions.rights import require
from events.actions.selections import Selection
from events.actions.texts import checked
from events.models import Annotation, Audience, Change, Citation, Event, Motivation, Role, Source, User
from events.queries.reader.desk import may, role_in

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
    fill(note, body=body, title=title, motivation=motivation, audience=audience, attributed_to=attributed_to)
    words = words_selected(source, selection)
    note.field = known_field(selection.where if selection else field)
    check_audience(note, selection=words)
    return write_note(note, words, verb="annotate", idempotency_key=idempotency_key, asked=asked)


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
    fill(answer, body=body, motivation=Motivation.REPLYING, audience=chosen, attributed_to=attributed_to)
    check_audience(answer)
    written = write_note(answer, None, verb="reply", idempotency_key=idempotency_key, asked=asked)
    see_thread(note, by)
    return written


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
    fill(meant, **{name: clean.get(name, getattr(note, name)) for name in EDITABLE})
    if "body" in clean:
        clean |= {"body": meant.body, "mentioned": meant.mentioned}
    check_audience(meant)
    check_narrowing(meant)

    def follow(stored: Annotation, change: Change) -> None:
        narrow_replies(stored)
        for passage in stored.passages.all():
            give_words(passage, stored)

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
