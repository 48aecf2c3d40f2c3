"""Words made fit for a title: one line, no marks of layout, nothing that only led elsewhere, and not too long."""

from __future__ import annotations

import re
from typing import Final

from events.extraction.word_lists import listed
from events.extraction.wording import PREPOSITIONS, squeezed

LONGEST: Final = 90  # characters of a title
_ENDS_BADLY: Final = PREPOSITIONS - frozenset(listed("out up down off over")) | frozenset(
    listed("and or but the a an that which who to its their his her yet published dated issued ended ending effective")
)
_CUTS: Final = re.compile(
    r",\s|;\s|\s(?=(?:without|despite|amid|over|as|because|after|while|following|in|at|on|from|for|with|by|about|against"
    r"|around|between|through|during|into|near|under|aimed|to (?:the|an?|its|his|their|[A-Z]\S*))\s)"
)
_LOOSE: Final = re.compile(r"\s+(?=[,.;:!?)\]])|(?<=[(\[])\s+|,\s*(?=[,.;:])")
_SHORTENED: Final = re.compile(r"(?:\b[A-Z]\.)+[A-Z]$|\b(?:Inc|Co|Corp|Ltd|Jr|Sr)$")  # their full stop was no full stop
_LOADED: Final = re.compile(
    r"\b(?:much-vaunted|so-called|disastrous|infamous|notorious|ill-fated|shameful|heroic|ill-advised)\s+",
    re.IGNORECASE,
)  # the source's opinion, not the event
_MARKDOWN: Final = re.compile(r"^#++\s*|[*_`]++(?=\S)|(?<=\S)[*_`]++|\[\w{1,4}\]")
_BULLET: Final = re.compile(r"^(?:[-–—•·▪◦‣*:.,;|]|\(?\d{1,2}[.)](?=\s))+\s*")
_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+(?=\S)", re.IGNORECASE)


def as_title(words_: str) -> str:
    """These words in one line, without marks of layout, an article in front and a full stop, and not too long."""
    line = _LOADED.sub("", _MARKDOWN.sub("", squeezed(words_)))
    line = _LOOSE.sub("", squeezed(_BULLET.sub("", line))).strip(" \t,;:–—-.…|/")
    line = _ARTICLE.sub("", line)
    line = _without_loose_ends(line)
    for opening, closing in (('"', '"'), ("“", "”"), ("(", ")"), ("[", "]")):
        unpaired = line.count(opening) % 2 if opening == closing else line.count(opening) != line.count(closing)
        if unpaired:
            line = line.replace(opening, "").replace(closing, "")
    return _capital(_cut(squeezed(_without_loose_ends(line))))


def _without_loose_ends(line: str) -> str:
    """Without words at the end that led to a date: "planned for", "a letter dated"."""
    kept = line.split(" ")
    while len(kept) > 2 and kept[-1].casefold().strip(',"”') in _ENDS_BADLY:
        kept.pop()
    line = " ".join(kept).rstrip(" ,;:–—-.")
    return line + "." if _SHORTENED.search(line) else line


def _cut(line: str) -> str:
    if len(line) <= LONGEST:
        return line
    cuts = [found.start() for found in _CUTS.finditer(line) if LONGEST // 3 <= found.start() <= LONGEST]
    shorter = line[: cuts[-1]] if cuts else line[: line.rfind(" ", 0, LONGEST - 1)] + "…"
    if cuts and len(cuts) > 1 and _splits_a_group(line, cuts[-1]):
        shorter = line[: cuts[-2]]
    return as_title(shorter) if len(shorter) < len(line) else line[:LONGEST]


def _splits_a_group(line: str, at: int) -> bool:
    return line[at:].lstrip(" ,").startswith(("and ", "of "))


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:] if line else line
