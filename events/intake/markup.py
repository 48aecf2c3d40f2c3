"""HTML as a tree, and a tree as paragraphs. Nothing is fetched, nothing runs, comments are gone."""

from __future__ import annotations

import re
from typing import Any, Final

from lxml import etree, html

from events.intake.plain import spaced

# HTML's names, and those of the trees that trafilatura makes of it.
_BLOCKS: Final = frozenset((
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"),
    *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr"),
    *("html", "item", "legend", "li", "list", "main", "menu", "nav", "ol", "option", "p", "pre", "quote", "row"),
    *("section", "summary", "table", "tbody", "tfoot", "thead", "title", "tr", "ul"),
))  # fmt: skip
_CELLS: Final = frozenset(("td", "th", "cell"))
_UNREAD: Final = frozenset((
    *("audio", "button", "canvas", "datalist", "embed", "iframe", "map", "math", "noembed", "noframes", "noscript"),
    *("object", "script", "select", "style", "svg", "template", "textarea", "video"),
))  # fmt: skip
_AROUND: Final = frozenset(("aside", "footer", "form", "nav"))
_SPACES: Final = re.compile(r"[ \t\n\r\f\v]+")


def tree_of(text: str) -> html.HtmlElement | None:
    """The page as a tree; None where there is no element in it."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def paragraphs_of(tree: Any, *, whole: bool = True) -> str:
    """The words of a tree, a paragraph for each block; cells of a row are parted by tabs. Without `whole`, what
    usually stands around an article is left out."""
    unread = _UNREAD if whole else _UNREAD | _AROUND
    done: list[str] = []
    current: list[str] = []
    skipped = 0  # how deep in what is not read

    def close() -> None:
        words = spaced("".join(current))
        if words:
            done.append(words)
        current.clear()

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        is_start = event == "start"
        if tag in unread or (tag == "head" and len(element)):
            skipped += 1 if is_start else -1
        if tag in _BLOCKS:
            close()
        if skipped == 0 or (tag in unread and not is_start):
            if is_start and tag in ("br", "lb"):
                current.append("\n")
            if not is_start and tag in _CELLS:
                current.append("\t")
            words = element.text if is_start else element.tail
            if words and skipped == 0:
                current.append(_SPACES.sub(" ", words))
    close()
    return "\n\n".join(done)
