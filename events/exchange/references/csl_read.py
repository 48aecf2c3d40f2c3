"""CSL-JSON that somebody's program wrote, as references."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

import orjson

from events.exchange.references.csl_json import archive_in
from events.exchange.references.record import IN_NOTE, Name
from events.exchange.references.refusals import ReferencesRefused
from events.exchange.references.taking import Entry, Taken, person

_TEXTS: Final = {
    **{"title": "title", "title-short": "short_title", "shortTitle": "short_title"},
    **{"container-title-short": "short_title", "container-title": "container_title", "publisher": "publisher"},
    **{"note": "note", "annote": "note"},
}
_DONE: Final = frozenset(
    {*_TEXTS, *IN_NOTE, "id", "type", "author", "issued", "accessed", "URL", "language", "custom", "citation-key"}
)


def read(text: str) -> Iterator[Entry]:
    """Every item. Raises ReferencesRefused where the text is no JSON, or no list of objects."""
    try:
        items = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        line = text.count("\n", 0, error.pos) + 1
        words = f"This is not JSON: line {line} cannot be read ({error.msg}). Correct it there."
        raise ReferencesRefused(words) from error
    items = [items] if isinstance(items, dict) else items
    if not isinstance(items, list):
        raise ReferencesRefused("CSL-JSON is a list of items: begin it with [ and end it with ].")
    for number, item in enumerate(items, 1):
        is_item = isinstance(item, dict)
        label = str(item.get("citation-key") or item.get("id") or "")[:80] if is_item else ""
        taken = Taken(number, label or f"entry {number}", json.dumps(item, ensure_ascii=False, indent=2))
        if is_item:
            _take(taken, item)
        else:
            taken.fault("", str(item)[:60], "An item is an object: put it in { and }.")
        yield taken.entry()


def _take(taken: Taken, item: Mapping[str, Any]) -> None:
    taken.kind(item["type"] if isinstance(item.get("type"), str) else "")
    for name, ours in [*_TEXTS.items(), *((name, name) for name in IN_NOTE if name != "DOI")]:
        value = item.get(name)
        if isinstance(value, (str, int, float)) and not isinstance(value, bool):
            taken.put(ours, str(value).strip(), name)
        elif value:
            taken.fault(name, value, "Give it as a text in quotation marks.")
    _names(taken, item.get("author"))
    taken.date("published", item.get("issued") or "", "issued")
    taken.date("accessed_on", item.get("accessed") or "", "accessed")
    taken.address(_text(taken, item, "URL"), "URL")
    taken.doi(_text(taken, item, "DOI"), "DOI")
    taken.language(_text(taken, item, "language"), "language")
    taken.put("archive_url", archive_in(item.get("custom")), "custom")
    taken.left_out += [str(name)[:40] for name, value in item.items() if name not in _DONE and value]


def _text(taken: Taken, item: Mapping[str, Any], name: str) -> str:
    value = item.get(name) or ""
    if not isinstance(value, str):
        taken.fault(name, value, "Give it as a text in quotation marks.")
        return ""
    return value


def _names(taken: Taken, given: Any) -> None:
    names: list[Name] = []
    for each in given if isinstance(given, list) else [given] if given else []:
        texts = each if isinstance(each, dict) and all(isinstance(text, (str, bool)) for text in each.values()) else {}
        said = {part: str(text).strip() for part, text in texts.items()}
        particle = " ".join(filter(None, [said.get("dropping-particle"), said.get("non-dropping-particle")]))
        family = " ".join(filter(None, [particle, said.get("family")]))
        given_name = ", ".join(filter(None, [said.get("given"), said.get("suffix")]))
        name = Name(literal=said["literal"]) if said.get("literal") else person(family, given_name)
        if name == Name():
            taken.fault("author", each, "A name has “family” and “given”, or “literal”.")
            return
        names.append(name)
    taken.put("authors", names, "author")
