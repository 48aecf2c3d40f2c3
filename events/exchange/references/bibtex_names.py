"""Names of people as BibTeX has them: "Last, First and {An Organisation} and First von Last"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from events.exchange.references.latex import decoded, encoded
from events.exchange.references.record import Name
from events.exchange.references.taking import person

_PIECE: Final = re.compile(r"\\.|[{},]|[ \t\r\n]+|[^\\{},\s]+|\s", re.DOTALL)


def read_names(text: str) -> tuple[list[Name], bool]:
    """The names, and whether there are "others" behind them."""
    names = [_name(each) for each in _divided(text)]
    return [name for name in names if name is not None], len(names) > sum(name is not None for name in names)


def write_names(names: Iterable[Name]) -> str:
    """All in one field."""
    return " and ".join(_written(name) for name in names)


def _written(name: Name) -> str:
    if name.family and name.given:
        return f"{_guarded(name.family)}, {_guarded(name.given)}"
    return "{" + encoded(name.literal or name.family or name.given) + "}"


def _guarded(part: str) -> str:
    """In braces where it holds what divides names."""
    is_dividing = "," in part or re.search(r"(^|\s)and(\s|$)", part, re.IGNORECASE)
    return "{" + encoded(part) + "}" if is_dividing else encoded(part)


def _divided(text: str) -> Iterator[list[list[str]]]:
    """For each name its parts between commas, each a list of words; braces keep what is in them together."""
    for words in _names(text):
        parts: list[list[str]] = [[]]
        for word in words:
            if word == ",":
                parts.append([])
            else:
                parts[-1].append(word)
        yield parts


def _names(text: str) -> Iterator[list[str]]:
    words: list[str] = []
    for word in [*_words(text), "and"]:
        if word.lower() != "and":
            words.append(word)
        elif words:
            yield words
            words = []


def _words(text: str) -> Iterator[str]:
    """Words and commas outside of braces."""
    word, depth = "", 0
    for found in _PIECE.finditer(text):
        piece = found[0]
        depth += (piece == "{") - (piece == "}")
        if depth <= 0 and (piece == "," or piece.isspace()):
            if word:
                yield word
            if piece == ",":
                yield piece
            word = ""
        else:
            word += piece
    if word:
        yield word


def _name(parts: list[list[str]]) -> Name | None:
    """One name; None for "others"."""
    if parts == [["others"]]:
        return None
    if len(parts) > 1:
        family, *suffix, given = (decoded(" ".join(part)) for part in parts)
        return person(family, ", ".join(filter(None, [given, *suffix])))
    words = parts[0]
    if len(words) == 1:
        return Name(literal=decoded(words[0]))
    first = next((at for at, word in enumerate(words[:-1]) if at and decoded(word)[:1].islower()), len(words) - 1)
    return person(decoded(" ".join(words[first:])), decoded(" ".join(words[:first])))
