"""Two events before they become one: of each thing that both say, which of the two it is in the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from events.forms.facts import line
from events.forms.refusable import RefusableForm
from events.queries.event.becoming_visible import BecomesVisible
from events.queries.event.merging import Compared, Taken

ONE, OTHER, BOTH = "one", "other", "both"
_CHOOSE = {"required": "Choose one of the two.", "invalid_choice": "Choose one of the two."}


@dataclass(frozen=True, slots=True)
class Choice:
    """A row of the page: what both say, and which of them is chosen; "" where there is nothing to choose."""

    compared: Compared
    chosen: str
    may_be_both: bool
    error: str


class MergeForm(RefusableForm):
    """Once it is valid, `stays` says which of the two stays, and `taken()` what it takes from the one that goes.

    `shown` is the digest of what all readers would see, where somebody has said that they may.
    """

    address = forms.ChoiceField(choices=[(ONE, ""), (OTHER, "")], error_messages=_CHOOSE)
    shown = forms.CharField(required=False, max_length=64)
    reason = line("Why", "For the history.")

    def __init__(
        self, compared: Sequence[Compared], hidden: BecomesVisible | None, *args: Any, usual: str = ONE, **options: Any
    ) -> None:
        """`usual` is the one whose address stays unless the other is chosen."""
        super().__init__(*args, **options)
        self._compared, self.hidden = compared, hidden
        self.initial.setdefault("address", usual)
        for each in compared:
            if not each.is_equal:
                both = [(BOTH, "")] if _may_be_both(each) else []
                self.fields[each.name] = forms.ChoiceField(
                    choices=[(ONE, ""), (OTHER, ""), *both], error_messages=_CHOOSE
                )
                self.initial.setdefault(each.name, each.usual)

    @property
    def rows(self) -> list[Choice]:
        """Everything that is compared, in the order of the page."""
        return [self._row(each) for each in self._compared]

    @property
    def is_said(self) -> bool:
        """Whether it was said that all readers may see what only members see: exactly what is listed now."""
        return self.hidden is not None and str(self["shown"].value() or "") == self.hidden.digest

    @property
    def stays(self) -> str:
        """ONE or OTHER."""
        return str(self.cleaned_data["address"])

    def taken(self) -> dict[str, Taken]:
        """What the one that stays takes."""
        chosen = {name: self.cleaned_data[name] for name in self.fields if name not in ("address", "shown", "reason")}
        return {
            name: Taken.BOTH if value == BOTH else Taken.STAYS if value == self.stays else Taken.GOES
            for name, value in chosen.items()
        }

    def _row(self, compared: Compared) -> Choice:
        name = compared.name
        chosen = "" if compared.is_equal else str(self[name].value() or compared.usual)
        errors = self.errors.get(name) if self.is_bound else None
        return Choice(compared, chosen, _may_be_both(compared), str(errors[0]) if errors else "")


def _may_be_both(compared: Compared) -> bool:
    """Two summaries can stand one after the other."""
    return compared.name == "summary" and bool(compared.one and compared.other) and not compared.is_equal
