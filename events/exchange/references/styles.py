"""Styles: CSL files of this folder, through citeproc-py. Text in, stretches of text out; no markup is ever written.

citeproc-py keeps what it is doing in the style itself, so one lock stands before each. Its rough edges are taken off
before and behind it; what they are is told in docs/decisions/0030-references.md, and tests hold every style to whole
references.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.source.json import CiteProcJSON

from events.dates import say
from events.exchange.references.csl_dates import parts_of
from events.exchange.references.csl_json import item_of
from events.exchange.references.headlines import headline
from events.exchange.references.record import DOI, Reference

#: By the word in the address: what the style is called.
STYLES: Final = {"chicago": "Chicago", "apa": "APA", "mla": "MLA", "harvard": "Harvard", "short": "Short"}
REMEMBERED: Final = 20_000  # references: of four thousand sources in five styles
_HEADLINES: Final = frozenset({"chicago", "mla"})  # they capitalise titles in English
_BEGIN, _END, _ADDRESS = "\ue000", "\ue001", "\ue002"  # what stands for italics and the address within citeproc-py
_OURS: Final = re.compile("[\ue000-\uf8ff]")
_OTHERWISE: Final = frozenset({"custom", "note", "language", "issued", "accessed", "DOI", "URL"})
_STOP_TWICE: Final = re.compile(rf"([?!…]|(?<!\.)\.\.\.|(?<!\.)\.)({_END}?)\.(?!\.)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a reference in one typeface; `link` is the address that it is, if it is one."""

    text: str
    is_italic: bool = False
    link: str = ""


class _Formatter:
    """What citeproc-py asks how to write; nothing but italics is kept."""

    @staticmethod
    def preformat(text: Any) -> str:
        return str(text)

    @staticmethod
    def Italic(text: Any) -> str:
        return f"{_BEGIN}{text}{_END}"

    Oblique = Italic
    Bold = Light = Underline = Superscript = Subscript = SmallCaps = preformat


class _Style:
    def __init__(self, name: str) -> None:
        self._style = CitationStylesStyle(str(Path(__file__).parent / "styles" / f"{name}.csl"), validate=False)
        self._lock = Lock()

    def written(self, item: dict[str, Any]) -> str:
        with self._lock:
            found = CitationStylesBibliography(self._style, CiteProcJSON([item]), _Formatter)
            found.register(Citation([CitationItem("one")]))
            return "".join(str(each) for each in found.bibliography())


_style = cache(_Style)


@lru_cache(maxsize=REMEMBERED)
def stretches(reference: Reference, style: str, letter: str = "") -> tuple[Stretch, ...]:
    """The reference in a style of STYLES; `letter` tells it from another of the same authors and year.

    It is made from nothing but these three, so it is remembered by them: what a source says now has another key than
    what it said before, and a label another than the source behind it.
    """
    if reference.is_masked:
        return (Stretch(reference.title),)
    address = _address(reference)
    if not (reference.title or reference.short_title or reference.container_title or reference.authors):
        return (Stretch(address or "Untitled source", link=_link(address)),)
    item = _item(reference, style) | ({"year-suffix": letter} if letter else {})
    text = _style(style).written(item | ({"URL": _ADDRESS} if address else {}))
    return tuple(_stretches("".join(_nested(_STOP_TWICE.sub(r"\1\2", text))).strip(), address))


def _item(reference: Reference, style: str) -> dict[str, Any]:
    """What the style is given: dates in numbers where they are plain, and else in words as the state of publication."""
    item = {name: _clean(value) for name, value in item_of(reference).items() if name not in _OTHERWISE}
    item["id"] = "one"
    if not reference.title and not reference.container_title and reference.short_title:
        item["title"] = _clean(reference.short_title)
    if style in _HEADLINES and "title" in item and reference.language[:2].lower() in {"", "en"}:
        item["title"] = headline(item["title"])
    if item.get("publisher") == item.get("container-title"):
        item.pop("publisher", None)
    if reference.accessed_on:
        day = reference.accessed_on
        item["accessed"] = {"date-parts": [[day.year, day.month, day.day]]}
    if reference.published is not None:
        found = parts_of(reference.published)
        if found and len(found[0]) == 1 and found[0][0][0] >= 1000:
            item["issued"] = {"date-parts": [list(found[0][0])], "circa": int(found[1])}
        else:
            item["status"] = say(reference.published).removeprefix("some time in ")
    return item


def _address(reference: Reference) -> str:
    doi = reference.variable("DOI")
    return "".join(_clean(DOI + doi if doi else reference.url).split())


def _link(address: str) -> str:
    return address if re.match(r"https?://", address, re.IGNORECASE) else ""


def _clean(value: Any) -> Any:
    """Without the characters that mean something to us, and in one line."""
    if isinstance(value, str):
        return " ".join(_OURS.sub("", value).split())
    return [{part: _clean(text) for part, text in each.items()} for each in value]


def _nested(text: str) -> Iterator[str]:
    """Double quotation marks within double ones become single."""
    depth = 0
    for mark in text:
        if mark == "“":
            depth += 1
            yield "“" if depth == 1 else "‘"
        elif mark == "”":
            yield "”" if depth <= 1 else "’"
            depth = max(0, depth - 1)
        else:
            yield mark


def _stretches(text: str, address: str) -> Iterator[Stretch]:
    is_italic = False
    for piece in re.split(f"([{_BEGIN}{_END}{_ADDRESS}])", text):
        if piece == _ADDRESS:
            yield Stretch(address, link=_link(address))
        elif piece in (_BEGIN, _END):
            is_italic = piece == _BEGIN
        elif piece:
            yield Stretch(piece, is_italic)
