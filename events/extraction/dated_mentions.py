"""What is counted from an event, where the text says on which day that event was: "two days after the raid"."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
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

#: The only day that is told of events of a kind, with the index of the expression that says so; None where days differ.
_Told = dict[int, tuple[int, int] | None]


def from_dated_events(text: str, found: Sequence[Expression]) -> tuple[Expression, ...]:
    """The same expressions; a distance from an event has the value that the only day told of the event gives it.

    It stays without a date of its own: that is offered as another reading, beside the relation to the event.
    """
    if not any(map(_waits, found)):
        return tuple(found)
    told = _told(text, found)
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


def _told(text: str, found: Sequence[Expression]) -> _Told:
    """From the sentences that say one day."""
    days = deque((at, each, day) for at, each in enumerate(found) if (day := _day(each)) is not None)
    told: _Told = {}
    for span in sentences(text):
        here = []
        while days and days[0][1].start < span[1]:
            here.append(days.popleft())
        if not here or len({day for _, _, day in here}) > 1:
            continue
        index, _, day = here[0]
        for kind in _kinds(text, span):
            known = told.setdefault(kind, (day, index))
            if known and known[0] != day:
                told[kind] = None
    return told


def _day(each: Expression) -> int | None:
    matched = _DAY.match(each.value) if each.type in ("DATE", "TIME") else None
    return day_number(*(int(part) for part in matched.groups())) if matched else None


def _kinds(text: str, span: Span) -> frozenset[int]:
    """The kinds of event that a sentence names."""
    return frozenset(kind for word in words(text, *span) for kind in groups(stem(word.text)))


def _counted(text: str, each: Expression, told: _Told) -> Expression:
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


def _base(text: str, phrase: Span, told: _Told) -> tuple[int, int] | None:
    """The only day that is told of what the phrase names, in the same word or one for the like."""
    heads = (groups(stem(word.text)) for word in words(text, *phrase)[:_NAMED_WITHIN])
    fits = [told[kind] for kind in sorted(next(filter(None, heads), ())) if kind in told]
    only = fits[0] if fits else None
    return only if only and all(one and one[0] == only[0] for one in fits) else None


def _with(each: Expression, when: When, index: int) -> Expression:
    reading = Alternative(when.value, parse(when.edtf), when.edtf, _COUNTED_FROM)
    return replace(each, type="DATE", value=when.value, anchor=index, alternatives=(reading, *each.alternatives))
