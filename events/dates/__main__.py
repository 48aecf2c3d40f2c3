"""`python -m events.dates`: dates in, one a line; what they mean out, one JSON object a line.

Nothing is stripped but the line feed, so a blank line or a carriage return is a refused date. Each object has

    text         the line; bytes that are no UTF-8 as lone surrogates (Python's surrogateescape)
    valid        whether it is a date; if not, `error` says why, the lists are empty and all else is null
    level        conformance level of ISO 8601-2, 0 to 2
    begins_earliest, begins_latest, ends_earliest, ends_latest
                 civil seconds since 1970-01-01T00:00:00, the latest exclusive; null where open or unknown
    unknown, approximate, uncertain
                 the sides this holds for: [], ["begins"], ["ends"] or both
    display      the date in words

The answers to all complete lines that have arrived are written before more is waited for.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from json.encoder import encode_basestring_ascii as quoted
from typing import Final

from .errors import DateError
from .parse import parse
from .say import say

_CHUNK: Final = 1 << 16  # bytes
_LINE_LIMIT: Final = 1 << 20  # bytes that are kept of one line; a longer one is refused, and echoed up to here

# (begins, ends) as the JSON of their list.
_SIDES: Final = {
    (False, False): "[]",
    (True, False): '["begins"]',
    (False, True): '["ends"]',
    (True, True): '["begins", "ends"]',
}


def record(text: str) -> str:
    """The JSON object of one line."""
    try:
        value = parse(text)
    except DateError as error:
        return (
            f'{{"text": {quoted(text[:_LINE_LIMIT])}, "valid": false, "error": {quoted(error.message)}, "level": null, '
            '"begins_earliest": null, "begins_latest": null, "ends_earliest": null, "ends_latest": null, '
            '"unknown": [], "approximate": [], "uncertain": [], "display": null}'
        )
    # Written out, since a serialiser would take longer than the parsing did.
    begins, begins_by = value.begins_earliest, value.begins_latest
    ends, ends_by = value.ends_earliest, value.ends_latest
    return (
        f'{{"text": {quoted(text)}, "valid": true, "error": null, "level": {value.level}, '
        f'"begins_earliest": {"null" if begins is None else begins}, '
        f'"begins_latest": {"null" if begins_by is None else begins_by}, '
        f'"ends_earliest": {"null" if ends is None else ends}, '
        f'"ends_latest": {"null" if ends_by is None else ends_by}, '
        f'"unknown": {_SIDES[value.begins_unknown, value.ends_unknown]}, '
        f'"approximate": {_SIDES[value.begins_approximate, value.ends_approximate]}, '
        f'"uncertain": {_SIDES[value.begins_uncertain, value.ends_uncertain]}, "display": {quoted(say(value))}}}'
    )


def batches(read: Callable[[int], bytes]) -> Iterator[list[str]]:
    """The lines of a stream, as many at a time as have arrived."""
    pending = b""
    while chunk := read(_CHUNK):
        complete, newline, pending = (pending + chunk).rpartition(b"\n")
        if newline:
            yield complete.decode("utf-8", "surrogateescape").split("\n")
        pending = pending[: _LINE_LIMIT + 1]
    if pending:
        yield [pending.decode("utf-8", "surrogateescape")]


def main() -> None:
    """Answer standard input until it ends or nobody reads any more."""
    try:
        for lines in batches(lambda size: os.read(sys.stdin.fileno(), size)):
            sys.stdout.buffer.write(("\n".join(map(record, lines)) + "\n").encode())
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more at exit


if __name__ == "__main__":
    main()
