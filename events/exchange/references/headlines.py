"""Titles in the capitals of an English headline, as Chicago and MLA want them."""

from __future__ import annotations

import re
from typing import Final

_SMALL: Final = frozenset(
    {
        *("a", "an", "and", "as", "at", "but", "by", "for", "from", "if", "in", "into", "nor", "of", "off", "on"),
        *("onto", "or", "out", "over", "per", "so", "than", "the", "to", "up", "via", "vs", "with", "yet"),
    }
)
_WORD: Final = re.compile(r"[^\W\d_][\w'’]*")


def headline(title: str) -> str:
    """Every word but small ones with a capital; the first, the last and the first behind a colon always.

    A word that has a capital anywhere keeps its own spelling.
    """
    words = list(_WORD.finditer(title))
    pieces, at = [], 0
    for place, found in enumerate(words):
        word, before = found[0], title[: found.start()]
        is_at_an_end = place in (0, len(words) - 1) or before.rstrip(" “‘\"'")[-1:] in {":", "?", "!", "—"}
        is_within = before[-1:] in {"-", "/", "."}  # US-led, example.org
        if word.islower() and not is_within and (is_at_an_end or word not in _SMALL):
            word = word[0].upper() + word[1:]
        pieces += [title[at : found.start()], word]
        at = found.end()
    return "".join(pieces) + title[at:]
