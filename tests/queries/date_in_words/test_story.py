"""The story of a date: what was said of it, in order of publication, and nothing else."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates import DateValue, parse, under_way
from events.models import ReadingForm, ReportedOccurrence, Stance, Unit
from events.queries.date_in_words.story import Told, story_of
from events.queries.dating.dating import Duration, Said
from events.queries.reader.names import SourceName

NAMESPACE = UUID(int=1)
HAPPENED = {"reported_occurrence": ReportedOccurrence.HAPPENED}
PLANNED = {"stance": Stance.ANNOUNCES, "reported_occurrence": ReportedOccurrence.PLANNED}
DENIED = {"stance": Stance.DENIES}


def told(
    name: str, published: str, date: str | DateValue = "", *, speaker: str = "", by_another: str = "", **said: Any
) -> Told:
    value = parse(date) if isinstance(date, str) and date else date or None
    form = said.pop("form", ReadingForm.DATE if value else ReadingForm.RELATIVE)
    out = parse(published) if published else None
    record = Said(reading_id=0, form=form, date=value, published=out, **said)
    source = SourceName(uuid5(NAMESPACE, name), name, "", "", "", out, "")
    return Told(record, uuid5(NAMESPACE, f"{name} cited"), 1, source, speaker, by_another)


def tell(*rows: Told) -> str:
    clauses = story_of(rows)
    return ", ".join(f"{each.words} ({'; '.join(voice.by for voice in each.voices)})" for each in clauses)


EXPECTED = told("Daily", "[2007-03-01..2007-03-09]", "2007-04", **PLANNED)
LEFT_OPEN = told("Web", "2007-03-12", form=ReadingForm.WITHDRAWN, **PLANNED)
MOVED = {"stance": Stance.ANNOUNCES, "reported_occurrence": ReportedOccurrence.MOVED}
SET = told("Wire", "[2007-04-01..2007-04-30]", "2007-05-03/2007-05-04", speaker="The minister", **MOVED)
ENDED = told("Agency", "2007-05-04", "/2007-05-04", **HAPPENED)


def test_a_plan_is_told_from_its_announcement_to_what_came_of_it() -> None:
    assert tell(ENDED, SET, LEFT_OPEN, EXPECTED) == (
        "Expected in April 2007 (Daily), left open (Web, 12 March), set for 3–4 May (The minister, in Wire), "
        "ended 4 May (Agency)"
    )


def test_a_plan_given_up_is_the_account_of_the_source_and_of_nobody_it_quotes() -> None:
    former = told("Wire", "2007-04-20", "[2007-04-01..2007-04-10]", speaker="The minister", is_former=True, **MOVED)
    assert tell(EXPECTED, former).endswith("once planned to take place between 1 and 10 April (Wire, 20 April)")


def test_two_reports_that_exclude_each_other_are_placed_and_the_later_one_is_against_the_earlier() -> None:
    paper = told("Web", "2007-03-12", "2007-03-07", **HAPPENED)
    record = told("Record", "2007-03-06", "2007-03-06", **HAPPENED)
    assert tell(paper, record) == ("Placed on 6 March 2007 (Record), but placed on 7 March (Web, 12 March)")


def test_what_several_say_one_after_the_other_is_said_once() -> None:
    reports = [told(name, day, "2007-03-10", **HAPPENED) for name, day in (("A", "2007-03-12"), ("B", "2007-05-04"))]
    assert tell(*reports) == "Happened on 10 March 2007 (A, 12 March; B, 4 May)"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (told("B", "2007-06-01", "2007-03", stance=Stance.PREDICTS), "expected in March"),
        (told("B", "2007-06-01", "2007-03-10", stance=Stance.PREDICTS), "expected on 10 March"),
        (told("B", "2007-06-01", "2007-03-10", **MOVED), "moved and planned for 10 March"),
        (told("B", "2007-06-01", "2007-03-10", stance=Stance.CLAIMS), "claimed to have happened on 10 March"),
        (told("B", "2007-06-01", "2007-03-10", stance=Stance.RETRACTS), "no longer said to have happened on 10 March"),
        (told("B", "2007-06-01", "/2007-05-04", **DENIED), "said not to have ended 4 May"),
        (told("B", "2007-06-01", "2007-03-10", **DENIED), "said not to have happened on 10 March"),
        (told("B", "2007-06-01", "2007-03-10"), "placed on 10 March"),
        (told("B", "2007-06-01", by_another="during the talks", **HAPPENED), "happened during the talks"),
        (told("B", "2007-06-01", by_another="during the talks", **PLANNED), "expected during the talks"),
        (told("B", "2007-06-01", "[..2007-05-05]", duration=Duration(2, 2, Unit.DAYS), **HAPPENED),
         "happened by 5 May and lasted two days"),
        (told("B", "2007-06-01", date=under_way(parse("2007-03-12")), form=ReadingForm.UNDER_WAY,
              reported_occurrence=ReportedOccurrence.UNDER_WAY), "under way on 12 March"),
        (told("B", "2007-06-01", form=ReadingForm.WITHDRAWN, stance=Stance.ANNOUNCES,
              reported_occurrence=ReportedOccurrence.CANCELLED), "called off"),
        (told("B", "2007-06-01", form=ReadingForm.WITHDRAWN, stance=Stance.ANNOUNCES,
              reported_occurrence=ReportedOccurrence.POSTPONED), "put off without a new date"),
        (told("B", "2007-06-01", "2007-07-10", stance=Stance.ANNOUNCES,
              reported_occurrence=ReportedOccurrence.POSTPONED), "put off and planned for 10 July"),
    ],
)  # fmt: skip
def test_the_verb_says_how_the_source_puts_it(row: Told, words: str) -> None:
    assert story_of([EXPECTED, row])[1].words == words


def test_a_single_reading_has_no_story() -> None:
    assert story_of([EXPECTED]) == ()
    assert story_of([EXPECTED, told("Web", "2007-03-12", form=ReadingForm.NONE)]) == ()


def test_years_are_said_with_every_date_where_there_are_several() -> None:
    assert tell(told("A", "2006-12-01", "2007-01", **PLANNED), told("B", "2007-02-01", "2007-01-11", **HAPPENED)) == (
        "Expected in January 2007 (A, 1 December 2006), happened on 11 January 2007 (B, 1 February 2007)"
    )


def test_a_source_whose_day_this_reader_may_not_know_is_told_last_and_without_its_day() -> None:
    masked = SourceName(UUID(int=9), "a diplomat", "", "", "", None, "", is_masked=True)
    secret = Told(EXPECTED.said, UUID(int=8), 2, masked)
    lasting = told("B", "2007-06-01", "2007-05-04", **HAPPENED)
    assert tell(secret, lasting) == "Happened on 4 May 2007 (B, 1 June), expected in April (a diplomat)"


@given(st.permutations([EXPECTED, LEFT_OPEN, SET, ENDED]), st.integers(min_value=0, max_value=4))
def test_every_clause_has_a_citation_and_every_reading_is_told_once(rows: list[Told], many: int) -> None:
    rows = rows[:many]
    voices = [voice for clause in story_of(rows) for voice in clause.voices]
    assert all(clause.voices for clause in story_of(rows))
    assert sorted(voice.citation for voice in voices) == sorted(row.citation for row in rows if many > 1)
