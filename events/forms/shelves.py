"""The address of a list of sources, people, places or tags: words, a page, and whether it is for paper."""

from __future__ import annotations

from django import forms

from events.forms.searching import SearchForm
from events.queries.naming.shelf import ShelfAsked


class ShelfForm(SearchForm):
    """What is wrong is left out and said so."""

    paper = forms.BooleanField(required=False)

    @property
    def kept(self) -> dict[str, str]:
        """What stands in the address of every page of the list."""
        return {name: value for name, value in (("q", self.text), ("paper", "1" * bool(self.held("paper")))) if value}

    @property
    def asked(self) -> ShelfAsked:
        """What is asked for."""
        return ShelfAsked(self.text, self.page_number, is_for_paper=bool(self.held("paper")))
