"""Two expressions that are the ends of one stretch: "from 5 to 10 March", "between 1998 and 2003"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from events.dates import DateError, parse
from events.extraction.expression import Alternative, Expression
from events.extraction.grammar import Found
from events.extraction.lexicon import CLASS
from events.extraction.tokens import Tokens

_TO: Final = frozenset((CLASS["TO"], CLASS["HYPHEN"], CLASS["UNTIL"], CLASS["SLASH"]))
_AND, _BETWEEN = CLASS["AND"], CLASS["BETWEEN"]
_PLAIN: Final = frozenset("0123456789-")


def linked(tokens: Tokens, first: Found, second: Found) -> str:
    """How two neighbours are tied: "to" for an extent, "between" for a time within it, "" for not at all."""
    if second.start - first.end != 1:
        return ""
    kind = tokens.kinds[first.end]
    if kind in _TO:
        return "to"
    return "between" if kind == _AND and first.start and tokens.kinds[first.start - 1] == _BETWEEN else ""


def with_range(first: Expression, second: Expression, link: str) -> Expression:
    """The first with the whole stretch as another reading, where both ends are plain dates."""
    ends = (first.edtf, second.edtf)
    if not all(ends) or not _PLAIN.issuperset("".join(ends)):
        return first
    written = f"[{ends[0]}..{ends[1]}]" if link == "between" else f"{ends[0]}/{ends[1]}"
    try:
        date = parse(written)
    except DateError:
        return first
    reading = Alternative(first.value, date, written, "from one to the other" if link == "to" else "between the two")
    return replace(first, alternatives=(reading, *first.alternatives))
