"""UTF-16 code units, which browsers count, to and from code points, which everything else here counts.

The only place where the two meet. A lone surrogate is one unit and one code point. An offset between the two
halves of a pair belongs to the character it splits: a start goes before that character, an end after it.
"""

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Offsets:
    """The offsets of one text in both units; built in one pass, asked in O(log n) per offset.

    Both questions raise ValueError for a range that is reversed or not within the text.
    """

    def __init__(self, text: str) -> None:
        self._points = [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [point + pairs for pairs, point in enumerate(self._points)]
        self._length = len(text)

    def to_code_points(self, start: int, end: int) -> tuple[int, int]:
        """The code points that cover units [start, end); an empty range stays empty."""
        _require_within(start, end, self._length + len(self._points))
        first = start - bisect_left(self._units, start)
        if end == start:
            return first, first
        return first, end - bisect_left(self._units, end) + self._splits_a_pair(end)

    def to_units(self, start: int, end: int) -> tuple[int, int]:
        """The units of code points [start, end)."""
        _require_within(start, end, self._length)
        return start + bisect_left(self._points, start), end + bisect_left(self._points, end)

    def _splits_a_pair(self, unit: int) -> bool:
        pairs = bisect_left(self._units, unit)
        return pairs > 0 and self._units[pairs - 1] == unit - 1


def _require_within(start: int, end: int, length: int) -> None:
    if not 0 <= start <= end <= length:
        raise ValueError(f"[{start}, {end}) is not a range of a text of length {length}")
