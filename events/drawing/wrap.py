"""Lines: words broken as even as they allow; only what cannot fit at all is shortened, with an ellipsis."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from math import ceil

Measure = Callable[[str], float]
_BREAKS = re.compile("[ \t\r\n]+")  # no-break spaces hold


def wrap(words: str, room: float, measure: Measure, limit: int = 3) -> tuple[str, ...]:
    """At most `limit` lines no wider than `room`."""
    parts = [part for part in _BREAKS.split(words) if part]
    whole = measure(" ".join(parts))
    if whole <= room:
        return (" ".join(parts),)
    for number in range(min(limit, ceil(whole / room)), limit + 1):
        target = max(whole / number, room * 0.5)
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


def _filled(parts: Sequence[str], room: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]} {part}" if lines else part
        if lines and measure(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines
