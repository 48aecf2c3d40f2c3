"""Which paragraphs of a text stayed in another capture of it, and between which others something changed. Pure.

Paragraphs that stand once in both texts are matched in their order (patience diff), and what is equal beside them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

Range = tuple[int, int]


def runs_of(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, Range, Range]]:
    """Runs of paragraphs in order: whether they stayed, and [first, last) in the old and in the new text.

    Where as many changed as came in their place, each is a run by itself.
    """
    i = k = 0
    for first, second, length in [*_stayed(old, new), (len(old), len(new), 0)]:
        if (i, k) != (first, second):
            yield from _changed((i, first), (k, second))
        if length:
            yield True, (first, first + length), (second, second + length)
        i, k = first + length, second + length


def _changed(old: Range, new: Range) -> Iterator[tuple[bool, Range, Range]]:
    """As many paragraphs as before: each became the one in its place."""
    if old[1] - old[0] == new[1] - new[0]:
        for offset in range(old[1] - old[0]):
            yield False, (old[0] + offset, old[0] + offset + 1), (new[0] + offset, new[0] + offset + 1)
    else:
        yield False, old, new


def _stayed(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs of equal paragraphs in both orders: (where in the old, where in the new, how many)."""
    found: list[tuple[int, int, int]] = []
    i = k = 0
    for first, second in [*_anchors(old, new), (len(old), len(new))]:
        if first < i or second < k:
            continue  # it was taken along with the anchor before
        head = _equal(old, new, (i, first), (k, second))
        back = 0
        while first - back > i + head and second - back > k + head and old[first - back - 1] == new[second - back - 1]:
            back += 1
        ahead = _equal(old, new, (first, len(old)), (second, len(new)))
        for run in ((i, k, head), (first - back, second - back, back + ahead)):
            if run[2]:
                found.append(run)
        i, k = first + ahead, second + ahead
    return _joined(found)


def _equal(old: Sequence[str], new: Sequence[str], mine: Range, theirs: Range) -> int:
    """How many paragraphs from the beginning of two ranges on are equal."""
    count = 0
    (i, first), (k, second) = mine, theirs
    while i + count < first and k + count < second and old[i + count] == new[k + count]:
        count += 1
    return count


def _joined(runs: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    for first, second, length in runs:
        if found and (found[-1][0] + found[-1][2], found[-1][1] + found[-1][2]) == (first, second):
            found[-1] = (*found[-1][:2], found[-1][2] + length)
        else:
            found.append((first, second, length))
    return found


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Paragraphs that stand once in each, as far as they keep their order: a longest increasing subsequence."""
    once = {text for text, count in Counter(new).items() if count == 1}
    where = {text: at for at, text in enumerate(new) if text in once}
    alone = Counter(old)
    pairs = [(at, where[text]) for at, text in enumerate(old) if text in where and alone[text] == 1]
    tails: list[int] = []  # the least end of an increasing sequence of each length
    ends: list[int] = []  # which pair that is
    before: list[int] = []
    for index, (_, second) in enumerate(pairs):
        length = bisect_left(tails, second)
        tails[length : length + 1] = [second]
        ends[length : length + 1] = [index]
        before.append(ends[length - 1] if length else -1)
    chain: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]
