"""As of which change or instant a timeline's record is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django import forms

from events.forms.from_address import FromAddress

_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d{1,6})?)?(Z|[+ -]\d\d:\d\d)?", re.ASCII)
_SAID = "As it stood: “{shown}” is no day or time. Write one such as 2026-03-09, or 2026-03-09 14:30."
_LONGEST = 60  # characters that are said back


@dataclass(frozen=True, slots=True)
class Asked:
    """A change by its number, or the time before which it was made: the end of the day, minute or second named."""

    number: int | None = None
    until: datetime | None = None


class RecordForm(FromAddress):
    """`at`: 57, 2026-03-09, 2026-03-09T14:30 (UTC), 2026-03-09T14:30:05+01:00."""

    at = forms.CharField(required=False)

    def clean_at(self) -> Asked | None:
        """What is asked for. Raises ValidationError."""
        text = self.cleaned_data["at"]
        if not text:
            return None
        if text.isascii() and text.isdecimal() and len(text) < 16:
            return Asked(number=int(text))
        try:
            return Asked(until=end_of(text))
        except (ValueError, OverflowError) as error:
            shown = text[:_LONGEST] + ("…" if len(text) > _LONGEST else "")
            raise forms.ValidationError(_SAID.format(shown=shown)) from error

    @property
    def asked(self) -> Asked | None:
        """What is asked for, where it was understood."""
        found: Asked | None = self.held("at")
        return found


def end_of(text: str) -> datetime:
    """The end of the day, minute or second that is named (ISO 8601; without a zone in UTC). Raises ValueError."""
    found = _INSTANT.fullmatch(text)
    if found is None:
        raise ValueError(text)
    day, minute, second, zone = found.groups()
    zone = (zone or "Z").replace(" ", "+")  # a plus sign of an address
    begins = datetime.fromisoformat(f"{day}T{minute or '00:00'}{second or ':00'}{zone}")
    length = timedelta(seconds=1) if second else timedelta(minutes=1) if minute else timedelta(days=1)
    return (begins + length).astimezone(UTC)
