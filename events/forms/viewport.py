"""What the picture may ask for."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from events.forms.filters import Filters
from events.models import FacetKind
from events.queries.picture.ground import Window
from events.queries.picture.groups import FACETS
from events.queries.picture.viewport import MOST

LAST_SECOND = 2**53  # where JavaScript's numbers end
_NOT_SECONDS = "is a whole number of civil seconds since 1970-01-01T00:00:00"


class ViewportForm(Filters):
    """Filters, a window in civil seconds (end exclusive), how many placements to name at most, and by what grouped."""

    k = forms.IntegerField(
        required=False,
        min_value=1,
        error_messages=dict.fromkeys(("invalid", "min_value"), "k is a whole number from 1 on"),
    )

    group = forms.ChoiceField(
        required=False,
        choices=[(name, name) for name in ("none", *FACETS)],
        error_messages={"invalid_choice": f"group is one of none, {', '.join(FACETS)}"},
    )

    def __init__(self, address: QueryDict, *, is_member: bool = False) -> None:
        super().__init__(address, is_member=is_member)
        for name in ("from", "to"):
            messages = dict.fromkeys(("invalid", "min_value", "max_value"), f"{name} {_NOT_SECONDS}")
            self.fields[name] = forms.IntegerField(
                required=False, min_value=-LAST_SECOND, max_value=LAST_SECOND, error_messages=messages
            )

    def clean(self) -> dict[str, object]:
        """Both sides of the window or neither, the earlier one first."""
        begins, ends = self.cleaned_data.get("from"), self.cleaned_data.get("to")
        if (begins is None) != (ends is None) and not self.errors:
            self.add_error(None, "give both from and to, or neither")
        if begins is not None and ends is not None and begins >= ends:
            self.add_error("to", "to must be greater than from")
        return self.cleaned_data

    @property
    def window(self) -> Window | None:
        """The window, None for the opening."""
        begins, ends = self.cleaned_data.get("from"), self.cleaned_data.get("to")
        return None if begins is None or ends is None else Window(begins, ends)

    @property
    def most(self) -> int:
        """How many placements to name: `k`, capped."""
        return min(self.cleaned_data.get("k") or MOST, MOST)

    @property
    def facet(self) -> FacetKind | None:
        """By what the picture is grouped, None for not at all."""
        return FACETS.get(self.cleaned_data.get("group", ""))
