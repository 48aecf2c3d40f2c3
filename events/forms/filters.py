"""The filters that an address may carry, for the page and for the picture alike.

What is wrong is left out and said so; the rest holds. Nobody is shown an error page for a mistyped address.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils import timezone

from events.forms.from_address import FromAddress
from events.geography.box import Box, BoxError, read_box
from events.models import Occurrence
from events.queries.filtering.narrowing import NOWHERE, Narrowing
from events.queries.reader import labels
from events.queries.search.events import LONGEST

KINDS = {"person": "People", "place": "Place", "tag": "Tag", "source": "Source"}
MOST = 100  # values of one kind
NONE = "none"  # in an address: events that have no place


class Ids(forms.Field):
    """Public ids, repeatable; "none" for events without, where there is an id for that.

    Ill-formed ones are an error; those of nothing match nothing.
    """

    widget = forms.MultipleHiddenInput

    def __init__(self, title: str, *, none: UUID | None = None) -> None:
        super().__init__(required=False)
        self.title = title
        self.none = none

    def clean(self, value: Sequence[str] | None) -> list[UUID]:
        """The ids. Raises ValidationError where one is none."""
        try:
            return [self._id(text) for text in (value or [])[:MOST] if text]
        except ValueError as error:
            raise forms.ValidationError(f"{self.title}: a choice that does not exist was left out.") from error

    def _id(self, text: str) -> UUID:
        return self.none if self.none and text == NONE else UUID(text)


class BoxField(forms.CharField):
    """A box on the map, as `west,south,east,north` in degrees."""

    def to_python(self, value: object) -> Box | None:  # type: ignore[override]
        """The box. Raises ValidationError with what to write instead."""
        text = super().to_python(value)
        if not text:
            return None
        try:
            return read_box(text)
        except BoxError as error:
            raise forms.ValidationError(f"{error} It was left out.") from error


class Filters(FromAddress):
    """Words, people, places, tags, sources, a box on the map, whether it happened; for members what is left to do."""

    q = forms.CharField(
        required=False,
        max_length=LONGEST,
        error_messages={
            "max_length": f"A search has at most {LONGEST} characters; this one has %(show_value)d and was left out."
        },
    )
    person = Ids("People")
    place = Ids("Place", none=NOWHERE)
    tag = Ids("Tag")
    source = Ids("Source")
    box = BoxField(required=False)
    happened = forms.MultipleChoiceField(
        required=False,
        choices=Occurrence.choices,
        error_messages={"invalid_choice": "Did it happen?: a choice that does not exist was left out."},
    )
    todo = forms.MultipleChoiceField(
        required=False,
        choices=list(labels.TODO.items()),
        error_messages={"invalid_choice": "To do: a choice that does not exist was left out."},
    )

    def __init__(self, address: QueryDict, *, is_member: bool = False) -> None:
        super().__init__(address)
        self.is_member = is_member

    def clean_todo(self) -> list[str]:
        """The kinds of things to do. Raises ValidationError where it is no member who asks."""
        kinds: list[str] = self.cleaned_data["todo"]
        if kinds and not self.is_member:
            raise forms.ValidationError("To do: it is for members of this timeline and was left out.")
        return kinds

    @property
    def narrowing(self) -> Narrowing:
        """The filters that hold."""
        self.full_clean()
        given = {
            name: tuple(self.cleaned_data.get(name, ()))
            for name in ("person", "place", "tag", "source", "happened", "todo")
        }
        return Narrowing(
            q=self.cleaned_data.get("q", "").strip(), box=self.cleaned_data.get("box"), now=timezone.now(), **given
        )
