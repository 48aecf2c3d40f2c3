"""What somebody says of an article before it is saved: proposed as the document says it, each with where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.urls import reverse

from events.dates import DateError, parse, read_words, say
from events.forms.facts import choice, line
from events.forms.refusable import RefusableForm
from events.queries.reader import labels

Proposed = Mapping[str, tuple[str, str]]  # by field: the value, and where it stands
_BEFORE = "source_"  # what the deed puts before the name of a new source's field
_NAMES = ("title", "authors", "container_title", "published", "url")
KIND = "article-newspaper"
LANGUAGE = "en"
UNDATED = "Say when it was published, or tick “I do not know it”."


class ArticleForm(RefusableForm):
    """One article. Names of fields are those of a source's columns."""

    published = line("When was it published?", "Words like “last Wednesday” are counted from this day.")
    is_undated = forms.BooleanField(required=False, label="I do not know it")
    title = line("Title")
    authors = line("Who wrote it", "Several with ; between them: Ricks, Thomas; Wright, Robin")
    container_title = line("Where it appeared", "The newspaper, journal or site.")
    url = line("Address on the web", "https://…", inputmode="url", spellcheck="false")
    language = line("Language", "As a short tag: en, fr, ar.", autocapitalize="none", spellcheck="false")
    csl_type = choice("What it is", dict(labels.KIND_OF_SOURCE), KIND)

    def __init__(self, proposed: Proposed, data: Any = None) -> None:
        self.proposed = {name: found for name, found in proposed.items() if found[0]}
        if self.proposed.get("csl_type", ("",))[0] not in labels.KIND_OF_SOURCE:
            self.proposed.pop("csl_type", None)
        initial = {"language": LANGUAGE} | {name: value for name, (value, _) in self.proposed.items()}
        initial["published"] = date_in_words(str(initial.get("published", "")))
        super().__init__(data, initial=initial)
        self.fields["published"].widget.attrs["data-date-preview"] = reverse("events:date-preview")
        first = next((name for name in self.fields if self.is_bound and name in self.errors), "")
        first = first or ("title" if initial["published"] else "published")
        self.fields[first].widget.attrs["autofocus"] = "autofocus"

    def origins(self) -> dict[str, str]:
        """By field where its proposed value stands in the document, while the field still holds that."""
        found = {}
        for name, (_, origin) in self.proposed.items():
            if name in self.fields and self.value(name) == str(self.initial[name]):
                found[name] = origin
        return found

    def rows(self) -> list[tuple[BoundField, str]]:
        """The fields that are lines, but for the date, each with where its value stands."""
        origins = self.origins()
        return [(self[name], origins.get(name, "")) for name in ("title", "authors", "container_title")]

    def value(self, name: str) -> str:
        """What stands in a field, as typed or proposed."""
        return str(self[name].value() or "").strip()

    def clean(self) -> dict[str, Any]:
        """The date is asked for plainly, and not to know it is an answer."""
        given = self.cleaned_data
        words = given.get("published", "")
        if not words and not given.get("is_undated") and "published" not in self.errors:
            self.add_error("published", UNDATED)
        if words:
            try:
                read_words(words)
            except DateError as error:
                self.add_error("published", error.message)
        return given

    def new(self) -> dict[str, str]:
        """Which document it is, by the names of a NewSource's fields."""
        given = self.cleaned_data
        return {name: given[name] for name in _NAMES} | {"csl_type": given["csl_type"] or KIND}

    def more(self) -> dict[str, str]:
        """What else is said of a new one: its language, and how its date is known where the document says it."""
        origin = self.origins().get("published", "")
        note = {"published_note": f"From the document: {origin}."} if origin else {}
        return {"language": self.cleaned_data["language"] or LANGUAGE} | note

    def called(self, name: str) -> str:
        """By the name of the source's column."""
        return name.removeprefix(_BEFORE)


def date_in_words(edtf: str) -> str:
    """A proposed date as people type it, where those words are read back as the same date; else as it is."""
    try:
        value = parse(edtf)
        return say(value) if read_words(say(value)) == value else edtf
    except DateError:
        return edtf
