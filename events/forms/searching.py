"""The address of a search: its words, and a page of what they find."""

from __future__ import annotations

from django import forms

from events.forms.from_address import FromAddress
from events.queries.search.events import LONGEST


class SearchForm(FromAddress):
    """What is wrong is left out and said so."""

    q = forms.CharField(
        required=False,
        max_length=LONGEST,
        error_messages={
            "max_length": f"A search has at most {LONGEST} characters; this one has %(show_value)d and was left out.",
            "null_characters_not_allowed": "A search is made of letters and digits; this one was left out.",
        },
    )
    page = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=10**6,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "There is no such page of the results."),
    )

    @property
    def text(self) -> str:
        """The words, "" for none."""
        return str(self.held("q") or "").strip()

    @property
    def page_number(self) -> int:
        """The page, counted from 1."""
        return int(self.held("page") or 1)
