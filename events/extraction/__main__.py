"""`python manage.py tag_dates`: texts in, one a line; their expressions of time out, one JSON object a line.

In   {"id": …, "published": "2007-03-09", "text": "…"}      published is a date in EDTF, or "" or left out
Out  {"id": …, "timexes": [{"start", "end", "type", "value", "edtf", "anchor", "rule", "confidence", "mod",
                            "alternatives": [{"value", "edtf", "rule"}, …]}, …]}

Offsets count Unicode code points of the text, ends exclusive. No database is asked.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from events.dates import DateError, parse
from events.extraction.expression import Expression, Published
from events.extraction.tag import tag


def answers(lines: Iterable[str]) -> Iterator[str]:
    """One line for each line that is not blank. Raises ValueError with its number where it cannot be read."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
            text = asked["text"]
        except (ValueError, KeyError, TypeError):
            raise ValueError(f'Line {number} is no JSON object with "text"; write one text a line.') from None
        found = tag(text, published_on(str(asked.get("published") or "")))
        yield json.dumps({"id": asked.get("id"), "timexes": [_written(one) for one in found]}, ensure_ascii=False)


def published_on(written: str) -> Published | None:
    """The day or days of publication, from EDTF; a time of day is left out."""
    try:
        return Published.of(parse(written.partition("T")[0].strip())) if written.strip() else None
    except DateError:
        return None


def _written(one: Expression) -> dict[str, Any]:
    return {
        "start": one.start,
        "end": one.end,
        "type": one.type,
        "value": one.value,
        "edtf": one.edtf,
        "anchor": one.anchor,
        "rule": one.rule,
        "confidence": one.confidence,
        "mod": one.mod,
        "alternatives": [{"value": other.value, "edtf": other.edtf, "rule": other.rule} for other in one.alternatives],
    }


def main() -> None:
    """Answer standard input until it ends."""
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        for answer in answers(sys.stdin):
            sys.stdout.write(answer + "\n")
    except ValueError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
