"""What is chosen of news about notes."""

from __future__ import annotations

from django import forms

from events.queries.reader import labels

_CHOOSE = dict.fromkeys(("required", "invalid_choice"), "Choose one of the list.")


class NoteNewsForm(forms.Form):
    """How often a message comes, and of which notes."""

    often = forms.ChoiceField(label="By e-mail", choices=list(labels.HOW_OFTEN.items()), error_messages=_CHOOSE)
    what = forms.ChoiceField(label="Of which notes", choices=list(labels.WHAT_NEWS.items()), error_messages=_CHOOSE)
