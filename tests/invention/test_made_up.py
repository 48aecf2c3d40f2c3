"""What is made up: the same for the same seed, and of the kinds that real timelines have."""

from __future__ import annotations

import unicodedata
from collections import Counter
from itertools import islice

import pytest

from events.dates import DateValue, Precision, parse
from events.invention import InventedDate, InventedEvent, made_up

COUNT = 4_000


@pytest.fixture(scope="module")
def events() -> list[InventedEvent]:
    return list(made_up(COUNT, seed=2007).events)


def read(date: InventedDate) -> DateValue:
    return parse(date.edtf, precision=Precision(date.precision) if date.precision else None)


def test_the_same_seed_makes_the_same_timeline(events: list[InventedEvent]) -> None:
    again = made_up(COUNT, seed=2007)
    assert list(again.events) == events
    assert again.cast.sources == made_up(COUNT, seed=2007).cast.sources


def test_another_seed_makes_another_timeline(events: list[InventedEvent]) -> None:
    other = list(made_up(COUNT, seed=2008).events)
    assert sum(one.title == another.title for one, another in zip(events, other, strict=True)) < COUNT / 50


def test_numbers_count_from_one(events: list[InventedEvent]) -> None:
    assert [event.number for event in events] == list(range(1, COUNT + 1))


def test_every_date_is_one_that_is_read(events: list[InventedEvent]) -> None:
    for event in events:
        said = [reading.date for citation in event.citations for reading in citation.readings]
        for date in [event.date, *said]:
            assert date is None or read(date).edtf == date.edtf


def test_most_dates_are_of_the_last_decades_and_a_few_far_away(events: list[InventedEvent]) -> None:
    years = sorted(
        when // 31_556_952 for when in (read(event.date).begins_earliest for event in events if event.date) if when
    )
    assert years[0] < -2_000 - 1970
    assert years[len(years) // 2] > 1980 - 1970
    assert 0.005 < sum(year < 1900 - 1970 for year in years) / len(years) < 0.15
    assert years[-1] >= 2026 - 1970


def test_events_come_in_bursts(events: list[InventedEvent]) -> None:
    months = Counter(event.date.edtf[:7] for event in events if event.date)
    assert max(months.values()) > 20 * COUNT / 12 / 80


def test_few_events_are_key_and_many_are_details(events: list[InventedEvent]) -> None:
    weights = Counter(event.weight for event in events)
    assert len(weights) >= 16
    assert sum(number for weight, number in weights.items() if weight >= 60) < COUNT / 20
    assert sum(number for weight, number in weights.items() if weight <= 20) > COUNT / 2


def test_there_is_every_kind_of_occurrence_date_and_contradiction(events: list[InventedEvent]) -> None:
    assert {event.occurrence for event in events} == {
        *("happened", "planned", "postponed", "cancelled", "did not happen", "unknown")
    }
    assert any(event.date is None and event.citations for event in events)
    assert any(event.follows for event in events)
    readings = [reading for event in events for citation in event.citations for reading in citation.readings]
    assert any(reading.is_former for reading in readings)
    assert any(reading.form == "withdrawn" for reading in readings)
    assert {"reports", "announces", "claims", "denies"} == {each.stance for event in events for each in event.citations}
    kinds = {event.date.edtf.translate(str.maketrans("0123456789", "n" * 10)) for event in events if event.date}
    wanted = {"nnnn-nn-nn", "nnnn-nn", "nnnn", "nnnn~", "[..nnnn-nn-nn]", "nnnn-nn-nn/..", "/nnnn-nn-nn", "nnnn-nn-nn/"}
    assert wanted <= kinds


def test_some_titles_are_long_and_some_in_other_scripts(events: list[InventedEvent]) -> None:
    assert max(len(event.title) for event in events) > 150
    scripts = {unicodedata.name(event.title[0], "").split()[0] for event in events}
    assert {"LATIN", "GREEK", "CYRILLIC", "ARABIC", "CJK"} <= scripts


def test_no_pattern_is_left_unfilled(events: list[InventedEvent]) -> None:
    texts = [
        text for event in events for text in (event.title, event.summary, *(each.quote for each in event.citations))
    ]
    assert not [text for text in texts if "{" in text or "  " in text]


def test_a_few_people_places_and_tags_are_popular_and_most_are_not(events: list[InventedEvent]) -> None:
    for counted in (
        Counter(event.place for event in events if event.place is not None),
        Counter(actor for event in events for actor, _ in event.people),
        Counter(citation.source for event in events for citation in event.citations),
    ):
        numbers = [number for _, number in counted.most_common()]
        assert numbers[0] > 3 * numbers[len(numbers) // 2]


def test_reports_are_published_after_what_they_report(events: list[InventedEvent]) -> None:
    sources = made_up(COUNT, seed=2007).cast.sources
    late = early = 0
    for event in events:
        for citation in event.citations:
            if (
                event.date
                and len(event.date.edtf) == 10
                and event.occurrence == "happened"
                and citation.stance == "reports"
            ):
                published = sources[citation.source].published.edtf
                late, early = (
                    late + (published[:7] >= event.date.edtf[:7]),
                    early + (published[:4] < event.date.edtf[:4]),
                )
    assert early < late / 50


def test_events_are_made_one_after_another() -> None:
    assert len(list(islice(made_up(10**7, seed=1).events, 3))) == 3


def test_a_single_event_can_be_made() -> None:
    (event,) = made_up(1, seed=1).events
    assert event.title
