"""Two expressions that are the ends of one stretch: "from 5 to 10 March", "between 1998 and 2003"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from events.dates import DateError, parse
from events.extraction.context import Cues, Reading
from events.extraction.expression import Alternative, Expression
from events.extraction.grammar import Found
from events.extraction.lexicon import CLASS
from events.extraction.nodes import Month, unmodified
from events.extraction.tokens import Tokens
from events.extraction.when import When

_TO: Final = frozenset((CLASS["TO"], CLASS["HYPHEN"], CLASS["UNTIL"], CLASS["SLASH"]))
_AND, _BETWEEN = CLASS["AND"], CLASS["BETWEEN"]
_PLAIN: Final = frozenset("0123456789-")


def linked(tokens: Tokens, first: Found, second: Found) -> str:
    """How two neighbours are tied: "to" for an extent, "between" for a time within it, "and" for months in order."""
    if second.start - first.end != 1:
        return ""
    kind = tokens.kinds[first.end]
    if kind in _TO:
        return "to"
    if kind != _AND:
        return ""
    if first.start and tokens.kinds[first.start - 1] == _BETWEEN:
        return "between"
    return "and" if isinstance(unmodified(first.node), Month) and isinstance(unmodified(second.node), Month) else ""


def in_order(first: Reading, second: Reading, cues: Cues) -> tuple[Reading, Reading]:
    """The ends of a stretch, the second not before the first: "from Monday to Thursday" on a Friday.

    Where the sentence tells what is over, the first is moved back, else the second is moved on.
    """
    if first.when is None or second.when is None or second.when.last >= first.when.first:
        return first, second
    if cues.direction == "past":
        earlier = [other for other in first.others if other[0].last <= second.when.first]
        return (_instead(first, max(earlier, key=_first)), second) if earlier else (first, second)
    later = [other for other in second.others if other[0].first >= first.when.first]
    return (first, _instead(second, min(later, key=_first))) if later else (first, second)


def _first(other: tuple[When, str]) -> int:
    return other[0].first


def _instead(reading: Reading, other: tuple[When, str]) -> Reading:
    """The reading with another of its stretches; its own becomes the other."""
    when = other[0]
    if reading.when is None or reading.value != reading.when.value:
        return reading  # with a time of the day
    others = tuple((reading.when, "the nearest") if one is other else one for one in reading.others)
    return replace(reading, value=when.value, when=when, others=others)


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
