"""Strings of the standard, built from their components."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from events.dates import Precision

QUALIFIERS = st.sampled_from(["", "?", "~", "%"])
LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True)
class Components:
    """A date of level 0 or 1 in its parts; what is not written is None."""

    year: int
    month: int | None = None
    day: int | None = None
    time: tuple[int, int, int] | None = None
    zone: str = ""
    qualifier: str = ""

    @property
    def edtf(self) -> str:
        """As the standard writes it."""
        sign = "-" if self.year < 0 else ""
        text = f"{sign}{abs(self.year):04d}" if abs(self.year) < 10_000 else f"Y{self.year}"
        for part in (self.month, self.day):
            text += "" if part is None else f"-{part:02d}"
        if self.time:
            text += "T{:02d}:{:02d}:{:02d}".format(*self.time)
        return text + self.zone + self.qualifier

    @property
    def precision(self) -> Precision:
        """By what is written."""
        if self.time:
            return Precision.SECOND
        return Precision.YEAR if self.month is None else Precision.MONTH if self.day is None else Precision.DAY


years = st.integers(-9999, 9999)
long_years = st.integers(10_000, 280_000_000) | st.integers(-280_000_000, -10_000)
zones = st.sampled_from(["", "Z"]) | st.builds(
    "{}{:02d}:{:02d}".format, st.just("+"), st.integers(0, 14), st.sampled_from([0, 30, 45])
)


@st.composite
def days(draw: st.DrawFn, qualifiers: st.SearchStrategy[str] = QUALIFIERS) -> Components:
    """Any day but a 29 February."""
    month = draw(st.integers(1, 12))
    return Components(draw(years), month, draw(st.integers(1, LENGTHS[month])), qualifier=draw(qualifiers))


months = st.builds(Components, years, st.integers(1, 12), qualifier=QUALIFIERS)
plain_years = st.builds(Components, years | long_years, qualifier=QUALIFIERS)


@st.composite
def moments(draw: st.DrawFn) -> Components:
    """A day with a time and perhaps a zone."""
    day = draw(days(st.just("")))
    clock = draw(st.tuples(st.integers(0, 23), st.integers(0, 59), st.integers(0, 59)))
    return Components(day.year, day.month, day.day, clock, draw(zones))


components = days() | months | plain_years | moments()

dates = (days() | months | plain_years).map(lambda parts: parts.edtf)
unqualified = st.builds(lambda text: text.rstrip("?~%"), dates)
seasons = st.builds("{:04d}-{}{}".format, st.integers(0, 9999), st.integers(21, 41), QUALIFIERS)
unspecified = st.from_regex(r"\A-?[12][0-9X]{3}(-(0[1-9X]|1[0-2X]|XX)(-([01][1-9X]|2[0-8X]|XX))?)?[?~%]?\Z")
sides = dates | seasons | unspecified | st.sampled_from(["", ".."])
intervals = st.builds("{}/{}".format, sides, sides)
members = dates | seasons | unspecified | st.builds("{}..{}".format, unqualified, unqualified)
sets = st.builds(
    lambda brackets, inner: f"{brackets[0]}{','.join(inner)}{brackets[1]}",
    st.sampled_from(["[]", "{}"]),
    st.lists(members, min_size=1, max_size=4),
)
estimates = st.builds("{}S{}".format, st.integers(1000, 9999), st.integers(1, 4)) | st.builds(
    "Y{}E{}".format, st.integers(1, 27), st.integers(4, 7)
)

# Nearly all of these are valid; those that are not (reversed, impossible days) must be refused, never crash.
strings = dates | seasons | unspecified | intervals | sets | estimates | moments().map(lambda parts: parts.edtf)
