"""What somebody makes of a suggestion before it is accepted: everything is filled in as it was suggested."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse

from events.forms.facts import choice, line, names_in
from events.forms.refusable import RefusableForm
from events.queries.reader import labels
from events.queries.suggestions.card import AS_READ, NO_DATE, OTHER_WORDS, Card

#: Why nothing is made of a suggestion, for one press each.
REASONS = (
    "Not an event",
    "Background only",
    "On the timeline already",
    "The date is wrong",
    "Not important enough",
)


class SuggestionForm(RefusableForm):
    """One suggestion. Once it is valid, `meant()` is what is to be otherwise than suggested."""

    title = line("What happened")
    reading = forms.CharField(required=False, widget=forms.HiddenInput)
    when = line("In other words", "10 March 2007 · early March 2007 · since 2003")
    stance = choice("How the source puts it", dict(labels.PUTS_IT), "reports")
    reported_occurrence = choice("What became of it", {"": "says nothing of that", **labels.REPORTED_OCCURRENCE}, "")
    speaker = line("Who says it", "When it is not the source itself.", data_suggest="person")
    people = line("People", "Several with ; between them.", data_suggest="person", data_suggest_separator=";")
    place = line("Place", data_suggest="place")
    other = forms.CharField(required=False, widget=forms.HiddenInput)
    is_draft = forms.BooleanField(required=False, label="Keep it as a draft, for members only")

    def __init__(self, card: Card, data: QueryDict | None = None) -> None:
        initial = {
            "title": card.title,
            "reading": card.dates[0].value,
            "stance": card.stance,
            "reported_occurrence": card.reported_occurrence,
            "speaker": card.speaker,
            "people": card.people,
            "place": card.place,
            "other": card.others[0].value if card.others else "",
        }
        super().__init__(data, initial=initial)
        self._card = card
        self.fields["when"].widget.attrs["data-date-preview"] = reverse("events:date-preview")

    @property
    def is_more_open(self) -> bool:
        """Whether what is folded away holds something that is wrong, or other than suggested."""
        more = ("stance", "reported_occurrence", "speaker", "people", "place", "is_draft")
        return any(self[name].errors or (self.is_bound and name in self.changed_data) for name in more)

    @property
    def has_other_words(self) -> bool:
        """Whether the date is given in other words."""
        return bool(self["when"].value()) or self["reading"].value() == OTHER_WORDS

    def clean_people(self) -> tuple[str, ...]:
        """Names."""
        return tuple(names_in(self.cleaned_data["people"]))

    def meant(self, edtf: Mapping[str, str]) -> dict[str, Any]:
        """For the deed; `edtf` are the other dates that may be chosen, by their values."""
        given = self.cleaned_data
        meant: dict[str, Any] = {name: given[name] for name in ("title", "speaker", "people", "place", "is_draft")}
        meant |= {"stance": given["stance"] or "reports", "reported_occurrence": given["reported_occurrence"]}
        meant["other"] = given["other"] if self._card.others else None
        if given["when"].strip():
            meant["when"] = given["when"]
        elif given["reading"] not in ("", AS_READ, OTHER_WORDS):
            meant["when"] = "" if given["reading"] == NO_DATE else edtf.get(given["reading"], "")
        return meant
