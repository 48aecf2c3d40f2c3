"""One edit of many events: what is put on them, taken off them, or becomes of all of them; empty leaves it as it is."""

from __future__ import annotations

from typing import Final

from django import forms

from events.forms.editing import SEEN_BY, several
from events.forms.facts import choice, line, names_in, part_in
from events.forms.refusable import RefusableForm
from events.queries.reader import labels

_AS_IT_IS: Final = {"": "as it is"}
_FIELDS = {"weight": "prominence", "parts": "people", "name": "people"}


class ManyEventsForm(RefusableForm):
    """Once it is valid, `weight` and `place_named` are what it says of these; None leaves it as it is."""

    tags = several("Put these tags on", "tag", "Several with ; between them.")
    tags_off = several("Take these tags off", "tag", "Several with ; between them.")
    people = several("Name these people or organisations", "person", "A role in brackets: Robin Wright (host)")
    place = line("Where they happened", "Empty leaves each where it is.", data_suggest="place")
    nowhere = forms.BooleanField(required=False, label="No place: take off what is there")
    occurrence = choice("Did they happen?", _AS_IT_IS | dict(labels.OCCURRENCE), "")
    prominence = choice("How prominent", _AS_IT_IS | {word: word for word in labels.PROMINENCE}, "")
    state = choice("Who sees them", _AS_IT_IS | SEEN_BY, "")
    reason = line("Why", "For the history.")

    def clean_tags(self) -> tuple[str, ...]:
        """Names, each once."""
        return tuple(names_in(self.cleaned_data["tags"]))

    def clean_tags_off(self) -> tuple[str, ...]:
        """Names, each once."""
        return tuple(names_in(self.cleaned_data["tags_off"]))

    def clean_people(self) -> tuple[tuple[str, str], ...]:
        """Names, each with its role."""
        return tuple(part_in(name) for name in names_in(self.cleaned_data["people"]))

    def clean(self) -> dict[str, object]:
        """A place and none at once is refused."""
        if self.cleaned_data.get("nowhere") and self.cleaned_data.get("place"):
            self.add_error("place", "Give a place, or take it off: not both.")
        return self.cleaned_data

    @property
    def weight(self) -> int | None:
        """How prominent they become."""
        return labels.PROMINENCE.get(self.cleaned_data["prominence"])

    @property
    def place_named(self) -> str | None:
        """Where they happened; "" for nowhere known."""
        return "" if self.cleaned_data["nowhere"] else self.cleaned_data["place"].strip() or None

    def called(self, name: str) -> str:
        """What this form calls a field of the deed."""
        return _FIELDS.get(name, name)
