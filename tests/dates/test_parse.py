"""Every level of the standard, each string beside the bounds it means.

One row: the string, where its beginning lies and where its end lies, as `earliest → latest` with the latest
day exclusive and `..` for a bound that is not there. A row without an end has its end where its beginning is.
"""

from __future__ import annotations

from contextlib import suppress

import pytest
from _pytest.mark import ParameterSet
from hypothesis import given, settings

from events.dates import DateError, DateValue, Precision, parse
from events.dates.calendar import DAY, civil

from .bounds import written
from .strategies import Components, components, strings

LEVEL_0 = """
1985-04-12                 1985-04-12 → 1985-04-13
1985-04                    1985-04-01 → 1985-05-01
1985-12                    1985-12-01 → 1986-01-01
1985                       1985-01-01 → 1986-01-01
2004-02-29                 2004-02-29 → 2004-03-01
0000                       0000-01-01 → 0001-01-01
9999-12-31                 9999-12-31 → 10000-01-01
1985-04-12T23:20:30        1985-04-12T23:20:30 → 1985-04-12T23:20:31
1985-04-12T23:20:30Z       1985-04-12T23:20:30 → 1985-04-12T23:20:31
1985-04-12T23:20:30-04     1985-04-12T23:20:30 → 1985-04-12T23:20:31
1985-04-12T23:59:59+04:30  1985-04-12T23:59:59 → 1985-04-13
1964/2008                  1964-01-01 → 1965-01-01    2008-01-01 → 2009-01-01
2004-06/2006-08            2004-06-01 → 2004-07-01    2006-08-01 → 2006-09-01
2004-02-01/2005-02-08      2004-02-01 → 2004-02-02    2005-02-08 → 2005-02-09
2004-02-01/2005-02         2004-02-01 → 2004-02-02    2005-02-01 → 2005-03-01
2004-02-01/2005            2004-02-01 → 2004-02-02    2005-01-01 → 2006-01-01
2005/2006-02               2005-01-01 → 2006-01-01    2006-02-01 → 2006-03-01
2007-05-04/2007-05-04      2007-05-04 → 2007-05-05
2004-06-15/2004-06         2004-06-15 → 2004-06-16    2004-06-15 → 2004-07-01
2004/2004-06               2004-01-01 → 2004-07-01    2004-06-01 → 2004-07-01
"""

LEVEL_1 = """
Y170000002                 170000002-01-01 → 170000003-01-01
Y-170000002                -170000002-01-01 → -170000001-01-01
-0752                      -0752-01-01 → -0751-01-01
-0001-12                   -0001-12-01 → 0000-01-01
-0043-03-15                -0043-03-15 → -0043-03-16
2001-21                    2001-03-01 → 2001-06-01
2001-22                    2001-06-01 → 2001-09-01
2001-23                    2001-09-01 → 2001-12-01
2001-24                    2001-12-01 → 2002-03-01
1984?                      1984-01-01 → 1985-01-01
2004-06~                   2004-06-01 → 2004-07-01
2004-06-11%                2004-06-11 → 2004-06-12
201X                       2010-01-01 → 2020-01-01
20XX                       2000-01-01 → 2100-01-01
-000X                      -0009-01-01 → 0000-01-01
-01XX                      -0199-01-01 → -0099-01-01
2004-XX                    2004-01-01 → 2005-01-01
1985-04-XX                 1985-04-01 → 1985-05-01
1985-XX-XX                 1985-01-01 → 1986-01-01
1985-04-12/..              1985-04-12 → 1985-04-13    .. → ..
1985/..                    1985-01-01 → 1986-01-01    .. → ..
../1985-04                 .. → ..                    1985-04-01 → 1985-05-01
1985-04-12/                1985-04-12 → 1985-04-13    .. → ..
/1985                      .. → ..                    1985-01-01 → 1986-01-01
/..                        .. → ..
../..                      .. → ..
1984~/2004-06              1984-01-01 → 1985-01-01    2004-06-01 → 2004-07-01
1984-06-02?/2004-08-08~    1984-06-02 → 1984-06-03    2004-08-08 → 2004-08-09
"""

LEVEL_2 = """
Y-17E7                     -170000000-01-01 → -169999999-01-01
1950S2                     1900-01-01 → 2000-01-01
1950S4                     1950-01-01 → 1951-01-01
-1950S2                    -1999-01-01 → -1899-01-01
Y171010000S3               171000000-01-01 → 172000000-01-01
Y3388E2S3                  338000-01-01 → 339000-01-01
2001-25                    2001-03-01 → 2001-06-01
2001-28                    2001-12-01 → 2002-03-01
2001-29                    2001-09-01 → 2001-12-01
2001-30                    2001-12-01 → 2002-03-01
2001-31                    2001-03-01 → 2001-06-01
2001-32                    2001-06-01 → 2001-09-01
2001-33                    2001-01-01 → 2001-04-01
2001-36                    2001-10-01 → 2002-01-01
2001-37                    2001-01-01 → 2001-05-01
2001-39                    2001-09-01 → 2002-01-01
2001-40                    2001-01-01 → 2001-07-01
2001-41                    2001-07-01 → 2002-01-01
[1667,1668,1670..1672]     1667-01-01 → 1673-01-01
[1667,1760-12]             1667-01-01 → 1761-01-01
[..1760-12-03]             .. → 1760-12-04
[1760-12..]                1760-12-01 → ..
[1760-01,1760-02,1760-12..]  1760-01-01 → ..
{1667,1668,1670..1672}     1667-01-01 → 1668-01-01    1672-01-01 → 1673-01-01
{1960,1961-12}             1960-01-01 → 1961-01-01    1961-12-01 → 1962-01-01
{..1984}                   .. → ..                    1984-01-01 → 1985-01-01
{2007-05-03,2007-05-01}    2007-05-01 → 2007-05-02    2007-05-03 → 2007-05-04
2004-06~-11                2004-06-11 → 2004-06-12
2004?-06-11                2004-06-11 → 2004-06-12
?2004-06-~11               2004-06-11 → 2004-06-12
2004-%06-11                2004-06-11 → 2004-06-12
156X-12-25                 1560-12-25 → 1569-12-26
15XX-12-25                 1500-12-25 → 1599-12-26
1XXX-XX                    1000-01-01 → 2000-01-01
1XXX-12                    1000-12-01 → 2000-01-01
1X99                       1099-01-01 → 2000-01-01
1984-1X                    1984-10-01 → 1985-01-01
1984-X2-29                 1984-02-29 → 1984-12-30
198X-02-29                 1980-02-29 → 1988-03-01
198X-21                    1980-03-01 → 1989-06-01
2004-06-~01/2004-06-~20    2004-06-01 → 2004-06-02    2004-06-20 → 2004-06-21
2004-06-XX/2004-07-03      2004-06-01 → 2004-07-01    2004-07-03 → 2004-07-04
"""


