"""What a date's preview is asked: words, and the calendar they were counted in."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from events.dates import DateError, DateValue, counted_in, meaning, read_words, say


@dataclass(frozen=True, slots=True)
class DateTyped:
    """What the words mean: the date as it will be shown and what it lets be true; or what to write instead."""

    words: str
    date: DateValue | None = None
    shown: str = ""
    meaning: str = ""
    problem: str = ""

    @classmethod
    def of(cls, asked: QueryDict) -> DateTyped:
        """From `words` and `calendar` ("julian", or anything else for ours)."""
        words = counted_in(asked.get("words", ""), asked.get("calendar", ""))
        if not words:
            return cls("")
        try:
            date = read_words(words)
        except DateError as error:
            return cls(words, problem=error.message)
        return cls(words, date, say(date), meaning(date))
