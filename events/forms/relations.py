"""What somebody types to relate an event to another one: how, how far apart, and which source says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from events.forms.facts import choice, line
from events.forms.refusable import RefusableForm
from events.models import Citation, Clock, Event, Relation, RelationKind, Unit
from events.queries.naming.picking import event_picked
from events.queries.naming.suggesting import event_label
from events.queries.reader import labels

DAY_BEFORE, DAY_AFTER = "day before", "day after"
_NEXT_DAY = {DAY_BEFORE: RelationKind.BEFORE, DAY_AFTER: RelationKind.AFTER}
_WITH_GAP = (RelationKind.BEFORE, RelationKind.AFTER)
_UNITS = {"": "not stated"} | {unit.value: unit.value for unit in (*list(Unit)[1:], Unit.SECONDS)}
_NUMBER_MISSING = "Write a whole number."
_OURS = "none: we say so"


class RelationForm(RefusableForm):
    """One relation of `event`. Once it is valid, `said()` is what it says, for the deed."""

    kind = choice("This event was", dict(labels.RELATES), "before")
    other = line("The other event", "Its title or its number.", data_suggest="event", data_suggest_id="other_id")
    other_id = forms.CharField(required=False, widget=forms.HiddenInput)
    gap_least = line("At least", inputmode="numeric")
    gap_most = line("At most", "Empty: the same, or open.", inputmode="numeric")
    gap_unit = choice("Of", _UNITS, "")
    is_open = forms.BooleanField(required=False, label="At least so far apart; perhaps more")
    clock = choice("Counted", dict(labels.CLOCK), Clock.CIVIL)
    citation = forms.ChoiceField(required=False, label="Who says so", error_messages={"invalid_choice": "Choose one."})
    words = line("In the source’s words", "“the day before the raid”: noted as what that source says about the date.")
    is_inferred = forms.BooleanField(required=False, label="Not in the source’s words: we infer it")
    reason = line("Why", "For the history.")

    def __init__(
        self,
        event: Event,
        citations: Sequence[tuple[Citation, str]],
        *args: Any,
        is_fixed: bool = False,
        **options: Any,
    ) -> None:
        """`citations` are those that may say so, each with its words; `is_fixed`: who says so stays who it is."""
        super().__init__(*args, **options)
        self._event = event
        self._citations = {str(citation.public_id): citation for citation, _ in citations}
        offered = [(str(citation.public_id), words) for citation, words in citations]
        cast_field: Any = self.fields["citation"]
        cast_field.choices = offered if is_fixed else [("", _OURS), *offered]
        self.fields["other"].widget.attrs |= {"data-suggest-closed": ""}
        self.fields["kind"].widget.attrs["autofocus"] = True

    @property
    def has_gap(self) -> bool:
        """Whether the kind that is chosen has a distance."""
        return self["kind"].value() in _WITH_GAP

    def clean_other(self) -> Event:
        """The event that was chosen, or typed."""
        typed, chosen = self.cleaned_data["other"], self.data.get("other_id", "")
        if not typed.strip():
            raise forms.ValidationError("Choose the other event: type its title or its number.")
        found = event_picked(self._event.timeline, typed, chosen)
        if not found:
            raise forms.ValidationError("There is no event of that title or number here.")
        if len(found) > 1:
            numbers = ", ".join(str(event.number) for event in found)
            raise forms.ValidationError(f"Several events are called so: type a number instead ({numbers}).")
        return found[0]

    def clean_gap_least(self) -> int | None:
        """A whole number."""
        return _whole(self.cleaned_data["gap_least"])

    def clean_gap_most(self) -> int | None:
        """A whole number."""
        return _whole(self.cleaned_data["gap_most"])

    def said(self) -> dict[str, Any]:
        """What the form says, by the names of the deed; a distance that the kind does not have is none."""
        given = self.cleaned_data
        kind = given["kind"] or RelationKind.BEFORE
        least, most, unit = None, None, ""
        if kind in _NEXT_DAY:
            kind, least, most, unit = _NEXT_DAY[kind], 1, 1, Unit.DAYS
        elif kind in _WITH_GAP:
            least, most, unit = given["gap_least"], given["gap_most"], given["gap_unit"]
            if least is not None and most is None and not given["is_open"]:
                most = least
        return {
            "kind": kind,
            "other": given["other"],
            "gap_least": least,
            "gap_most": most,
            "gap_unit": unit,
            "clock": given["clock"] or Clock.CIVIL,
            "citation": self._citations.get(given["citation"]),
            "is_inferred": given["is_inferred"],
        }


def typed(relation: Relation) -> dict[str, Any]:
    """What the form holds of a relation that stands."""
    is_next_day = relation.gap_least == relation.gap_most == 1 and relation.gap_unit == Unit.DAYS
    days = {kind: word for word, kind in _NEXT_DAY.items()}
    kind = days.get(RelationKind(relation.kind)) if is_next_day else None
    least = relation.gap_least if kind is None else None
    return {
        "kind": kind or relation.kind,
        "other": event_label(relation.other),
        "other_id": str(relation.other.public_id),
        "gap_least": "" if least is None else str(least),
        "gap_most": "" if least is None or relation.gap_most in (None, least) else str(relation.gap_most),
        "gap_unit": "" if least is None else relation.gap_unit,
        "is_open": least is not None and relation.gap_most is None,
        "clock": relation.clock,
        "citation": str(relation.citation.public_id) if relation.citation else "",
        "is_inferred": relation.is_inferred,
    }


def _whole(text: str) -> int | None:
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 12):
        raise forms.ValidationError(_NUMBER_MISSING)
    return int(text)
