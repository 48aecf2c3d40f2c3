"""What is edited in place of a source, a person or organisation, a place, a tag and a citation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.db.models import Max

from events.dates import DateValue, say
from events.forms.editing import Declared
from events.forms.facts import choice, line, words
from events.models import Source
from events.queries.naming.suggesting import source_label
from events.queries.reader import labels


def _line(name: str, label: str, called: str, help_text: str = "", **attrs: str) -> Declared:
    """A datum that is one line, under the column's own name."""
    return Declared(called, lambda: {name: line(label, help_text, **attrs)}, _column(name))


def _words(name: str, label: str, called: str, help_text: str = "") -> Declared:
    return Declared(called, lambda: {name: words(label, help_text)}, _column(name))


def _choice(name: str, label: str, called: str, of: Mapping[str, str]) -> Declared:
    return Declared(called, lambda: {name: choice(label, dict(of), next(iter(of)))}, _column(name))


def _column(name: str) -> Callable[[Any], dict[str, Any]]:
    def read(row: Any) -> dict[str, Any]:
        value = getattr(row, name)
        return {name: "" if value is None else str(value)}

    return read


def date_typed(date: DateValue | None) -> str:
    return "" if date is None else date.edtf or say(date)


def _authors(source: Source) -> dict[str, Any]:
    names = [
        str(each.get("literal") or ", ".join(filter(None, [each.get("family"), each.get("given")])))
        for each in source.authors
    ]
    return {"authors": "; ".join(names)}


def _published(source: Source) -> dict[str, Any]:
    return {
        "when": source.published_as_written or date_typed(source.published),
        "published_basis": source.published_basis,
        "published_note": source.published_note,
    }


def ids_typed(row: Any) -> dict[str, Any]:
    """`wikidata: Q796`, one a line."""
    return {"external_ids": "\n".join(f"{name}: {text}" for name, text in row.external_ids.items())}


def _source(label: str, help_text: str = "") -> dict[str, forms.Field]:
    return {
        "source": line(label, help_text, data_suggest="source", data_suggest_id="source_id"),
        "source_id": _hidden(),
    }


def _hidden() -> forms.CharField:
    return forms.CharField(required=False, widget=forms.HiddenInput)


def _chosen(source: Source | None) -> dict[str, Any]:
    return {
        "source": source_label(source) if source else "",
        "source_id": str(source.public_id) if source else "",
    }


_BASIS = {"unknown": "not known how", "stated": "it says so itself", "inferred": "worked out"}
_CALENDAR = {**labels.CALENDAR, "gregorian": "today’s (Gregorian) dates"}
_OUTCOME = {"": "says nothing of it", **{key: text for key, text in labels.REPORTED_OCCURRENCE.items() if key}}
_ALIASES = Declared(
    "other names",
    lambda: {"aliases": line("Other names and spellings", "Semicolons between them.")},
    lambda row: {"aliases": "; ".join(map(str, row.aliases))},
)
_IDS = Declared(
    "identifiers",
    lambda: {"external_ids": words("Identifiers", "One a line, as wikidata: Q796.", rows=2)},
    ids_typed,
)

