"""What a plain text says of itself above its first paragraph: its title, who wrote it, when it was published.

Only whole lines that are nothing else count, and only above a paragraph: a wrong date is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from events.intake.document import Field, Proposed
from events.intake.page_dates import written
from events.intake.plain import line

_HEAD: Final = 6  # lines that may stand above an article
_LONGEST: Final = 160  # characters of such a line; the first longer one is the article
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY: Final = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_DATE: Final = re.compile(rf"{_WEEKDAY}({_DAY} {_MONTH},? \d{{4}}|{_MONTH} {_DAY},? \d{{4}}|\d{{4}}-\d\d-\d\d)")
_AROUND: Final = re.compile(r"(?:first )?(?:published|posted|issued|updated)?(?: on)?:?", re.IGNORECASE)
_NAME: Final = r"[A-Z][\w.'’-]*(?: (?:al|bin|da|de|del|der|van|von|[A-Z][\w.'’-]*)){1,4}"
_BY: Final = re.compile(rf"(By )?({_NAME}(?:(?:, | and |, and ){_NAME}){{0,4}})")
_MARKS: Final = "#*_ \t"
_SEPARATORS: Final = " ,;|·•–—-\t"


def proposed_by(text: str) -> Mapping[Field, Proposed]:
    """The title, the authors and the day that the lines above the first paragraph give; those that they give."""
    head = list(_above(text))
    if not head:
        return {}
    found: dict[Field, Proposed] = {}
    if head[0][-1] not in ".:;," and not _DATE.fullmatch(head[0]):
        found["title"] = Proposed(head[0], "the first line of the text")
    for words in head[1:]:
        found |= {name: each for name, each in _told_by(words) if name not in found}
    return found


def _above(text: str) -> Iterator[str]:
    """The short lines before the first long one; none where no long one follows soon."""
    lines = filter(None, (each.strip(_MARKS) for each in text[: 20 * _LONGEST].split("\n")))
    short: list[str] = []
    for words in islice(lines, _HEAD + 1):
        if len(words) > _LONGEST:
            yield from short
            return
        short.append(line(words, _LONGEST))


def _told_by(words: str) -> Iterator[tuple[Field, Proposed]]:
    """The day and the names in a line that holds nothing else."""
    date = _DATE.search(words)
    day = written(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", date[1])) if date else ""
    rest = words[: date.start()] + words[date.end() :] if date else words
    rest = rest.strip(_SEPARATORS)
    names = _BY.fullmatch(rest)
    if day and (names or _AROUND.fullmatch(rest)):
        yield "published", Proposed(day, f"the line “{words}” of the text")
    if names and (day or names[1]):
        several = re.split(r", and | and |, ", names[2])
        yield "authors", Proposed("; ".join(several), f"the line “{words}” of the text")
