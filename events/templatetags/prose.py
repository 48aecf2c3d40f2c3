"""What people wrote, as HTML or as a line of text; and numbers with their nouns.

Markdown is CommonMark with raw HTML off, and what it produced passes an allow-list as well: neither is trusted alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

import nh3
from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from events.dates import DateValue, say
from events.queries.notes.mentions import NEUTRAL, STORED, spelt
from events.queries.reader import labels

register = template.Library()

_TAGS = {"a", "blockquote", "br", "code", "em", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "span", "strong", "ul"}
_SCHEMES = {"http", "https", "mailto"}
_IS_MARKED = re.compile(r"[*_`\[\]<>&#~\\!|+=]|^\s*(?:[-\d])|\n", re.MULTILINE)
_STORED_APART = re.compile(rf"({STORED.pattern.replace('(', '(?:')})")
_BREAK = {"softbreak", "hardbreak"}
_IN_SCRIPT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


class Written(Protocol):
    """A note: Markdown, and whom the places in it stand for."""

    body: str
    mentions: tuple[str, ...]


def _put_names(state: StateCore) -> None:
    """In texts and code alone: a name is written where it can begin neither a mark nor an element."""
    names: tuple[str, ...] = state.env.get("mentions", ())
    for block in state.tokens if names else ():
        for token in (block, *(block.children or ())):
            if token.type == "text" and STORED.search(token.content):
                token.type = "mentions"
            elif token.type in {"code_inline", "code_block", "fence"}:
                token.content = spelt(token.content, names)


def _mentions(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    names = env["mentions"]
    parts = []
    for text in _STORED_APART.split(tokens[at].content):
        name = spelt(text, names)
        is_member = name not in (text, NEUTRAL)
        parts.append(f'<span class="mention">{escape(name)}</span>' if is_member else escape(name))
    return "".join(parts)


_MARKDOWN = MarkdownIt("commonmark", {"html": False, "linkify": False})
_MARKDOWN.core.ruler.push("mentions", _put_names)
_MARKDOWN.add_render_rule("mentions", _mentions)


@register.filter
def note_html(note: Written) -> SafeString:
    """A note as sanitised HTML, with the names of those whom it mentions as far as its reader may know them."""
    return as_html(note.body, note.mentions)


@register.filter(name="markdown")
def as_html(text: str, mentions: tuple[str, ...] = ()) -> SafeString:
    """Markdown as sanitised HTML; links are http, https or mailto and lend this site's name to nobody."""
    html = nh3.clean(
        _MARKDOWN.render(text, {"mentions": mentions}),
        tags=_TAGS,
        attributes={"a": {"href", "title"}},
        allowed_classes={"span": {"mention"}},
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer nofollow ugc",
    )
    return mark_safe(html)  # noqa: S308 (nh3 has just cleaned it)


@register.filter
def plain(text: str) -> str:
    """Markdown as one line of text, without its marks; not safe HTML: the template escapes it."""
    if not _IS_MARKED.search(text):
        return text
    words: list[str] = []
    for block in _MARKDOWN.parse(text):
        for token in block.children or ():
            words.append(" " if token.type in _BREAK else token.content)
        if block.type in {"code_block", "fence"}:
            words.append(block.content)
        if block.type.endswith("_close"):
            words.append(" ")
    return " ".join("".join(words).split())


@register.filter
def counted(number: int, noun: str) -> str:
    """`1 event` · `30 events`; an irregular plural stands after a comma: `"person,people"`."""
    one, _, many = noun.partition(",")
    return labels.count(number, one, many)


@register.filter
def figures(number: int) -> str:
    """A number that stands without its noun: `30` · `10,000`."""
    return f"{number:,}"


@register.filter
def said(date: DateValue) -> str:
    """A date in words: `10 March 2007`."""
    return say(date)


@register.filter
def inlined(json: str) -> SafeString:
    """JSON as the content of a script element: nothing in it can end the element or begin a comment (HTML 4.12.1.3)."""
    return mark_safe(json.translate(_IN_SCRIPT))  # noqa: S308 (what could be markup has just been escaped)


@register.filter
def exactly(text: str) -> SafeString:
    """Text of which a browser keeps every character: a plain carriage return would be lost (HTML 13.2.3.5)."""
    return mark_safe(escape(text).replace("\r", "&#13;"))  # noqa: S308 (what could be markup has just been escaped)
