"""One event before it becomes two: what the second is called, what dates each, and what goes over to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.urls import reverse

from events.forms.facts import line, words
from events.forms.refusable import RefusableForm
from events.queries.event.splitting import DatedBy, Goes, Piece, Pieces

NEW: Final = {
    DatedBy.SOURCES: "what the sources say that go along",
    DatedBy.WORDS: "this date",
    DatedBy.NONE: "nothing: no date is known",
}
OLD: Final = {
    DatedBy.KEPT: "what dates it now",
    DatedBy.SOURCES: "what the sources say that stay",
    DatedBy.WORDS: "this date",
    DatedBy.NONE: "nothing: no date is known",
}
_WAYS: Final = {Goes.STAYS: "stays", Goes.GOES: "goes", Goes.BOTH: "both"}
_CHOOSE = {"required": "Choose one of these.", "invalid_choice": "Choose one of these."}


@dataclass(frozen=True, slots=True)
class Shared:
    """A person or a tag, and where it is in the end."""

    piece: Piece
    name: str  # of the input
    chosen: str


class SplitForm(RefusableForm):
    """Once it is valid, `chosen(…)` are keys of what goes over, and `ways(…)` the way of people and tags."""

    title = line("What happened: the second event", autofocus="autofocus")
    summary = words("Its summary", "In our own words. Markdown is understood.")
    when = line("Date", "10 March 2007 · early March 2007 · c. 1984")
    old_when = line("Date", "10 March 2007 · early March 2007 · c. 1984")
    why_old = line("Why this date", "Where sources say something about it.")
    is_at_the_place = forms.BooleanField(required=False, initial=True, label="It happened at the same place")
    reason = line("Why", "For the history.")

    def __init__(self, pieces: Pieces, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.pieces = pieces
        for name, ways, usual in (("new", NEW, DatedBy.SOURCES), ("old", OLD, DatedBy.KEPT)):
            self.fields[name] = forms.ChoiceField(choices=list(ways.items()), initial=usual, error_messages=_CHOOSE)
        for name in ("when", "old_when"):
            self.fields[name].widget.attrs["data-date-preview"] = reverse("events:date-preview")
        for name, found in (("citation", pieces.citations), ("note", pieces.notes), ("relation", pieces.relations)):
            offered = [(each.key, each.words) for each in found if not each.follows]
            self.fields[name] = forms.MultipleChoiceField(required=False, choices=offered, error_messages=_CHOOSE)
        for name, _piece in self._shared():
            self.fields[name] = forms.ChoiceField(
                choices=list(_WAYS.items()), initial=Goes.STAYS, required=False, error_messages=_CHOOSE
            )

    @property
    def people(self) -> list[Shared]:
        """People and organisations with the way that is chosen."""
        return [self._row(f"part-{each.key}", each) for each in self.pieces.parts]

    @property
    def tags(self) -> list[Shared]:
        """Tags with the way that is chosen."""
        return [self._row(f"tag-{each.key}", each) for each in self.pieces.tags]

    @property
    def going(self) -> frozenset[str]:
        """Keys of citations, notes and relations that are chosen, valid or not."""
        return frozenset(str(key) for name in ("citation", "note", "relation") for key in self[name].value() or ())

    def chosen(self, name: str, pieces: Iterable[Piece]) -> list[int]:
        """Primary keys of those that were chosen."""
        return [each.pk for each in pieces if each.key in self.cleaned_data[name]]

    def ways(self, prefix: str, pieces: Iterable[Piece]) -> dict[int, Goes]:
        """Where each is in the end, by primary key."""
        given = self.cleaned_data
        return {each.pk: Goes(given[f"{prefix}-{each.key}"] or Goes.STAYS) for each in pieces}

    def _shared(self) -> list[tuple[str, Piece]]:
        parts = [(f"part-{each.key}", each) for each in self.pieces.parts]
        return parts + [(f"tag-{each.key}", each) for each in self.pieces.tags]

    def _row(self, name: str, piece: Piece) -> Shared:
        return Shared(piece, name, str(self[name].value() or Goes.STAYS))
