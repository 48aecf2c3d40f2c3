"""Dates as history has them: EDTF values with four bounds, and words for people both ways. Standard library only."""

from .agreement import Agreement, agreement, order_key, under_way
from .calendar import from_iso, iso
from .errors import DateError
from .meaning import meaning
from .parse import parse
from .read import read_words
from .read_calendar import as_written, counted_in
from .say import Short, say, say_short
from .value import DateValue, Precision, Side

__all__ = [
    "Agreement",
    "DateError",
    "DateValue",
    "Precision",
    "Short",
    "Side",
    "agreement",
    "as_written",
    "counted_in",
    "from_iso",
    "iso",
    "meaning",
    "order_key",
    "parse",
    "read_words",
    "say",
    "say_short",
    "under_way",
]
