"""References as BibTeX and biblatex have them, both ways."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from events.dates import say
from events.exchange.references.bibtex_names import read_names, write_names
from events.exchange.references.bibtex_text import MONTHS, BibtexEntry, entries
from events.exchange.references.csl_dates import parts_of
from events.exchange.references.latex import decoded, encoded
from events.exchange.references.record import CSL_TYPES, Reference
from events.exchange.references.taking import Entry, Taken

#: Kinds of entries and what they are in CSL; where one stands for several, `entrysubtype` says which.
_KINDS: Final[Mapping[str, str]] = {
    **{"article": "article-journal", "book": "book", "booklet": "pamphlet", "inbook": "chapter"},
    **{"incollection": "chapter", "inproceedings": "paper-conference", "conference": "paper-conference"},
    **{"manual": "report", "mastersthesis": "thesis", "phdthesis": "thesis", "thesis": "thesis", "misc": "document"},
    **{"proceedings": "book", "techreport": "report", "report": "report", "unpublished": "manuscript"},
    **{"online": "webpage", "electronic": "webpage", "www": "webpage", "collection": "book", "dataset": "dataset"},
    **{"legislation": "legislation", "patent": "patent", "software": "software", "video": "motion_picture"},
    **{"inreference": "entry", "reference": "book", "periodical": "periodical", "newspaper": "article-newspaper"},
}
_WRITTEN_AS: Final = {
    **{"article-newspaper": "article", "article-magazine": "article", "article-journal": "article", "book": "book"},
    **{"chapter": "incollection", "paper-conference": "inproceedings", "report": "report", "thesis": "thesis"},
    **{"webpage": "online", "post-weblog": "online", "post": "online", "manuscript": "unpublished"},
    **{"dataset": "dataset", "software": "software", "patent": "patent"},
}
_SUBTYPES: Final = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
_CONTAINERS: Final = ("journal", "journaltitle", "booktitle", "maintitle", "newspaper")
_PUBLISHERS: Final = ("publisher", "institution", "school", "organization")
_MORE: Final = {
    **{"volume": "volume", "edition": "edition", "address": "publisher-place", "location": "publisher-place"},
    **{"isbn": "ISBN", "issn": "ISSN", "issue": "issue"},
}
_VERBATIM: Final = {"url", "doi", "archiveurl", "date", "urldate"}
_DONE: Final = frozenset(
    {"title", "subtitle", "shorttitle", "shortjournal", "author", "date", "year", "month", "day", "url", "doi"}
    | {"urldate", "language", "langid", "note", "annote", "annotation", "howpublished", "number", "pages", "type"}
    | {"entrysubtype", "archiveurl", *_CONTAINERS, *_PUBLISHERS, *_MORE}
)


def read(text: str) -> Iterator[Entry]:
    """Every entry of a file."""
    for number, each in enumerate(entries(text), 1):
        taken = Taken(number, each.key or f"entry {number}", each.text)
        if each.problem:
            taken.fault(each.at, "", each.problem)
        else:
            _take(taken, each)
        yield taken.entry()


def _take(taken: Taken, entry: BibtexEntry) -> None:
    said = {name: text.strip() if name in _VERBATIM else decoded(text) for name, text in entry.fields.items()}
    get = said.get
    subtype = get("entrysubtype", "")
    taken.kind(_SUBTYPES.get(subtype) or (subtype if subtype in CSL_TYPES else _KINDS.get(entry.kind, "document")))
    titles = filter(None, [" ".join(get("title", "").split()), " ".join(get("subtitle", "").split())])
    taken.put("title", ": ".join(titles), "title")
    for name in ("shorttitle", "shortjournal"):
        taken.put("short_title", get(name), name)
    for name in _CONTAINERS:
        taken.put("container_title", get(name), name)
    for name in _PUBLISHERS:
        taken.put("publisher", get(name), name)
    names, has_others = read_names(entry.fields.get("author", ""))
    taken.put("authors", names, "author")
    if has_others:
        taken.left_out.append("and others")
    taken.date("published", get("date") or _year(said), "date" if get("date") else "year")
    taken.address(get("url") or _address_in(entry.fields.get("howpublished", "")), "url")
    taken.doi(get("doi", ""), "doi")
    taken.date("accessed_on", get("urldate", ""), "urldate")
    taken.language(get("langid") or get("language", ""), "language")
    taken.put("archive_url", get("archiveurl"), "archiveurl")
    taken.put("note", "\n".join(filter(None, [get("note"), get("annote"), get("annotation")])), "note")
    taken.put("issue" if entry.kind == "article" else "number", get("number"), "number")
    taken.put("page", get("pages"), "pages")
    taken.put("genre", get("type"), "type")
    for name, ours in _MORE.items():
        taken.put(ours, get(name), name)
    taken.left_out += sorted(set(said) - _DONE)


def _year(said: Mapping[str, str]) -> str:
    """The date of BibTeX's own fields, in words; a plain year alone as it is."""
    month = said.get("month", "").strip(". ").lower()
    number = next((at for at, name in enumerate(MONTHS, 1) if month.startswith(name)), 0) or (
        int(month) if month.isascii() and month.isdecimal() and len(month) < 3 else 0
    )
    year, day = said.get("year", "").strip(), said.get("day", "").strip()
    if not re.fullmatch(r"\d{4}", year, re.ASCII) or not 1 <= number <= 12:
        return " ".join(filter(None, [month, year])) if month and not number else year
    return f"{year}-{number:02d}" + (f"-{int(day):02d}" if day.isascii() and day.isdecimal() and len(day) < 3 else "")


