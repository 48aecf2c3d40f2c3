"""Names that read as sentences, and files that stay small or say why not."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.reading import last_name, modules, nodes

LEAST_WORDS_OF_A_CONSTRAINT = 3
LEAST_WORDS_OF_A_TEST = 4
LONGEST_FILE = 250  # lines; the norm is 200 for a module, and this is where a reason is asked for
WRITTEN = {".py", ".js", ".html", ".css"}
NAMED = re.compile(r"(Constraint|Index)$")
JS_TEST = re.compile(r"""^\s*(?:await\s+\w+\.)?(?:test|it)\(\s*(["'`])(.*?)\1""", re.MULTILINE)
GIVES_A_REASON = re.compile(r"\blong\b", re.IGNORECASE)


def short_constraint_names(root: Path) -> list[str]:
    """Constraints and indexes of the models that have no name, or none that reads as a sentence."""
    strays = []
    for path in modules(root / "events", "models"):
        for node in nodes(path):
            if isinstance(node, ast.Call) and NAMED.search(last_name(node.func)):
                name = next((word.value for word in node.keywords if word.arg == "name"), None)
                words = ast.unparse(name).strip("'\"").split("_") if name else []
                if len(words) < LEAST_WORDS_OF_A_CONSTRAINT:
                    strays.append(f"{path.relative_to(root)}:{node.lineno} names it {'_'.join(words) or 'nothing'}")
    return strays


def short_test_names(root: Path) -> list[str]:
    """Tests, in Python and in JavaScript, whose name is not a sentence."""
    return [
        f"{path.relative_to(root)}: {name}"
        for path, name, words in _tests(root)
        if len([word for word in words if word]) < LEAST_WORDS_OF_A_TEST
    ]


def _tests(root: Path) -> Iterator[tuple[Path, str, list[str]]]:
    for path in modules(root / "tests"):
        for node in nodes(path):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                yield path, node.name, node.name.removeprefix("test_").split("_")
    for path in sorted((root / "tests").rglob("*.test.*js")):
        for match in JS_TEST.finditer(path.read_text(encoding="utf-8")):
            yield path, match[2], match[2].split()


def long_files(root: Path) -> list[str]:
    """Files beyond the norm whose first line does not say why they are long."""
    strays = []
    for folder in ("events", "config", "tests", "benchmarks", "templates", "static"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix not in WRITTEN or {"migrations", "vendor"} & set(path.relative_to(root).parts):
                continue
            lines = path.read_text(encoding="utf-8").splitlines()
            if len(lines) > LONGEST_FILE and not GIVES_A_REASON.search(lines[0]):
                strays.append(f"{path.relative_to(root)} has {len(lines)} lines and does not say why")
    return strays
