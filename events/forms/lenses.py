"""Whose telling of a timeline an address asks for: as reported by a day, according to one source or speaker."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.http import QueryDict

from events.dates import DateError, DateValue, say
from events.forms.from_address import FromAddress
from events.queries.dating.dating import out_by
from events.queries.lenses.known_day import known_day

_LONGEST = 60  # characters that are said back


class Known(forms.CharField):
    """A day, a month or a year, as EDTF or as people say it."""

    said = "As reported by “{shown}”: {reason}. Everything is shown."

    def to_python(self, value: object) -> DateValue | None:  # type: ignore[override]
        """The day, month or year. Raises ValidationError with what to write instead."""
        text = super().to_python(value)
        if not text:
            return None
        try:
            return known_day(text)
        except DateError as error:
            reason = error.message.rstrip(".")
            shown = text[:_LONGEST] + ("…" if len(text) > _LONGEST else "")
            raise forms.ValidationError(self.said.format(shown=shown, reason=reason)) from error


class Between(Known):
    """One of two days."""

    said = "“{shown}” is left out: {reason}."


class LensForm(FromAddress):
    """`known` and `according`. What is wrong is left out and said so, as with the filters."""

    known = Known(required=False)
    according = forms.UUIDField(
        required=False, error_messages={"invalid": "According to: who does not exist here was left out."}
    )

    @property
    def typed(self) -> str:
        """What stands in the field: the day in words where it was understood, else as it was typed."""
        known = self.held("known")
        return say(known) if known else str(self.data.get("known", ""))[:_LONGEST]


class BetweenForm(FromAddress):
    """`from` and `to`, the earlier day first; the other way round is meant the same."""

    def __init__(self, address: QueryDict) -> None:
        super().__init__(address)
        for name in ("from", "to"):
            self.fields[name] = Between(required=False)

    def between(self, days: Sequence[DateValue]) -> tuple[DateValue, DateValue] | None:
        """The two days, in order; one that is missing is taken from `days`, which are. None where there are none."""
        first, last = (self.held(name) for name in ("from", "to"))
        if last is None:
            last = days[-1] if days else first
        if first is None and last is not None:
            before = [day for day in days if out_by(day) < out_by(last)]
            first = before[-1] if before else last
        if first is None or last is None:
            return None
        return (first, last) if out_by(first) <= out_by(last) else (last, first)
