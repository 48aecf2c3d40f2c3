"""What a text reaches back to, apart from its news: "since the invasion of 1890", "the 1890 invasion"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from events.dates.calendar import DAY, day_number
from events.extraction.clauses import Clause
from events.extraction.event_words import names_an_event
from events.extraction.expression import Expression, Published
from events.extraction.spans import Span
from events.extraction.word_lists import listed
from events.extraction.wording import DETERMINERS, PREPOSITIONS, Word, could_be_verb, is_finite, is_name, words

_OLD: Final = 400  # days before publication from which on a date is no news
_NOT_TODAY: Final = 60  # the same for a date within a name: "the 2003 invasion"
_BACK: Final = frozenset(listed("since"))
_NEAR: Final = 100  # characters looked at before and after a date
_WITHIN: Final = frozenset(listed("of in on at against"))


@dataclass(frozen=True, slots=True)
class Horizon:
    """From when on dates are news, in civil seconds; None where the text tells of the past anyway, or is undated."""

    news: int | None
    lately: int | None
    published: int | None  # the end of the day

    def is_old(self, expression: Expression) -> bool:
        """Whether what is dated so ended long before the text was published."""
        return self.news is not None and _latest(expression, self.news) < self.news

    def is_past(self, expression: Expression) -> bool:
        """Whether it is not even of the last weeks."""
        return self.lately is not None and _latest(expression, self.lately) < self.lately

    def is_ahead(self, expression: Expression) -> bool | None:
        """Whether what is dated so was to come when the text was published; None where that is not known."""
        begins = expression.date.begins_earliest if expression.date else None
        return None if begins is None or self.published is None else begins >= self.published


def horizon(expressions: Sequence[Expression], published: Published | None) -> Horizon:
    """Where news begins. A text most of whose dates are old tells of the past: then none of it is background."""
    if published is None:
        return Horizon(None, None, None)
    first, last = published.earliest, published.latest
    day, behind = day_number(first.year, first.month, first.day), day_number(last.year, last.month, last.day) + 1
    news = (day - _OLD) * DAY
    dated = [each for each in expressions if each.date is not None]
    old = sum(_latest(each, news) < news for each in dated)
    return Horizon(news if 3 * old <= 2 * len(dated) else None, (day - _NOT_TODAY) * DAY, behind * DAY)


def named_with_date(text: str, clause: Clause, expression: Expression) -> Span | None:
    """The noun phrase that names an event by its date: "the 2003 invasion of Iraq"; None where it is none."""
    behind = words(text, expression.end, min(clause.end, expression.end + _NEAR))
    head = next((at for at, word in enumerate(behind[:3]) if names_an_event(word.text)), None)
    if head is None or _parted(text, expression.end, behind, head) or behind[0].low in PREPOSITIONS | DETERMINERS:
        return None
    if any(is_finite(behind, at) for at in range(head)):
        return None
    before = words(text, max(clause.start, expression.start - _NEAR), expression.start)
    if not before or _parted(text, before[-1].end, [Word(expression.start, expression.end, "", "")], 0):
        return None
    first = _begins(text, before)
    if first is None:
        return None
    return first, behind[_ends(text, behind, head)].end


def reaches_back(text: str, clause: Clause, start: int) -> bool:
    """Whether "since" leads to what begins at `start`, with at most a few words between."""
    before = words(text, max(clause.start, start - _NEAR), start)
    near = before[-6:]
    at = next((i for i in range(len(near) - 1, -1, -1) if near[i].low in _BACK), None)
    return at is not None and not any(could_be_verb(word) for word in near[at + 1 :])


def is_pluperfect(own: Sequence[Word], verb: int | None) -> bool:
    """Whether the clause tells what had happened before."""
    return verb is not None and own[verb].low in {"had", "hadn't"}


def _begins(text: str, before: list[Word]) -> int | None:
    """Where the noun phrase before a date begins: at its article or its owner."""
    for at in range(len(before) - 1, max(-1, len(before) - 8), -1):
        word = before[at]
        if at + 1 < len(before) and text[word.end : before[at + 1].start].strip(" \n\t\u00a0\"'’“”"):
            return None
        if word.low in DETERMINERS:
            return word.start
        if word.low.endswith(("'s", "s'")):
            owner = at
            while owner and (before[owner - 1].text[:1].isupper() or before[owner - 1].low in DETERMINERS):
                owner -= 1
            return before[owner].start
        if word.low in PREPOSITIONS:
            return before[at + 1].start if at + 1 < len(before) else None
    return None


def _ends(text: str, behind: list[Word], head: int) -> int:
    """The index of the last word of a noun phrase: with "of Iraq", "in the northern provinces"."""
    last = head
    at = head + 1
    while at < min(len(behind), head + 9) and not text[behind[at - 1].end : behind[at].start].strip():
        word = behind[at]
        leads = word.low in _WITHIN or word.low in DETERMINERS
        follows = at - 1 > head and (behind[at - 1].low in _WITHIN | DETERMINERS or is_name(behind[at - 1]))
        if is_finite(behind, at) or not (leads or follows):
            break
        if not leads:
            last = at
        at += 1
    return last


def _parted(text: str, start: int, behind: list[Word], head: int) -> bool:
    """Whether punctuation stands between, or a possessive: "last month's visit" is no name of a visit."""
    return bool(
        text[start : behind[head].start].strip() and any(mark in text[start : behind[0].start] for mark in ",;:.()—'’")
    )


def _latest(expression: Expression, otherwise: int) -> int:
    date = expression.date
    if date is None:
        return otherwise
    if date.begins_latest is not None:
        return date.begins_latest
    return date.ends_latest if date.ends_latest is not None else otherwise
