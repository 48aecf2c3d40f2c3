"""Title, authors, publisher, address, language and kind of a page, each with where the page says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urljoin

from events.intake.document import Field, Proposed
from events.intake.page_metadata import Metadata, is_about, names_of
from events.intake.plain import line
from events.intake.properties import language_tag
from events.intake.web_addresses import is_address

_AUTHORS: Final = (  # of <meta>
    *("citation_author", "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl"),
)
_BY: Final = re.compile(r"\s*by\b:?\s*", re.IGNORECASE)
_TYPES: Final = (  # of linked data, and what CSL calls them
    ("BlogPosting", "post-weblog"),
    ("SocialMediaPosting", "post"),
    ("ScholarlyArticle", "article-journal"),
    ("NewsArticle", "article-newspaper"),
    ("Report", "report"),
)

Found = Iterator[tuple[str, str]]


def proposals(page: Metadata) -> dict[Field, Proposed]:
    """What the page says of itself, dates apart: the first place in its order that says anything."""
    site = next(_sites(page), None)
    looked: dict[Field, tuple[str, str] | None] = {
        "title": next(_titles(page, site[0] if site else ""), None),
        "authors": next(_authors(page, site[0] if site else ""), None),
        "container_title": site,
        "url": next(_addresses(page), None),
        "language": next(_languages(page), None),
        "csl_type": next(_kinds(page), None),
    }
    return {name: Proposed(*found) for name, found in looked.items() if found}


def _titles(page: Metadata, site: str) -> Found:
    for value, origin in page.linked("headline"):
        yield from ((name, origin) for name in names_of(value)[:1])
    yield from page.said("citation_title", "og:title", "dc.title", "twitter:title")
    headings = [heading for heading in (_words(each) for each in page.tree.iter("h1")) if heading]
    if len(headings) == 1:
        yield headings[0], "<h1> of the page"
    for element in page.tree.iter("title"):
        title = _words(element)
        for mark in (" | ", " – ", " — ", " - "):
            title = title.removesuffix(f"{mark}{site}") if site else title
        if title:
            yield title, "<title> of the page"


def _authors(page: Metadata, site: str) -> Found:
    for value, origin in page.linked("author"):
        yield from _people(names_of(value), origin, site)
    for name in _AUTHORS:
        said = [*page.said(name)]
        yield from _people([value for value, _ in said], said[0][1] if said else "", site)
    links = [_words(each) for each in page.tree.iter("a") if "author" in (each.get("rel") or "").split()]
    yield from _people(links, '<a rel="author"> of the page', site)


def _people(names: list[str], origin: str, site: str) -> Found:
    """The names that are names, "By" left out; addresses of profiles and the site's own name are none."""
    people = [_BY.sub("", name, count=1) if _BY.match(name) else name for name in names]
    kept = [each for each in dict.fromkeys(people) if each and each != site and "://" not in each and "@" not in each]
    if kept:
        yield line("; ".join(kept)), origin


def _sites(page: Metadata) -> Found:
    yield from page.said("citation_journal_title")
    for name in ("isPartOf", "publisher"):
        for value, origin in page.linked(name):
            yield from ((found, origin) for found in names_of(value)[:1])
    yield from page.said("og:site_name", "dc.publisher", "dcterms.publisher", "application-name")


def _addresses(page: Metadata) -> Found:
    for element in page.tree.iter("link"):
        is_canonical = (element.get("rel") or "").lower() == "canonical"
        address = _joined(page.address, element.get("href")) if is_canonical else ""
        if is_address(address):
            yield address, '<link rel="canonical"> of the page'
    yield from (found for found in page.said("og:url") if is_address(found[0]))


def _joined(base: str, reference: Any) -> str:
    try:
        return urljoin(base, line(reference, 2_000))
    except ValueError:
        return ""


def _languages(page: Metadata) -> Found:
    root = page.tree.getroottree().getroot()
    said = [(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"), '<html lang="…"> of the page')]
    said += [*page.linked("inLanguage"), *page.said("content-language", "og:locale", "dc.language")]
    for value, origin in said:
        tag = language_tag(value)
        if tag:
            yield tag, origin


def _kinds(page: Metadata) -> Found:
    if page.meta.get("citation_journal_title"):
        yield "article-journal", "<meta citation_journal_title> of the page"
    for ending, kind in _TYPES:
        if any(is_about(node, ending) for node in page.nodes):
            yield kind, f"@type {ending} in the page's linked data (JSON-LD)"
    yield "webpage", "it is a web page"


def _words(element: Any) -> str:
    return line("".join(element.itertext()))
