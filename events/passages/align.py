"""Where a passage stands in a text that says nearly the same: the fewest edits, by Myers' bit vectors.

G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming", JACM 46(3),
1999. A column of the edit-distance table is two integers, so one step takes a handful of operations on words of a
passage's length.
"""

from dataclasses import dataclass

BLOCK = 256  # code points aligned at once; longer passages are aligned block by block, so that work stays linear
LEAST_SLACK, MOST_SLACK = 16, 64  # code points that a block may stand beside its expected place


@dataclass(frozen=True, slots=True)
class Alignment:
    """A stretch [start, end) of a text that a passage becomes by `errors` insertions, deletions or changes."""

    start: int
    end: int
    errors: int


def align(passage: str, text: str, expected: int) -> Alignment:
    """The stretch near `expected` that is most like `passage`, which has at least one character.

    Of a passage of several blocks, what was inserted between two of them is passed over and not counted.
    """
    blocks = -(-len(passage) // BLOCK)
    size = -(-len(passage) // blocks)
    slack = min(MOST_SLACK, max(LEAST_SLACK, size // 4))
    start = end = max(0, min(expected, len(text)))
    errors = 0
    for at in range(0, len(passage), size):
        block = passage[at : at + size]
        low = max(0, end - slack)
        block_errors, stretch = edits(block, text[low : end + len(block) + slack], anywhere=True)
        block_end = low + stretch
        if at == 0:
            _, back = edits(block[::-1], text[low:block_end][::-1], anywhere=False)
            start = block_end - back
        errors += block_errors
        end = block_end if 2 * block_errors <= len(block) else min(len(text), end + len(block))
    return Alignment(min(start, end), end, errors)


def edits(pattern: str, text: str, *, anywhere: bool) -> tuple[int, int]:
    """(fewest edits, where the stretch ends) between `pattern` and a stretch of `text`.

    The stretch begins `anywhere` in the text, or else at its beginning. Of equally good stretches the longest.
    """
    places: dict[str, int] = {}
    for bit, character in enumerate(pattern):
        places[character] = places.get(character, 0) | 1 << bit
    every = (1 << len(pattern)) - 1
    last = 1 << len(pattern) - 1
    border = 0 if anywhere else 1
    up, down = every, 0  # where the column rises and falls from one row to the next
    errors = fewest = len(pattern)
    best_end = 0
    for position, character in enumerate(text, start=1):
        same = places.get(character, 0)
        diagonal = (((same & up) + up) ^ up) | same | down
        right_up = down | ~(diagonal | up)
        right_down = up & diagonal
        if right_up & last:
            errors += 1
        elif right_down & last:
            errors -= 1
        right_up = right_up << 1 | border
        right_down <<= 1
        up = (right_down | ~(diagonal | right_up)) & every
        down = right_up & diagonal & every
        if errors <= fewest:
            fewest, best_end = errors, position
    return fewest, best_end
