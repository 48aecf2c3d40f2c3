"""What a page needs at once is published as one file, so that a browser asks once and not a hundred times.

A stylesheet that imports others gets them in place of its `@import` lines. A module of `ROOTS` gets the modules that it
imports, in the order in which a browser would run them. Sources stay many small files: while debugging they are served.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from posixpath import dirname, join, normpath, relpath
from types import MappingProxyType

Read = Callable[[str], str]

#: Modules that are asked for by name, and which of the others are on the page before them: what those hold is taken
#: from there and not run once more.
ROOTS = MappingProxyType(
    {
        "js/timeline/view.js": (),
        "js/main.js": ("js/timeline/view.js",),
        "js/map/view.js": ("js/timeline/view.js",),
        "js/embed/frame.js": ("js/timeline/view.js",),
    }
)
HELD = "$held"  # what a root exports of the modules in it: name → its exports

_SHEET = re.compile(r'^@import url\("([^"]+)"\);$', re.MULTILINE)
_ADDRESS = re.compile(r'url\("(?!data:|#)([^"]+)"\)')
_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/\n", re.MULTILINE | re.DOTALL)
_IMPORT = re.compile(r'^import (?:([^"]*?) from )?"(\.[^"]+)";$', re.MULTILINE)
_IMPORT_LATER = re.compile(r'\bimport\("(\.[^"]+)"\)')
_EXPORTED = re.compile(r"^export (?=(?:(?:async )?function\*?|class|const) ([\w$]+))", re.MULTILINE)
_EXPORTED_LIST = re.compile(r"^export \{([^}]*)\};$", re.MULTILINE)
_LEFT = re.compile(r"^(import|export)\b.*", re.MULTILINE)


class CannotJoin(Exception):
    """A file says something in a way that this module does not read; tells where and what."""


def sheet(name: str, read: Read) -> str:
    """A stylesheet with those that it imports, in their places. Raises CannotJoin."""

    def put(found: re.Match[str]) -> str:
        other = _beside(name, found[1])
        return f"/* {other} */\n{_moved(sheet(other, read), dirname(other), dirname(name)).strip()}"

    text = _SHEET.sub(put, read(name))
    if "@import" in _COMMENT.sub("", text):
        raise CannotJoin(f'{name}: an import is written `@import url("other.css");` on a line of its own')
    return text


def _moved(text: str, before: str, after: str) -> str:
    """A stylesheet's text in another folder: its addresses lead where they led."""
    if before == after:
        return text
    return _ADDRESS.sub(lambda found: f'url("{relpath(join(before, found[1]), after or ".")}")', text)


def module(root: str, read: Read) -> str:
    """A module of `ROOTS` with all that it imports and that is not on the page before it. Raises CannotJoin."""
    before = {name: other for other in ROOTS[root] for name in order(other, read)}
    names = [name for name in order(root, read) if name not in before]
    numbers = {name: f"m{number}" for number, name in enumerate([*before, *names])}
    used = {other for each in names for other in imports(each, read) if other in before}
    held = {other: f"held{number}" for number, other in enumerate(ROOTS[root])}
    lines = [f'import {{ {HELD} as {short} }} from "{_way(root, other)}";' for other, short in held.items()]
    lines += [f'const {numbers[name]} = {held[before[name]]}["{name}"];' for name in before if name in used]
    lines += [f"const {numbers[name]} = (() => {{\n{_body(name, root, read, numbers)}\n}})();" for name in names]
    mine = ", ".join(f'"{name}": {numbers[name]}' for name in names)
    lines.append(f"export const {HELD} = {{ {mine} }};")
    if own := [there for _, there in _exports(read(root))]:
        lines.append(f"export const {{ {', '.join(own)} }} = {numbers[root]};")
    return "\n".join(lines) + "\n"


def order(name: str, read: Read) -> list[str]:
    """A module and all that it imports, however far, each after what it imports. Raises CannotJoin for a circle."""
    found: dict[str, bool] = {}  # name → whether all that it imports is in

    def visit(each: str) -> None:
        if each in found:
            if not found[each]:
                raise CannotJoin(f"{each} imports itself in a circle")
            return
        found[each] = False
        for other in imports(each, read):
            visit(other)
        del found[each]
        found[each] = True  # at the end

    visit(name)
    return list(found)


def imports(name: str, read: Read) -> list[str]:
    """What a module imports before it runs, in its order."""
    return [_beside(name, other) for _, other in _IMPORT.findall(read(name))]


def _body(name: str, root: str, read: Read, numbers: dict[str, str]) -> str:
    """A module as the body of a function that returns what it exports."""
    text = _COMMENT.sub("", read(name))
    exported = _exports(text)
    text = _IMPORT.sub(lambda found: _taken(found[1], numbers[_beside(name, found[2])]), text)
    text = _IMPORT_LATER.sub(lambda found: f'import("{_way(root, _beside(name, found[1]))}")', text)
    text = _EXPORTED_LIST.sub("", _EXPORTED.sub("", text))
    if left := _LEFT.search(text):
        raise CannotJoin(f"{name}: {left[0]}")
    return f"{text.rstrip()}\nreturn {{ {_pairs(exported)} }};"


def _taken(what: str | None, number: str) -> str:
    """`import { a, b as c } from …` of a module that is a constant."""
    if not what:
        return ""
    if what.startswith("* as "):
        return f"const {what.removeprefix('* as ')} = {number};"
    if not (what.startswith("{") and what.endswith("}")):
        raise CannotJoin(f"import {what}")
    return f"const {{ {_pairs(_names(what[1:-1]))} }} = {number};"


def _exports(text: str) -> list[tuple[str, str]]:
    """(name here, name outside) of all that a module exports."""
    listed = [(there, here) for names in _EXPORTED_LIST.findall(text) for here, there in _names(names)]
    return [*((name, name) for name in _EXPORTED.findall(text)), *listed]


def _names(text: str) -> list[tuple[str, str]]:
    """`a, b as c` → (a, a), (c, b): the name here, and the one there."""
    parts = [part.split(" as ") for part in re.split(r"\s*,\s*", text.strip()) if part]
    return [(part[-1], part[0]) for part in parts]


def _pairs(names: Iterable[tuple[str, str]]) -> str:
    """As an object's literal or pattern."""
    return ", ".join(here if here == there else f"{there}: {here}" for here, there in names)


def _beside(name: str, other: str) -> str:
    return normpath(join(dirname(name), other))


def _way(name: str, other: str) -> str:
    """How one module calls another."""
    way = relpath(other, dirname(name) or ".")
    return way if way.startswith(".") else f"./{way}"
