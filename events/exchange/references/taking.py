"""A reference as it is taken in: field by field, with what is wrong with each, and what a source has no place for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date as Day
from typing import Any, Final

from events.actions.refusals import Invalid
from events.actions.sources import MOST_AUTHORS
from events.actions.texts import checked
from events.dates import DateError, DateValue, Precision, iso
from events.exchange.references.csl_dates import read_csl_date
from events.exchange.references.record import CSL_TYPES, DOI, IN_NOTE, Name, Reference, doi_of, told_apart

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*").fullmatch
_LANGUAGES: Final = {
    **{"english": "en", "american": "en-US", "british": "en-GB", "german": "de", "ngerman": "de", "french": "fr"},
    **{"spanish": "es", "italian": "it", "arabic": "ar", "persian": "fa", "russian": "ru", "turkish": "tr"},
}
_WEB: Final = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a field of an entry, and what to do about it; `field` is its name in that format."""

    field: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the reference that it becomes, or why it becomes none. `number` counts from 1."""

    number: int
    label: str  # what the file calls it
    text: str  # as it stands in the file
    reference: Reference | None
    faults: tuple[Fault, ...]
    left_out: tuple[str, ...]  # names of fields that no source has


@dataclass(slots=True)
class Taken:
    """What has been taken of an entry so far. `names` are what its format calls our fields, for what is wrong."""

    number: int
    label: str
    text: str
    names: dict[str, str] = field(default_factory=dict)
    columns: dict[str, Any] = field(default_factory=dict)
    more: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def put(self, ours: str, value: Any, called: str) -> None:
        """A field of ours, where nothing was put before; else it is left out."""
        if not value:
            return
        if ours in IN_NOTE and ours not in self.more:
            self.more[ours] = " ".join(str(value).split())
        elif ours not in IN_NOTE and not self.columns.get(ours):
            self.columns[ours] = value
            self.names[ours] = called
        elif called not in self.left_out:
            self.left_out.append(called)

    def kind(self, csl_type: str) -> None:
        """A CSL type; one that is none is left out, and the source a document."""
        if csl_type in CSL_TYPES:
            self.columns["csl_type"] = csl_type
        elif csl_type:
            self.left_out.append(f"type {csl_type[:40]}")

    def date(self, ours: str, given: Any, called: str) -> None:
        """A date in any spelling; of the day it was looked at a day."""
        try:
            value = read_csl_date(given)
            if value is not None:
                self.put(ours, _day(value) if ours == "accessed_on" else value, called)
        except DateError as error:
            self.fault(called, given, error.message)

    def language(self, given: str, called: str) -> None:
        """A BCP 47 tag, or one of the words that BibTeX has for languages."""
        tag = _LANGUAGES.get(given.strip().lower(), given.strip())
        if _LANGUAGE(tag):
            self.put("language", tag, called)
        elif given:
            self.left_out.append(called)

    def address(self, url: str, called: str) -> None:
        """Where it is read; what is no address of the web is at fault."""
        url = url.strip()
        if not url or _WEB.fullmatch(url):
            self.put("url", url, called)
        else:
            self.fault(called, url, "An address begins with http:// or https:// and has no blanks.")

    def doi(self, given: str, called: str) -> None:
        """A DOI is the address of what has no other, and is kept beside another."""
        doi = "".join(doi_of(given).split())
        url = self.columns.get("url", "")
        if doi and not url:
            self.put("url", DOI + doi, called)
        elif doi and doi_of(url).lower() != doi.lower():
            self.put("DOI", doi, called)

    def fault(self, called: str, value: Any, message: str) -> None:
        """Something is wrong with a field."""
        self.faults.append(Fault(called, str(value), message))

    def entry(self) -> Entry:
        """The reference, if nothing is wrong with it."""
        note, carried = told_apart(str(self.columns.pop("note", "")).strip())
        self.more = dict(carried) | self.more
        given = {"language": "en", "csl_type": "document"} | self.columns
        authors = given.pop("authors", [])
        if len(authors) > MOST_AUTHORS:
            called = self.names.get("authors", "author")
            self.fault(called, f"{len(authors)} names", f"At most {MOST_AUTHORS} names fit: leave some out.")
        if not (given.get("title") or given.get("short_title") or given.get("url")) and not self.faults:
            self.fault(self.names.get("title", "title"), "", "Give it a title, or its address.")
        more = tuple((name, self.more[name]) for name in IN_NOTE if name in self.more)
        reference = Reference(authors=tuple(authors), note=note, more=more, **given)
        self._check(reference, given)
        is_good = not self.faults
        return Entry(
            self.number, self.label, self.text, reference if is_good else None, tuple(self.faults), tuple(self.left_out)
        )

    def _check(self, reference: Reference, given: dict[str, Any]) -> None:
        texts = {name: value for name, value in given.items() if isinstance(value, str)}
        names = [part for name in reference.authors for part in name.csl.values()]
        try:
            checked(texts | {"note": reference.written_note, "authors": names})
        except Invalid as error:
            for name, problem in error.problems.items():
                self.fault(self.names.get(name, name), str(given.get(name, ""))[:60], problem)


def person(family: str, given: str) -> Name:
    """A name in two parts; one part alone is written as it is."""
    return Name(family=family, given=given) if family and given else Name(literal=family or given)


def _day(value: DateValue) -> Day:
    start = value.begins_earliest
    text = iso(start)[:10] if start is not None and value.precision.rank >= Precision.DAY.rank else ""
    try:
        return Day.fromisoformat(text)
    except ValueError:
        raise DateError(value.edtf, "Give the day, such as 2026-01-05.") from None
