"""Reading Python without running it: the modules of a room, what they import, call and are made of."""

import ast
from collections.abc import Iterator
from pathlib import Path

BY_NAME = {"import_module", "import_string", "__import__"}  # imports that no import statement shows


def modules(folder: Path, room: str = "") -> list[Path]:
    """The Python files of a room: the package `folder/room`, the single module `folder/room.py`, or all of `folder`."""
    found = (folder / room).rglob("*.py") if room else folder.rglob("*.py")
    single = folder / f"{room}.py"
    return sorted(path for path in {*found, *([single] if single.exists() else [])} if "node_modules" not in path.parts)


def nodes(path: Path) -> Iterator[ast.AST]:
    yield from ast.walk(ast.parse(path.read_text(encoding="utf-8"), filename=str(path)))


def imports(path: Path, root: Path) -> Iterator[str]:
    """Every dotted name a module imports, wherever in it; relative imports made absolute from `root`."""
    package = path.relative_to(root).parent.parts
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            stem = package[: len(package) - node.level + 1] if node.level else ()
            origin = ".".join([*stem, *filter(None, [node.module])])
            yield from (f"{origin}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and last_name(node.func) in BY_NAME:
            yield from (argument.value for argument in node.args if is_text(argument))


def last_name(node: ast.AST) -> str:
    """`save` of `self.row.save`, `Index` of `Index`; "" for what has no name."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def within(name: str, packages: set[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)
