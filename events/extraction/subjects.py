"""The subject of a clause: who does what its verb says, and whether it is one or several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from events.extraction.clauses import Clause
from events.extraction.spans import Span
from events.extraction.verb_forms import base_of
from events.extraction.word_lists import listed
from events.extraction.wording import AUXILIARIES, DETERMINERS, PREPOSITIONS, Word, is_finite, is_name, words

_LEADING: Final = frozenset(
    listed(
        "however nevertheless meanwhile moreover furthermore therefore thus hence still yet also then finally",
        "first second indeed instead otherwise formally officially apparently reportedly allegedly clearly",
        "obviously unfortunately fortunately earlier later afterwards subsequently recently today yesterday but",
        "and so or nor because although though whereas not only far once perhaps maybe",
    )
)
_ADVERBS: Final = frozenset(
    listed("also then later again now still soon not never even only just once since reportedly")
)
_TIMES: Final = frozenset(listed("day night morning evening afternoon week weekend month year years days weeks later"))
_MANY: Final = frozenset(listed("people police men women children media troops forces they we you these those"))
_ONE: Final = frozenset(listed("a an each every one he she it this that which who nobody nothing everyone"))
_NUMBERS: Final = frozenset(
    listed("two three four five six seven eight nine ten eleven twelve twenty both several many few dozens hundreds")
)
_ONE_IN_S: Final = frozenset(listed("news states nations netherlands philippines times politics headquarters series"))
_MANY_BY_NAME: Final = ("ans", "ians", "ists", "ers", "ats", "ims", "urds", "ews", "abs", "erbs", "ebels", "orces")


@dataclass(frozen=True, slots=True)
class Subject:
    """Where it stands, the words that name it, and where its verb does."""

    start: int
    end: int
    verb: int  # the index of the verb among the clause's own words


def own_words(clause: Clause, without: Iterable[Span] = ()) -> list[Word]:
    """The words of a clause, without the one that opens it, those of clauses within and those in `without`."""
    gone = list(without)
    own = clause.own[1:] if clause.own and clause.intro == clause.own[0].low else clause.own
    return [word for word in own if not any(start <= word.start < end for start, end in gone)]


def main_verb(own: Sequence[Word]) -> int | None:
    """The index of the verb of the clause, or of the first word of it."""
    return next((at for at in range(len(own)) if is_finite(own, at)), None)


def subject_of(text: str, own: Sequence[Word]) -> Subject | None:
    """The subject before the verb; what is set before it and what is set beside it left out."""
    verb = main_verb(own)
    if not verb:
        return None
    last = verb
    while last > 0 and (own[last - 1].low in _ADVERBS or own[last - 1].low.endswith("ly")):
        last -= 1
    groups = _groups(text, own[:last])
    while len(groups) > 1 and _leads_in(groups[0]):
        groups.pop(0)
    if not groups:
        return None
    chosen = groups[0]
    while chosen and chosen[0].low in _LEADING and len(chosen) > 1:
        chosen = chosen[1:]
    if _is_a_list(groups):
        return Subject(chosen[0].start, groups[-1][-1].end, verb)  # a list, not a name and what it is
    beside = next((group for group in groups[1:] if _is_a_name(group)), None)
    if beside and not _is_a_name(chosen):
        chosen = beside
    return Subject(chosen[0].start, chosen[-1].end, verb)


def is_plural(text: str, subject: Subject) -> bool | None:
    """Whether it is more than one; None where that cannot be told."""
    found = words(text, subject.start, subject.end)
    if not found:
        return None
    if found[0].low in _ONE:
        return False
    head = next((at for at, word in enumerate(found) if at and word.low in PREPOSITIONS), len(found)) - 1
    counted = {word.low for word in found[: head + 1]}
    if counted & (_NUMBERS | {"and"}) or found[head].low in _MANY or found[0].low in _MANY | {"at"}:
        return True
    return _is_in_the_plural(found[head], bool(head))


def _is_in_the_plural(word: Word, is_led: bool) -> bool:
    """Whether a noun is; names in "-s" are one, unless a people is called so."""
    if (
        not word.low.endswith("s")
        or word.low.endswith(("ss", "us", "is", "'s"))
        or (word.low in _ONE_IN_S and is_name(word))
    ):
        return False
    return word.low.endswith(_MANY_BY_NAME) if is_name(word) and is_led else True


def _groups(text: str, own: Sequence[Word]) -> list[list[Word]]:
    """The words between commas."""
    groups: list[list[Word]] = []
    for at, word in enumerate(own):
        gap = text[own[at - 1].end : word.start] if at else ""
        if not groups or "," in gap or ":" in gap:
            groups.append([])
        groups[-1].append(word)
    return groups


def _is_a_list(groups: Sequence[Sequence[Word]]) -> bool:
    """Whether the groups name several, and not one and what it is."""
    if len(groups) < 2:
        return False
    if groups[-1][0].low == "and":
        return True
    short = all(len(group) <= 4 and group[0].low not in {"a", "an"} and not _leads_in(group) for group in groups)
    return short and any(word.low == "and" for word in groups[-1])


def _leads_in(group: Sequence[Word]) -> bool:
    """Whether these words are set before the subject: "In Geneva", "Opening the session", "However"."""
    first = group[0]
    if group[-1].low in _TIMES:
        return True
    if first.low in PREPOSITIONS | _LEADING or first.low.endswith("ly") or first.low in {"according", "prior", "due"}:
        return True
    return base_of(first.low, "gerund") is not None or (base_of(first.low, "participle") is not None)


def _is_a_name(group: Sequence[Word]) -> bool:
    named = [word for word in group if is_name(word) or word.low in {"al", "de", "von", "van", "bin", "el"}]
    return 2 <= len(group) <= 5 and len(named) == len(group) and group[0].low not in DETERMINERS | AUXILIARIES
