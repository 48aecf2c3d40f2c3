"""What somebody types to add a source by itself: which document it is, and what may be shown of it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from events.forms.facts import choice, line, words
from events.forms.refusable import RefusableForm
from events.queries.reader import labels

#: What the deed calls a field of a new source, and what the form calls it.
_BEFORE = "source_"


class SourceForm(RefusableForm):
    """One source. Names of fields are those of its columns; authors and the day it was published are typed in words."""

    title = line("Title", autofocus="autofocus")
    short_title = line("Short name", "How a sentence names it: WSWS, The Hindu.")
    authors = line("Who wrote it", "Several with ; between them: Ricks, Thomas; Wright, Robin")
    container_title = line("Where it appeared", "The newspaper, journal or site; of a chapter its book.")
    publisher = line("Publisher")
    published = line("When it was published")
    csl_type = choice("What it is", dict(labels.KIND_OF_SOURCE), "document")
    url = line("Address on the web", "https://…", inputmode="url", spellcheck="false")
    language = line("Language", "As a short tag: en, fr, ar.", autocapitalize="none", spellcheck="false")
    accessed_on = line("Looked at on", "As 2007-03-10.", inputmode="numeric")
    rights = choice("What may be shown of it", dict(labels.RIGHTS), "copyrighted")
    note = words("Note", "For whoever works on this timeline, and readers of the source’s page.", rows=2)
    public_label = line(
        "Confidential: what everybody else is told", "“A diplomat’s notes”: then only members see which source it is."
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["language"].initial = "en"
        self.fields["published"].widget.attrs["data-date-preview"] = reverse("events:date-preview")

    def new(self) -> dict[str, str]:
        """Which document it is, by the names of a NewSource's fields."""
        names = ("title", "short_title", "container_title", "publisher", "authors", "published", "url")
        given = self.cleaned_data
        return {name: given[name] for name in names} | {"csl_type": given["csl_type"] or "document"}

    def more(self) -> dict[str, str]:
        """What else is said of it; what was left empty says nothing."""
        names = ("language", "accessed_on", "rights", "note", "public_label")
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data[name]}

    def called(self, name: str) -> str:
        """By the name of the source's column."""
        return name.removeprefix(_BEFORE)
