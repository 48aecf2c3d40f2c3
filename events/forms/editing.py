"""What is edited by itself, in place: for each datum its inputs, and how they are filled from the row.

A datum that is not declared here has no door. Inputs are named as the deeds name what they write; what is typed is
compared and shown as it was typed, so that a conflict can be told in the words of those who have it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse

from events.dates import DateError, read_words, say
from events.forms.facts import choice, line, names_in, words
from events.forms.refusable import RefusableForm
from events.models import Event
from events.queries.reader import labels
from events.queries.reader.typed import people_typed, tags_typed

Inputs = Callable[[], Mapping[str, forms.Field]]


@dataclass(frozen=True, slots=True)
class Declared:
    """One datum: its name in a sentence ("the title"), its inputs, and what a row has in them."""

    name: str
    inputs: Inputs
    read: Callable[[Any], dict[str, Any]]
    has_reason: bool = False
    is_dated: bool = False  # `when` is a date in words, and says beside it what it means
    said: Callable[[Any], str] | None = None  # what stands there in words; else what the inputs hold


class EditForm(RefusableForm):
    """The inputs of one datum, and why it is changed."""

    def __init__(self, declared: Declared, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields = {**self.fields, **declared.inputs()}
        self.fields["reason"] = line(
            "Why", "Needed; it stands beside the date." if declared.has_reason else "For the history."
        )
        if declared.is_dated:
            self.fields["when"].widget.attrs["data-date-preview"] = reverse("events:date-preview")
        next(iter(self.fields.values())).widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any]:
        """Lists of names are lists of names."""
        for name in ("people", "tags"):
            try:
                names_in(self.cleaned_data.get(name, ""))
            except forms.ValidationError as error:
                self.add_error(name, error)
        return self.cleaned_data


def date_typed(event: Event) -> str:
    """The date as somebody would type it: their own words, else EDTF where there is one, else ours.

    Words of a source ("on Saturday") that say it only together with something else are nobody's to type.
    """
    if event.date is None:
        return ""
    own = event.date_words if event.date_words and _says_a_date(event.date_words) else ""
    return own or event.date.edtf or say(event.date)


def _says_a_date(words: str) -> bool:
    try:
        read_words(words)
    except DateError:
        return False
    return True


def hidden() -> forms.CharField:
    """What a list of names was when the form came: what differs is put on or taken off, and nothing else."""
    return forms.CharField(required=False, widget=forms.HiddenInput, strip=False)


def several(label: str, noun: str, help_text: str) -> forms.CharField:
    """Names with semicolons between them, those that are known offered while one types."""
    field = line(label, help_text, data_suggest=noun)
    field.widget.attrs["data-suggest-separator"] = ";"
    return field


SEEN_BY = {
    "approved": "all readers",
    "draft": "members only, as a draft",
    "in review": "members only, while in review",
}

EVENT: Mapping[str, Declared] = {
    "title": Declared("the title", lambda: {"title": line("What happened")}, lambda row: {"title": row.title}),
    "mention": Declared(
        "the name in sentences",
        lambda: {"mention": line("In a sentence", "As in “the day before the raid in Irbil”; empty for the title.")},
        lambda row: {"mention": row.mention},
    ),
    "summary": Declared(
        "the summary",
        lambda: {"summary": words("Summary", "In our own words. Markdown is understood.", rows=6)},
        lambda row: {"summary": row.summary},
    ),
    "happened": Declared(
        "whether it happened",
        lambda: {"occurrence": choice("Did it happen?", labels.OCCURRENCE, "happened")},
        lambda row: {"occurrence": row.occurrence},
    ),
    "prominence": Declared(
        "the prominence",
        lambda: {"prominence": choice("How prominent", {word: word for word in labels.PROMINENCE}, "normal")},
        lambda row: {"prominence": labels.prominence(row.weight)},
    ),
    "date": Declared(
        "the date",
        lambda: {"when": line("When", "10 March 2007 · early March 2007 · since 2003; empty where no date is known")},
        lambda row: {"when": date_typed(row)},
        has_reason=True,
        is_dated=True,
    ),
    "place": Declared(
        "the place",
        lambda: {"place": line("Place", data_suggest="place")},
        lambda row: {"place": row.place.name if row.place else ""},
    ),
    "people": Declared(
        "people and organisations",
        lambda: {
            "people": several("People and organisations", "person", "A role in brackets: Robin Wright (host)"),
            "was": hidden(),
        },
        lambda row: dict.fromkeys(("people", "was"), people_typed(row)),
    ),
    "tags": Declared(
        "the tags",
        lambda: {"tags": several("Tags", "tag", "Semicolons between them."), "was": hidden()},
        lambda row: dict.fromkeys(("tags", "was"), tags_typed(row)),
    ),
    "seen": Declared(
        "who sees it",
        lambda: {"state": choice("Who sees it", SEEN_BY, "approved")},
        lambda row: {"state": row.state},
    ),
}
