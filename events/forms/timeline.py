"""The address of a timeline's page: filters, a stretch of time, a page of the list, and the opened event."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from events.dates import DateError, DateValue, parse
from events.forms.filters import BoxField, Filters
from events.models import Clock, GroupBy
from events.queries.calendar.at import At, at
from events.queries.picture.ground import Window
from events.queries.reader import labels
from events.queries.table.columns import SORTS, Sort

LAST_NUMBER = 2**63 - 1
_FAR = 2**54  # civil seconds beyond every date


class Moment(forms.CharField):
    """A side of the stretch as EDTF (ISO 8601-2:2019): `2007-03-10`, `2007-03-10T03:00:00`, `Y-12000`."""

    def to_python(self, value: object) -> DateValue | None:  # type: ignore[override]
        """The date. Raises ValidationError with what to write instead."""
        text = super().to_python(value)
        if not text:
            return None
        try:
            return parse(text[:40])
        except DateError as error:
            raise forms.ValidationError(f"“{text[:40]}” is not a day: write it like 2007-03-10.") from error


class TimelineForm(Filters):
    """The whole of the address."""

    view = forms.ChoiceField(
        required=False,
        choices=list(labels.VIEW.items()),
        error_messages={"invalid_choice": "There is no such view; the timeline is shown instead."},
    )
    page = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=10**6,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "There is no such page of the list."),
    )
    order = forms.ChoiceField(
        required=False,
        choices=Clock.choices,
        error_messages={"invalid_choice": "There is no such order of the list: it is the calendar’s or the clock’s."},
    )
    sort = forms.ChoiceField(
        required=False,
        choices=[(sort, sort) for sort in SORTS],
        error_messages={"invalid_choice": "The table cannot be put in that order; it is in the order of time."},
    )
    group = forms.ChoiceField(
        required=False,
        choices=GroupBy.choices,
        error_messages={"invalid_choice": "There is no such way to group the picture."},
    )
    at = forms.CharField(required=False)
    week = forms.ChoiceField(
        required=False,
        choices=list(labels.WEEK.items()),
        error_messages={"invalid_choice": "A week begins on Monday, Sunday or Saturday."},
    )
    frame = BoxField(required=False)  # the part of the map that is shown
    event = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=LAST_NUMBER,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "There is no such event to open."),
    )

    def __init__(self, address: QueryDict, *, is_member: bool = False) -> None:
        super().__init__(address, is_member=is_member)
        for name in ("from", "to"):
            self.fields[name] = Moment(required=False)

    def clean_at(self) -> At | None:
        """Where the calendar stands. Raises ValidationError with what to write instead."""
        text = self.cleaned_data["at"]
        try:
            return at(text) if text else None
        except ValueError as error:
            raise forms.ValidationError(
                f"“{text[:40]}” is no month: write it like 2007-03, or a year like 2007, or a day like 2007-03-10."
            ) from error

    def clean(self) -> dict[str, object]:
        """Refuse a stretch whose end comes first."""
        begins, ends = self._sides()
        if begins is not None and ends is not None and begins >= ends:
            self.add_error("to", "The stretch ends before it begins: write the earlier day first.")
            del self.cleaned_data["from"]
        return self.cleaned_data

    def window(self, opening: Window) -> Window | None:
        """The stretch asked for, a missing side taken from the opening; None where that is nothing."""
        begins, ends = self._sides()
        if begins is None and ends is None:
            return None
        begins = opening.begins if begins is None else begins
        ends = opening.ends if ends is None else ends
        return Window(begins, ends) if begins < ends else None

    @property
    def time(self) -> Window | None:
        """The stretch as a filter, open where a side is missing; None where none is asked for."""
        begins, ends = self._sides()
        if begins is None and ends is None:
            return None
        return Window(-_FAR if begins is None else begins, _FAR if ends is None else ends)

    @property
    def sorted_by(self) -> Sort:
        """The order of the table."""
        return Sort.of(self.cleaned_data.get("sort", ""))

    def _sides(self) -> tuple[int | None, int | None]:
        first, last = self.cleaned_data.get("from"), self.cleaned_data.get("to")
        return first.begins_earliest if first else None, last.ends_latest if last else None
