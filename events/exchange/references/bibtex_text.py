"""The text of a BibTeX file: entries, their fields, and the words that @string gives. One pass, bounded.

An entry begins where a line does: so a brace that is never closed spoils its own entry and no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
BEGINS: Final = re.compile(r"^[ \t]*@[ \t]*([A-Za-z]+)[ \t\r\n]*[{(]", re.MULTILINE)
_KEY: Final = re.compile(r"\s*([^\s,{}()=#\"%]*)\s*(,|[})])")
_FIELD: Final = re.compile(r"[\s,]*([A-Za-z][\w:.+-]*)\s*=\s*")
_BRACE: Final = re.compile(r"\\.|[{}]", re.DOTALL)
_QUOTED: Final = re.compile(r'\\.|[{}"]', re.DOTALL)
_BARE: Final = re.compile(r"[^\s,{}()=#\"%]+")
_JOINED: Final = re.compile(r"\s*#\s*")
_AFTER: Final = re.compile(r"\s*[,})]")
_END: Final = re.compile(r"[\s,]*[})]")


@dataclass(slots=True)
class BibtexEntry:
    """An entry as it stands: `problem` says what is wrong with its text, in the field `at`."""

    kind: str
    key: str
    text: str
    fields: dict[str, str] = field(default_factory=dict)
    at: str = ""
    problem: str = ""


def entries(text: str) -> Iterator[BibtexEntry]:
    """Every entry in its order. What is outside of entries is a comment, as BibTeX has it."""
    strings: dict[str, str] = {month: month for month in MONTHS}
    begins = list(BEGINS.finditer(text))
    ends = [*(found.start() for found in begins[1:]), len(text)]
    for found, end in zip(begins, ends, strict=False):
        chunk = text[found.start() : end]
        kind = found[1].lower()
        entry = BibtexEntry(kind, "", chunk.strip())
        inner = chunk[found.end() - found.start() :]
        if kind == "string":
            _fields(inner, 0, entry, strings)
            strings |= entry.fields
        elif kind not in {"comment", "preamble"}:
            head = _KEY.match(inner)
            if head is None:
                entry.problem = "Its key and a comma are missing: begin it as @article{key, title = {…}}."
            else:
                entry.key = head[1]
                if head[2] == ",":
                    _fields(inner, head.end(), entry, strings)
            yield entry


def _fields(text: str, at: int, entry: BibtexEntry, strings: Mapping[str, str]) -> None:
    while found := _FIELD.match(text, at):
        name = found[1].lower()
        value, end = _value(text, found.end(), strings)
        if end is None:
            entry.at, entry.problem = name, value
            return
        entry.fields.setdefault(name, value)
        at = end
        if not _AFTER.match(text, at) and text[at:].strip():
            entry.at, entry.problem = name, "A comma is missing behind it, or a brace too many is in it."
            return
    rest = text[at:].strip(" \t\n,")
    if not rest:
        entry.problem = "It is not closed: put } at its end."
    elif not _END.match(text, at):
        entry.problem = f"“{rest[:30]}” is no field: write it as name = {{value}}."


def _value(text: str, at: int, strings: Mapping[str, str]) -> tuple[str, int | None]:
    """A value of parts joined by #, and where it ends; or what is wrong, and None."""
    pieces: list[str] = []
    while True:
        mark = text[at : at + 1]
        if mark in ("{", '"'):
            end = _closing(text, at + 1, _BRACE if mark == "{" else _QUOTED)
            if end is None:
                return f"Its {'brace' if mark == '{' else 'quotation mark'} is never closed: close it.", None
            pieces.append(text[at + 1 : end])
            at = end + 1
        elif bare := _BARE.match(text, at):
            word = bare[0]
            if not word.isdecimal() and word.lower() not in strings:
                return f"No @string says what “{word[:40]}” is: put braces around it.", None
            pieces.append(word if word.isdecimal() else strings[word.lower()])
            at = bare.end()
        else:
            return "It has no value: put it in braces.", None
        joined = _JOINED.match(text, at)
        if joined is None:
            return "".join(pieces), at
        at = joined.end()


def _closing(text: str, at: int, marks: re.Pattern[str]) -> int | None:
    depth = 0
    for found in marks.finditer(text, at):
        mark = found[0]
        if mark == '"' and depth == 0:
            return found.start()
        if mark == "{":
            depth += 1
        elif mark == "}":
            if depth == 0:
                return found.start() if marks is _BRACE else None
            depth -= 1
    return None
