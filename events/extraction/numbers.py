"""Numbers in words and with fractions, made one token each: "two hundred and ten", "nineteen ninety-six", "2 1/2"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from events.extraction.lexicon import CLASS

if TYPE_CHECKING:
    from events.extraction.tokens import Merge, Tokens

_ONES, _TEEN, _TENS = CLASS["ONES"], CLASS["TEEN"], CLASS["TENS"]
_HUNDRED, _THOUSAND = CLASS["HUNDRED"], CLASS["THOUSAND"]
_HYPHEN, _AND, _A, _SLASH = CLASS["HYPHEN"], CLASS["AND"], CLASS["A"], CLASS["SLASH"]
_DECADE = CLASS["DECADE"]
_ORDINAL, _SECOND = CLASS["ORDINAL"], CLASS["SECOND"]
_WORDS: Final = frozenset((_ONES, _TEEN, _TENS, _HUNDRED, _THOUSAND))
_FIGURES: Final = frozenset(CLASS[name] for name in ("DAYNUM", "SHORT", "NUM", "YEAR"))
_LEADS: Final = _WORDS | _FIGURES
_FRACTIONS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_LONGEST: Final = 12  # tokens of one number


class _Reader:
    """Reads one number from where it stands; `at` is the token behind what was read."""

    def __init__(self, tokens: Tokens, kinds: list[str], at: int) -> None:
        self.tokens, self.kinds, self.at = tokens, kinds, at
        self.limit = min(at + _LONGEST, len(kinds))

    def kind(self, ahead: int = 0) -> str:
        place = self.at + ahead
        return self.kinds[place] if place < self.limit else ""

    def value(self) -> int:
        return int(self.tokens.values[self.at])

    def below_hundred(self) -> int | None:
        """ "seven", "seventeen", "seventy", "seventy-seven"; an ordinal may end it."""
        kind = self.kind()
        if kind not in (_ONES, _TEEN, _TENS):
            return None
        number = self.value()
        self.at += 1
        if kind == _TENS:
            skip = 1 if self.kind() == _HYPHEN and self.kind(1) == _ONES else 0
            if self.kind(skip) == _ONES:
                self.at += skip
                number += self.value()
                self.at += 1
        return number

    def whole(self) -> tuple[int, bool] | None:
        """The number, and whether it is said as years are: "nineteen ninety-six", "two thousand (and) seven"."""
        total, current, spoken = 0, self.below_hundred(), False
        if current is None:
            return None
        if 10 <= current <= 20 and self.kind() in (_TEEN, _TENS):
            return current * 100 + (self.below_hundred() or 0), True
        if 10 <= current <= 20 and self.kind() == _HYPHEN and self.kind(1) in (_TEEN, _TENS):
            self.at += 1
            return current * 100 + (self.below_hundred() or 0), True
        while self.kind() in (_HUNDRED, _THOUSAND):
            scale = self.value()
            if scale == 100:
                spoken = 11 <= current <= 20 and total == 0
                current *= 100
            else:
                spoken = scale == 1000 and current == 2 and total == 0
                total, current = total + current * scale, 0
            self.at += 1
            skip = 1 if self.kind() == _AND and self.kind(1) in (_ONES, _TEEN, _TENS) else 0
            self.at += skip
            more = self.below_hundred()
            if more is None:
                self.at -= skip
                continue
            current += more
        return total + current, spoken


def joined(tokens: Tokens, kinds: list[str]) -> list[Merge]:
    """The numbers of a paragraph."""
    found: list[Merge] = []
    behind = 0
    for at in [at for at, kind in enumerate(kinds) if kind in _LEADS or kind == _A]:
        if at < behind:
            continue
        if kinds[at] != _A:
            end, kind, value = _number(tokens, kinds, at)
        elif at + 1 < len(kinds) and kinds[at + 1] in (_HUNDRED, _THOUSAND):
            end, kind, value = at + 2, CLASS["WORD"], tokens.values[at + 1]
        else:
            continue
        found.append((at, end, kind, value))
        behind = end
    return found


def _number(tokens: Tokens, kinds: list[str], at: int) -> tuple[int, str, int | float | str]:
    """Where the number that begins here ends, its class and its value."""
    kind = kinds[at]
    if kind in _FIGURES:
        return _with_fraction(tokens, kinds, at)
    if kind in (_HUNDRED, _THOUSAND):
        return at + 1, CLASS["OTHER"], ""
    reader = _Reader(tokens, kinds, at)
    # "twenty-first": the tens of an ordinal.
    if kind == _TENS:
        skip = 2 if at + 1 < len(kinds) and kinds[at + 1] == _HYPHEN else 1
        if at + skip < len(kinds) and kinds[at + skip] in (_ORDINAL, _SECOND):
            return at + skip + 1, _ORDINAL, int(tokens.values[at]) + int(tokens.values[at + skip])
    number, spoken = reader.whole() or (0, False)
    if kind == _TEEN and reader.at == at + 1 and at + 1 < len(kinds) and kinds[at + 1] == _DECADE:
        return reader.at, CLASS["WORD"], number
    if spoken and 1100 <= number <= 2199:
        return reader.at, CLASS["SPOKEN"], number
    return reader.at, CLASS["WORD"], number


def _with_fraction(tokens: Tokens, kinds: list[str], at: int) -> tuple[int, str, int | float | str]:
    kind, value = kinds[at], tokens.values[at]
    words, after = tokens.words, at + 1
    if after < len(kinds) and kinds[after] == _THOUSAND:
        return after + 1, CLASS["NUM"], float(value) * float(tokens.values[after])
    if after < len(kinds) and words[after] in _FRACTIONS:
        return after + 1, CLASS["NUM"], float(value) + _FRACTIONS[words[after]]
    first = after + 1 if after < len(kinds) and kinds[after] == _HYPHEN else after
    if first + 2 < len(kinds) and kinds[first + 1] == _SLASH and words[first + 2] in ("2", "4"):
        top, bottom = words[first], int(words[first + 2])
        if top in ("1", "3") and int(top) < bottom:
            return first + 3, CLASS["NUM"], float(value) + int(top) / bottom
    return after, kind, value