def _address_in(text: str) -> str:
    found = re.search(r"https?://[^\s{}]+", text)
    return found[0] if found else ""


def written(references: Iterable[Reference]) -> str:
    """All entries, with keys that tell them apart."""
    keys: set[str] = set()
    return "\n".join(_entry(each, _key(each, keys)) for each in references)


def _entry(reference: Reference, key: str) -> str:
    kind = _WRITTEN_AS.get(reference.csl_type, "misc")
    subtype = next((short for short, long in _SUBTYPES.items() if long == reference.csl_type), reference.csl_type)
    container = "journaltitle" if kind == "article" else "booktitle" if kind.startswith("in") else "maintitle"
    publisher = "institution" if kind in {"report", "thesis"} else "publisher"
    said = {
        "author": write_names(reference.authors),
        "title": _with_capitals_kept(reference.title),
        "shortjournal" if reference.container_title else "shorttitle": encoded(reference.short_title),
        "entrysubtype": encoded(subtype) if _KINDS.get(kind) != reference.csl_type else "",
        container: encoded(reference.container_title),
        "journal" if kind == "article" else "": encoded(reference.container_title),
        publisher: encoded(reference.publisher),
        **_dated(reference),
        **{name: encoded(reference.variable(ours)) for name, ours in _MORE.items() if name not in {"address", "issue"}},
        "number": encoded(reference.variable("issue" if kind == "article" else "number")),
        "issue": "" if kind == "article" else encoded(reference.variable("issue")),
        "pages": encoded(reference.variable("page")).replace("–", "--"),
        "type": encoded(reference.variable("genre")),
        "url": _verbatim(reference.url),
        "doi": _verbatim(reference.variable("DOI")),
        "urldate": reference.accessed_on.isoformat() if reference.accessed_on else "",
        "archiveurl": _verbatim(reference.archive_url),
        "langid": reference.language,
        "note": encoded(reference.note),
    }
    lines = [f"  {name} = {{{text}}}" for name, text in said.items() if text and name]
    return f"@{kind}{{{key},\n" + "".join(f"{line},\n" for line in lines) + "}\n"


def _dated(reference: Reference) -> dict[str, str]:
    """Plain dates and intervals of them as biblatex has them, with BibTeX's year; others in words, as the year."""
    value = reference.published
    found = parts_of(value) if value else None
    if value is None:
        return {}
    if found is None or found[0][0][0] < 1000:
        return {"year": encoded(say(value))}
    return {"date": value.edtf, "year": str(found[0][0][0])}


def _with_capitals_kept(title: str) -> str:
    """Styles of BibTeX write titles in small letters: words that have a capital inside the title are kept from it."""
    first, *words = title.split(" ")
    kept = ("{" + encoded(word) + "}" if word != word.lower() else encoded(word) for word in words)
    return " ".join([encoded(first), *kept])


def _verbatim(address: str) -> str:
    return address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _key(reference: Reference, taken: set[str]) -> str:
    """`symonds2007easing`: ASCII, and told apart by a number."""
    name = next((each.family or each.literal for each in reference.authors), "") or reference.container_title
    year = parts_of(reference.published) if reference.published else None
    word = next((word for word in re.findall(r"\w{4,}", _ascii(reference.title))), "")
    stem = "".join(re.findall(r"\w", _ascii(name)))[:20] + (str(abs(year[0][0][0])) if year else "") + word[:20]
    stem = stem or "source"
    number = 2
    key = stem
    while key in taken:
        key, number = f"{stem}-{number}", number + 1
    taken.add(key)
    return key


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
