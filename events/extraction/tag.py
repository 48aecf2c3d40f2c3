"""From a text to its expressions of time, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from events.dates.calendar import day_number
from events.extraction.begun import begun
from events.extraction.compose import composed
from events.extraction.context import Cues, Reading
from events.extraction.cues import cues
from events.extraction.dated_mentions import from_dated_events
from events.extraction.distances import event_phrase, is_from_event
from events.extraction.expression import Expression, Published
from events.extraction.filters import kept
from events.extraction.grammar import Found
from events.extraction.nodes import Clock, unmodified
from events.extraction.ranges import in_order, linked, with_range
from events.extraction.resolve import resolved
from events.extraction.rules import TABLE
from events.extraction.tokens import Tokens
from events.extraction.written import expression
from events.passages import Normalised

_PARAGRAPH: Final = re.compile(r"\n[ \t\r\f\v]*\n")


@dataclass(slots=True)
class Place:
    """Something found, where it stands in the text, and what is around it."""

    found: Found
    span: tuple[int, int]
    phrase: tuple[int, int] | None  # what names the event it is counted from
    cues: Cues
    link: str  # how it is tied to the one before it: "to", "between", "and" or ""


def tag(text: str, published: Published | None) -> tuple[Expression, ...]:
    """The expressions of time of an English text, in order of start, never overlapping.

    Without `published`, words such as "yesterday" are found and have no date.
    """
    places = [
        place for number, (at, end) in enumerate(_paragraphs(text)) for place in _places(text[at:end], at, number)
    ]
    days = _days(published)
    ways = [_readings(places, day) for day in days]
    found: list[Expression] = []
    numbers: dict[int, int] = {}
    for at, place in enumerate(places):
        readings = [reading for reading in (way[at] for way in ways) if reading]
        if len(readings) == len(days):
            numbers[at] = len(found)
            found.append(_expression(text, place, readings, days, numbers))
            if place.link in ("to", "between") and at - 1 in numbers:
                found[-2] = with_range(found[-2], found[-1], place.link)
    return from_dated_events(text, found)


def _expression(
    text: str, place: Place, readings: list[Reading], days: list[int | None], numbers: dict[int, int]
) -> Expression:
    return expression(
        text,
        span=place.span,
        rule=place.found.rule,
        readings=readings,
        days=days,
        numbers=numbers,
        phrase=place.phrase,
    )


def _days(published: Published | None) -> list[int | None]:
    """The days the text is read for: that of publication, or the first and last that it may be."""
    if published is None:
        return [None]
    first, last = published.earliest, published.latest
    days: list[int | None] = [day_number(first.year, first.month, first.day)]
    return days if first == last else [*days, day_number(last.year, last.month, last.day)]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph begins and ends: no expression runs from one into the next."""
    at = 0
    for gap in _PARAGRAPH.finditer(text):
        yield at, gap.start()
        at = gap.end()
    yield at, len(text)


def _places(text: str, offset: int, paragraph: int) -> Iterator[Place]:
    normalised = Normalised(text)
    tokens = Tokens(normalised.text)

    def span(start: int, end: int) -> tuple[int, int]:
        first, last = normalised.to_original(tokens.starts[start], tokens.ends[end - 1])
        return first + offset, last + offset

    before: Place | None = None
    for one in composed(tokens, kept(tokens, TABLE.found(tokens))):
        named = event_phrase(tokens, one) if is_from_event(one.node) else None
        phrase = span(*named) if named else None
        link = linked(tokens, before.found, one) if before else ""
        around = before.cues if before and _is_hour_of(before.found, one) else cues(tokens, one, paragraph)
        before = Place(one, span(one.start, one.end), phrase, around, link)
        yield before


def _is_hour_of(day: Found, one: Found) -> bool:
    """ "Friday" and "at 10 a.m.": the same Friday, whatever stands behind."""
    return isinstance(one.node, Clock) and one.node.day is not None and one.node.day is unmodified(day.node)


def _readings(places: list[Place], published: int | None) -> list[Reading | None]:
    context = begun([(place.found, place.cues) for place in places], published)
    readings: list[Reading | None] = []
    for at, place in enumerate(places):
        reading = resolved(place.found.node, context, place.cues)
        before = readings[-1] if place.link else None
        if before and reading:
            readings[-1], reading = in_order(before, reading, place.cues)
        readings.append(reading)
        if reading is not None:
            context.note(at, reading, place.cues.paragraph)
    return readings
