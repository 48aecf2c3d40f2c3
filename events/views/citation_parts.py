"""One quotation of a citation, and one thing that it says about the date: rows of their own, written and taken out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from events.actions.foreseeing import foresee
from events.actions.quotations import add_quote, edit_quote, remove_quote
from events.actions.readings import add_reading, edit_reading, remove_reading
from events.actions.refusals import AlreadyDone, Gone
from events.forms.citation_parts import quotation, reading
from events.models import Citation, Passage, Reading, User
from events.queries.reader.sight import Sight
from events.queries.versions.tracked import version_model
from events.views.writing import key_in


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of part: what it is in ids and addresses, its one datum, and what writes it."""

    noun: str
    field: str
    fields: Mapping[str, Any]
    model: Any
    another: str  # the words that add one
    add: Any
    edit: Any
    remove: Any
    called: str  # the deeds' word for the row

    def rows(self, citation: Citation) -> Any:
        """Those of a citation, in its order."""
        rows = self.model.objects.filter(citation=citation).order_by("position", "pk")
        return rows.filter(role="quote") if self.model is Passage else rows

    def find(self, citation: Citation, part_id: UUID, sight: Sight) -> Any:
        """The row that may be seen; or as it was last where it has been taken out; None where there never was one."""
        gone = version_model(self.model).objects.filter(citation_id=citation.pk, public_id=part_id)
        found = sight.of(self.rows(citation)).filter(public_id=part_id).first()
        return found or gone.filter(pgh_label="delete").order_by("-pgh_id").first()


QUOTATION = Kind(
    *("quotation", "words", quotation(), Passage, "Add a quotation"), add_quote, edit_quote, remove_quote, "passage"
)
READING = Kind(
    *("reading", "says", reading(), Reading, "Add what it says about the date"),
    *(add_reading, edit_reading, remove_reading, "reading"),
)


def address_of(citation: Citation, kind: Kind, part_id: UUID | None) -> str:
    """Where a part is edited, or another one added."""
    base = [citation.timeline.slug, citation.event.number, citation.public_id]
    if part_id is None:
        return reverse(f"events:{kind.noun}-add", args=base)
    return reverse(f"events:{kind.noun}-edit", args=[*base, part_id])


def save_part(
    request: HttpRequest, citation: Citation, kind: Kind, row: Any, given: Mapping[str, Any], **deed: Any
) -> Any:
    """Write the part, or with `remove` in the form take it out. What was typed into one that is gone is refused (Gone).

    Version 0 is that of a part which is not there, a new one or one taken out meanwhile: it is made, once.
    """
    version, by, reason = deed["version"], deed["by"], deed["reason"]
    fields = {name: value for name, value in given.items() if name != "reason"}
    if "form" in fields:
        fields["form"] = fields["form"] or "date"
    is_there = isinstance(row, kind.model)
    if not is_there and version:
        raise Gone(seen=version)
    if not is_there:
        return _made(request, citation, kind, fields, by=by)
    if "remove" in request.POST:
        kind.remove(**{kind.called: row}, version=version, by=by)
        return row
    before = kind.fields[kind.field].read(row)
    if fields.get("form") == before.get("form") and fields.get("when") == before.get("when"):
        fields = {name: value for name, value in fields.items() if name not in ("form", "when")}
    return kind.edit(**{kind.called: row}, fields=fields, version=version, by=by, reason=reason, is_merging=True)


def _made(request: HttpRequest, citation: Citation, kind: Kind, fields: Mapping[str, Any], *, by: User) -> Any:
    key, asked = key_in(request)
    try:
        return kind.add(citation=citation, by=by, idempotency_key=key, asked=asked, **fields)
    except AlreadyDone:
        return citation


def follows_without(citation: Citation, row: Any, by: User) -> str:
    """What follows when a reading is taken out: what its event's date becomes, and what else moves; "" for nothing."""
    if not isinstance(row, Reading):
        return ""
    foreseen = foresee(citation.timeline, lambda: remove_reading(reading=row, version=row.version, by=by), by=by)
    return f"{foreseen.becomes_of(citation.event)} {foreseen.without(citation.event).sentence}".strip()
