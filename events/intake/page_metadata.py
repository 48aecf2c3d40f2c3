"""What a page says about itself, place by place: linked data, `<meta>`, and a few elements that have a meaning."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any, Final

from events.intake.plain import line

_MOST_DATA: Final = 1_000_000  # characters of linked data that are read
_MOST_NODES: Final = 2_000
_ARTICLES: Final = (
    "Article",
    "BlogPosting",
    "Report",
    "ScholarlyArticle",
    "Posting",
    "WebPage",
    "CreativeWork",
    "Book",
)


@dataclass
class Metadata:
    """A page's statements about itself. `address` is where it came from, "" where nobody knows."""

    tree: Any
    address: str = ""
    meta: dict[str, list[str]] = field(init=False)  # by name or property, in small letters
    nodes: list[dict[str, Any]] = field(init=False)  # of its linked data, those about a page or an article

    def __post_init__(self) -> None:
        self.meta = {}
        for element in self.tree.iter("meta"):
            name = element.get("property") or element.get("name") or element.get("itemprop") or ""
            value = line(element.get("content"), 1_000)
            if name and value:
                self.meta.setdefault(name.strip().lower(), []).append(value)
        found = [node for node in _linked_data(self.tree) if is_about(node, *_ARTICLES)]
        articles = [node for node in found if not is_about(node, "WebPage")]
        self.nodes = articles + [node for node in found if node not in articles]

    def said(self, *names: str) -> Iterator[tuple[str, str]]:
        """The values of these names of `<meta>`, each with where it stands, in the order of the names."""
        for name in names:
            for value in self.meta.get(name, ()):
                yield value, f"<meta {name}> of the page"

    def linked(self, name: str) -> Iterator[tuple[Any, str]]:
        """The values of this property in the linked data."""
        for node in self.nodes:
            if node.get(name):
                yield node[name], f"{name} in the page's linked data (JSON-LD)"


def is_about(node: dict[str, Any], *types: str) -> bool:
    """Whether the node is of one of these types, or of one whose name ends so: `NewsArticle`, `AnalysisNewsArticle`."""
    named = node.get("@type")
    return any(
        isinstance(each, str) and each.endswith(types) for each in (named if isinstance(named, list) else [named])
    )


def names_of(value: Any) -> list[str]:
    """The names that a property of linked data holds: a text, a node with a name, or several of either."""
    each = value if isinstance(value, list) else [value]
    found = (line(unescape(one)) if isinstance(one, str) else _name(one) for one in each[:50])
    return [name for name in found if name]


def _name(node: Any) -> str:
    name = node.get("name") if isinstance(node, dict) else None
    first = name[0] if isinstance(name, list) and name else name
    return line(unescape(first)) if isinstance(first, str) else ""


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    left, waiting = _MOST_DATA, []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        written = script.text or ""
        left -= len(written)
        if left < 0:
            break
        try:
            waiting.append(json.loads(written, strict=False))
        except (ValueError, RecursionError):
            continue
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting[:0] = node[:_MOST_NODES]
        elif isinstance(node, dict):
            yield node
            waiting += [node[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if name in node]
