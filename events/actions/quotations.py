"""Deeds on the words that a citation quotes, and how many of them the public sees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Max

from events.actions.changes import open_change
from events.actions.editing import edit
from events.actions.quoting import allot, give_characters, quotable, text_length
from events.actions.refusals import Gone, Invalid, StaleVersion
from events.actions.rights import require
from events.actions.texts import checked
from events.models import Change, Citation, Passage, PassageRole, Role, Source, User

EDITABLE = frozenset({"exact", "translation", "role", "position"})


def add_quote(
    *,
    citation: Citation,
    exact: str,
    by: User,
    translation: str = "",
    role: str = PassageRole.QUOTE,
    idempotency_key: str | None = None,
    asked: str = "",
) -> Passage:
    """Quote words of the source. Editors only. Raises NotAllowed; Invalid(exact=…); AlreadyDone."""
    timeline = citation.timeline
    require(Role.EDITOR, timeline=timeline, by=by)
    with open_change(timeline, verb="add_quote", by=by, idempotency_key=idempotency_key, asked=asked) as change:
        passage = write_quote(citation, exact=exact, translation=translation, role=role)
        change.made = {"noun": "quotation", "id": str(passage.public_id)}
        change.save(update_fields=["made"])
    return passage


def write_quote(citation: Citation, *, exact: str, translation: str = "", role: str = PassageRole.QUOTE) -> Passage:
    """The row alone, last among the citation's, inside an open change. Raises Invalid by field."""
    texts = _valid({"exact": exact, "translation": translation, "role": role})
    last = citation.passages.aggregate(last=Max("position"))["last"]
    passage = Passage(timeline=citation.timeline, citation=citation, **texts)
    passage.position = 0 if last is None else last + 1
    passage.public_characters = give_characters(passage, source=citation.source)
    passage.save(force_insert=True)
    return passage


def edit_quote(
    *, passage: Passage, fields: Mapping[str, Any], version: int, by: User, reason: str = "", is_merging: bool = False
) -> Passage:
    """Write some of EDITABLE; other words get what the source has still to give to the public. Editors only.

    Surroundings and anchors belong to the words as they were: they go with them. Raises NotAllowed; Invalid by field;
    StaleVersion.
    """
    require(Role.EDITOR, timeline=passage.timeline, by=by)
    if passage.citation is None:
        raise Invalid(exact="The words that a note rests on are edited with the note.")
    source = passage.citation.source

    def follow(stored: Passage, change: Change) -> None:
        if stored.exact != passage.exact:
            stored.prefix, stored.suffix = "", ""
            stored.public_characters = give_characters(stored, source=source)
            stored.save(update_fields=["prefix", "suffix", "public_characters"])
            stored.anchors.all().delete()

    return edit(
        row=passage,
        fields=_valid(fields),
        version=version,
        by=by,
        verb="edit_quote",
        reason=checked({"reason": reason})["reason"],
        is_merging=is_merging,
        follow=follow,
    )


def remove_quote(*, passage: Passage, version: int, by: User) -> None:
    """Take the words out; the history keeps them, and undoing brings them back. Editors only."""
    require(Role.EDITOR, timeline=passage.timeline, by=by)
    with open_change(passage.timeline, verb="remove_quote", by=by):
        stored = Passage.objects.select_for_update().filter(pk=passage.pk).first()
        if stored is None:
            raise Gone(seen=version)
        if stored.version != version:
            raise StaleVersion(seen=version, stored=stored.version)
        stored.delete()


def allot_anew(*, source: Source, by: User) -> int:
    """Share out the source's public characters over its quotations again, in citation order; how many are public now.

    Editors only.
    """
    timeline = source.timeline
    require(Role.EDITOR, timeline=timeline, by=by)
    with open_change(timeline, verb="allot_anew", by=by):
        quoted = Passage.objects.filter(citation__source=source, citation__withdrawn_at__isnull=True)
        passages = list(quoted.order_by("citation__position", "citation_id", "position", "pk"))
        total = quotable(source, timeline, text_length=text_length(source))
        given = allot([len(each.exact) for each in passages], total, each=timeline.quote_characters)
        for passage, characters in zip(passages, given, strict=True):
            if passage.public_characters != characters:
                passage.public_characters, passage.version = characters, passage.version + 1
                passage.save(update_fields=["public_characters", "version"])
    return sum(given)


def _valid(fields: Mapping[str, Any]) -> dict[str, Any]:
    strange = set(fields) - EDITABLE
    if strange:
        raise Invalid(**dict.fromkeys(sorted(strange), "This cannot be edited here."))
    clean = checked(fields, required={"exact"} & set(fields))
    if clean.get("role", PassageRole.QUOTE) not in PassageRole.values:
        raise Invalid(role="Words are a quotation, or the words for the date.")
    return clean