def rows(table: str, level: int) -> list[ParameterSet]:
    """The rows of a table with their level; sides are told apart by four blanks or more."""
    found = []
    for line in table.strip().splitlines():
        text, _, bounds = line.partition(" ")
        begins, _, ends = (side.strip() for side in bounds.strip().partition("    "))
        found.append(pytest.param(text, level, begins, ends or begins, id=text))
    return found


@pytest.mark.parametrize(("text", "level", "begins", "ends"), [*rows(LEVEL_0, 0), *rows(LEVEL_1, 1), *rows(LEVEL_2, 2)])
def test_a_string_means_its_bounds_and_has_its_level(text: str, level: int, begins: str, ends: str) -> None:
    value = parse(text)
    assert written(value) == (begins, ends)
    assert (value.level, value.edtf) == (level, text)


@pytest.mark.parametrize(
    ("text", "unknown", "approximate", "uncertain"),
    [
        ("1984", [], [], []),
        ("1984~", [], ["begins", "ends"], []),
        ("1984?", [], [], ["begins", "ends"]),
        ("1984%", [], ["begins", "ends"], ["begins", "ends"]),
        ("1984~/2004?", [], ["begins"], ["ends"]),
        ("2004-06-~01/2004-06-20", [], ["begins"], []),
        ("?2004-06-~11", [], ["begins", "ends"], ["begins", "ends"]),
        ("/1984~", ["begins"], ["ends"], []),
        ("1984/", ["ends"], [], []),
        ("1984/..", [], [], []),
        ("../1984", [], [], []),
        ("/..", ["begins"], [], []),
        ("[1667~,1668]", [], ["begins", "ends"], []),
        ("{1667~,1668?}", [], ["begins"], ["ends"]),
    ],
)
def test_qualifiers_and_empty_sides_become_flags(
    text: str, unknown: list[str], approximate: list[str], uncertain: list[str]
) -> None:
    value = parse(text)
    assert (value.unknown, value.approximate, value.uncertain) == (unknown, approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("1XXX", "millennium"),
        ("19XX", "century"),
        ("1950S2", "century"),
        ("198X", "decade"),
        ("198X-12-25", "decade"),
        ("1984-XX", "year"),
        ("1984-21", "season"),
        ("1984-12-XX", "month"),
        ("1984-12", "month"),
        ("1984-12-25", "day"),
        ("1984-12-25T10:05:00", "second"),
        ("1984-12-25/1985", "year"),
        ("[1984-12-25..1985-01]", "month"),
    ],
)
def test_precision_is_that_of_the_coarsest_part(text: str, precision: str) -> None:
    assert parse(text).precision == precision


@pytest.mark.parametrize(("zone", "kept"), [("", ""), ("Z", "Z"), ("-04", "-04:00"), ("+04:30", "+04:30")])
def test_a_time_is_civil_and_keeps_its_zone_beside_it(zone: str, kept: str) -> None:
    value = parse(f"2007-03-06T10:05:00{zone}")
    assert value.zone == kept
    assert value.begins_earliest == parse("2007-03-06T10:05:00").begins_earliest


def test_less_can_be_known_than_is_written() -> None:
    raid = parse("2007-01-11T03:00:00+03:00", precision=Precision.HOUR)
    assert written(raid)[0] == "2007-01-11T03:00:00 → 2007-01-11T04:00:00"
    assert (raid.precision, raid.edtf) == (Precision.HOUR, "2007-01-11T03:00:00+03:00")


def test_more_cannot_be_known_than_is_written() -> None:
    with pytest.raises(DateError, match="known only to the month"):
        parse("2007-03", precision=Precision.DAY)


@given(components)
@settings(max_examples=200)
def test_what_is_built_from_components_parses_to_them(parts: Components) -> None:
    value = parse(parts.edtf)
    assert value.begins_earliest is not None
    day, second = divmod(value.begins_earliest, DAY)
    assert civil(day) == (parts.year, parts.month or 1, parts.day or 1)
    hour, minute, left = parts.time or (0, 0, 0)
    assert second == hour * 3600 + minute * 60 + left
    assert (value.precision, value.zone) == (parts.precision, parts.zone)
    assert value.begins_approximate == (parts.qualifier in ("~", "%"))
    assert value.begins_uncertain == (parts.qualifier in ("?", "%"))


@given(strings)
@settings(max_examples=200)
def test_bounds_are_ordered_or_the_string_is_refused(text: str) -> None:
    with suppress(DateError):
        value = parse(text)
        fields = {name: getattr(value, name) for name in DateValue.__slots__}
        assert DateValue.from_bounds(**fields) == value  # which refuses bounds out of order
