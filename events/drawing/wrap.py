"""Lines: words broken as even as they allow; only what cannot fit at all is shortened, with an ellipsis."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import ceil
from typing import NamedTuple

Measure = Callable[[str], float]
_BREAKS = re.compile("[ \t\r\n]+")  # no-break spaces hold, as long as there is room for what they hold
_NO_BREAK = "\u00a0"
_JOINER = "\u200d"
_AFTER_A_HYPHEN = re.compile("(?<=[-–—/])(?=.)")
#: A sign of Chinese or Japanese, with the marks that may not be parted from it.
_OPENS, _CLOSES = "「『（【《〈［｛“‘(", "、。，．・：；？！」』）】》〉］｝ー”’…"
_SIGN = re.compile(f"[{_OPENS}]*[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff][{_CLOSES}]*")


class _Part(NamedTuple):
    """Words that stay together, and what stands before them on a line."""

    text: str
    space: str


def wrap(words: str, room: float, measure: Measure, limit: int = 3) -> tuple[str, ...]:
    """At most `limit` lines no wider than `room`. A word that is wider goes on in the next line."""
    whole = " ".join(part for part in _BREAKS.split(words) if part)
    wide = measure(whole)
    if wide <= room:
        return (whole,)
    short = room * len(whole) / wide / 3  # letters, for which there is room however wide each is
    parts = [
        narrow
        for part in _parts(whole)
        for narrow in ([part] if len(part.text) < short else _narrow(part, room, measure))
    ]
    for number in range(min(limit, ceil(wide / room)), limit + 1):
        target = max(wide / number, room * 0.5)
        while target < room * 1.08:
            lines = _filled(parts, min(target, room), measure)
            if len(lines) <= number and all(measure(line) <= room for line in lines):
                return tuple(lines)
            target += room * 0.08
    lines = _filled(parts, room, measure)
    kept = [fitted(line, room, measure) for line in lines[:limit]]
    if len(lines) > limit:
        kept[-1] = fitted(f"{lines[limit - 1]}…", room, measure)
    return tuple(kept)


def fitted(words: str, room: float, measure: Measure) -> str:
    """The words, shortened where they are wider than `room`."""
    if measure(words) <= room:
        return words
    kept = words.rstrip("…")
    while len(kept) > 1 and measure(f"{kept.rstrip()}…") > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def broken(text: str, room: float, measure: Measure) -> tuple[str, ...]:
    """An address in lines, broken anywhere: nothing of it may be left out."""
    lines, begins, wide = [], 0, 0.0
    for at, character in enumerate(text):  # each is measured once: an address may be very long
        step = measure(character)
        if at > begins and wide + step > room:
            lines.append(text[begins:at])
            begins, wide = at, 0.0
        wide += step
    return (*lines, text[begins:])


def _parts(words: str) -> Iterator[_Part]:
    """Word by word, and sign by sign where no spaces are written."""
    if words.isascii():
        yield from (_Part(word, " ") for word in words.split(" "))
        return
    for word in words.split(" "):
        space, at = " ", 0
        for sign in _SIGN.finditer(word):
            for text in (word[at : sign.start()], sign[0]):
                if text:
                    yield _Part(text, space)
                    space = ""
            at = sign.end()
        if at < len(word):
            yield _Part(word[at:], space)


def _narrow(part: _Part, room: float, measure: Measure) -> list[_Part]:
    """What a part wider than a line is broken into: where a space was to hold it, after a hyphen, else anywhere."""
    if measure(part.text) <= room:
        return [part]
    between, texts = " ", part.text.split(_NO_BREAK)
    if len(texts) == 1:
        between, texts = "", _AFTER_A_HYPHEN.split(part.text)
    if len(texts) == 1:
        return _joined(_cut(_letters(part.text), room, measure), part.space, "")
    return [each for text in _joined(texts, part.space, between) for each in _narrow(text, room, measure)]


def _joined(texts: Iterable[str], before: str, between: str) -> list[_Part]:
    return [_Part(text, between if index else before) for index, text in enumerate(texts)]


def _letters(text: str) -> list[str]:
    """Letters with the accents and joiners that belong to them."""
    found: list[str] = []
    for character in text:
        is_part = unicodedata.category(character).startswith("M") or character == _JOINER
        if found and (is_part or found[-1].endswith(_JOINER)):
            found[-1] += character
        else:
            found.append(character)
    return found


def _cut(letters: Iterable[str], room: float, measure: Measure) -> Iterator[str]:
    """Lines of letters; each is measured once, since there may be very many of them."""
    line, wide = "", 0.0
    for letter in letters:
        step = measure(letter)
        if line and wide + step > room:
            yield line
            line, wide = "", 0.0
        line, wide = line + letter, wide + step
    if line:
        yield line


def _filled(parts: Sequence[_Part], room: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    for text, space in parts:
        longer = f"{lines[-1]}{space}{text}" if lines else text
        if lines and measure(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(text)
    return lines
