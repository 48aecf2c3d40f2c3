"""References for the tests, made up: of every kind, and generated ones that every format can carry."""

from __future__ import annotations

import string
from datetime import date
from typing import Any

from hypothesis import strategies as st

from events.dates import parse, read_words
from events.exchange.references.record import CSL_TYPES, Name, Reference

ARTICLE = Reference(
    csl_type="webpage",
    title="Bridges stay closed after a winter of floods",
    short_title="NDR",
    container_title="Northern Daily Record",
    authors=(Name("Hill", "Anna"),),
    published=read_words("12 March 2007"),
    url="https://record.example/2007/bridges.html",
    accessed_on=date(2026, 1, 5),
    language="en",
)
UNSIGNED = Reference(
    csl_type="article-newspaper",
    title="A chance for the ferries",
    short_title="The Herald",
    container_title="The Herald",
    published=read_words("between 1 and 9 March 2007"),
    url="https://herald.example/ferries",
    language="en",
)
BOOK = Reference(
    csl_type="book",
    title="Stone & iron: a history of “small” bridges",
    publisher="Harbour Press",
    authors=(Name("Grün", "Otto T."), Name("van der Meer", "Lies")),
    published=read_words("2006"),
    language="en",
)
MEMO = Reference(
    title="Who pays?",
    authors=(Name(literal="Bridge Office"),),
    url="https://office.example/m",
    accessed_on=date(2026, 1, 5),
    language="en",
)
PAPER = Reference(
    csl_type="article-journal",
    title="What “roads” are for",
    container_title="Journal of Roads",
    authors=(Name("Ünal", "Ayşe"),),
    published=read_words("March 1984"),
    url="https://doi.org/10.1000/roads",
    language="en",
    more=(("volume", "3"), ("issue", "2"), ("page", "1–9")),
)
ABOUT = Reference(
    csl_type="report",
    title="Ferries",
    authors=(Name("Ünal", "Ayşe"),),
    published=read_words("about 1984"),
    language="en",
)
CHAPTER = Reference(
    csl_type="chapter",
    title="Piers",
    container_title="Iron work",
    publisher="Harbour Press",
    authors=(Name("Hill", "Anna"), Name("Grün", "Otto"), Name("Reed", "Carl")),
    published=read_words("1984"),
    language="en",
)

_LETTERS = "aeiouxyzAEXÄöéßŁø日" + string.digits
_MARKS = "-–—'’\"“”:;,.&%#$_{}\\~^()[]!?/+*=<>@`"


def lines(marks: str = _MARKS, most: int = 30) -> st.SearchStrategy[str]:
    """One line of text without blanks around it, nor two in a row."""
    return st.text(_LETTERS + marks + " ", max_size=most).map(lambda text: " ".join(text.split()))


_words = lines("-'. ", 12).filter(lambda text: text and text.lower() not in {"and", "others"})
_parts = st.from_regex(r"[A-ZÄŁ][a-zö]{1,8}(-[A-Z][a-z]{1,4})?( [A-Z][a-z]{0,4})?", fullmatch=True)
names = st.builds(Name, family=_parts, given=_parts) | st.builds(Name, literal=_words)
DATES = (
    *("2007-03-12", "2007-03", "2007", "1984~", "1984?", "2007-03-12~", "[2007-03-01..2007-03-09]", "[..2007-03-09]"),
    *("2007-03-01/2007-03-09", "2007-03/2007-05", "2007-03-01/..", "-0752", "0790", "2007-21", "199X", "Y170000002"),
)
_addresses = st.from_regex(r"https?://[a-z]{1,8}\.example/[a-z0-9~_%&=?#./-]{0,12}", fullmatch=True)


@st.composite
def references(draw: st.DrawFn) -> Reference:
    """A reference of fields that BibTeX, RIS and CSL-JSON all have."""
    said: dict[str, Any] = {name: draw(lines()) for name in ("title", "short_title", "container_title", "publisher")}
    said["title"] = said["title"] or "Untold"
    return Reference(
        csl_type=draw(st.sampled_from(sorted(CSL_TYPES))),
        authors=tuple(draw(st.lists(names, max_size=4))),
        published=draw(st.none() | st.sampled_from(DATES).map(parse)),
        url=draw(st.just("") | _addresses),
        archive_url=draw(st.just("") | _addresses),
        accessed_on=draw(st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1))),
        language=draw(st.sampled_from(["en", "de", "fr-CA", "zh-Hant"])),
        note="\n".join(filter(None, draw(st.lists(lines(), max_size=3)))),
        **said,
    )
