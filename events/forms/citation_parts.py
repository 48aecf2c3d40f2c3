"""What is edited in place of one quotation of a citation, and of one thing that it says about the date."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from events.dates import say
from events.forms.editing import Declared
from events.forms.editing_names import date_typed
from events.forms.facts import choice, line, words
from events.models import Citation, Passage, Reading, ReadingForm

_SAID = {
    "date": "a date",
    "under way": "it was under way on that day",
    "withdrawn": "it is planned, without a date",
    "none": "nothing of the date",
}


def _quoted(row: Passage | Citation) -> dict[str, Any]:
    if isinstance(row, Citation):
        return {"exact": "", "translation": ""}
    return {"exact": row.exact, "translation": row.translation}


def _read(row: Reading | Citation) -> dict[str, Any]:
    if isinstance(row, Citation):
        return {"when": "", "form": ReadingForm.DATE, "date_as_written": ""}
    return {"when": _said_day(row), "form": row.form, "date_as_written": row.date_as_written}


def _said_day(row: Reading) -> str:
    """The date as it is typed; of what was under way the day that was told of."""
    if row.form == ReadingForm.UNDER_WAY and row.date is not None:
        return say(row.date).removeprefix("under way ").removeprefix("on ").removeprefix("in ")
    return date_typed(row.date)


def _reading_words(row: Reading) -> str:
    written = f"“{row.date_as_written}”" if row.date_as_written else ""
    said = say(row.date) if row.date is not None else _SAID.get(row.form, "told by another event")
    return ": ".join(filter(None, [written, said]))


def quotation() -> Mapping[str, Declared]:
    """One quotation of a citation; from the citation itself the empty inputs of a new one."""
    return {
        "words": Declared(
            "the quotation",
            lambda: {
                "exact": words("Quotation", "The source’s own words."),
                "translation": words("Translation", rows=2),
            },
            _quoted,
            said=lambda row: "" if isinstance(row, Citation) else f"“{row.exact}”",
        )
    }


def reading() -> Mapping[str, Declared]:
    """One thing that a citation says about the date; from the citation itself the empty inputs of a new one."""
    return {
        "says": Declared(
            "what this source says about the date",
            lambda: {
                "when": line("What this source says about the date", "10 March 2007 · early March 2007 · since 2003"),
                "form": choice("It says", _SAID, ReadingForm.DATE),
                "date_as_written": line("In its own words"),
            },
            _read,
            is_dated=True,
            said=lambda row: "" if isinstance(row, Citation) else _reading_words(row),
        )
    }
