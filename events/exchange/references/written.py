"""A reference as it is copied: plain text, HTML, Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from events.exchange.references.styles import Stretch


def plain(stretches: Iterable[Stretch]) -> str:
    """The text alone."""
    return "".join(each.text for each in stretches)


def as_html(stretches: Iterable[Stretch]) -> str:
    """With italics and links; everything else is escaped."""
    return "".join(_html(each) for each in stretches)


def as_markdown(stretches: Iterable[Stretch]) -> str:
    """With italics and links, and what Markdown would read as marks escaped."""
    return "".join(_markdown(each) for each in stretches)


def _html(stretch: Stretch) -> str:
    text = escape(stretch.text)
    if stretch.link:
        return f'<a href="{escape(stretch.link)}">{text}</a>'
    return f"<i>{text}</i>" if stretch.is_italic else text


def _markdown(stretch: Stretch) -> str:
    if stretch.link and not re.search(r"[\s<>]", stretch.link):
        return f"<{stretch.link}>"
    text = re.sub(r"([\\`*_\[\]<>#&~|])", r"\\\1", stretch.text)
    return re.sub(r"^(\s*)(\S.*?)(\s*)$", r"\1*\2*\3", text) if stretch.is_italic else text
