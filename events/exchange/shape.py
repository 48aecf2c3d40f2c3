"""The published schema as one compiled check: every problem with its path, and nothing built where all is well.

`schema.json` (JSON Schema 2020-12) is the only statement of the document's shape. Here its keywords become closures,
because a general validator takes minutes for what must take seconds, and speaks to programmers. The tests hold this
check against a general validator.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path as File
from typing import Any

from events.exchange.limits import PROBLEMS_LISTED
from events.exchange.problems import Found, shown

Schema = dict[str, Any]
Check = Callable[[Any], Sequence[Found]]
FINE: tuple[Found, ...] = ()
SCHEMA_FILE = File(__file__).with_name("schema.json")
_KINDS = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
_KINDS_IN_WORDS = {
    "object": "an object",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}


@cache
def schema() -> Schema:
    """The published schema."""
    loaded: Schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    return loaded


@cache
def document_check() -> Check:
    """The check of a whole document."""
    return _Compiler(schema()).check(schema())


class _Compiler:
    """Closures for the keywords that the schema uses; an unknown keyword is an error, not a hole."""

    ANNOTATIONS = frozenset({"$schema", "$id", "$defs", "title", "description", "default"})

    def __init__(self, whole: Schema) -> None:
        self.whole = whole
        self.definitions: dict[str, Check] = {}

    def check(self, part: Schema) -> Check:
        """The check of one schema."""
        keywords = part.keys() - self.ANNOTATIONS
        if "$ref" in keywords:
            return self._reference(part["$ref"])
        if "anyOf" in keywords:
            return self._or_null(part["anyOf"])
        if "const" in keywords:
            return _constant(part["const"])
        if "enum" in keywords:
            return _words(part["enum"])
        kinds = part["type"] if isinstance(part["type"], list) else [part["type"]]
        makers = {"object": self._object, "array": self._list, "string": _text}
        maker = makers.get(kinds[0], _quantity)
        return _typed(kinds, maker(part))

    def _reference(self, pointer: str) -> Check:
        name = pointer.removeprefix("#/$defs/")
        if name not in self.definitions:
            self.definitions[name] = self.check(self.whole["$defs"][name])
        return self.definitions[name]

    def _or_null(self, either: list[Schema]) -> Check:
        (inner,) = [self.check(each) for each in either if each != {"type": "null"}]
        return lambda value: FINE if value is None else inner(value)

    def _object(self, part: Schema) -> Check:
        inner = {key: self.check(each) for key, each in part.get("properties", {}).items()}
        required = part.get("required", [])
        other = part["additionalProperties"]
        anything = self.check(other) if other else None
        longest_key = part.get("propertyNames", {}).get("maxLength")
        most = part.get("maxProperties")
        what = "document" if part is self.whole else part.get("title", "object")

        def check(value: dict[str, Any]) -> Sequence[Found]:
            found: list[Found] = []
            for key, item in value.items():
                if len(found) > PROBLEMS_LISTED:
                    break
                look = inner.get(key, anything)
                if look is None:
                    found.append(_unknown(key, inner, what))
                elif longest_key is not None and len(key) > longest_key:
                    found.append(_too_long(key, longest_key).under(key))
                else:
                    problems = look(item)
                    if problems:
                        found += [each.under(key) for each in problems]
            for key in required:
                if key not in value:
                    found.append(Found((key,), f"The {what} has no {key}", f"Add it: {_meaning(part, key)}."))
            if most is not None and len(value) > most:
                found.append(Found((), f"There are {len(value):,} entries", f"Keep at most {most:,}."))
            return found

        return check

    def _list(self, part: Schema) -> Check:
        inner = self.check(part["items"])
        least, most = part.get("minItems", 0), part["maxItems"]

        def check(value: list[Any]) -> Sequence[Found]:
            if not least <= len(value) <= most:
                remedy = f"Write exactly {most}." if least == most else f"Keep at most {most:,}."
                return (Found((), f"The list has {len(value):,} entries", remedy),)
            found: list[Found] = []
            for index, item in enumerate(value):
                problems = inner(item)
                if problems:
                    found += [each.under(index) for each in problems]
                    if len(found) > PROBLEMS_LISTED:
                        break
            return found

        return check


def _typed(kinds: list[str], inner: Check) -> Check:
    """The value is of the kind meant, or null where that is allowed; true is no number."""
    expected = " or ".join(_KINDS_IN_WORDS[kind] for kind in kinds)
    allowed = {_KINDS[kind] for kind in kinds if kind in _KINDS} | ({int, float} if "number" in kinds else set())
    may_be_null = "null" in kinds

    def check(value: Any) -> Sequence[Found]:
        if type(value) in allowed:
            return inner(value)
        if value is None and may_be_null:
            return FINE
        return (Found((), f"This is {_kind_of(value)}", f"Write {expected}."),)

    return check


def _text(part: Schema) -> Check:
    least, most = part.get("minLength", 0), part["maxLength"]
    pattern = re.compile(part["pattern"]).search if "pattern" in part else None
    meant = part.get("description", "")

    def check(value: str) -> Sequence[Found]:
        if len(value) > most:
            return (_too_long(value, most),)
        if len(value) < least:
            return (Found((), "The text is empty", f"Write {meant or 'something'}."),)
        if pattern is not None and (not pattern(value) or value.endswith("\n")):
            return (Found((), f"{shown(value)} is not of the form meant here", f"Write {meant}."),)
        return FINE

    return check


def _quantity(part: Schema) -> Check:
    least, most = part.get("minimum"), part.get("maximum")
    if least is None or most is None:
        return lambda value: FINE

    def check(value: float) -> Sequence[Found]:
        if least <= value <= most:
            return FINE
        return (Found((), f"The number {value} is out of range", f"Write one from {least} to {most}."),)

    return check


def _words(known: list[str]) -> Check:
    listed = ", ".join(each or "nothing (leave the key out)" for each in known)

    def check(value: Any) -> Sequence[Found]:
        if isinstance(value, str) and value in known:
            return FINE
        return (Found((), f"{shown(value)} is not one of the words known here", f"Write one of: {listed}."),)

    return check


def _constant(meant: Any) -> Check:
    def check(value: Any) -> Sequence[Found]:
        if value == meant and type(value) is type(meant):
            return FINE
        return (Found((), f"{shown(value)} is not what this reads", f"Write {json.dumps(meant)}."),)

    return check


def _too_long(value: str, most: int) -> Found:
    return Found((), f"The text has {len(value):,} characters", f"Keep it to {most:,}.")


def _unknown(key: str, known: Iterable[str], what: str) -> Found:
    near = get_close_matches(key[:100], known, n=1)
    remedy = f"Did you mean {near[0]}?" if near else f"Leave it out. Known are: {', '.join(known)}."
    return Found((key,), f"{shown(key)} is not a key of the {what}, and nothing is taken in unread", remedy)


def _meaning(part: Schema, key: str) -> str:
    inner = part["properties"][key]
    if "$ref" in inner:
        inner = schema()["$defs"][inner["$ref"].removeprefix("#/$defs/")]
    if "const" in inner:
        return json.dumps(inner["const"])
    meaning: str = inner.get("description", key)
    return meaning


def _kind_of(value: Any) -> str:
    for kind, meant in (("boolean", bool), ("object", dict), ("array", list), ("string", str), ("integer", int)):
        if isinstance(value, meant):
            return _KINDS_IN_WORDS[kind]
    return "null" if value is None else "a number with a fraction"
