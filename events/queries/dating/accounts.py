"""What two sources say about one date, and what could reconcile them: the records of "Could both be right?". Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from events.dates import DateValue, agreement
from events.dates.calendar import DAY, civil, weekday
from events.dates.words import MONTHS, WEEKDAYS
from events.models import CalendarName, Reading
from events.queries.dating.dating import Said, said_in
from events.queries.reader.names import source_name


@dataclass(frozen=True, slots=True)
class Account:
    """A reading with what is known of its writer. Of a confidential source nothing but its label is known."""

    said: Said
    source: str  # "WSWS"
    as_written: str = ""  # the date words
    language: str = ""  # BCP 47; "" where it is not known
    time_zone: str = ""  # the writer's; "" where it is not known
    calendar: CalendarName = CalendarName.GREGORIAN


class Cause(StrEnum):
    """What is known to make two sources that are both right name different dates."""

    TIME_ZONE = "time zone"
    PRINT_DAY = "print day"
    WEEK = "week"
    OLD_STYLE = "old style"
    PART = "part"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """Something that would make both right, with its assumption in words. Never applied; `dates` are what the two
    readings (primary keys) would then say, and these agree.
    """

    cause: Cause
    words: str  # "both hold if WSWS counts days in Sydney: 02:05 on Wednesday 7 March"
    readings: tuple[int, int]
    dates: tuple[DateValue, DateValue]


def account_of(reading: Reading, *, is_member: bool) -> Account:
    """The record of a reading whose `citation.source` is loaded, as far as the reader may know of it."""
    source = reading.citation.source
    name = source_name(source, is_member=is_member)
    if name.is_masked:
        return Account(said_in(reading), name.short)
    return Account(
        said=said_in(reading),
        source=name.short,
        as_written=reading.date_as_written,
        language=source.language,
        time_zone=source.time_zone,
        calendar=CalendarName(source.calendar),
    )


def hypothesis(
    cause: Cause, words: str, one: Account, other: Account, dates: tuple[DateValue, DateValue]
) -> Hypothesis | None:
    """The hypothesis; None where the two would disagree all the same."""
    if agreement(*dates).kind == "disagree":
        return None
    return Hypothesis(cause, f"both hold if {words}", (one.said.reading_id, other.said.reading_id), dates)


def moved(date: DateValue, seconds: int, zone: str = "") -> DateValue:
    """The same date so many seconds later, or earlier where negative."""

    def later(bound: int | None) -> int | None:
        return None if bound is None else bound + seconds

    return replace(
        date,
        begins_earliest=later(date.begins_earliest),
        begins_latest=later(date.begins_latest),
        ends_earliest=later(date.ends_earliest),
        ends_latest=later(date.ends_latest),
        zone=zone or date.zone,
        edtf="",
        level=0,
    )


def day_of(date: DateValue | None) -> int | None:
    """The number of the one day on which it lies whole; None where it is longer, open or not known."""
    if date is None or date.begins_earliest is None or date.ends_latest is None:
        return None
    first, last = date.begins_earliest // DAY, (date.ends_latest - 1) // DAY
    return first if first == last else None


def day_words(day: int) -> str:
    """`Wednesday 7 March`."""
    _, month, number = civil(day)
    return f"{WEEKDAYS[weekday(day)]} {number} {MONTHS[month]}"
