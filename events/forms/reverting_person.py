"""Since when what a person has changed is to be taken back: a change by its number, or a day and a time."""

from __future__ import annotations

from django import forms

from events.forms.facts import line
from events.forms.refusable import RefusableForm

_WRONG = "Give the number of a change, as it stands in the list."


class SinceForm(RefusableForm):
    """The number of a change, or a moment; a number goes before a moment."""

    since = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=10**15,
        label="From change number",
        widget=forms.NumberInput(attrs={"autocomplete": "off"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _WRONG),
    )
    at = forms.DateTimeField(
        required=False,
        label="Or since",
        help_text="In the timeline’s time zone.",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "autocomplete": "off"}),
        error_messages={"invalid": "Give a day and a time."},
    )
    reason = line("Why", "For the history.")
