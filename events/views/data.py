"""The data of a row as its editors see them on its page: each with what stands there, and a way to edit it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.forms.boundfield import BoundField
from django.http import HttpRequest

from events.dates import DateError, read_words, say
from events.forms.editing import EditForm
from events.models import Role, Timeline
from events.queries.reader.desk import may, role_in
from events.views.editing import Edited


@dataclass(frozen=True, slots=True)
class Datum:
    """One datum: `slot` is the id of its place, `name` is it in a sentence, `value` what stands there as it reads."""

    slot: str
    label: str
    name: str
    value: str
    address: str
    region: str
    press: str = ""  # the words that open the form, where they are others than "Edit"


def data_of(
    request: HttpRequest,
    timeline: Timeline,
    edited: Callable[[str], Edited],
    address: Callable[[str], str],
    fields: Iterable[str],
) -> list[Datum]:
    """Every datum, for editors; nothing for anybody else. `address` is where a field is edited."""
    if not may(role_in(timeline, request.user), Role.EDITOR):
        return []
    return [_datum(edited(field), field, address(field)) for field in fields]


def _words(field: BoundField) -> str:
    """What an input holds as it reads: of a choice its words."""
    return str(dict(getattr(field.field, "choices", ())).get(field.value(), field.value() or ""))


def _date(typed: str) -> str:
    """A date that stands in an input as somebody would type it, as a page says it."""
    try:
        return say(read_words(typed)) if typed else ""
    except DateError:
        return typed


def _datum(edited: Edited, field: str, address: str) -> Datum:
    declared = edited.fields[field]
    form = EditForm(declared, initial=declared.read(edited.row))
    shown = [each for each in form.visible_fields() if each.name != "reason"]
    said = [_date(each.value()) if each.name == "when" else _words(each) for each in shown]
    return Datum(
        slot=edited.slot(field),
        label=str(shown[0].label),
        name=declared.name,
        value=declared.said(edited.row) if declared.said else " · ".join(filter(None, said)),
        address=address,
        region=edited.region,
    )
