"""Where in a sentence a clause may open: what the words that follow lead to."""

from __future__ import annotations

import re
from typing import Final

from events.extraction.saying import SAYING
from events.extraction.verb_forms import forms_of, is_participle
from events.extraction.word_lists import listed
from events.extraction.wording import DETERMINERS, PRONOUNS, Word, is_finite, is_name

#: Marks that part what stands before from what stands behind, whatever is open.
STRONG: Final = re.compile(r"[;—]|:\s|\s[–-]{1,3}\s|--")
_ADVERBIAL: Final = frozenset(
    listed("when while after before because although though whereas as since until if unless once whilst")
)
_NO_CLAUSE: Final = frozenset(listed("of again more said"))  # "because of", "once again"
_TURNS: Final = frozenset(listed("but which who that"))  # another verb is led to by these
_BE_OR_HAVE: Final = frozenset(listed("was were is are been be has have had"))
_SAYS: Final = forms_of(SAYING, "third", "past", "participle", "gerund")
_FAR: Final = 16  # words within which the verb of a clause comes
_NEAR: Final = 6  # words within which the participle of a clause without a verb comes


class Openings:
    """The words of one sentence, each asked by its index."""

    def __init__(self, text: str, found: list[Word]) -> None:
        self.text, self.words = text, found
        self.finite = [is_finite(found, at) for at in range(len(found))]

    def low(self, at: int) -> str:
        """The word in small letters; "" behind the last."""
        return self.words[at].low if at < len(self.words) else ""

    def gap(self, at: int) -> str:
        """What stands between the word and the one before it."""
        return self.text[self.words[at - 1].end : self.words[at].start]

    def says(self, at: int) -> bool:
        """Whether it is a verb of saying in any form but the plain one."""
        return self.words[at].low in _SAYS

    def is_adverbial(self, at: int) -> bool:
        """Whether a conjunction such as "when" opens a clause here."""
        is_one = self.words[at].low in _ADVERBIAL and self.low(at + 1) not in _NO_CLAUSE
        return is_one and self.leads_to_a_verb(at + 1)

    def is_loose_participle(self, at: int) -> bool:
        """Whether a participle stands here that goes with no auxiliary before it."""
        return is_participle(self.words[at].low) and not (at and self.words[at - 1].low in _BE_OR_HAVE)

    def begins_a_subject(self, at: int) -> bool:
        """Whether a noun phrase may begin here: before a verb, or with an article, a name, a number, a plural."""
        word = self.words[at]
        if at + 1 < len(self.words) and self.finite[at + 1]:
            return True
        return word.low in DETERMINERS | PRONOUNS or is_name(word) or word.low[:1].isdigit() or word.low.endswith("s")

    def leads_to_a_verb(self, at: int) -> bool:
        """Whether a finite verb comes before the next comma or conjunction."""
        for index in range(at, min(at + _FAR, len(self.words))):
            if index > at:
                gap = self.gap(index)
                if "," in gap or STRONG.search(gap) or self.words[index].low in _TURNS:
                    return False
                if self.words[index].low == "and" and index + 1 < len(self.words) and self.finite[index + 1]:
                    return False
            if self.finite[index]:
                return True
        return False

    def leads_to_a_participle(self, at: int) -> bool:
        """Whether a past participle comes soon, behind a word and before the next comma."""
        for index in range(at, min(at + _NEAR, len(self.words))):
            if "," in self.gap(index):
                return False
            if index > at and is_participle(self.words[index].low):
                return True
        return False
