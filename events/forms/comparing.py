"""Which two tellings of a timeline are to stand side by side, and as of which day."""

from __future__ import annotations

from django import forms

from events.forms.from_address import FromAddress
from events.forms.lenses import Known


class CompareForm(FromAddress):
    """`one`, `other` and `known`. What is wrong is left out and said so."""

    one = forms.UUIDField(
        required=False, error_messages={"invalid": "The first: who does not exist here was left out."}
    )
    other = forms.UUIDField(
        required=False, error_messages={"invalid": "The second: who does not exist here was left out."}
    )
    known = Known(required=False)
