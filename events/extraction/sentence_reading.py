"""One sentence read for the events that it tells: dated, planned, told by another, or said not to have happened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from events.dates import agreement
from events.dates.calendar import DAY, day_number
from events.extraction.background import Horizon, is_pluperfect, named_with_date, reaches_back
from events.extraction.clauses import Clause, clauses, innermost
from events.extraction.event_words import names_an_event
from events.extraction.expression import Expression, Published
from events.extraction.referring import Draft
from events.extraction.relative_phrases import Phrase, relative_phrases
from events.extraction.speakers import quotation_around
from events.extraction.stance import Stance, planned_by
from events.extraction.subjects import main_verb, own_words
from events.extraction.telling import Told, spoken_before
from events.extraction.titles import as_title, clause_title
from events.extraction.word_lists import listed
from events.extraction.wording import is_finite, squeezed, words

Span = tuple[int, int]
Dated = tuple[int, Expression]

_LAID_OUT: Final = frozenset(listed("published updated posted copyright by last modified retrieved accessed archived"))
_HYPOTHETICAL: Final = frozenset(listed("if unless whether"))
_DOUBTED: Final = frozenset(listed("believe think hope doubt imagine wish whether if naive inconceivable"))
_HELD: Final = frozenset(listed("held meet convene reconvene visit gather resume begin open"))
_SET_FOR: Final = frozenset(listed("scheduled planned due slated set held organised organized called"))
_FRONT: Final = re.compile(r"[\s\-–—•·▪◦‣*(\[]*+")
_SEPARATES: Final = re.compile(r"\s*[:–—|.\])-]+\s")
_TO_BE_SET: Final = re.compile(
    r"(?:\b(?:at|on|in)\s+)?(?:\ban?\s+|\bthe\s+|\bits\s+)?(?:\b(?:date|time|day|place|venue)(?:\s+and\s+|\s+or\s+)?){1,2}"
    r"\s*(?:\b(?:yet|still|which|that|are|is|has|have)\s+)*to\s+be\s+"
    r"(?:decided|announced|fixed|agreed|determined|set|confirmed|arranged|named)\b",
    re.IGNORECASE,
)  # words for a date that nobody has set
_CERTAIN: Final = {"dated": 0.9, "planned": 0.7, "relative": 0.6, "did not happen": 0.6, "background": 0.7}


class Reading:
    """A sentence with its clauses, its dates and the sentences before it."""

    def __init__(
        self, text: str, span: Span, dated: Sequence[Dated], quotes: list[Span], *,
        horizon: Horizon, published: Published | None, previous: Sequence[tuple[Clause, ...]],
    ) -> None:  # fmt: skip
        self.text, self.span, self._dated, self._quotes = text, span, dated, quotes
        self._horizon, self._published, self._previous = horizon, published, previous
        self.parts = clauses(text, *span)
        self.phrases = relative_phrases(text, self.parts, *span)

    def drafts(self) -> list[Draft]:
        """What it tells, in reading order."""
        named, told = self._dates()
        drafts = [self._of_a_name(number, each, span) for number, each, span in named]
        for index in range(len(self.parts)):
            drafts += self._of_a_clause(index, told.get(index, []))
        return sorted(drafts, key=lambda draft: (draft.start, draft.end, draft.expression or 0))

    def _dates(self) -> tuple[list[tuple[int, Expression, Span]], dict[int, list[Dated]]]:
        """The dates that stand in an event's name, and those of each clause."""
        named: list[tuple[int, Expression, Span]] = []
        told: dict[int, list[Dated]] = {}
        for number, each in self._dated:
            index = innermost(self.parts, each.start, each.end)
            name = named_with_date(self.text, self.parts[index], each)
            if name:
                named.append((number, each, name))
            elif self._tells(index, each):
                told.setdefault(self._owner(index), []).append((number, each))
        return named, told

    def _owner(self, index: int) -> int:
        """The clause that a date of this one dates: "scheduled for May" is said of what will be held."""
        clause = self.parts[index]
        first = words(self.text, clause.start, clause.end)[:1]
        is_set = clause.kind == "reduced" and not clause.intro and bool(first) and first[0].low in _SET_FOR
        return clause.parent if is_set and clause.parent is not None else index

    def _tells(self, index: int, each: Expression) -> bool:
        """Whether the clause says that something happened: a byline and a dateline do not."""
        clause = self.parts[index]
        found = words(self.text, clause.start, clause.end)
        if any(is_finite(found, at) for at in range(len(found))) or clause.kind == "reduced":
            return True
        if not found or found[0].low in _LAID_OUT:
            return False
        rest = [word for word in found if not each.start <= word.start < each.end]
        if any(names_an_event(word.text) for word in rest):
            return True
        front = _FRONT.match(self.text, clause.start)
        leads = front is not None and front.end() == each.start
        return leads and (len(rest) > 3 or (len(rest) > 1 and _SEPARATES.match(self.text, each.end) is not None))

    def _of_a_clause(self, index: int, dates: list[Dated]) -> Iterator[Draft]:
        phrase = self._phrase_of(index, dates)
        spans = [(each.start, each.end) for _, each in dates]
        for at, (number, each) in enumerate(dates):
            if at and _same(dates[0][1], each):
                continue
            yield self._draft(index, "dated", (number, each), spans, None if at else phrase)
        if dates:
            return
        if phrase is not None and not self._is_idle(index) and self._has_verb(index):
            yield self._draft(index, "relative", phrase=phrase)
            return
        rule = self._undated(index)
        if rule:
            yield self._draft(index, rule)

    def _phrase_of(self, index: int, dates: list[Dated]) -> Phrase | None:
        """The first phrase that relates the clause to another event, unless it holds the date itself."""
        for phrase in self.phrases:
            at = innermost(self.parts, phrase.start, phrase.start + 1)
            clause = self.parts[at]
            if clause.kind == "adverbial" and clause.start == phrase.start and clause.parent is not None:
                at = clause.parent
            holds = any(phrase.start <= each.start < phrase.end for _, each in self._dated)
            if at == index and not holds:
                return phrase
        return None

    def _undated(self, index: int) -> str:
        """Why a clause without a date is offered: "planned" or "did not happen"; "" where it is not."""
        own = own_words(self.text, self.parts[index])
        verb = main_verb(own)
        if verb is None or self._is_idle(index):
            return ""
        told = self._told(index, None)
        acts = any(names_an_event(word.text) for word in own[:verb])
        if told.stance.occurrence in ("cancelled", "postponed", "moved") and acts:
            return "planned"
        held = any(word.low in _HELD for word in own[verb : verb + 5])
        planned = planned_by(own, verb) == "announces" or told.stance.stance == "announces"
        if planned and (held or (acts and {"take", "takes", "be"} & {word.low for word in own[verb : verb + 4]})):
            return "planned"
        return "did not happen" if told.stance.stance == "denies" and acts and not told.speaker else ""

    def _is_idle(self, index: int) -> bool:
        """Whether the clause supposes rather than tells."""
        clause = self.parts[index]
        if any(part.intro in _HYPOTHETICAL and part.parent == index for part in self.parts):
            return True
        if clause.intro in _HYPOTHETICAL or self.text[clause.end - 1 : clause.end] == "?":
            return True
        own = own_words(self.text, clause)
        verb = main_verb(own)
        could = verb is not None and own[verb].low in {"can", "could", "may", "might", "should", "must"}
        return could or any(word.low in _DOUBTED for word in own[: (verb or 0) + 6])

    def _has_verb(self, index: int) -> bool:
        return main_verb(own_words(self.text, self.parts[index])) is not None

    def _draft(
        self,
        index: int,
        rule: str,
        dated: Dated | None = None,
        spans: Sequence[Span] = (),
        phrase: Phrase | None = None,
    ) -> Draft:
        clause = self.parts[index]
        number, each = dated if dated else (None, None)
        told = self._told(index, each)
        stance = self._after_publication(told.stance, each)
        open_date = _TO_BE_SET.search(self.text, clause.start, clause.end) if each is None else None
        without = [(phrase.start, phrase.end)] if phrase else []
        without += [open_date.span()] if open_date else []
        title = self._named(index, clause_title(self.text, self.parts, index, spans, without=without))
        back = each is not None and self._is_background(index, each, told)
        start, end = self._passage(index)
        speaker = self._speaker(told)
        return Draft(
            start, end, self.span, title, number, each.date if each else None,
            (each.start, each.end) if each else open_date.span() if open_date else None,
            stance.stance, stance.occurrence, squeezed(self.text[speaker[0] : speaker[1]]) if speaker else "", speaker,
            back, _CERTAIN[rule] * (each.confidence if each else 1.0), "background" if back else rule, phrase,
            (*clause.holes, *without),
        )  # fmt: skip

    def _of_a_name(self, number: int, each: Expression, span: Span) -> Draft:
        """An event that is named with its date."""
        title = as_title(f"{self.text[span[0] : each.start]} {self.text[each.end : span[1]]}")
        stance = self._after_publication(Stance("reports", "happened"), each)
        clause = self.parts[innermost(self.parts, each.start, each.end)]
        back = self._horizon.is_past(each) or reaches_back(self.text, clause, span[0])
        return Draft(
            *span, self.span, title, number, each.date, (each.start, each.end), stance.stance, stance.occurrence,
            "", None, back, _CERTAIN["background"] * each.confidence, "background" if back else "dated",
        )  # fmt: skip

    def _is_background(self, index: int, each: Expression, told: Told) -> bool:
        if reaches_back(self.text, self.parts[index], each.start) or self._horizon.is_old(each):
            return True
        return is_pluperfect(told.own, told.verb) and self._horizon.is_past(each)

    def _after_publication(self, stance: Stance, each: Expression | None) -> Stance:
        """What is dated after the text was published is no report."""
        if each is None or each.date is None or each.date.begins_earliest is None or self._published is None:
            return stance
        last = self._published.latest
        is_later = each.date.begins_earliest >= (day_number(last.year, last.month, last.day) + 1) * DAY
        return Stance("announces", "planned") if is_later and stance.stance == "reports" else stance

    def _passage(self, index: int) -> Span:
        clause = self.parts[index]
        start = clause.start
        if clause.kind == "content" and clause.intro:
            start = next((word.start for word in words(self.text, start, clause.end)[1:2]), start)
        if clause.kind in ("relative", "reduced") and not clause.intro.startswith("incl") and clause.parent is not None:
            start = self.parts[clause.parent].start
        end = clause.end
        while end > start and self.text[end - 1] in " \n\t\u00a0,;:—–-":
            end -= 1
        return start, end

    def _speaker(self, told: Told) -> Span | None:
        if told.speaker is None or told.names_its_speaker():
            return told.speaker
        return spoken_before(self.text, self._previous)

    def _named(self, index: int, title: str) -> str:
        """The title with a name for "he" or "she" in front, where the sentences before tell whose."""
        first = title.split(" ", 1)
        if first[0] not in ("He", "She") or len(first) < 2:
            return title
        name = spoken_before(self.text, self._previous)
        return as_title(f"{squeezed(self.text[name[0] : name[1]])} {first[1]}") if name else title

    def _told(self, index: int, each: Expression | None) -> Told:
        at = each.start if each else self.parts[index].start
        return Told(self.text, self.parts, index, each.start if each else None, quotation_around(self._quotes, at))


def _same(first: Expression, other: Expression) -> bool:
    """Whether two dates of one clause may be one: the day, and the month it is in."""
    if first.date is None or other.date is None:
        return True
    return agreement(first.date, other.date).kind != "disagree"
