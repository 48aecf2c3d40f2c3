"""Deeds on a digest: a source summarised in our own words, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from events.actions.changes import open_change
from events.actions.editing import edit
from events.actions.refusals import Gone, Invalid, StaleVersion
from events.actions.rights import require
from events.actions.texts import checked
from events.models import DigestParagraph, Role, Source, User

LAST = 100_000  # paragraphs of a source


def add_paragraph(
    *, source: Source, number: int, text: str, by: User, idempotency_key: str | None = None, asked: str = ""
) -> DigestParagraph:
    """Say in our words what paragraph `number` of the source says. Editors only.

    Raises NotAllowed; Invalid(number=…, text=…), also where that paragraph is summarised already; AlreadyDone.
    """
    timeline = source.timeline
    require(Role.EDITOR, timeline=timeline, by=by)
    clean = _valid({"number": number, "text": text}, source)
    with open_change(timeline, verb="add_paragraph", by=by, idempotency_key=idempotency_key, asked=asked) as change:
        _refuse_twice(source, number)
        paragraph = DigestParagraph.objects.create(timeline=timeline, source=source, **clean)
        change.made = {"noun": "paragraph", "id": str(paragraph.public_id)}
        change.save(update_fields=["made"])
    return paragraph


def edit_paragraph(
    *, paragraph: DigestParagraph, fields: Mapping[str, Any], version: int, by: User, is_merging: bool = False
) -> DigestParagraph:
    """Other words (`text`), or another paragraph's (`number`). Editors only.

    Raises NotAllowed; Invalid by field; StaleVersion.
    """
    require(Role.EDITOR, timeline=paragraph.timeline, by=by)
    clean = _valid(fields, paragraph.source)
    if clean.get("number", paragraph.number) != paragraph.number:
        _refuse_twice(paragraph.source, clean["number"])
    return edit(row=paragraph, fields=clean, version=version, by=by, verb="edit_paragraph", is_merging=is_merging)


def remove_paragraph(*, paragraph: DigestParagraph, version: int, by: User) -> None:
    """Take it out; the history keeps it, and undoing brings it back. Editors only."""
    require(Role.EDITOR, timeline=paragraph.timeline, by=by)
    with open_change(paragraph.timeline, verb="remove_paragraph", by=by):
        stored = DigestParagraph.objects.select_for_update().filter(pk=paragraph.pk).first()
        if stored is None:
            raise Gone(seen=version)
        if stored.version != version:
            raise StaleVersion(seen=version, stored=stored.version)
        stored.delete()


def _valid(fields: Mapping[str, Any], source: Source) -> dict[str, Any]:
    strange = set(fields) - {"number", "text"}
    if strange:
        raise Invalid(**dict.fromkeys(sorted(strange), "This cannot be edited here."))
    clean = checked(fields, required={"text"} & set(fields))
    number = clean.get("number", 1)
    if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= LAST:
        raise Invalid(number=f"Paragraphs are counted from 1 to {LAST:,}.")
    return clean


def _refuse_twice(source: Source, number: int) -> None:
    if source.digest.filter(number=number).exists():
        raise Invalid(number=f"Paragraph {number} is summarised already: edit it there.")
