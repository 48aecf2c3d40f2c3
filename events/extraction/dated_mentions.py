"""What is counted from an event, where the text says on which day that event was: "two days after the raid"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from events.dates import parse
from events.dates.calendar import day_number
from events.extraction.event_words import groups, stem
from events.extraction.expression import Alternative, Expression
from events.extraction.sentences import sentences
from events.extraction.spans import Span
from events.extraction.when import When, in_unit, moved
from events.extraction.word_lists import listed
from events.extraction.wording import words

_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T|$)")
_UNITS: Final = frozenset(listed("day week month year"))
_NAMED_WITHIN: Final = 4  # words: "after the bloody market bombing"
_COUNTED_FROM: Final = "counted from the event's day"

# The stems of a sentence that name events, and the one day that it says, with the index of who says so.
_Told = tuple[frozenset[str], int, int]


def from_dated_events(text: str, found: Sequence[Expression]) -> tuple[Expression, ...]:
    """The same expressions; a distance from an event has the value that the only day told of the event gives it.

    It stays without a date of its own: that is offered as another reading, beside the relation to the event.
    """
    if not any(map(_waits, found)):
        return tuple(found)
    told = list(_told(text, found))
    return tuple(_counted(text, each, told) if _waits(each) else each for each in found)


def _waits(each: Expression) -> bool:
    shift = each.shift
    return (
        shift is not None
        and not shift.anchored
        and shift.of is not None
        and shift.amount is not None
        and shift.unit in _UNITS
    )


def _told(text: str, found: Sequence[Expression]) -> Iterator[_Told]:
    """Of the sentences that say one day."""
    days = [(at, each, day) for at, each in enumerate(found) if (day := _day(each)) is not None]
    place = 0
    for span in sentences(text):
        here = []
        while place < len(days) and days[place][1].start < span[1]:
            here.append(days[place])
            place += 1
        if here and len({day for _, _, day in here}) == 1:
            yield _stems(text, span), here[0][2], here[0][0]


def _day(each: Expression) -> int | None:
    matched = _DAY.match(each.value) if each.type in ("DATE", "TIME") else None
    return day_number(*(int(part) for part in matched.groups())) if matched else None


def _stems(text: str, span: Span) -> frozenset[str]:
    return frozenset(one for word in words(text, *span) if groups(one := stem(word.text)))


def _counted(text: str, each: Expression, told: list[_Told]) -> Expression:
    shift = each.shift
    if shift is None or shift.of is None or shift.amount is None:
        return each
    base = _base(text, shift.of, told)
    if base is None:
        return each
    day, index = base
    try:
        when = in_unit(shift.unit, moved(day, shift.amount * (1 if shift.direction == "after" else -1), shift.unit))
    except OverflowError:
        return each
    return _with(each, when, index) if when else each


def _base(text: str, phrase: Span, told: list[_Told]) -> tuple[int, int] | None:
    """The only day that is told of what the phrase names, in the same word or one for the like."""
    named = next((one for word in words(text, *phrase)[:_NAMED_WITHIN] if groups(one := stem(word.text))), None)
    if named is None:
        return None
    kinds = groups(named)
    fits = [(day, index) for stems, day, index in told if any(kinds & groups(one) for one in stems)]
    return fits[0] if len({day for day, _ in fits}) == 1 else None


def _with(each: Expression, when: When, index: int) -> Expression:
    reading = Alternative(when.value, parse(when.edtf), when.edtf, _COUNTED_FROM)
    return replace(each, type="DATE", value=when.value, anchor=index, alternatives=(reading, *each.alternatives))
