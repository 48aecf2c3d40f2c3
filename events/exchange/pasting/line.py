"""One typed line as a fact: "10 March 2007: Conference in Baghdad (WSWS, p. 3)", "The bridge opens, early May 1901"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from events.actions.facts import Fact
from events.actions.naming import NewSource
from events.dates import DateError, DateValue, read_words
from events.exchange.pasting.figures import in_words
from events.exchange.pasting.locators import locator_in, marked_locator

LONGEST = 1_000  # characters of a line
_LONGEST_DATE = 120  # characters in which the words of a date end
_MOST_WORDS = 9  # of a date that nothing sets apart
_APART = re.compile(r"\s*(?:[:–—,;|]|\s-)(?=\s)\s*|\s*\t\s*")
_LEADS = re.compile(
    r"(?:on|in|by|before|after|since|until|between|from|about|around|circa|during|early|mid|late)\b|c\.", re.IGNORECASE
)
_FIGURES = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}").fullmatch
_NOT_WORDS = "These words are not understood"
_EDGES = " \t:–—-,;|"


@dataclass(frozen=True, slots=True)
class Line:
    """How a line is understood. `problem` says what stands in the way of entering it, and what to do; "" if nothing."""

    title: str
    when: str = ""  # words that mean one date
    date: DateValue | None = None
    source: str = ""
    locator_kind: str = ""
    locator: str = ""
    problem: str = ""

    @property
    def fact(self) -> Fact:
        """What would be entered."""
        return Fact(
            title=self.title,
            when=self.when,
            date=self.date,
            source=NewSource(title=self.source) if self.source else None,
            locator_kind=self.locator_kind,
            locator=self.locator,
        )


def read_line(text: str) -> Line:
    """The date in words at the beginning or the end, what happened, and in brackets at the end who says so where."""
    line = " ".join(text.replace("\t", " – ").split())
    if len(line) > LONGEST:
        return Line(
            line[:LONGEST], problem=f"A line has at most {LONGEST:,} characters. Use all fields for a longer text."
        )
    if not line:
        return Line("", problem="Write in a few words what happened, and when.")
    rest, bracket = _bracketed(line)
    if bracket and _date(bracket):
        rest, source, kind, locator = line, "", "", ""
    else:
        source, kind, locator = _source(bracket)
        rest = rest if source else line
    if _date(rest):
        return Line("", rest, _date(rest), source, kind, locator, "Write what happened, too.")
    title, when, problem = _dated(rest)
    date = _date(when) if when else None
    words = in_words(when, "") if date else when
    return Line(title, words, date, source, kind, locator, problem)


def _bracketed(line: str) -> tuple[str, str]:
    body = line.rstrip(".")
    start = body.rfind("(") if body.endswith(")") else -1
    return (body[:start].rstrip(), body[start + 1 : -1].strip()) if start > 0 else (line, "")


def _source(bracket: str) -> tuple[str, str, str]:
    """Source, kind of locator and locator of "WSWS, p. 3" or "WSWS p. 3"."""
    for cut in reversed([found.start() for found in re.finditer(r",? ", bracket)]):
        tail = bracket[cut:].lstrip(", ")
        if bracket[cut] == "," and re.fullmatch(r"\d{1,3}(?:[–-]\d{1,3})?", tail):
            return bracket[:cut], *locator_in(tail)
        marked = marked_locator(tail)
        if marked and not _date(tail):
            return bracket[:cut].rstrip(", "), *marked
    return ("", "", "") if marked_locator(bracket) else (bracket, "", "")


def _dated(rest: str) -> tuple[str, str, str]:
    """What happened, the words of the date, and what is wrong."""
    cuts = [(found.start(), found.end()) for found in _APART.finditer(rest)]
    first = _longest(((rest[end:], rest[:start]) for start, end in reversed(cuts)), bool)
    last = _longest(((rest[:start], rest[end:]) for start, end in cuts), bool)
    body, bracket = _bracketed(rest)
    if bracket and _date(bracket):
        last = (body, bracket)
    if first and last:
        return rest, "", f"Two dates stand here, “{first[1]}” and “{last[1]}”. Use all fields to say which is meant."
    found = first or last
    if found:
        return found[0].strip(_EDGES), found[1], ""
    for title, words in [(rest[end:], rest[:start]) for start, end in cuts[:1]] + [
        (rest[:start], rest[end:]) for start, end in cuts[-1:]
    ]:
        problem = _refused(words)
        if problem:
            return title, words, problem
    found = _longest(_by_words(rest), lambda words: bool(_LEADS.match(words)) or " " in words)
    return (found[0].strip(_EDGES), found[1], "") if found else (rest, "", _figures_in(rest))


def _longest(splits: Iterator[tuple[str, str]], is_enough: Callable[[str], bool]) -> tuple[str, str] | None:
    """The first split, longest date first, of which one side is a date and the other says something."""
    return next(
        (
            (title, words)
            for title, words in splits
            if title.strip(_EDGES) and len(words) <= _LONGEST_DATE and is_enough(words) and _date(words)
        ),
        None,
    )


def _by_words(rest: str) -> Iterator[tuple[str, str]]:
    words = rest.split(" ")
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        yield " ".join(words[:-count]), " ".join(words[-count:])
        yield " ".join(words[count:]), " ".join(words[:count])


def _date(words: str) -> DateValue | None:
    try:
        return read_words(in_words(words, "")) if len(words) <= _LONGEST_DATE else None
    except DateError:
        return None


def _refused(words: str) -> str:
    """Why words that are meant as a date are none; "" where they are not meant as one."""
    if len(words) > _LONGEST_DATE or len(words.split()) > _MOST_WORDS or not re.search(r"\d", words):
        return ""
    try:
        read_words(in_words(words, ""))
    except DateError as error:
        return "" if error.message.startswith(_NOT_WORDS) else error.message
    return ""


def _figures_in(rest: str) -> str:
    """What is wrong with a date in figures anywhere in the line."""
    return next(
        (_refused(word) for word in (each.strip(_EDGES + ".()") for each in rest.split()) if _FIGURES(word)), ""
    )
