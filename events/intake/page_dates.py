"""When a page was published: only where it says so. A wrong date is worse than none, so nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from events.dates import DateError, Precision, parse, read_words
from events.intake.document import Proposed
from events.intake.page_metadata import Metadata
from events.intake.plain import line

_NAMES: Final = (  # of <meta>; those that may mean a change ("date", "dc.date") come last
    *("article:published_time", "og:article:published_time", "citation_publication_date", "citation_online_date"),
    *("citation_date", "datepublished", "dcterms.issued", "dc.date.issued", "dc.date.published"),
    "prism.publicationdate",
    *("parsely-pub-date", "sailthru.date", "publish-date", "publish_date", "publication_date", "pubdate", "pub_date"),
    *("date", "dc.date", "dcterms.date"),
)
_NUMERIC: Final = re.compile(r"(\d{4})(?:[-/.](\d\d?)(?:[-/.](\d\d?))?)?(?!\d)(.*)", re.DOTALL)
_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)")
_IN_PATH: Final = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])(?:/(0[1-9]|[12]\d|3[01]))?/")
_DATELINE: Final = re.compile(
    r"dateline|pub[-_]?date|publish|posted|byline|timestamp|entry-date|article[-_]?date", re.I
)
_LEAD: Final = re.compile(r"\s*(?:first\s+)?(?:published|posted|issued)?(?:\s+(?:on|at))?\s*:?\s*", re.IGNORECASE)
_OTHERS: Final = frozenset(("aside", "footer", "nav"))
_LONGEST: Final = 60  # characters of a line that is a date
_FIRST_YEAR: Final = 1450  # of printing; below it are placeholders


def published(page: Metadata) -> tuple[Proposed | None, str]:
    """The date that the page gives itself, and a notice where it gives itself another as well."""
    found = [*_found(page)]
    if not found:
        return None, ""
    value, origin = found[0]
    other = next((each for each in found[1:] if not (each[0].startswith(value) or value.startswith(each[0]))), None)
    doubt = f"The page gives two dates: {value} ({origin}) and {other[0]} ({other[1]})." if other else ""
    return Proposed(value, origin), doubt


def written(value: object) -> str:
    """A date as EDTF, of a year, a month or a day, from what pages write; "" where it is none, or may be two.

    Clock and offset are left out: the day is the one that was written, where it was written.
    """
    words = line(value, 100)
    numeric, compact = _NUMERIC.match(words), _COMPACT.match(words)
    if compact:
        edtf = "-".join(compact.groups())
    elif numeric:
        year, month, day, rest = numeric.groups()
        if rest and not (day and rest[0] in "T \t"):
            return ""
        edtf = "-".join([year, *(part.zfill(2) for part in (month, day) if part)])
        if edtf == "1970-01-01" and rest:  # a clock that was never set
            return ""
    else:
        edtf = _in_words(words)
    try:
        date = parse(edtf) if edtf else None
    except DateError:
        return ""
    return edtf if date and int(edtf[:4]) >= _FIRST_YEAR else ""


def _in_words(words: str) -> str:
    if len(words) > _LONGEST:
        return ""
    try:
        date = read_words(words)
    except DateError:
        return ""
    edtf = date.edtf[:10] if date.precision.rank >= Precision.DAY.rank else date.edtf
    return edtf if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", edtf) else ""


def _found(page: Metadata) -> Iterator[tuple[str, str]]:
    """Each place that gives a date. Where one kind of place gives several days, it is a list of pages: none of them."""
    yield from _one([(written(value), origin) for value, origin in page.linked("datePublished")])
    for name in _NAMES:
        yield from _one([(written(value), origin) for value, origin in page.said(name)])
    yield from _one([*_times(page.tree)])
    yield from _one([*_lines(page.tree)])
    for address in dict.fromkeys((page.address, *page.meta.get("og:url", ()))):
        path = _IN_PATH.search(address)
        if path:
            edtf = "-".join(part for part in path.groups() if part)
            yield from _one([(written(edtf), f"{path.group()} in its address")])


def _one(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    dated = [each for each in found if each[0]]
    return dated[:1] if len({value for value, _ in dated}) == 1 else []


def _times(tree: Any) -> Iterator[tuple[str, str]]:
    """`<time>` of the page, or of its one article; those that are marked as the publication's before the others."""
    articles = [*tree.iter("article")]
    scope = articles[0] if len(articles) == 1 else tree
    times = [each for each in scope.iter("time") if not _is_aside(each)]
    marked = [each for each in times if each.get("pubdate") is not None or each.get("itemprop") == "datePublished"]
    unmarked = [each for each in times if each.get("itemprop") is None] if len(articles) <= 1 else []
    for element in marked or unmarked:
        yield written(element.get("datetime") or _beginning(element)), "<time> of the page"


def _lines(tree: Any) -> Iterator[tuple[str, str]]:
    """Lines of the page that are named as its date and are nothing else."""
    for element in tree.iter("p", "div", "span", "li"):
        if not _DATELINE.search(f"{element.get('class') or ''} {element.get('id') or ''}") or _is_aside(element):
            continue
        words = _beginning(element)
        value = written(_LEAD.sub("", words, count=1)) if len(words) <= _LONGEST else ""
        if len(value) == len("2007-03-12"):
            yield value, f"the line “{words}” of the page"


def _beginning(element: Any) -> str:
    """The words of an element, no more of them than tell that they are too many."""
    words = ""
    for text in element.itertext():
        words += text[: 20 * _LONGEST]
        if len(words) > 20 * _LONGEST:
            break
    return line(words, 2 * _LONGEST)


def _is_aside(element: Any) -> bool:
    return any(each.tag in _OTHERS for each in element.iterancestors())
