"""What somebody types to enter a fact: the event, and who says so. Names are typed; known ones are recognised later."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.urls import reverse

from events.dates import DateError, counted_in, read_words
from events.forms.refusable import RefusableForm
from events.models import Source, Timeline
from events.queries.naming.suggesting import source_label, source_with_id
from events.queries.reader import labels

_LONGEST_NAME = 500
_NAMED = re.compile(r"(.*\S)\s*\(([^()]*)\)", re.DOTALL).fullmatch
_IS_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE).fullmatch
_CHOOSE = {"invalid_choice": "Choose one of these.", "required": "Choose one of these."}
#: What the deed calls a field, and what the form calls it.
_CALLED = {
    "source_title": "source",
    "source_authors": "source_authors",
    "source_container_title": "source_container",
    "source_url": "source",
}


def line(label: str, help_text: str = "", **attrs: str) -> forms.CharField:
    """A line of text that may stay empty; how long it may be, the deed says."""
    shown = {"autocomplete": "off"} | {name.replace("_", "-"): value for name, value in attrs.items()}
    return forms.CharField(required=False, label=label, help_text=help_text, widget=forms.TextInput(attrs=shown))


def words(label: str, help_text: str = "", rows: int = 3) -> forms.CharField:
    """A text of more lines that may stay empty."""
    widget = forms.Textarea(attrs={"rows": rows, "class": "words"})
    return forms.CharField(required=False, label=label, help_text=help_text, widget=widget)


def choice(label: str, of: dict[str, str], initial: str) -> forms.ChoiceField:
    """One of some answers; the usual one where nothing is sent."""
    options = [(value, text[:1].upper() + text[1:]) for value, text in of.items()]
    return forms.ChoiceField(required=False, label=label, choices=options, initial=initial, error_messages=_CHOOSE)


class FactForm(RefusableForm):
    """One fact. Once it is valid, `event`, `new_source`, `known_source` and the people are what it says."""

    title = line("What happened", autofocus="autofocus")
    when = line("When", "10 March 2007 · early March 2007 · since 2003 · c. 1984", data_calendar_field="calendar")
    source = line("Source", "Its title, or its address on the web.", data_suggest="source", data_suggest_id="source_id")
    source_id = forms.CharField(required=False, widget=forms.HiddenInput)
    source_authors = line("Who wrote it", "Ricks, Thomas; Wright, Robin")
    source_container = line("Where it appeared", "The newspaper, journal or site; of a book its publisher.")
    source_published = line("When it was published")
    source_kind = choice("What it is", dict(labels.KIND_OF_SOURCE), "document")
    locator_kind = choice("Counted in", dict(labels.COUNTED_IN), "page")
    locator = line("Page")
    quote = words("Quotation", "The source’s own words.")
    people = line(
        "People", "Several with ; between them, a role in brackets: Robin Wright (host)", data_suggest="person"
    )
    place = line("Place", data_suggest="place")
    tags = line("Tags", "Several with ; between them.", data_suggest="tag")
    summary = words("Summary", "In our own words. Markdown is understood.")
    occurrence = choice("Did it happen?", labels.OCCURRENCE, "happened")
    prominence = choice("How prominent", {word: word for word in labels.PROMINENCE}, "normal")
    stance = choice("How the source puts it", dict(labels.PUTS_IT), "reports")
    speaker = line("Who says it", "When it is not the source itself.", data_suggest="person")
    translation = words("Translation of the quotation", rows=2)
    calendar = forms.BooleanField(required=False, label="The date is Old Style (Julian calendar)")
    is_draft = forms.BooleanField(required=False, label="Keep it as a draft, for members only")

    def __init__(self, timeline: Timeline, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._timeline = timeline
        self.fields["calendar"].widget.attrs["value"] = "julian"
        for name in ("when", "source_published"):
            self.fields[name].widget.attrs["data-date-preview"] = reverse("events:date-preview")
        for name in ("people", "tags"):
            self.fields[name].widget.attrs["data-suggest-separator"] = ";"

    def offer(self, before: dict[str, str]) -> None:
        """Offer again what was typed into a field of the form before, without filling it in."""
        for name, text in before.items():
            if text.strip():
                self.fields[name].widget.attrs["data-suggest-first"] = text.strip()

    def focus_what_is_wrong(self) -> None:
        """The focus goes to the first field that has an error, where there is one."""
        wrong = next((name for name in self.fields if name in self.errors), None)
        if wrong:
            self.fields["title"].widget.attrs.pop("autofocus", None)
            self.fields[wrong].widget.attrs["autofocus"] = "autofocus"

    @property
    def is_more_open(self) -> bool:
        """Whether what is folded away holds something that is wrong, or was chosen otherwise than usual."""
        more = ("summary", "occurrence", "prominence", "stance", "speaker", "translation", "calendar", "is_draft")
        return any(self[name].errors or (self.is_bound and name in self.changed_data) for name in more)

    @property
    def is_source_open(self) -> bool:
        """The same for the fields of a source that is new."""
        new = ("source_authors", "source_container", "source_published", "source_kind")
        return any(self[name].errors or (self.is_bound and name in self.changed_data) for name in new)

    def known_source(self) -> Source | None:
        """The source that was chosen; None where another name was typed over it, or none was chosen."""
        source = source_with_id(self._timeline, self["source_id"].value() or "")
        typed = " ".join((self["source"].value() or "").split())
        return source if source and " ".join(source_label(source).split()) == typed else None

    def clean_when(self) -> str:
        """The words, which say themselves that they are Old Style."""
        calendar = "julian" if self.data.get("calendar") else ""
        found = counted_in(self.cleaned_data["when"], calendar)
        _readable(found)
        return found

    def clean_source_published(self) -> str:
        """A date in words."""
        _readable(self.cleaned_data["source_published"])
        return str(self.cleaned_data["source_published"])

    def clean_people(self) -> tuple[tuple[str, str], ...]:
        """Names, each with its role."""
        return tuple(part_in(name) for name in names_in(self.cleaned_data["people"]))

    def clean_tags(self) -> tuple[str, ...]:
        """Names."""
        return tuple(names_in(self.cleaned_data["tags"]))

    def clean(self) -> dict[str, Any]:
        """What belongs to a source needs one."""
        given = self.cleaned_data
        if not given.get("source"):
            for name in ("source_authors", "source_container", "source_published", "locator", "quote", "speaker"):
                if given.get(name):
                    self.add_error("source", "Name the source: what is given of it below says nothing without it.")
                    break
        for name in ("place", "speaker"):
            if len(given.get(name) or "") > _LONGEST_NAME:
                self.add_error(name, f"A name has at most {_LONGEST_NAME} characters.")
        return given

    def event(self) -> dict[str, Any]:
        """What the form says of the event and the citation, by the names of a Fact's fields; no people, no source."""
        given = self.cleaned_data
        alike = ("title", "when", "summary", "locator", "quote", "translation", "speaker", "place", "tags", "is_draft")
        return {name: given[name] for name in alike} | {
            "occurrence": given["occurrence"] or "happened",
            "weight": labels.PROMINENCE[given["prominence"] or "normal"],
            "locator_kind": given["locator_kind"] or "page",
            "stance": given["stance"] or "reports",
        }

    def new_source(self) -> dict[str, str] | None:
        """The source as it was typed, by the names of a NewSource's fields; None where none was."""
        given = self.cleaned_data
        typed = given["source"]
        if not typed:
            return None
        is_address = bool(_IS_ADDRESS(typed))
        return {
            "title": "" if is_address else typed,
            "url": typed if is_address else "",
            "authors": given["source_authors"],
            "container_title": given["source_container"],
            "published": given["source_published"],
            "csl_type": given["source_kind"] or "document",
        }

    def called(self, name: str) -> str:
        """A source is one line here: its title, or its address."""
        return _CALLED.get(name, name)


def names_in(text: str) -> list[str]:
    """Names with semicolons or newlines between them, each once. Raises ValidationError."""
    names = list(dict.fromkeys(filter(None, (name.strip() for name in re.split(r"[;\n]", text)))))
    if any(len(name) > _LONGEST_NAME for name in names):
        raise forms.ValidationError(f"A name has at most {_LONGEST_NAME} characters; put ; between several.")
    return names


def part_in(typed: str) -> tuple[str, str]:
    """A name, and the role that stands in brackets behind it."""
    named = _NAMED(typed)
    return (named[1], named[2].strip()) if named else (typed, "")


def _readable(text: str) -> None:
    try:
        if text:
            read_words(text)
    except DateError as error:
        raise forms.ValidationError(error.message) from error
