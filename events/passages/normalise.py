"""A text with its typography evened out, and the way back to the original's code points.

What is evened out says nothing about wording: curly quotes, dashes, runs of white space (no-break spaces and line
breaks included), soft hyphens and other invisible marks, and the choice between composed and decomposed letters
(Unicode Normalization Form C, UAX #15). Letters, case and punctuation stay.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

_SPACES = "".join(chr(point) for point in range(0x3001) if chr(point).isspace())  # Unicode has none beyond
_INVISIBLE = "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"  # a regular expression's class
_ONE_FOR_ONE = str.maketrans(
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys("‘’‚‛‹›′‵ʼ`´\u1fef\u1ffd", "'")  # the last two are what NFC makes of ` and ´
    | dict.fromkeys("“”„‟«»″‶", '"')
    | dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
)
_LOOSE = re.compile(f"[ {_INVISIBLE}]{{2,}}|[{_INVISIBLE}]")
_MARKS_ON_A_LETTER = 30  # UAX #15, Stream-Safe Text: more is not language, and takes normalisation quadratic time
_LETTERS_THAT_MAY_JOIN = re.compile("[^\u0300-\U0010ffff]?[\u0300-\U0010ffff]+")  # below U+0300 nothing joins


class OffsetMap:
    """Where the stretches of a rewritten text came from: those that kept their length, and those replaced.

    A range that cuts through a replaced stretch is widened to the whole of it, in either direction.
    """

    def __init__(self) -> None:
        self._before = [0]
        self._after = [0]

    def replaced(self, start: int, end: int, length: int) -> None:
        """Say that [start, end) of the text before became `length` code points; calls come in order."""
        after = self._after[-1] + start - self._before[-1]
        self._before += (start, end)
        self._after += (after, after + length)

    def before(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original that became [start, end)."""
        return _across(self._after, self._before, start, end)

    def after(self, start: int, end: int) -> tuple[int, int]:
        """The range that [start, end) of the original became."""
        return _across(self._before, self._after, start, end)


class Normalised:
    """`text`: the evened text; it, and nothing shorter, is what passages are compared by."""

    def __init__(self, original: str) -> None:
        tightened, self._tightening = _tighten(original.translate(_ONE_FOR_ONE))
        self.text, self._composing = _compose(tightened)

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """The original's code points behind [start, end) of `text`."""
        return self._tightening.before(*self._composing.before(start, end))

    def from_original(self, start: int, end: int) -> tuple[int, int]:
        """What became of [start, end) of the original; empty where nothing visible stood there."""
        return self._composing.after(*self._tightening.after(start, end))


def _across(here: list[int], there: list[int], start: int, end: int) -> tuple[int, int]:
    """Carry [start, end) over; `here` and `there` are the same edges: stretches kept, replaced, kept, … in turn."""
    stretch = bisect_right(here, start) - 1
    kept = stretch % 2 == 0
    first = there[stretch] + (start - here[stretch] if kept else 0)
    if end <= start:
        return first, first
    stretch = bisect_right(here, end - 1) - 1
    if stretch % 2 == 0:
        return first, there[stretch] + end - here[stretch]
    return first, there[stretch + 1]


def _tighten(text: str) -> tuple[str, OffsetMap]:
    """One space for each run of white space, nothing for what is invisible."""
    offsets = OffsetMap()

    def tight(loose: re.Match[str]) -> str:
        space = " " if " " in loose.group() else ""
        offsets.replaced(*loose.span(), len(space))
        return space

    return _LOOSE.sub(tight, text), offsets


def _compose(text: str) -> tuple[str, OffsetMap]:
    """Normalization Form C, letter by letter, so that every letter's origin stays known."""
    offsets = OffsetMap()
    if unicodedata.is_normalized("NFC", text):
        return text, offsets
    pieces: list[str] = []
    done = 0
    for stretch in _LETTERS_THAT_MAY_JOIN.finditer(text):
        if unicodedata.is_normalized("NFC", stretch.group()):
            continue
        for start, end in _letters(text, *stretch.span()):
            composed = unicodedata.normalize("NFC", text[start:end])
            if composed != text[start:end]:
                pieces += (text[done:start], composed)
                offsets.replaced(start, end, len(composed))
                done = end
    return "".join((*pieces, text[done:])), offsets


def _letters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut [start, end) before every character that cannot join the one before it, and in endless piles of marks."""
    for position in range(start + 1, end):
        if not _joins_leftwards(text[position]) or position - start > _MARKS_ON_A_LETTER:
            yield start, position
            start = position
    yield start, end


def _joins_leftwards(character: str) -> bool:
    """Marks join a letter, and vowels and finals a Hangul syllable; Unicode composes nothing else."""
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"
