"""Bytes to JSON values (RFC 8259), strictly: what other readers would take differently is refused.

Refused beside what is no JSON at all: two keys of one name in an object, NaN and infinities, numbers that no
column holds, characters that no UTF-8 or PostgreSQL text holds (lone surrogates, U+0000). 1.0 is the integer 1.
"""

from __future__ import annotations

import json
import math
import re
from typing import IO, Any, NoReturn

from events.exchange.limits import DOCUMENT_BYTES, NUMBER_DIGITS
from events.exchange.problems import DocumentRefused, Problem, shown

_UNSTORABLE = re.compile(r"\\u0000|\\u[dD][89abAB][0-9a-fA-F]{2}|\\u[dD][c-fC-F][0-9a-fA-F]{2}")
_EXACT_IN_FLOAT = 2**53


def parse_document(document: bytes | IO[bytes]) -> Any:
    """The value that the bytes write down. Raises DocumentRefused with line and column.

    A stream is read to its end, or to the limit.
    """
    raw = document if isinstance(document, bytes) else document.read(DOCUMENT_BYTES + 1)
    if len(raw) > DOCUMENT_BYTES:
        _refuse(
            "",
            f"The document is larger than {DOCUMENT_BYTES:,} bytes, the most that is read",
            "Divide it into several timelines.",
        )
    text = _decoded(raw)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_number,
            parse_constant=_no_number,
        )
    except json.JSONDecodeError as error:
        what = f"This is not JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        _refuse(f"line {error.lineno}, column {error.colno}", what, "Check what stands just before this place.")
    except RecursionError:
        _refuse("", "The document is nested far deeper than a timeline is", "Check its brackets.")
    except _Unacceptable as error:
        _refuse(_where(text, error.literal), error.what, error.remedy)
    if _UNSTORABLE.search(text):  # cheap; only then is it worth looking closely
        _refuse_unstorable(text, value)
    return value


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        _refuse(f"line {line}", "There are bytes that are not UTF-8", "Save the document as UTF-8.")


class _Unacceptable(Exception):
    """Raised by the hooks below, which are not told where they are."""

    def __init__(self, literal: str, what: str, remedy: str) -> None:
        super().__init__(what)
        self.literal, self.what, self.remedy = literal, what, remedy


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        owner = next((f" with the id {shown(item)}" for key, item in pairs if key == "id"), "")
        what = f"The key {shown(twice)} stands twice in one object{owner}"
        raise _Unacceptable(json.dumps(twice), what, "Keep one of them.")
    return value


def _integer(literal: str) -> int:
    if len(literal) > NUMBER_DIGITS:
        raise _Unacceptable(literal, f"The number {shown(literal)} has too many digits", _shorter())
    return int(literal)


def _number(literal: str) -> int | float:
    if len(literal) > NUMBER_DIGITS:
        raise _Unacceptable(literal, f"The number {shown(literal)} has too many digits", _shorter())
    value = float(literal)
    if not math.isfinite(value):
        raise _Unacceptable(literal, f"The number {shown(literal)} is too large", "Write one below 9007199254740992.")
    return int(value) if value.is_integer() and abs(value) <= _EXACT_IN_FLOAT else value


def _shorter() -> str:
    return f"Write it with at most {NUMBER_DIGITS} characters."


def _no_number(literal: str) -> NoReturn:
    raise _Unacceptable(literal, f"{literal} is not a number in JSON", "Leave the key out, or write null.")


def _refuse_unstorable(text: str, value: Any) -> None:
    """Walk the strings: an escape may be half of a fine pair, or itself be escaped."""
    stack = [value]
    while stack:
        each = stack.pop()
        if isinstance(each, dict):
            stack += [*each.keys(), *each.values()]
        elif isinstance(each, list):
            stack += each
        elif isinstance(each, str):
            bad = next((mark for mark in each if mark == "\0" or "\ud800" <= mark <= "\udfff"), None)
            if bad is not None:
                _refuse(
                    _where(text, f"\\u{ord(bad):04x}"),
                    f"The text {shown(each)} holds the character U+{ord(bad):04X}, which no text can",
                    "Leave it out.",
                )


def _where(text: str, literal: str) -> str:
    """Line and column of the first place where something is written so; "" if it is written otherwise."""
    at = text.find(literal)
    if at < 0:
        at = text.lower().find(literal)
    if at < 0:
        return ""
    return f"line {text.count(chr(10), 0, at) + 1}, column {at - text.rfind(chr(10), 0, at)}"


def _refuse(place: str, what: str, remedy: str) -> NoReturn:
    raise DocumentRefused([Problem(pointer="", place=place, what=what, remedy=remedy)])
