"""What an editor arranges about groups. The order is that of the rows; pressing an arrow moves one of them."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms

from events.models import GroupBy
from events.queries.filtering.facets import Choice
from events.queries.reader.labels import GROUP_BY

SHOWN = 24  # groups that can be moved; the picture has room for no more


class GroupsForm(forms.Form):
    """By what, in which order, and which are folded."""

    group_by = forms.ChoiceField(
        label="Group the picture by",
        choices=[(each.value, GROUP_BY[each.value].capitalize()) for each in GroupBy],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose one of the list."),
    )


def moved(order: Sequence[str], *, up: str = "", down: str = "") -> list[str]:
    """The keys with one of them a place further up or down; as they are where there is no such place."""
    keys = list(order)
    key, step = (up, -1) if up else (down, 1)
    if key in keys and 0 <= (place := keys.index(key)) + step < len(keys):
        keys[place], keys[place + step] = keys[place + step], keys[place]
    return keys


def in_order(choices: Sequence[Choice], keys: Sequence[str]) -> list[Choice]:
    """The groups as the keys have them, others after them."""
    places = {key: place for place, key in enumerate(keys)}
    return sorted(choices, key=lambda choice: places.get(choice.value, len(places)))
