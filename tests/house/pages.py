"""Laws 9 and 10: templates that only show, and drawing code that only computes."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.reading import is_text, modules, nodes

TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?\{%\s*endcomment\s*%\}", re.DOTALL)
QUERY = re.compile(r"\.(all|filter|exclude|objects|order_by|select_related|prefetch_related|values_list)\b|_set\b")
EXTENDS = re.compile(r"\{%\s*extends\b")
USED = re.compile(r"""\{%\s*(?:include|extends)\s+["']([^"']+)["']""")
FOUND_BY_DJANGO = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}  # by name, on errors

JS_SILENT = re.compile(r"""//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'""", re.DOTALL)
JS_DRAWING_ROOMS = ("timeline", "map", "passages")
JS_VIEW = re.compile(r"^(main|view(_\w+)?)\.js$")
BROWSER = "document|location|history|navigator|addEventListener|matchMedia|getComputedStyle|inner\\w+|scroll\\w*"


def templates(root: Path) -> list[Path]:
    return sorted((root / "templates").rglob("*.html"))


def _without_comments(path: Path) -> str:
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


def fragments_that_extend(root: Path) -> list[str]:
    """Fragments and components that would be a whole page when htmx swaps them in."""
    return [
        str(path.relative_to(root))
        for path in templates(root)
        if {"fragments", "components"} & set(path.relative_to(root).parts) and EXTENDS.search(_without_comments(path))
    ]


def queries_in_templates(root: Path) -> list[str]:
    """Tags that walk from a row to other rows: a page is loaded before it is drawn."""
    return [
        f"{path.relative_to(root)}: {tag}"
        for path in templates(root)
        for tag in TAG.findall(_without_comments(path))
        if QUERY.search(re.sub(r'"[^"]*"', '""', tag))
    ]


def unused_templates(root: Path) -> list[str]:
    """Templates that no page includes or extends and no Python names; an f-string names all that it may come to."""
    used = {name for path in templates(root) for name in USED.findall(_without_comments(path))}
    patterns = [pattern for folder in ("events", "config") for pattern in _named_in_python(root / folder)]
    names = [path.relative_to(root / "templates").as_posix() for path in templates(root)]
    return [
        name
        for name in names
        if name not in used | FOUND_BY_DJANGO and not any(pattern.fullmatch(name) for pattern in patterns)
    ]


def _named_in_python(folder: Path) -> Iterator[re.Pattern[str]]:
    for path in modules(folder):
        for node in nodes(path):
            if is_text(node) and node.value.endswith(".html"):
                yield re.compile(re.escape(node.value))
            elif isinstance(node, ast.JoinedStr):
                pattern = "".join(re.escape(part.value) if is_text(part) else "[^/]+" for part in node.values)
                if pattern.endswith(r"\.html"):
                    yield re.compile(pattern)


def drawing_that_touches_the_page(root: Path) -> list[str]:
    """Modules of the drawing, other than views, that use the browser's `document` or `window`.

    A stretch of time is called a window there: a module that binds that name itself means its own.
    """
    return [
        f"{path.relative_to(root)} touches {name}"
        for room in JS_DRAWING_ROOMS
        for path in sorted((root / "static" / "js" / room).rglob("*.js"))
        if not JS_VIEW.match(path.name)
        for name in ("document", "window", "globalThis")
        if _touches(JS_SILENT.sub(" ", path.read_text(encoding="utf-8")), name)
    ]


def _touches(code: str, name: str) -> bool:
    if re.search(rf"(?<![.\w$])(?:window|globalThis)\.(?:{BROWSER})\b", code):
        return True
    binds = rf"\([^()]*\b{name}\b[^()]*\)\s*(?:=>|\{{)|\b(?:const|let)\s[^=;]*\b{name}\b[^=;]*=|\b{name}\s*=>"
    return not re.search(binds, code) and bool(re.search(rf"(?<![.\w$]){name}\b(?!\s*:)", code))
