"""What an owner types about a timeline as a whole."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from django import forms

from events.models import Visibility
from events.queries.reader.labels import READ_BY

_NUMBER = dict.fromkeys(("invalid", "min_value", "max_value", "required"), "Write a whole number.")
_FILL_IN = {"required": "Please fill this in."}


class TitleForm(forms.Form):
    """A title, for a timeline that begins or is copied. The deed says what is wrong with it."""

    title = forms.CharField(
        required=False,
        label="Title",
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
        error_messages={"max_length": "At most 500 characters fit. Shorten it."},
    )


class SettingsForm(forms.Form):
    """The settings that are not visibility: each by the name of its column, the opening range in words."""

    title = forms.CharField(label="Title", max_length=500, error_messages=_FILL_IN)
    description = forms.CharField(
        required=False,
        label="What it is about",
        help_text="Shown under the title. Markdown is understood.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    slug = forms.CharField(
        label="Address",
        max_length=80,
        error_messages=_FILL_IN,
        help_text="The last part of its address. Links to the address before lead nowhere once it is changed.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    language = forms.CharField(
        label="Language of its texts",
        max_length=35,
        error_messages=_FILL_IN,
        help_text="As a short tag: en, fr, pt-BR.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    time_zone = forms.CharField(
        label="Time zone",
        max_length=64,
        error_messages=_FILL_IN,
        help_text="The clock of its days, as Asia/Baghdad or UTC.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "list": "zones"}),
    )
    opening_from = forms.CharField(
        required=False,
        label="Opens on, from",
        max_length=300,
        help_text="A day, a month or a year in words. Leave both empty to open on what matters most.",
    )
    opening_to = forms.CharField(required=False, label="Opens on, to", max_length=300)
    group_order = forms.CharField(
        required=False,
        label="First in every list of choices",
        max_length=20_000,
        help_text="People, places, tags, sources, one to a line, in your order; then the others, most events first.",
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )
    two_person_rule = forms.BooleanField(
        required=False,
        label="What all readers see takes two people",
        help_text="Edits of approved events wait until another editor accepts them, and whoever wrote an event last "
        "does not approve it. It holds while two members may edit. Hiding something takes one.",
    )
    quote_characters = forms.IntegerField(label="Characters of one quotation", min_value=0, error_messages=_NUMBER)
    quote_percent = forms.IntegerField(
        label="Per cent of a source's text", min_value=0, max_value=100, error_messages=_NUMBER
    )
    quote_least = forms.IntegerField(label="But of every source at least", min_value=0, error_messages=_NUMBER)

    @staticmethod
    def zones() -> list[str]:
        """What the field of the time zone suggests."""
        return sorted(available_timezones())

    @property
    def typed(self) -> dict[str, Any]:
        """The fields that were typed otherwise than the page showed them. To be asked once the form is valid."""
        return {name: self.cleaned_data[name] for name in self.changed_data}


class VisibilityForm(forms.Form):
    """Who may read it."""

    visibility = forms.ChoiceField(
        label="Who may read it",
        choices=[(each.value, READ_BY[each.value]) for each in Visibility],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose one of the three."),
    )
