"""A text cut into sentences: quotations, abbreviations, decimals, brackets and lines without a full stop survive.

No sentence crosses a blank line. Every character that is not white space lies in exactly one sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from events.extraction.spans import Span
from events.extraction.word_lists import listed
from events.passages import Paragraph, paragraphs

_CLOSING: Final = "\"'”’»›)\\]}*_"
_STOP: Final = re.compile(
    rf"(?<![.!?…])[.!?…]++[{_CLOSING}]*+(?:\[\w{{1,4}}\])*(?=\s|$)|[。！？]++[{_CLOSING}」』]*+|\r\n|\r|\n"
)
_OPENING: Final = re.compile(r"[\s\"'“”‘’«»‹›(\[{*_¿¡—–-]*+")
_BRACKET: Final = re.compile(r"[()\[\]]")
_FIRST_WORD: Final = re.compile(r"[^\W_]+")
_BULLET: Final = re.compile(r"(?:[-*•·▪◦‣–—]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")
_LAST_WORD: Final = re.compile(r"(?:[^\W\d_]\.)*[^\W_]+$")
_NUMBER_OF_A_LIST: Final = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})$")
_LONGEST_BRACKET: Final = 400  # code points; what is open for longer was never meant to be closed
_WRAPPED: Final = 0.7  # of the longest line: a line at least so long was broken by its width, not by its author
_WIDEST_WRAP: Final = 110

#: Never the end of a sentence: a name, a number or the rest of a term follows.
_LEADS_ON: Final = frozenset(
    listed(
        "mr mrs ms dr prof gen lt col maj capt sgt cpl adm cmdr brig rev fr sr sra hon gov sen rep pres amb supt",
        "st mt ft vs eg ie cf viz approx ca fig figs vol pp ch sec art messrs mlle mme insp det pvt pte",
    )
)
#: The end of one only where what follows begins like a sentence.
_MAY_END: Final = frozenset(
    listed(
        "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun inc corp co",
        "ltd bros jr etc al dept univ ave blvd rd hwy ala ariz calif colo conn fla ill ind kan mass mich minn mo",
        "okla ore pa penn tenn tex va wash wis pm bc bce ce uk un eu op eds trans dc phd ba ma md",
    )
)
_NUMBERED: Final = frozenset(listed("no nos p pp fig figs vol art sec ch op"))
_BEGINS_SENTENCES: Final = frozenset(
    listed(
        "the a an this that these those he she it they we i you his her its their our my there here in on at by",
        "for from with after before when while since as if although though but and or so yet however meanwhile",
        "nevertheless among during under despite both many some several most all no not one two three what who",
        "why how where then now according earlier later last next to of once until until into every each",
    )
)


def sentences(text: str) -> tuple[Span, ...]:
    """Where each sentence stands, in order, white space around it left out."""
    return tuple(span for block in paragraphs(text) for span in _of_block(text, block))


def sentence_at(spans: tuple[Span, ...], offset: int) -> int | None:
    """The index of the sentence that holds the code point at `offset`; None between two."""
    index = bisect_right(spans, (offset, len(spans) and spans[-1][1] + 1)) - 1
    return index if index >= 0 and spans[index][0] <= offset < spans[index][1] else None


def _of_block(text: str, block: Paragraph) -> Iterator[Span]:
    start = block.start
    brackets = _Brackets(text, block)
    width = max(map(len, text[block.start : block.end].splitlines()), default=0)
    line = block.start
    for stop in _STOP.finditer(text, block.start, block.end):
        if stop.group()[0] in "\r\n":
            ends = _line_ends(text, line, stop, width)
            line = stop.end()
        else:
            ends = not brackets.holds(stop.start()) and _ends(text, start, stop, block.end)
        end = stop.start() if stop.group()[0] in "\r\n" else stop.end()
        if ends and text[start:end].strip():
            yield _tight(text, start, end)
            start = stop.end()
    if text[start : block.end].strip():
        yield _tight(text, start, block.end)


def _tight(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _line_ends(text: str, line: int, stop: re.Match[str], width: int) -> bool:
    """Whether a line break ends a sentence: not where the line was broken by its width or goes on in small letters."""
    after = text[stop.end() : stop.end() + 80].lstrip(" \t")
    if _BULLET.match(after):
        return True
    first = after[_opening(after, 0) :][:1]
    if first.islower():
        return False
    was_wrapped = width <= _WIDEST_WRAP and stop.start() - line >= max(_WRAPPED * width, 30)
    return not was_wrapped


def _ends(text: str, start: int, stop: re.Match[str], block_end: int) -> bool:
    """Whether these marks end the sentence that began at `start`."""
    marks = stop.group()
    at = _opening(text, stop.end(), block_end)
    if at >= block_end or marks[0] in "。！？":
        return True
    following = text[at : at + 1]
    if following.islower():
        return False
    if marks[0] in "!?" or len(marks.rstrip("\"'”’»›)]}*_")) > 1:
        return True
    return not marks.startswith(".") or not _is_abbreviated(text, start, stop.start(), at)


def _is_abbreviated(text: str, start: int, end: int, following: int) -> bool:
    """Whether the full stop at `end` belongs to the word before it and the sentence goes on at `following`."""
    found = _LAST_WORD.search(text, max(start, end - 24), end)
    if not found:
        return False
    word = found.group()
    folded = word.replace(".", "").casefold()
    if folded in _LEADS_ON or _NUMBER_OF_A_LIST.fullmatch(text[start:end].strip()):
        return True
    if folded in _NUMBERED and text[following : following + 1].isdigit():
        return True
    is_initial = len(word) == 1 and word.isupper()
    if is_initial or "." in word or folded in _MAY_END:
        return _first_word(text, following) not in _BEGINS_SENTENCES
    return False


def _first_word(text: str, at: int) -> str:
    found = _FIRST_WORD.match(text, at)
    return found.group().casefold() if found and found.end() - at < 24 else ""


def _opening(text: str, at: int, end: int | None = None) -> int:
    """Past white space and opening marks."""
    found = _OPENING.match(text, at) if end is None else _OPENING.match(text, at, end)
    return found.end() if found else at


class _Brackets:
    """The stretches of a block between brackets, for one walk from left to right."""

    def __init__(self, text: str, block: Paragraph) -> None:
        self._spans: list[Span] = []
        opened: list[int] = []
        for mark in _BRACKET.finditer(text, block.start, block.end):
            if mark.group() in "([":
                opened.append(mark.start())
            elif opened:
                begun = opened.pop()
                if mark.start() - begun <= _LONGEST_BRACKET and not opened:
                    self._spans.append((begun, mark.start()))
        self._at = 0

    def holds(self, offset: int) -> bool:
        while self._at < len(self._spans) and self._spans[self._at][1] < offset:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at][0] < offset
