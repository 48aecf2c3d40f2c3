"""Regular expressions that every Python from 3.11.0 on understands alike."""

import ast
import re
from pathlib import Path

from tests.house.reading import last_name, modules, nodes

# Before Python 3.11.5 a group that may not be given back can lose its last character (cpython 101955).
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{[\d,{}]+\})\+")


def keeps_a_group(root: Path) -> list[str]:
    """Possessive quantifiers on a group; those on a single character or a set of them are safe."""
    return [
        f"{path.relative_to(root)}:{node.lineno} has {found[0]} behind a group"
        for path in modules(root / "events")
        for call in nodes(path)
        if isinstance(call, ast.Call) and last_name(call.func) == "compile"
        for node in ast.walk(call)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if (found := POSSESSIVE_GROUP.search(node.value))
    ]
