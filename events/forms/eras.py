"""What is edited in place of an era: its title and its stretch, together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from events.dates import DateError, read_words, say
from events.forms.editing import Declared
from events.forms.facts import line
from events.models import Era


def _stretch_typed(era: Era) -> str:
    """As its editor typed it where that still says a date, else EDTF, else our words."""
    if era.date is None:
        return ""
    try:
        read_words(era.date_words)
    except DateError:
        return era.date.edtf or say(era.date)
    return era.date_words


def _read(row: Any) -> dict[str, Any]:
    is_new = not isinstance(row, Era)
    return {"title": "" if is_new else row.title, "when": "" if is_new else _stretch_typed(row)}


ERA: Mapping[str, Declared] = {
    "era": Declared(
        "the era",
        lambda: {
            "title": line("Name", "In a few words: Second term."),
            "when": line("From when to when", "10 January to 1 September 2007 · since 2003 · until May 2007"),
        },
        _read,
        is_dated=True,
    )
}
