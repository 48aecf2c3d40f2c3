"""Could both be right? Known causes, tried on two sources that disagree."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates import agreement, parse, say
from events.models import CalendarName, ReadingBasis, Unit
from events.queries.dating.accounts import Account, Cause
from events.queries.dating.dating import Duration
from events.queries.dating.reconciling import could_both, hypotheses
from events.queries.dating.weighing import are_apart
from tests.queries.dating.test_proposing import said
from tests.queries.of_the_sample import citations_of, document, said_of


def account(text: str, source: str = "The paper", as_written: str = "", **options: Any) -> Account:
    of_the_writer = {key: options.pop(key) for key in ("language", "time_zone", "calendar") if key in options}
    options.setdefault("basis", ReadingBasis.FROM_PUBLICATION_DATE)
    return Account(said(text, **options), source, as_written, **of_the_writer)


def both(one: Account, other: Account, **options: Any) -> list[str]:
    return [each.words for each in could_both(one, other, **options)]


def accounts_of(title: str) -> list[Account]:
    """The sample's own accounts of an event."""
    sources = {source["id"]: source for source in document()["sources"]}
    rows = [(citation, reading) for citation in citations_of(title) for reading in citation["readings"]]
    return [
        Account(
            each,
            sources[citation["source"]]["short_title"],
            reading.get("as_written", ""),
            sources[citation["source"]].get("language", "en"),
            sources[citation["source"]].get("time_zone", ""),
        )
        for each, (citation, reading) in zip(said_of(title), rows, strict=True)
    ]


def test_the_speech_was_on_wednesday_in_sydney() -> None:
    zones = {source["time_zone"] for source in document()["sources"] if "time_zone" in source} | {"Asia/Baghdad"}
    found = hypotheses(accounts_of("President Bush to the American Legion"), zones=zones, where="Asia/Baghdad")
    assert [each.words for each in found] == [
        "both hold if WSWS counts days in Sydney: 02:05 on Wednesday 7 March",
    ]


def test_sources_that_agree_need_no_reconciling() -> None:
    for event in document()["events"]:
        if not event["title"].startswith("President Bush to the American Legion"):
            assert hypotheses(accounts_of(event["title"]), where="Asia/Baghdad") == []


MOMENT = account("2007-03-06T10:05:00-05:00", "The wire")


def test_a_writer_whose_clock_is_known_counts_days_by_no_other() -> None:
    assert both(MOMENT, account("2007-03-07", time_zone="Asia/Tokyo")) == [
        "both hold if The paper counts days in Tokyo: 00:05 on Wednesday 7 March"
    ]
    assert both(MOMENT, account("2007-03-07", language="en", time_zone="Europe/London")) == []


def test_the_nearest_clock_of_the_timeline_or_of_the_press_in_the_writers_language_is_supposed() -> None:
    seventh = account("2007-03-07", language="en-AU")
    assert both(MOMENT, seventh, zones=["Pacific/Auckland"])[0].startswith(
        "both hold if The paper counts days in Sydney"
    )
    assert both(MOMENT, seventh, zones=["Asia/Tokyo"])[0].startswith("both hold if The paper counts days in Tokyo")
    assert both(MOMENT, account("2007-03-07", language="fa")) == []
    assert both(MOMENT, account("2007-03-07")) == []


def test_a_moment_without_a_zone_is_told_by_the_clock_of_its_place() -> None:
    moment, tenth = account("2007-01-11T03:00:00"), account("2007-01-10", "The Post", time_zone="America/New_York")
    assert both(moment, tenth) == []
    assert both(tenth, moment, where="Asia/Baghdad") == [
        "both hold if The Post counts days in New York: 19:00 on Wednesday 10 January"
    ]


