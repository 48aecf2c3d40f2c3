"""Quote and position selectors of the W3C Web Annotation Data Model (§4.2.4 and §4.2.5).

Offsets are Unicode code points from the beginning of the text, as the standard asks; ends are exclusive.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

CONTEXT = 32  # code points kept on either side of a quotation to tell it from its repeats


class SelectorError(ValueError):
    """A selector that selects nothing, or a document that is not one; says which member is wrong."""


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """A passage by its words (§4.2.4): `exact`, and the text just before and after it, where known.

    An empty prefix or suffix says that nothing is known of that side. Raises SelectorError without `exact`.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""

    def __post_init__(self) -> None:
        if not self.exact:
            raise SelectorError("exact: a quotation has at least one character")

    @classmethod
    def around(cls, text: str, start: int, end: int, context: int = CONTEXT) -> Self:
        """The quotation text[start:end] with up to `context` code points of either side."""
        return cls(text[start:end], text[max(0, start - context) : start], text[end : end + context])

    @classmethod
    def from_w3c(cls, document: Mapping[str, object]) -> Self:
        """Read `{"type": "TextQuoteSelector", "exact": …, "prefix": …, "suffix": …}`; SelectorError if it is not."""
        _require_type(document, "TextQuoteSelector")
        return cls(_text(document, "exact"), _text(document, "prefix"), _text(document, "suffix"))

    def to_w3c(self) -> dict[str, str]:
        """The standard's object; an unknown side is left out."""
        sides = {"prefix": self.prefix, "suffix": self.suffix}
        known = {name: side for name, side in sides.items() if side}
        return {"type": "TextQuoteSelector", "exact": self.exact, **known}


@dataclass(frozen=True, slots=True)
class TextPositionSelector:
    """A passage by its place (§4.2.5): code points, `start` inclusive, `end` exclusive, never before `start`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0:
            raise SelectorError("start: a text begins at 0")
        if self.end < self.start:
            raise SelectorError("end: a passage does not end before it starts")

    @classmethod
    def from_w3c(cls, document: Mapping[str, object]) -> Self:
        """Read `{"type": "TextPositionSelector", "start": …, "end": …}`; SelectorError if it is not one."""
        _require_type(document, "TextPositionSelector")
        return cls(_offset(document, "start"), _offset(document, "end"))

    def to_w3c(self) -> dict[str, str | int]:
        """The standard's object."""
        return {"type": "TextPositionSelector", "start": self.start, "end": self.end}


def _require_type(document: Mapping[str, object], expected: str) -> None:
    if document.get("type") != expected:
        raise SelectorError(f"type: expected {expected}, found {document.get('type')!r}")


def _text(document: Mapping[str, object], member: str) -> str:
    value = document.get(member, "")
    if not isinstance(value, str):
        raise SelectorError(f"{member}: expected text, found {type(value).__name__}")
    return value


def _offset(document: Mapping[str, object], member: str) -> int:
    value = document.get(member)
    if not isinstance(value, int) or isinstance(value, bool):  # in Python, True is an int; in JSON it is not
        raise SelectorError(f"{member}: expected a whole number, found {type(value).__name__}")
    return value
