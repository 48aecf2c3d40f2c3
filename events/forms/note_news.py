"""What is chosen of news about notes."""

from __future__ import annotations

from django import forms

from events.models import HowOften, WhatNews

OFTEN = {HowOften.NEVER: "Never", HowOften.DAILY: "Once a day", HowOften.WEEKLY: "Once a week"}
WHAT = {
    WhatNews.MINE: "Notes that mention me, and threads assigned to me",
    WhatNews.ALL: "Those, and every new note of others in my timelines",
}
_CHOOSE = dict.fromkeys(("required", "invalid_choice"), "Choose one of the list.")


class NoteNewsForm(forms.Form):
    """How often a message comes, and of which notes."""

    often = forms.ChoiceField(
        label="By e-mail", choices=[(each.value, words) for each, words in OFTEN.items()], error_messages=_CHOOSE
    )
    what = forms.ChoiceField(
        label="Of which notes", choices=[(each.value, words) for each, words in WHAT.items()], error_messages=_CHOOSE
    )