SOURCE: Mapping[str, Declared] = {
    "title": _line("title", "Title", "the title"),
    "short-title": _line("short_title", "Short name", "the short name", "How a sentence names it: WSWS, The Hindu."),
    "authors": Declared(
        "who wrote it",
        lambda: {"authors": line("Who wrote it", "Semicolons between them: Ricks, Thomas; Wright, Robin")},
        _authors,
    ),
    "container": _line("container_title", "Where it appeared", "where it appeared"),
    "publisher": _line("publisher", "Publisher", "the publisher"),
    "published": Declared(
        "when it was published",
        lambda: {
            "when": line("When it was published"),
            "published_basis": choice("How that is known", _BASIS, "unknown"),
            "published_note": line("More on how it is known"),
        },
        _published,
        is_dated=True,
    ),
    "kind": _choice("csl_type", "What it is", "what it is", labels.KIND_OF_SOURCE),
    "address": _line("url", "Address on the web", "the address", "https://…", inputmode="url"),
    "archive": _line("archive_url", "Address of an archived copy", "the archived copy", "https://…", inputmode="url"),
    "accessed": _line("accessed_on", "Looked at on", "the day it was looked at", "As 2007-03-10."),
    "language": _line("language", "Language", "the language", "As a short tag: en, fr, ar."),
    "zone": _line("time_zone", "Time zone of its writer", "the time zone", "Such as Asia/Baghdad."),
    "calendar": _choice("calendar", "Its dates are", "the calendar", _CALENDAR),
    "rights": _choice("rights", "What may be shown of it", "the rights", labels.RIGHTS),
    "quote-limit": _line(
        "quote_limit", "Characters quoted in public", "the quote limit", "Empty for the timeline’s own rule."
    ),
    "origin": Declared(
        "what it was taken from",
        lambda: _source("Taken from", "Another source here; a copy is no second witness. Empty for none."),
        lambda row: _chosen(row.derived_from),
    ),
    "note": _words("note", "Note", "the note", "Readers of the source’s page see it."),
    "confidential": _line(
        "public_label",
        "What everybody else is told",
        "what strangers see of it",
        "With a text here the source is confidential: who is no member sees this text and nothing else of it. "
        "Empty: the source is shown to all readers.",
    ),
}
PERSON: Mapping[str, Declared] = {
    "name": _line("name", "Name", "the name"),
    "kind": _choice("kind", "Who or what", "the kind", labels.KIND_OF_ACTOR),
    "aliases": _ALIASES,
    "description": _words("description", "Description", "the description"),
    "identifiers": _IDS,
}
PLACE: Mapping[str, Declared] = {
    "name": _line("name", "Name", "the name"),
    "kind": _choice("kind", "What it is", "the kind", labels.KIND_OF_PLACE),
    "aliases": _ALIASES,
    "coordinates": Declared(
        "where it is",
        lambda: {
            "latitude": line("Degrees north", "South with a minus: −33.87.", inputmode="decimal"),
            "longitude": line("Degrees east", "West with a minus.", inputmode="decimal"),
        },
        lambda row: _column("latitude")(row) | _column("longitude")(row),
    ),
    "note": _words("note", "Note", "the note"),
    "identifiers": _IDS,
}
TAG: Mapping[str, Declared] = {"word": _line("name", "Tag", "the tag")}
PARAGRAPH: Mapping[str, Declared] = {
    "text": Declared(
        "the paragraph",
        lambda: {
            "number": line("Paragraph of the source", "Counted as in the source.", inputmode="numeric"),
            "text": words("What it says, in our words", "Never the source’s own sentences.", rows=5),
        },
        lambda row: (
            {"number": str((row.digest.aggregate(last=Max("number"))["last"] or 0) + 1), "text": ""}
            if isinstance(row, Source)
            else {"number": str(row.number), "text": row.text}
        ),
    )
}


def citation() -> Mapping[str, Declared]:
    """The data of a citation itself; its quotations and what it says about the date are rows of their own."""
    return {
        "source": Declared("the source", lambda: _source("Source"), lambda row: _chosen(row.source)),
        "locator": Declared(
            "where in the source",
            lambda: {
                "locator_kind": choice("Counted in", {"": "not said", **labels.COUNTED_IN}, ""),
                "locator": line("Page, paragraph or time"),
            },
            lambda row: {"locator_kind": row.locator_kind, "locator": row.locator},
        ),
        "stance": _choice("stance", "How the source puts it", "how it puts it", labels.PUTS_IT),
        "speaker": Declared(
            "who says it",
            lambda: {"speaker": line("Who says it", "When it is not the source itself.", data_suggest="person")},
            lambda row: {"speaker": row.speaker.name if row.speaker else ""},
        ),
        "outcome": _choice("reported_occurrence", "Whether it happened, it says", "the outcome it reports", _OUTCOME),
        "note": _words("note", "Note", "the note", "Markdown is understood."),
    }
