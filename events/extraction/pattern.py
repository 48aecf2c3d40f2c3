"""The notation of the rules: `month=MON|MAY day=DAYNUM (COMMA? year=YEARS)?`.

Words in capitals are classes of the lexicon or sets of them, `|` between two means either, `name=` catches the token,
`( … / … )` holds alternatives and `?` follows what may be missing. Each class is one character, so that a pattern
becomes a regular expression over the classes of a text. There is no repetition: every rule has a longest fit.
"""

from __future__ import annotations

import re
from typing import Final

from events.extraction.lexicon import CLASSES

_PIECE: Final = re.compile(r"(?:([a-z_]+)=)?([A-Z]+(?:\|[A-Z]+)*)|[()/?]|\S")

# A regular expression, the classes it may begin with, and whether it may be empty.
_Part = tuple[str, frozenset[str], bool]


def compiled(notation: str) -> tuple[re.Pattern[str], frozenset[str]]:
    """The pattern as a regular expression, and the classes that it may begin with."""
    pieces = list(_PIECE.finditer(notation))
    (expression, first, _), end = _alternatives(pieces, 0)
    if end < len(pieces):
        raise ValueError(f"{notation}: a bracket is closed that was never opened")
    return re.compile(expression), first


def _alternatives(pieces: list[re.Match[str]], at: int) -> tuple[_Part, int]:
    part, at = _sequence(pieces, at)
    while at < len(pieces) and pieces[at][0] == "/":
        other, at = _sequence(pieces, at + 1)
        part = f"{part[0]}|{other[0]}", part[1] | other[1], part[2] or other[2]
    return part, at


def _sequence(pieces: list[re.Match[str]], at: int) -> tuple[_Part, int]:
    expression, first, empty = "", frozenset[str](), True
    while at < len(pieces) and pieces[at][0] not in (")", "/"):
        part, at = _item(pieces, at)
        expression += part[0]
        first |= part[1] if empty else frozenset()
        empty = empty and part[2]
    return (expression, first, empty), at


def _item(pieces: list[re.Match[str]], at: int) -> tuple[_Part, int]:
    piece = pieces[at]
    if piece[0] == "(":
        (inside, first, empty), at = _alternatives(pieces, at + 1)
        expression = f"(?:{inside})"
    else:
        characters = "".join(CLASSES[name] for name in piece[2].split("|"))
        expression = f"(?P<{piece[1]}>[{characters}])" if piece[1] else f"[{characters}]"
        first, empty = frozenset(characters), False
    at += 1
    if at < len(pieces) and pieces[at][0] == "?":
        return (expression + "?", first, True), at + 1
    return (expression, first, empty), at
