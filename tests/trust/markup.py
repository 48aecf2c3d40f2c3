"""Reading a page as a browser does, for what runs in it or leads out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

Attributes = dict[str, str]

_NEVER = {
    "iframe",
    "object",
    "embed",
    "base",
    "style",
    "template",
    "math",
    "video",
    "audio",
    "foreignobject",
    "animate",
}
_LEADS = {"href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset", "hx-get", "hx-post"}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)  # RFC 3986, 3.1
_UNSEEN = re.compile(r"^[\x00-\x20]+|[\t\r\n]")  # what a browser takes out of an address before it reads it


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, Attributes]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))


def elements(page: str) -> list[tuple[str, Attributes]]:
    """Every element in order, attributes unescaped."""
    parser = _Elements()
    parser.feed(page)
    parser.close()
    return parser.elements


def dangers(page: str) -> Iterator[str]:
    """Whatever could run, load or lead where we did not send it."""
    for tag, attributes in elements(page):
        if tag in _NEVER and not _is_put_there_by_us(tag, attributes):
            yield f"<{tag}>"
        if tag == "script" and not (
            attributes.get("type") == "application/json" or _is_ours(attributes.get("src", ""))
        ):
            yield f"<script {attributes}>"
        if tag in ("img", "link") and not _is_ours(attributes.get("src", attributes.get("href", ""))):
            yield f"<{tag} {attributes}>"
        for name, value in attributes.items():
            if name.startswith(("on", "data-hx", "hx-on")) or name in ("style", "srcdoc", "http-equiv"):
                yield f"{tag} {name}={value!r}"
            if name in _LEADS and not _leads_well(value):
                yield f"{tag} {name}={value!r}"


def _is_put_there_by_us(tag: str, attributes: Attributes) -> bool:
    """Our frame in the page that gives its code; in the frame the word that links open beside it; the sheet of keys."""
    if tag == "base":
        return attributes == {"target": "_blank"}
    if tag == "template":
        return attributes == {"id": "shortcuts-kept"}
    return tag == "iframe" and _is_ours(source := attributes.get("src", "")) and "/embed/" in source


def _is_ours(address: str) -> bool:
    own = address.removeprefix("http://testserver")
    return own.startswith("/") and not own.startswith("//")


def _leads_well(address: str) -> bool:
    """Whether it stays here, or leads to the web or to a letter."""
    read = _UNSEEN.sub("", address)
    scheme = _SCHEME.match(read)
    if scheme is None:
        return not read.replace("\\", "/").startswith("//")
    return scheme[1].lower() in ("http", "https", "mailto")
