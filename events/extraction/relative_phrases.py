"""Dates told by other events: "the day before the raid", "in the course of the meeting", "while the council sat"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from events.extraction.clauses import Clause
from events.extraction.event_words import names_an_event
from events.extraction.spans import Span
from events.extraction.word_lists import listed
from events.extraction.wording import AUXILIARIES, DETERMINERS, Word, is_finite

_CUES: Final[dict[str, str]] = {
    "before": "before",
    "prior to": "before",
    "ahead of": "before",
    "in the run-up to": "before",
    "in the days before": "before",
    "on the eve of": "before",
    "after": "after",
    "following": "after",
    "in the wake of": "after",
    "in the aftermath of": "after",
    "during": "during",
    "throughout": "during",
    "in the course of": "during",
    "over the course of": "during",
    "in the middle of": "during",
    "in the midst of": "during",
    "on the sidelines of": "during",
    "on the margins of": "during",
    "at the start of": "during",
    "at the opening of": "during",
    "at the end of": "during",
    "at the close of": "during",
    "in opening": "during",
    "in closing": "during",
    "while": "overlaps",
    "at the same time as": "overlaps",
}
_ANAPHORA: Final = frozenset(
    {"at that point", "at this point", "at that time", "on that occasion"}
    | {
        f"at {which} {what}"
        for which in ("the", "this", "that")
        for what in listed("meeting conference summit talks ceremony hearing trial session")
    }
)
_FIRST: Final = frozenset(cue.split(" ", 1)[0] for cue in (*_CUES, *_ANAPHORA))
_LONGEST_CUE: Final = 5
_NUMBERS: Final = dict(
    zip(
        listed("a an the one two three four five six seven eight nine ten"),
        (1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
        strict=True,
    )
)
_UNITS: Final[dict[str, tuple[int, str]]] = {
    "second": (1, "seconds"), "minute": (60, "seconds"), "hour": (3600, "seconds"), "day": (1, "days"),
    "week": (1, "weeks"), "fortnight": (2, "weeks"), "month": (1, "months"), "year": (1, "years"),
    "decade": (10, "years"),
}  # fmt: skip
_VAGUE: Final = frozenset(listed("morning evening night afternoon"))  # "the night before": which day is not said
_PHRASE: Final = 9  # words of a phrase that names an event
_GOES_ON: Final = frozenset(listed("of in on at between with against for"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """How an event stands to another, in the text's words."""

    kind: str
    amount: int | None
    unit: str | None
    start: int  # with the distance and the cue
    end: int
    names: Span | None  # the words that name the other event; None: the one told of before


def relative_phrases(text: str, parts: tuple[Clause, ...], found: list[Word]) -> list[Phrase]:
    """Those of one sentence, whose words are `found`, in order, none within another."""
    phrases: list[Phrase] = []
    at = 0
    while at < len(found):
        phrase = _phrase_at(text, found, at, parts)
        if phrase:
            phrases.append(phrase)
            while at < len(found) and found[at].start < phrase.end:
                at += 1
        else:
            at += 1
    return phrases


def may_lead(word: str) -> bool:
    """Whether a phrase that relates one event to another may begin with this word."""
    return word in _FIRST


def _phrase_at(text: str, found: list[Word], at: int, parts: tuple[Clause, ...]) -> Phrase | None:
    if found[at].low not in _FIRST:
        return None
    for length in range(min(_LONGEST_CUE, len(found) - at), 0, -1):
        cue = " ".join(word.low for word in found[at : at + length])
        if cue in _ANAPHORA:
            last = found[at + length - 1]
            refers = None if cue.split()[-1] in {"point", "time", "occasion"} else (found[at + 1].start, last.end)
            return Phrase("during", None, None, found[at].start, last.end, refers)
        if cue in _CUES:
            return _after_cue(text, found, at, cue, parts)
    return None


def _after_cue(text: str, found: list[Word], at: int, cue: str, parts: tuple[Clause, ...]) -> Phrase | None:
    behind = at + len(cue.split(" "))
    names = _clause_named(found, behind - 1, parts) or _noun_named(text, found, behind)
    if names is None:
        return None
    begins, amount, unit = _distance(found, at)
    if cue == "on the eve of":
        amount, unit = 1, "days"
    return Phrase(_CUES[cue], amount, unit, begins, names[1], names)


def _clause_named(found: list[Word], cue: int, parts: tuple[Clause, ...]) -> Span | None:
    """The clause that a conjunction at `cue` opens."""
    opened = next((part for part in parts if part.kind == "adverbial" and part.start == found[cue].start), None)
    if opened is None or cue + 1 >= len(found):
        return None
    inside = [word for word in found[cue + 1 : cue + 1 + 2 * _PHRASE] if word.end <= opened.end]
    return (inside[0].start, inside[-1].end) if any(names_an_event(word.text) for word in inside) else None


def _noun_named(text: str, found: list[Word], at: int) -> Span | None:
    """The noun phrase that begins at `at`, if a word of it names an event."""
    last = has_event = None
    for index in range(at, min(at + _PHRASE, len(found))):
        word = found[index]
        gap = text[found[index - 1].end : word.start] if index > at else ""
        if gap.strip(" \n\t\u00a0\"'“”‘’*") or word.low in AUXILIARIES or (index > at and word.low in _STOPS):
            break
        if has_event and (is_finite(found, index) or (word.low in _PREPOSITION_STOPS)):
            break
        if names_an_event(word.text):
            has_event = True
        last = index
    if not has_event or last is None:
        return None
    while last > at and found[last].low in DETERMINERS | _GOES_ON:
        last -= 1
    return found[at].start, found[last].end


def _distance(found: list[Word], at: int) -> tuple[int, int | None, str | None]:
    """Where the phrase begins with the distance that stands before the cue, and the distance."""
    if at < 2 or found[at].low not in {"before", "after", "following", "prior"}:
        return found[at].start, None, None
    noun, number = found[at - 1].low.removesuffix("s"), found[at - 2].low
    count = int(number) if number.isdecimal() and len(number) < 5 else _NUMBERS.get(number)
    if noun in _VAGUE and number in DETERMINERS:
        begins, amount, unit = at - 2, None, None
    elif noun in _UNITS and count is not None:
        times, unit = _UNITS[noun]
        begins, amount = at - 2, count * times
    else:
        return found[at].start, None, None
    if begins and found[begins - 1].low in {"on", "in", "only", "just", "about"}:
        begins -= 1
    return found[begins].start, amount, unit


_STOPS: Final = frozenset(listed("and but or which who that to by when while after before"))
_PREPOSITION_STOPS: Final = frozenset(
    listed("on at with for from over into as without despite amid since until during")
)
