"""How wide words are: advance widths read from the tables of a TrueType font (OpenType 1.9: head, hhea, hmtx, cmap).

Kerning is left out, which can only make words narrower than they are counted. A character that the font does not have
is counted as wide as another font is likely to draw it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import unpack_from

_ELSEWHERE = 0.72  # of the size, for a letter of another font
_PARTS, _JOINER, _TONES = {"Mn", "Me", "Cf"}, "\u200d", "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_WIDE = 1.05  # the same for what fills a square, as Chinese and Japanese do


@dataclass(frozen=True, slots=True)
class Face:
    """One cut of a font: `advances` in parts of the size by code point; what it is called, and its weight in CSS."""

    family: str
    weight: int
    advances: dict[int, float] = field(repr=False)

    @classmethod
    def read(cls, family: str, weight: int, content: bytes) -> Face:
        """From the bytes of a font. Raises ValueError where it has no table of characters by Unicode."""
        number = unpack_from(">H", content, 4)[0]
        tables = {content[at : at + 4]: unpack_from(">I", content, at + 8)[0] for at in range(12, 12 + 16 * number, 16)}
        units = unpack_from(">H", content, tables[b"head"] + 18)[0]
        measured = unpack_from(">H", content, tables[b"hhea"] + 34)[0]
        widths = [unpack_from(">H", content, tables[b"hmtx"] + 4 * glyph)[0] / units for glyph in range(measured)]
        glyphs = dict(_glyphs(content, tables[b"cmap"]))
        return cls(family, weight, {each: widths[min(glyph, measured - 1)] for each, glyph in glyphs.items()})

    def width(self, words: str, size: float) -> float:
        """Of one line, in the unit of `size`."""
        if words.isascii():  # nearly all are: no letter of them is part of another
            return sum(map(self._advance, words)) * size
        return sum(0 if is_part else self._advance(each) for each, is_part in _parted(words)) * size

    def has(self, words: str) -> bool:
        """Whether every character is drawn by this font."""
        return all(ord(each) in self.advances for each in words)

    def _advance(self, character: str) -> float:
        known = self.advances.get(ord(character))
        if known is not None:
            return known
        return _WIDE if unicodedata.east_asian_width(character) in "WF" else _ELSEWHERE


def _parted(words: str) -> Iterator[tuple[str, bool]]:
    """Each character, and whether it is drawn with the one before it: an accent, what is joined, a tone of skin."""
    is_joined = False
    for character in words:
        is_part = is_joined or unicodedata.category(character) in _PARTS or character in _TONES
        is_joined = character == _JOINER
        yield character, is_part


def _glyphs(content: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Code points and their glyphs, from the subtable of format 12 or 4 that the font has for Unicode."""
    number = unpack_from(">H", content, cmap + 2)[0]
    found = {}
    for at in range(cmap + 4, cmap + 4 + 8 * number, 8):
        platform, _, offset = unpack_from(">HHI", content, at)
        form = unpack_from(">H", content, cmap + offset)[0]
        if platform in (0, 3) and form in (4, 12):
            found[form] = cmap + offset
    if 12 in found:
        yield from _groups(content, found[12])
    elif 4 in found:
        yield from _segments(content, found[4])
    else:
        raise ValueError("The font has no table of characters by Unicode.")


def _groups(content: bytes, at: int) -> Iterator[tuple[int, int]]:
    for group in range(unpack_from(">I", content, at + 12)[0]):
        first, last, glyph = unpack_from(">III", content, at + 16 + 12 * group)
        yield from ((code, glyph + code - first) for code in range(first, last + 1))


def _segments(content: bytes, at: int) -> Iterator[tuple[int, int]]:
    double = unpack_from(">H", content, at + 6)[0]
    for segment in range(0, double, 2):
        last = unpack_from(">H", content, at + 14 + segment)[0]
        first, delta = (unpack_from(">H", content, at + 16 + double * n + segment)[0] for n in (1, 2))
        place = at + 16 + double * 3 + segment
        offset = unpack_from(">H", content, place)[0]
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = unpack_from(">H", content, place + offset + 2 * (code - first))[0] if offset else code
            if glyph:
                yield code, (glyph + delta) % 65_536
