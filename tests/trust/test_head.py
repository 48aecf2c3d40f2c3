"""HEAD goes the way of GET: no view lets one in without the other, and none but two ask which of them it was.

So whether somebody may ask by HEAD need not be asked of every route for every role (`grid.asked`).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from config import env
from tests.house.reading import last_name, modules, nodes
from tests.trust.grid import KNOWS_HEAD

READS = {"GET", "HEAD"}
DESCRIBES = env.BASE_DIR / "events/api/schema.py"  # says what operations there are, and answers nobody
#: What compares a request's method with HEAD alone, by file: the routes of `KNOWS_HEAD`.
KNOW_HEAD = {"events/views/export.py", "events/views/table.py"}


def methods_in(node: ast.AST) -> set[str]:
    """The names of methods that stand in an expression."""
    said = (each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str))
    return {word.upper() for word in said} & {*READS, "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


def tells_them_apart(path: Path) -> Iterator[str]:
    """Comparisons of a method, lists of those that are let in, and handlers that are of one of the two alone."""
    for node in nodes(path):
        match node:
            case ast.Compare() if any(
                isinstance(each, ast.Attribute) and each.attr == "method" for each in ast.walk(node)
            ):
                asked = methods_in(node)
                if asked & READS not in (set(), READS) or not asked:
                    yield f"compares with {sorted(asked)}"
            case ast.Call(func=name) if last_name(name) == "require_http_methods":
                if methods_in(node) & READS not in (set(), READS):
                    yield f"lets in {sorted(methods_in(node))}"
            case ast.Assign(targets=[name]) if last_name(name) == "http_method_names":
                if methods_in(node.value) & READS not in (set(), READS):
                    yield f"lets in {sorted(methods_in(node))}"
            case ast.Match(subject=name) if last_name(name) == "method":
                yield "matches the method"
            case ast.FunctionDef(name="head", args=ast.arguments(args=[ast.arg(arg="self"), *_])):
                yield "has a handler of its own"
            case ast.Name(id="require_GET") | ast.Attribute(attr="require_GET"):
                yield "refuses HEAD"


def test_head_goes_the_way_of_get_but_where_something_long_is_left_out() -> None:
    found = {
        str(path.relative_to(env.BASE_DIR)): said
        for folder in ("events", "config")
        for path in modules(env.BASE_DIR / folder)
        if path != DESCRIBES
        if (said := list(tells_them_apart(path)))
    }
    assert found == {path: ["compares with ['HEAD']"] for path in KNOW_HEAD}
    assert len(KNOW_HEAD) == len(KNOWS_HEAD)
