"""What people and places have alike: a name with its other spellings, the bin, and being one and the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from django.utils import timezone

from events.actions.changes import open_change
from events.actions.editing import edit, write
from events.actions.refusals import InUse, Invalid
from events.actions.rights import require
from events.actions.texts import checked
from events.models import Actor, Change, Place, Role, User

Named = TypeVar("Named", Actor, Place)
MOST_ALIASES = 100


def valid_names(fields: Mapping[str, Any], *, editable: Iterable[str]) -> dict[str, Any]:
    """Name, kind, aliases and external ids as they may be stored, texts trimmed. Raises Invalid by field."""
    strange = set(fields) - set(editable)
    if strange:
        raise Invalid(**dict.fromkeys(sorted(strange), "This cannot be edited here."))
    clean = checked(fields, required={"name"} & set(fields))
    if "aliases" in clean:
        clean["aliases"] = _aliases(clean["aliases"])
    if "external_ids" in clean:
        clean["external_ids"] = _external_ids(clean["external_ids"])
    return clean


def _aliases(value: Any) -> list[str]:
    names = value.replace("\n", ";").split(";") if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names) or len(names) > MOST_ALIASES:
        raise Invalid(aliases=f"Give at most {MOST_ALIASES} other names, with semicolons between them.")
    try:
        trimmed = [checked({"name": name})["name"] for name in names]
    except Invalid as error:
        raise Invalid(aliases=error.problems["name"]) from error
    return list(dict.fromkeys(filter(None, trimmed)))


def _external_ids(value: Any) -> dict[str, str]:
    is_plain = isinstance(value, dict) and all(isinstance(each, str) for pair in value.items() for each in pair)
    if not is_plain or len(value) > MOST_ALIASES:
        raise Invalid(external_ids="Identifiers are pairs of a catalogue and a text, as wikidata and Q796.")
    try:
        return {checked({"name": name})["name"]: checked({"name": text})["name"] for name, text in value.items()}
    except Invalid as error:
        raise Invalid(external_ids=error.problems["name"]) from error


def edit_named(row: Named, clean: Mapping[str, Any], *, verb: str, by: User, reason: str = "", **options: Any) -> Named:
    """One edit of a person or place. Editors only."""
    require(Role.EDITOR, timeline=row.timeline, by=by)
    why = checked({"reason": reason})["reason"]
    return edit(row=row, fields=clean, by=by, verb=verb, reason=why, **options)


def withdraw_named(row: Named, uses: int, *, what: str, verb: str, version: int, by: User, reason: str) -> Named:
    """Into the bin, unless something that stands uses it (`uses` of them). Editors only. Raises InUse."""
    if uses:
        count = "One event or citation names" if uses == 1 else f"{uses} events or citations name"
        raise InUse(f"{count} {what}: take it off them first, or join it with another.")
    fields = {"withdrawn_at": row.withdrawn_at or timezone.now(), "withdrawn_by": by}
    return edit_named(row, fields, verb=verb, by=by, reason=reason, version=version)


def merge_named(
    row: Named, into: Named, *, verb: str, version: int, by: User, move: Callable[[Change], None], reason: str = ""
) -> Named:
    """Let `row` be known as `into` from now on: it stays and points there, and its names become other names of it.

    `move` lets what refers to the one refer to the other. One change; returns the survivor. Editors only.
    Raises NotAllowed; Invalid(into=…); StaleVersion.
    """
    require(Role.EDITOR, timeline=row.timeline, by=by)
    into = _survivor(into)
    if into.pk == row.pk or into.timeline_id != row.timeline_id or into.withdrawn_at is not None:
        raise Invalid(into="Choose another one of this timeline to join it with.")
    if row.merged_into_id is not None:
        raise Invalid(into="This one was joined with another already: take them apart first.")
    why = checked({"reason": reason})["reason"]
    with open_change(row.timeline, verb=verb, by=by, reason=why) as change:
        write(row, {"merged_into": into}, version=version)
        names = dict.fromkeys([*into.aliases, row.name, *row.aliases])
        names.pop(into.name, None)
        write(into, {"aliases": list(names)[:MOST_ALIASES]}, version=into.version)
        for each in type(row)._default_manager.filter(merged_into=row):  # a chain has one link
            write(each, {"merged_into": into}, version=each.version)
        move(change)
    into.refresh_from_db()
    return into


def _survivor(row: Named) -> Named:
    while row.merged_into is not None:
        row = row.merged_into
    return row
