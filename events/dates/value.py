"""A date as history has it: four bounds, and what is known about them.

*Earliest and latest* is uncertainty. *Begins and ends* is extent. The two are never mixed:

                                   1 March        31 March        4 May
    some time in March      begins ├──────────────┤                    a moment or days of it: not said
    2007-03                 ends   ├──────────────┤

    the whole of March      begins ├┤                                  on the 1st
    2007-03-01/2007-03-31   ends                  ├┤                   on the 31st

    on 10 March             begins     ├┤
    2007-03-10              ends       ├┤

    by 9 March              begins ◂───┤                               open: any time before
    [..2007-03-09]          ends   ◂───┤

    ended 4 May             begins ?                                   unknown
    /2007-05-04             ends                                   ├┤

    under way on 12 March   begins ?─────┤                             unknown, but by then
                            ends        ├───────────────────────────▸  open, but not before

Every bound counts civil seconds: what calendar and clock showed *where it happened*, from
1970-01-01T00:00:00, proleptic Gregorian, any year within ±280 million. `├` is inside, `┤` is the first
second that no longer is. None (`◂ ▸`) is open: no bound that matters; with its side flagged unknown (`?`)
it is a bound that nobody said. An unknown side is never an open one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Self

from .errors import DateError

Side = Literal["begins", "ends"]


class Precision(StrEnum):
    """How exactly a date is known, coarsest first."""

    MILLENNIUM = "millennium"
    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    SEASON = "season"  # a quarter, a third or a half of a year too
    MONTH = "month"
    DAY = "day"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"

    rank: int  # 0 for the coarsest; a greater rank is more exact

    def __init__(self, _: str) -> None:
        self.rank = len(type(self).__members__)


@dataclass(frozen=True, slots=True)
class DateValue:
    """One date. Made by `parse`, `read_words`, `under_way` or `from_bounds`, which keep what is promised here:

    begins_earliest < begins_latest, ends_earliest < ends_latest (upper bounds exclusive),
    begins_earliest ≤ ends_earliest, begins_latest ≤ ends_latest, each where both are there.
    """

    begins_earliest: int | None
    begins_latest: int | None
    ends_earliest: int | None
    ends_latest: int | None
    begins_unknown: bool  # then begins_earliest is None
    ends_unknown: bool  # then ends_latest is None
    begins_approximate: bool  # "about": drawn soft, kept out of the bounds
    ends_approximate: bool
    begins_uncertain: bool  # "perhaps": the source is doubted
    ends_uncertain: bool
    precision: Precision
    zone: str  # "", "Z", an offset as "+03:00", or an IANA name
    edtf: str  # as ISO 8601-2:2019 writes it; "" where the standard has no words for it
    level: int  # the standard's conformance level, 0 to 2; 0 where there is no edtf

    @classmethod
    def from_bounds(
        cls,
        begins_earliest: int | None,
        begins_latest: int | None,
        ends_earliest: int | None,
        ends_latest: int | None,
        *,
        precision: Precision,
        begins_unknown: bool = False,
        ends_unknown: bool = False,
        begins_approximate: bool = False,
        ends_approximate: bool = False,
        begins_uncertain: bool = False,
        ends_uncertain: bool = False,
        zone: str = "",
        edtf: str = "",
        level: int = 0,
    ) -> Self:
        """A date from bounds found elsewhere: computed, imported, typed as times. Raises DateError if they clash."""
        value = cls(
            begins_earliest, begins_latest, ends_earliest, ends_latest,
            begins_unknown, ends_unknown, begins_approximate, ends_approximate, begins_uncertain, ends_uncertain,
            precision, zone, edtf, level,
        )  # fmt: skip
        contradiction = value._contradiction()
        if contradiction:
            raise DateError(edtf, contradiction)
        return value

    @property
    def is_extent(self) -> bool:
        """Whether beginning and end are told apart; False for "on that day", "some time in March"."""
        return self.begins_earliest != self.ends_earliest or self.begins_latest != self.ends_latest

    @property
    def unknown(self) -> list[Side]:
        """The sides nobody said."""
        return _sides(self.begins_unknown, self.ends_unknown)

    @property
    def approximate(self) -> list[Side]:
        """The sides that are "about"."""
        return _sides(self.begins_approximate, self.ends_approximate)

    @property
    def uncertain(self) -> list[Side]:
        """The sides that are "perhaps"."""
        return _sides(self.begins_uncertain, self.ends_uncertain)

    def _contradiction(self) -> str:
        """What is wrong with the bounds and what to write instead; "" if nothing is."""
        begins, begins_by = self.begins_earliest, self.begins_latest
        ends, ends_by = self.ends_earliest, self.ends_latest
        wrong = {
            "The beginning's latest bound is not after its earliest; write the earlier one first.": (
                begins is not None and begins_by is not None and begins >= begins_by
            ),
            "The end's latest bound is not after its earliest; write the earlier one first.": (
                ends is not None and ends_by is not None and ends >= ends_by
            ),
            "The earliest end lies before the earliest beginning; write the beginning first.": (
                begins is not None and ends is not None and begins > ends
            ),
            "The latest end lies before the latest beginning; write the beginning first.": (
                begins_by is not None and ends_by is not None and begins_by > ends_by
            ),
            "An unknown beginning has no earliest bound; leave one of the two out.": (
                self.begins_unknown and begins is not None
            ),
            "An unknown end has no latest bound; leave one of the two out.": self.ends_unknown and ends_by is not None,
        }
        return next((message for message, holds in wrong.items() if holds), "")


def _sides(begins: bool, ends: bool) -> list[Side]:
    if begins:
        return ["begins", "ends"] if ends else ["begins"]
    return ["ends"] if ends else []
