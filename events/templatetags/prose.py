"""What people wrote, as HTML or as a line of text; and numbers with their nouns.

Markdown is CommonMark with raw HTML off, and what it produced passes an allow-list as well: neither is trusted alone.
"""

from __future__ import annotations

import re

import nh3
from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from events.dates import DateValue, say
from events.queries import labels

register = template.Library()

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "linkify": False})
_TAGS = {"a", "blockquote", "br", "code", "em", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "strong", "ul"}
_SCHEMES = {"http", "https", "mailto"}
_IS_MARKED = re.compile(r"[*_`\[\]<>&#~\\!|+=]|^\s*(?:[-\d])|\n", re.MULTILINE)
_BREAK = {"softbreak", "hardbreak"}
_IN_SCRIPT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@register.filter(name="markdown")
def as_html(text: str) -> SafeString:
    """Markdown as sanitised HTML; links are http, https or mailto and lend this site's name to nobody."""
    html = nh3.clean(
        _MARKDOWN.render(text),
        tags=_TAGS,
        attributes={"a": {"href", "title"}},
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
