"""Dates as people type them, taken for exactly what the words say.

"early March 2007", "c. 1984", "between 3 and 5 May 2007", "since 2003", "by 9 March 2007", and what `say`
says. The standard's own strings are taken too. What may mean two things is refused, with both.
"""

from __future__ import annotations

import re
from typing import Final

from .calendar import DAY, civil
from .errors import DateError
from .parse import parse
from .read_phrase import read_phrase
from .read_unit import read_unit
from .refusals import numeric_date
from .unit import Unit
from .value import DateValue

_EXAMPLES: Final = "10 March 2007, early March 2007, between 3 and 5 May 2007, since 2003"
_LENGTH_LIMIT: Final = 300  # characters; nobody types a longer date
_STANDARD = re.compile(r"(?=.*\d)[\dXYTZES?~%.,/\[\]{}:+-]+", re.ASCII).fullmatch
_YEARS = re.compile(r"\d{4}-\d{4}").fullmatch
_ERA_FIRST = re.compile(r"\b(?:ad|a\.d\.) ?(\d+)", re.ASCII)
_RELATIVE = re.compile(r"(?:the )?(?:(today|yesterday|tomorrow)|(last|this|next) (month|year))").fullmatch


def read_words(text: str, *, today: int | None = None) -> DateValue:
    """The date that a person's words mean. Raises DateError with what to write instead.

    `today`, civil seconds, gives "yesterday" or "last month" their day; without it they are refused.
    """
    if len(text) > _LENGTH_LIMIT:
        raise DateError(text, f"Longer than {_LENGTH_LIMIT} characters; write one date.", _LENGTH_LIMIT)
    stripped = " ".join(text.split())
    if not stripped:
        raise DateError(text, f"Nothing is written here; write a date such as {_EXAMPLES}.")
    numeric = numeric_date(stripped)
    if numeric:
        raise DateError(text, numeric)
    words = _ERA_FIRST.sub(r"\1 ce", re.sub("[‒—−]", "–", stripped).lower())
    try:
        if _STANDARD(stripped) and not _YEARS(stripped):
            return parse(stripped)
        value = _relative(words, today) or read_phrase(words)
    except DateError as error:
        raise DateError(text, error.message, error.position if error.text == text else 0) from None
    except ValueError as error:
        raise DateError(text, str(error)) from None
    if value is None and read_unit(words, Unit(2000)):
        raise DateError(text, "The year is missing; write it too, as in 10 March 2007.")
    if value is None:
        raise DateError(text, f"These words are not understood as a date; write one such as {_EXAMPLES}.")
    return value


def _relative(words: str, today: int | None) -> DateValue | None:
    """ "yesterday", "last month": days counted from `today`."""
    matched = _RELATIVE(words)
    if matched is None:
        return None
    if today is None:
        raise ValueError(f"“{words}” depends on the day it was written; write the day itself, as 10 March 2007.")
    day = today // DAY
    year, month, _ = civil(day)
    step = {"yesterday": -1, "last": -1, "tomorrow": 1, "next": 1}.get(matched[1] or matched[2], 0)
    if matched[1]:
        return parse(Unit(*civil(day + step)).edtf)
    if matched[3] == "year":
        return parse(Unit(year + step).edtf)
    year, month = divmod(year * 12 + month - 1 + step, 12)
    return parse(Unit(year, month + 1).edtf)