def test_one_moment_told_by_two_clocks() -> None:
    assert both(MOMENT, account("2007-03-06T15:05:00Z", "The agency")) == [
        "both hold if The agency counts days in UTC: 15:05 on Tuesday 6 March"
    ]
    assert both(MOMENT, account("2007-03-06T15:06:00Z", "The agency")) == []


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            account("2007-05-05", published=parse("2007-05-05")),
            account("2007-05-04"),
            ["both hold if The paper gives the day it was printed, and it was the day before: Friday 4 May"],
        ),
        (
            account("2007-03-07", as_written="last Wednesday"),
            account("2007-02-28"),
            ["both hold if “last Wednesday” in The paper is a week earlier: Wednesday 28 February"],
        ),
        (
            account("[2007-03-05..2007-03-11]", as_written="last week"),
            account("2007-03-04"),
            [
                "both hold if the week begins on Sunday in The paper",
                "both hold if the week begins on Saturday in The paper",
            ],
        ),
        (
            account("1917-10-25"),
            account("1917-11-07"),
            ["both hold if The paper counts by the old calendar: its 25 October is Wednesday 7 November"],
        ),
        (
            account("1917-11-07", calendar=CalendarName.JULIAN),
            account("1917-10-25", "The decree", calendar=CalendarName.JULIAN),
            ["both hold if The paper counts by the new calendar already: Thursday 25 October"],
        ),
        (
            account("2007-05-04"),
            account("2007-05-03/2007-05-04", "The wire"),
            ["both hold if The paper speaks of a part of it, and The wire of the whole: 3–4 May 2007"],
        ),
        (
            account("2007-05-03"),
            account("2007-05-04", "The wire", duration=Duration(2, 2, Unit.DAYS)),
            ["both hold if The paper speaks of a part of it, and The wire of the last of 2 days: 3–4 May 2007"],
        ),
        (
            account("2007-03-10", as_written="by Saturday"),
            account("2007-03-07"),
            ["both hold if The paper names a deadline: by 10 March 2007"],
        ),
        (account("2007-03-10", as_written="by Friday"), account("2007-03-12"), []),
        (account("2007-03-10"), account("2007-03-21"), []),
    ],
)
def test_known_causes_are_tried(one: Account, other: Account, words: list[str]) -> None:
    assert both(one, other) == words


ACCOUNTS = st.builds(
    account,
    st.one_of(
        st.dates().map(lambda day: f"{day:%Y-%m-%d}".zfill(10)),
        st.sampled_from(
            [
                "2007-03-06T23:30:00-05:00",
                "2007-03-07T01:00:00+03:00",
                "2007-03-05/2007-03-08",
                "2007-03",
                "[..2007-03-06]",
            ]
        ),
        st.integers(1, 12).map(lambda day: f"2007-03-{day:02d}"),
        st.sampled_from(["1917-10-25", "1917-11-07", "1752-09-02", "1752-09-13"]),
    ),
    as_written=st.sampled_from(["", "last Wednesday", "this week", "by Sunday"]),
    language=st.sampled_from(["", "en", "fr-CA", "ja"]),
    time_zone=st.sampled_from(["", "Australia/Sydney", "Not/Known", "-11:00"]),
    calendar=st.sampled_from(CalendarName),
    published=st.sampled_from([None, parse("2007-03-06"), parse("2007-03-07"), parse("[2007-03-01..2007-03-09]")]),
    duration=st.sampled_from([None, Duration(2, 3, Unit.DAYS), Duration(1, 1, Unit.WEEKS), Duration(1, 1, Unit.YEARS)]),
)


@given(ACCOUNTS, ACCOUNTS)
def test_what_is_supposed_makes_the_two_agree_and_leaves_what_was_said(one: Account, other: Account) -> None:
    found = could_both(one, other, zones=["Asia/Kolkata"], where="Asia/Baghdad")
    assert not found or are_apart(one.said, other.said)
    for each in found:
        assert agreement(*each.dates).kind != "disagree"
        assert each.dates != (one.said.date, other.said.date)
        assert each.readings == (one.said.reading_id, other.said.reading_id)
        assert each.words.startswith("both hold if ")
        assert all(say(date) for date in each.dates)


@given(ACCOUNTS, ACCOUNTS)
def test_the_order_of_two_sources_changes_nothing(one: Account, other: Account) -> None:
    assert sorted(both(one, other)) == sorted(both(other, one)) or _both_are_moments(one, other)


def _both_are_moments(one: Account, other: Account) -> bool:
    return all(each.said.date is not None and "T" in each.said.date.edtf for each in (one, other))


def test_a_cause_is_named_for_each() -> None:
    found = could_both(account("2007-05-05", published=parse("2007-05-05")), account("2007-05-04"))
    assert [each.cause for each in found] == [Cause.PRINT_DAY]
    assert [date.edtf or say(date) for date in found[0].dates] == ["4 May 2007", "2007-05-04"]
