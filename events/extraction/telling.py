"""Who tells an event, and how: the source itself, somebody it quotes, or somebody it reports on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from events.extraction.clauses import Clause, clauses
from events.extraction.saying import SAYING, TELLING_NOUNS
from events.extraction.spans import Span
from events.extraction.speakers import attribution, is_pronoun, is_somebody, says, speaker_before, speaker_behind
from events.extraction.stance import Stance, stance_of
from events.extraction.subjects import main_verb, own_words, subject_of
from events.extraction.verb_forms import forms_of, known
from events.extraction.word_lists import listed
from events.extraction.wording import Word, words

_FACTIVE: Final = frozenset(listed("confirm reveal know find learn show acknowledge admit note see"))
_ACCUSING: Final = forms_of(["accuse"])
_DENYING: Final = frozenset(listed("deny dispute reject"))
_EXPECTING: Final = frozenset(listed("predict forecast expect hope fear warn"))
_DOUBTED_NOUNS: Final = frozenset(
    listed("claim claims allegation allegations accusation accusations rumour rumours rumor")
)
_DENIALS: Final = frozenset(listed("denial denials"))
_ASKED: Final = frozenset(listed("what how why"))  # "confirmed what she had said": said so by the source
_TAIL: Final = 120  # characters behind a quotation in which its speaker is named
_WORDS_OF_A_QUOTATION: Final = 5  # fewer are a borrowed word, not somebody's account


class Told:
    """How one clause of a sentence is put, and by whom."""

    def __init__(self, text: str, parts: tuple[Clause, ...], index: int, at: int | None, quote: Span | None) -> None:
        self._text, self._parts, self._clause = text, parts, parts[index]
        self.own = own_words(self._clause)
        self.verb = main_verb(self.own)
        self._at = at  # where the date stands
        self._quote = quote
        self.speaker: Span | None = None
        self.stance = self._stance()

    def _stance(self) -> Stance:
        said = attribution(self._text, self.own, self._clause.end)
        if said and self._holds_the_date(said[0]):
            return Stance("reports", "happened")  # what is dated is that it was said
        if said:
            self.speaker = said[1]
            rest = self._without(said[0])
            return self._claimed(stance_of(rest, main_verb(rest)))
        return self._unattributed(stance_of(self.own, self.verb))

    def _unattributed(self, plain: Stance) -> Stance:
        outer = self._outer()
        if outer is not None:
            return self._content_of(outer, plain)
        if self._quote and len(words(self._text, *self._quote)) >= _WORDS_OF_A_QUOTATION:
            self.speaker = self._who_is_quoted(self._quote)
            return self._claimed(plain)
        if self._accuses():
            return self._claimed(plain)
        return plain

    def _content_of(self, outer: Clause, plain: Stance) -> Stance:
        """What a verb or a noun of saying in the outer clause makes of it."""
        led = [word for word in own_words(outer) if word.end <= self._clause.start]
        noun = led[-1].low if led and led[-1].low in TELLING_NOUNS else ""
        if noun in _DENIALS:
            return Stance("denies", "did not happen")
        if noun:
            return self._claimed(plain) if noun in _DOUBTED_NOUNS else plain
        verb = _saying(led[-1].low) if led else None
        verb = verb or next((base for word in reversed(led) if (base := says(word))), None)
        if verb is None or verb in _FACTIVE or self._clause.intro in _ASKED:
            return plain
        self.speaker = speaker_before(self._text, outer)
        if verb in _DENYING:
            return Stance("denies", "did not happen")
        if verb in _EXPECTING and plain.occurrence == "planned":
            return Stance("predicts", "planned")
        return self._claimed(plain)

    def _outer(self) -> Clause | None:
        """The clause whose verb says this one."""
        clause = self._clause
        for _ in self._parts:
            if clause.parent is None:
                return None
            outer = self._parts[clause.parent]
            if clause.kind == "content":
                return outer
            if clause.kind == "main":
                colon = self._text[max(outer.start, clause.start - 6) : clause.start].rstrip(" \n\"'“‘[(")
                speaks = any(says(word) for word in own_words(outer))
                return outer if speaks and colon.endswith(":") else None
            clause = outer
        return None

    def _accuses(self) -> bool:
        """ "accused them of …": what they are accused of, where the date stands with that."""
        at = next((i for i, word in enumerate(self.own) if word.low in _ACCUSING), None)
        of = next((word for word in self.own[at or 0 :] if word.low == "of"), None)
        if at is None or of is None or self._at is None or self._at < of.start:
            return False
        subject = subject_of(self._text, self.own)
        self.speaker = (subject.start, subject.end) if subject and subject.verb == at else None
        return True

    def _who_is_quoted(self, quote: Span) -> Span | None:
        tail = _to_the_full_stop(self._text, words(self._text, quote[1], min(len(self._text), quote[1] + _TAIL)))
        first = next((i for i, word in enumerate(tail[:10]) if says(word)), None)
        if first:
            return tail[0].start, tail[first - 1].end
        if first == 0 and len(tail) > 1:
            return speaker_behind(tail[:8])
        before = next((part for part in self._parts if part.end <= quote[0] + 2 and _speaks(self._text, part)), None)
        return speaker_before(self._text, before) if before else None

    def _claimed(self, plain: Stance) -> Stance:
        return Stance("claims", plain.occurrence) if plain.stance == "reports" else plain

    def _without(self, span: Span) -> list[Word]:
        return [word for word in self.own if not span[0] <= word.start < span[1]]

    def _holds_the_date(self, span: Span) -> bool:
        return self._at is not None and span[0] <= self._at < span[1]

    def names_its_speaker(self) -> bool:
        """Whether the speaker is more than "he"."""
        return self.speaker is not None and not is_pronoun(self._text, self.speaker)


def _to_the_full_stop(text: str, found: list[Word]) -> list[Word]:
    """The words up to the end of the sentence; an initial does not end it."""
    for at in range(1, len(found)):
        gap = text[found[at - 1].end : found[at].start]
        if ("." in gap and len(found[at - 1].text) > 1) or "!" in gap or "?" in gap or "\n\n" in gap:
            return found[:at]
    return found


def _saying(word: str) -> str | None:
    """The verb of saying of which the word is any form."""
    return next((each.base for each in known(word) if each.base in SAYING), None)


def _speaks(text: str, clause: Clause) -> bool:
    return any(says(word) for word in own_words(clause))


def spoken_before(text: str, previous: Sequence[Span]) -> Span | None:
    """Whom "he" or "she" means: the nearest subject of a sentence before that is somebody's name."""
    for start, end in reversed(previous):
        subject = subject_of(text, own_words(clauses(text, start, end)[0]))
        if subject and is_somebody(text, (subject.start, subject.end)):
            return subject.start, subject.end
    return None
