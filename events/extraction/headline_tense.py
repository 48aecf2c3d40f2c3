"""The voice of a chronology: what happened is told in the present, what is planned with "to"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from events.extraction.verb_forms import base_of, third_person
from events.extraction.word_lists import listed
from events.extraction.wording import Word


class Edit(NamedTuple):
    """What is put in the place of [start, end) of a text."""

    start: int
    end: int
    instead: str


_BE: Final = {"was": "is", "were": "are", "wasn't": "is not", "weren't": "are not"}
_TO: Final = frozenset({"will", "shall"})
_SET: Final = frozenset(listed("to scheduled due set expected"))


def in_the_present(own: Sequence[Word], verb: int, plural: bool | None, *, is_planned: bool) -> list[Edit]:
    """How the verb at `verb` is told; nothing where its form or its number is not known."""
    word = own[verb]
    after = own[verb + 1] if verb + 1 < len(own) else None
    if word.low in _TO or (word.low == "would" and is_planned):
        return [Edit(word.start, word.end, "to")]
    if word.low in {"is", "are", "was", "were"} and after and after.low in _SET:
        return [Edit(word.start, after.start, "")]
    instead = _BE.get(word.low) or ("" if plural is None else _present(word.low, plural))
    return [Edit(word.start, word.end, instead)] if instead else []


def _present(word: str, plural: bool) -> str:
    """The present of a past; "" for a word that is no past, or helps another verb."""
    if word in {"did", "didn't"}:
        return ("do" if plural else "does") + (" not" if word == "didn't" else "")
    base = base_of(word, "past")
    if base is None or word == "had":
        return ""
    return base if plural else third_person(base)
