"""A tagger of a dozen plain rules, `python -m benchmarks.stage.plain_tagger`: how hard a set of tagged texts is.

Texts in, expressions out, as `manage.py tag_dates` does it. The rules are those that anybody would write first, and
were not made from any text: what they score on one set and on another says how much harder the one is.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta

from events.extraction.word_lists import listed

MONTHS = listed("january february march april may june july august september october november december")
DAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
NUMBERS = listed("one two three four five six seven eight nine ten eleven twelve")
NTH = listed("first second third fourth")
UNITS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
_MONTH = rf"(?P<month>{'|'.join(MONTHS)}|(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\b\.?)"
_UNIT = "(?:day|week|month|quarter|year)"
PLAIN = re.compile(
    rf"\b(?:{_MONTH} (?P<day>\d\d?)(?:, (?P<year>\d{{4}}))?"
    rf"|(?P<day_first>\d\d?) {_MONTH.replace('month', 'month_behind', 1)}(?: (?P<year_behind>\d{{4}}))?"
    rf"|{_MONTH.replace('month', 'month_alone', 1)}(?: (?P<its_year>\d{{4}}))?"
    rf"|(?P<weekday>{'|'.join(DAYS)})"
    r"|(?P<deictic>today|yesterday|tomorrow)|(?P<now>now|currently)|(?P<once>recently)|(?P<soon>soon)"
    rf"|(?P<way>last|this|next) (?P<unit>{_UNIT})"
    rf"|(?P<ago>a|an|\d+|{'|'.join(NUMBERS)}) (?P<ago_unit>{_UNIT})s? ago"
    rf"|(?P<number>\d+|{'|'.join(NUMBERS)})[ -](?P<counted>{_UNIT})s?"
    r"|(?:the )?(?P<nth>first|second|third|fourth)[ -]quarter"
    r"|(?:the )?(?P<decade>\d{3})0s|(?P<year_alone>(?:19|20)\d\d))(?!\w)",
    re.IGNORECASE,
)


def tagged(text: str, published: date) -> Iterator[dict[str, object]]:
    """What the rules find: weekdays are the last ones, days and months the nearest, units are counted from today."""
    for match in PLAIN.finditer(text):
        said = {name: value.lower() for name, value in match.groupdict().items() if value}
        kind, value = _meaning(said, published)
        yield {"start": match.start(), "end": match.end(), "type": kind, "value": value}


def _meaning(said: dict[str, str], today: date) -> tuple[str, str]:
    if "counted" in said:
        return "DURATION", f"P{_number(said['number'])}{UNITS[said['counted']]}"
    for name, value in (("now", "PRESENT_REF"), ("once", "PAST_REF"), ("soon", "FUTURE_REF")):
        if name in said:
            return "DATE", value
    return "DATE", _from_today(said, today) or _named(said, today)


def _from_today(said: dict[str, str], today: date) -> str:
    """What is counted from publication; "" for what is not."""
    if "weekday" in said:
        return str(today - timedelta((today.weekday() - DAYS.index(said["weekday"])) % 7))
    if "deictic" in said:
        return str(today + timedelta({"today": 0, "yesterday": -1, "tomorrow": 1}[said["deictic"]]))
    if "unit" in said:
        return _moved(today, {"last": -1, "this": 0, "next": 1}[said["way"]], said["unit"])
    if "ago" in said:
        return _moved(today, -_number(said["ago"]), said["ago_unit"])
    return f"{today.year}-Q{NTH.index(said['nth']) + 1}" if "nth" in said else ""


def _named(said: dict[str, str], today: date) -> str:
    """A decade, a year, a month or a day by its name."""
    month = next((said[name] for name in ("month", "month_behind", "month_alone") if name in said), "")
    if not month:
        return said.get("decade") or said["year_alone"]
    number = next(at for at, name in enumerate(MONTHS, start=1) if name.startswith(month[:3]))
    day = said.get("day") or said.get("day_first")
    year = said.get("year") or said.get("year_behind") or said.get("its_year") or _nearest(today, number)
    return f"{year}-{number:02d}" + (f"-{int(day):02d}" if day else "")


def _number(word: str) -> int:
    return 1 if word in ("a", "an") else NUMBERS.index(word) + 1 if word in NUMBERS else int(word)


def _nearest(today: date, month: int) -> int:
    return min(
        (today.year + step for step in (-1, 0, 1)), key=lambda year: abs((year - today.year) * 12 + month - today.month)
    )


def _moved(today: date, by: int, unit: str) -> str:
    """The day, week, month, quarter or year that far from today."""
    if unit in ("day", "week"):
        day = today + timedelta(by * (7 if unit == "week" else 1))
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}" if unit == "week" else str(day)
    if unit == "year":
        return f"{today.year + by:04d}"
    months = today.year * 12 + today.month - 1 + by * (3 if unit == "quarter" else 1)
    month = months % 12
    return f"{months // 12}-Q{month // 3 + 1}" if unit == "quarter" else f"{months // 12}-{month + 1:02d}"


def main() -> None:
    """Answer standard input, a text a line."""
    for line in sys.stdin:
        asked = json.loads(line)
        found = tagged(asked["text"], date.fromisoformat(asked["published"][:10]))
        print(json.dumps({"id": asked["id"], "timexes": list(found)}))


if __name__ == "__main__":
    main()
