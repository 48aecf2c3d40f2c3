"""Which two tellings of a timeline are to stand side by side, and as of which day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from events.forms.lenses import Known


class CompareForm(forms.Form):
    """`one`, `other` and `known`. What is wrong is left out and said so."""

    one = forms.UUIDField(
        required=False, error_messages={"invalid": "The first: who does not exist here was left out."}
    )
    other = forms.UUIDField(
        required=False, error_messages={"invalid": "The second: who does not exist here was left out."}
    )
    known = Known(required=False)

    def __init__(self, address: QueryDict) -> None:
        super().__init__(address)
        self.full_clean()

    def held(self, name: str) -> Any:
        """What holds of a parameter, or None."""
        return self.cleaned_data.get(name) or None

    @property
    def problems(self) -> list[str]:
        """What was wrong, as sentences."""
        return [str(message) for messages in self.errors.values() for message in messages]
