"""One sentence read for the events that it tells: dated, planned, told by another, or said not to have happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from events.dates import agreement
from events.extraction.background import Horizon, is_pluperfect, reaches_back
from events.extraction.clauses import innermost
from events.extraction.dated_clauses import dated_clauses, dated_names
from events.extraction.expression import Expression
from events.extraction.headline import as_title
from events.extraction.referring import Draft
from events.extraction.relative_phrases import Phrase, relative_phrases
from events.extraction.sentence import Dated, Sentence
from events.extraction.spans import Span
from events.extraction.speakers import attribution, quotation_around
from events.extraction.stance import Stance
from events.extraction.subjects import own_words
from events.extraction.telling import Told, spoken_before
from events.extraction.titles import clause_title
from events.extraction.undated import TO_BE_SET, is_supposed, might_have_been, why_offered
from events.extraction.verb_forms import is_past
from events.extraction.word_lists import listed
from events.extraction.wording import AUXILIARIES, Word, squeezed, words

_LEADS: Final = frozenset(listed("on in at by since until"))
_WHO: Final = frozenset(listed("He She It They We I You This That These Those"))
_MOST_DATES: Final = 8  # events that one clause is offered as; more dates are a table
_CERTAIN: Final = {"dated": 0.9, "planned": 0.7, "relative": 0.6, "did not happen": 0.6, "background": 0.7}


class Reading:
    """A sentence with what surrounds it: the quotations of the text, when it appeared, the sentences before."""

    def __init__(self, sentence: Sentence, quotes: list[Span], horizon: Horizon, previous: Sequence[Span]) -> None:
        self._sentence, self._quotes, self._horizon, self._previous = sentence, quotes, horizon, previous
        self.text, self.parts = sentence.text, sentence.parts
        self.phrases = relative_phrases(self.text, self.parts, sentence.words)
        self._tellings: dict[tuple[int, int | None], Told] = {}

    def drafts(self) -> list[Draft]:
        """What it tells, in reading order."""
        names = dated_names(self._sentence)
        named = [
            self._of_a_name(number, each, names[number]) for number, each in self._sentence.dates if number in names
        ]
        drafts = [draft for draft in named if " " in draft.title]
        told = dated_clauses(self._sentence, names)
        for index in range(len(self.parts)):
            drafts += self._of_a_clause(index, told.get(index, []))
        return sorted(drafts, key=lambda draft: (draft.start, draft.end, draft.expression or 0))

    def _of_a_clause(self, index: int, dates: list[Dated]) -> Iterator[Draft]:
        phrase = self._phrase_of(index)
        spans = [(each.start, each.end) for _, each in dates]
        said = attribution(self.text, own_words(self.parts[index]), self.parts[index].end)
        events = [dated for dated in dates if not (said and said[0][0] <= dated[1].start < said[0][1])] or dates[:1]
        del events[_MOST_DATES:]
        for at, (number, each) in enumerate(events):
            if (at and _same(events[0][1], each)) or might_have_been(self._told(index, each)):
                continue
            yield self._draft(index, "dated", (number, each), spans, None if at else phrase, is_first=not at)
        if dates:
            return
        if is_supposed(self.text, self.parts, index):
            return
        told = self._told(index, None)
        rule = "relative" if phrase is not None and told.verb is not None else why_offered(told)
        if rule:
            yield self._draft(index, rule, phrase=phrase)

    def _phrase_of(self, index: int) -> Phrase | None:
        """The first phrase that relates the clause to another event, unless it holds the date itself."""
        for phrase in self.phrases:
            at = innermost(self.parts, phrase.start, phrase.start + 1)
            clause = self.parts[at]
            if clause.kind == "adverbial" and clause.start == phrase.start and clause.parent is not None:
                at = clause.parent
            holds = any(phrase.start <= each.start < phrase.end for _, each in self._sentence.dates)
            if at == index and not holds:
                return phrase
        return None

    def _draft(
        self,
        index: int,
        rule: str,
        dated: Dated | None = None,
        spans: Sequence[Span] = (),
        phrase: Phrase | None = None,
        *,
        is_first: bool = True,
    ) -> Draft:
        clause = self.parts[index]
        number, each = dated if dated else (None, None)
        told = self._told(index, each)
        stance = self._at_publication(told.stance, each, told.own[told.verb] if told.verb is not None else None)
        open_date = TO_BE_SET.search(self.text, clause.start, clause.end) if each is None else None
        without = [(phrase.start, phrase.end)] if phrase else []
        without += [open_date.span()] if open_date else []
        title = self._named(told, clause_title(self.text, self.parts, index, spans, without=without))
        back = each is not None and self._is_background(index, each, told)
        start, end = self._passage(index)
        speaker = self._speaker(told)
        return Draft(
            start, end, self._sentence.span, title, number, each.date if each else None,
            self._as_written(each) if each else open_date.span() if open_date else None,
            stance.stance, stance.occurrence, squeezed(self.text[speaker[0] : speaker[1]]) if speaker else "", speaker,
            back, self._confidence(rule, dated, title, is_first), "background" if back else rule, phrase,
            (*clause.holes, *without),
        )  # fmt: skip

    def _as_written(self, each: Expression) -> Span:
        """The words of a date with the preposition before them: "on Saturday"."""
        before = words(self.text, max(self._sentence.span[0], each.start - 8), each.start)[-1:]
        leads = [word for word in before if word.low in _LEADS and not self.text[word.end : each.start].strip()]
        return leads[0].start if leads else each.start, each.end

    def _confidence(self, rule: str, dated: Dated | None, title: str, is_first: bool) -> float:
        """Less for a further date of one clause, and where the title does not say who."""
        whose = 0.7 if title.split(" ", 1)[0] in _WHO else 1.0
        return _CERTAIN[rule] * (dated[1].confidence if dated else 1.0) * (1.0 if is_first else 0.6) * whose

    def _of_a_name(self, number: int, each: Expression, span: Span) -> Draft:
        """An event that is named with its date."""
        title = as_title(f"{self.text[span[0] : each.start]} {self.text[each.end : span[1]]}")
        stance = self._at_publication(Stance("reports", "happened"), each)
        clause = self.parts[innermost(self.parts, each.start, each.end)]
        back = self._horizon.is_past(each) or reaches_back(self.text, clause, span[0])
        return Draft(
            *span, self._sentence.span, title, number, each.date, (each.start, each.end),
            stance.stance, stance.occurrence, "", None,
            back, _CERTAIN["background"] * each.confidence, "background" if back else "dated",
        )  # fmt: skip

    def _is_background(self, index: int, each: Expression, told: Told) -> bool:
        if reaches_back(self.text, self.parts[index], each.start) or self._horizon.is_old(each):
            return True
        return is_pluperfect(told.own, told.verb) and self._horizon.is_past(each)

    def _at_publication(self, stance: Stance, each: Expression | None, verb: Word | None = None) -> Stance:
        """What is dated after the text was published is no report; what was vowed by then is no plan."""
        is_ahead = self._horizon.is_ahead(each) if each else None
        if is_ahead is None:
            return stance
        if is_ahead:
            return Stance("announces", "planned") if stance.stance == "reports" else stance
        vowed = verb is not None and verb.low not in AUXILIARIES and is_past(verb.low)
        return Stance("reports", "happened") if vowed and stance.occurrence == "planned" else stance

    def _passage(self, index: int) -> Span:
        clause = self.parts[index]
        start = clause.start
        if clause.kind in ("content", "adverbial") and clause.intro:
            start = next((word.start for word in self._sentence.words_of(clause)[1:2]), start)
        if clause.kind in ("relative", "reduced") and not clause.intro.startswith("incl") and clause.parent is not None:
            start = self.parts[clause.parent].start
        end = clause.end
        while end > start and self.text[end - 1] in " \n\t\u00a0,;:—–-":
            end -= 1
        return start, end

    def _speaker(self, told: Told) -> Span | None:
        if told.speaker is None or told.names_its_speaker():
            return told.speaker
        return self._spoken_before

    @cached_property
    def _spoken_before(self) -> Span | None:
        return spoken_before(self.text, self._previous)

    def _named(self, told: Told, title: str) -> str:
        """The title with a name for "he" or "she" in front, where the sentences before tell whose."""
        first = title.split(" ", 1)
        if first[0] not in ("He", "She") or len(first) < 2:
            return title
        name = told.speaker if told.names_its_speaker() else self._spoken_before
        return as_title(f"{squeezed(self.text[name[0] : name[1]])} {first[1]}") if name else title

    def _told(self, index: int, each: Expression | None) -> Told:
        at = each.start if each else None
        if (index, at) not in self._tellings:
            quote = quotation_around(self._quotes, self.parts[index].start if at is None else at)
            self._tellings[index, at] = Told(self.text, self.parts, index, at, quote)
        return self._tellings[index, at]


def _same(first: Expression, other: Expression) -> bool:
    """Whether two dates of one clause may be one: the day, and the month it is in."""
    if first.date is None or other.date is None:
        return True
    return agreement(first.date, other.date).kind != "disagree"
