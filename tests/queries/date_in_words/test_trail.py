"""How a plan went: its announcements, how far it slipped, and what became of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

import pytest

from events.dates import DateValue, parse
from events.models import Occurrence, ReadingForm, ReportedOccurrence, Stance
from events.queries.date_in_words.story import Told
from events.queries.date_in_words.trail import Ended, Heard, Trail, trail_of
from events.queries.dating.dating import Said, out_by
from events.queries.dating.proposing import Reported
from events.queries.dating.slip import slip_between
from events.queries.reader.names import SourceName

NAMESPACE = UUID(int=1)
R = ReportedOccurrence
PLANNED: dict[str, Any] = {"stance": Stance.ANNOUNCES, "reported_occurrence": R.PLANNED}
MOVED: dict[str, Any] = {"stance": Stance.ANNOUNCES, "reported_occurrence": R.MOVED}


class Record:
    """What is said of one plan, citation by citation, as it is typed in."""

    def __init__(self) -> None:
        self.told: list[Told] = []
        self.heard: list[Heard] = []

    def says(self, name: str, published: str, *dates: str | Told, **said: Any) -> Record:
        """One citation with its readings: EDTF, "former <EDTF>", or "" for a date that was taken back."""
        mark, out = len(self.heard) + 1, parse(published) if published else None
        source = SourceName(uuid5(NAMESPACE, name), name, "", "", "", out, "", is_masked=out is None)
        citation, speaker = uuid5(NAMESPACE, f"{name} {mark}"), said.pop("speaker", "")
        for date in dates:
            words = str(date).removeprefix("former ")
            record = Said(
                reading_id=len(self.told),
                form=ReadingForm.DATE if words else ReadingForm.WITHDRAWN,
                date=parse(words) if words else None,
                is_former=str(date).startswith("former "),
                published=out,
                **said,
            )
            self.told.append(Told(record, citation, mark, source, speaker))
        stance = said.get("stance", Stance.REPORTS)
        reported = Reported(stance, said.get("reported_occurrence"), out_by(out))
        self.heard.append(Heard(citation, mark, source, speaker, reported))
        return self

    def trail(self, occurrence: Occurrence, date: str = "", *, last: str = "") -> Trail | None:
        used: DateValue | None = parse(date) if date else None
        return trail_of(self.told, self.heard, Ended(occurrence, used, parse(last) if last else None))


def lines(trail: Trail | None) -> list[str]:
    assert trail is not None
    return [f"{step.what} ({'; '.join(voice.by for voice in step.voices)})" for step in trail.steps]


def announced() -> Record:
    record = Record().says("Daily", "[2007-03-01..2007-03-09]", "2007-04", **PLANNED)
    record.says("Web", "2007-03-12", "", **PLANNED)
    dates = ("former [2007-04-01..2007-04-10]", "2007-05-03/2007-05-04")
    return record.says("Wire", "[2007-04-01..2007-04-30]", *dates, speaker="The minister", **MOVED)


def held() -> Record:
    record = announced().says("Radio", "2007-05-05", "[..2007-05-05]", reported_occurrence=R.HAPPENED)
    return record.says("Agency", "2007-05-04", "/2007-05-04", reported_occurrence=R.HAPPENED)


def test_a_trail_goes_from_the_first_announcement_over_what_was_given_up_to_what_became_of_it() -> None:
    assert lines(held().trail(Occurrence.HAPPENED, "2007-05-03/2007-05-04")) == [
        "expected in April 2007 (Daily)",
        "no date any more (Web)",
        "between 1 and 10 April 2007, no longer valid (Wire)",
        "set for 3–4 May 2007 (The minister, in Wire)",
        "happened, 3–4 May 2007 (Agency; Radio)",
    ]


def test_a_slip_is_at_least_the_way_from_the_last_day_first_announced_to_the_first_day_it_happened() -> None:
    trail = held().trail(Occurrence.HAPPENED, "2007-05-03/2007-05-04")
    assert trail is not None
    assert trail.slip == "slipped by at least 3 days"
    assert trail.between == "from 30 April 2007, the last day announced at first, to 3 May 2007"
    assert [step.change for step in trail.steps] == ["", "", "", "at least 3 days later", ""]
    assert not trail.missing


@pytest.mark.parametrize(
    ("first", "then", "words"),
    [
        ("2007-05-03/2007-05-04", "2007-05-06/2007-05-07", "slipped by 3 days"),
        ("2007-05-03", "2007-05-02", "brought forward by 1 day"),
        ("2007-06", "2007-05-30", "brought forward by at least 2 days"),
        ("2007", "2008-01-01", "slipped by at least 1 day"),
        ("2007-04", "2007-04-09", None),  # within what was announced
        ("[..2007-05-04]", "2007-05-06", "slipped by at least 2 days"),
        ("2007-05-04/..", "2007-05-06", "slipped by 2 days"),
        ("/2007-05-04", "2007-05-03/2007-05-04", None),  # the beginning was never announced
        ("2007-05-04T10:00:00", "2007-05-04T12:00:00", None),  # the same day
    ],
)
def test_beginnings_are_held_against_beginnings(first: str, then: str, words: str | None) -> None:
    found = slip_between(parse(first), parse(then))
    assert (found.words if found else None) == words


def test_a_plan_whose_day_was_over_when_the_last_source_was_out_is_overdue() -> None:
    record = Record().says("Daily", "2007-03-09", "2007-04", **PLANNED)
    trail = record.trail(Occurrence.PLANNED, last="2007-05-05")
    assert trail is not None
    assert trail.is_overdue
    assert trail.missing == (
        "No outcome reported. It should have happened by 30 April 2007; the latest source here is of 5 May 2007."
    )
    assert record.trail(Occurrence.PLANNED, last="2007-04-30") is None  # nothing to hold it against yet


def test_a_plan_still_to_come_says_how_far_it_has_slipped_and_that_no_outcome_is_reported() -> None:
    trail = announced().trail(Occurrence.PLANNED, last="2007-05-03")
    assert trail is not None
    assert not trail.is_overdue
    assert (trail.slip, trail.missing) == ("slipped by at least 3 days", "No outcome reported yet.")


def test_a_plan_without_a_date_any_more_has_neither_slipped_nor_is_it_overdue() -> None:
    record = Record().says("Daily", "2007-03-09", "2007-04", **PLANNED).says("Web", "2007-03-12", "", **PLANNED)
    trail = record.trail(Occurrence.PLANNED, last="2008-01-01")
    assert trail is not None
    assert (trail.slip, trail.missing, trail.is_overdue) == ("", "No outcome reported yet.", False)


def test_what_was_called_off_ends_so_and_tells_no_slip() -> None:
    record = Record().says("Daily", "2007-03-09", "2007-04", **PLANNED)
    record.says("Web", "2007-03-12", stance=Stance.ANNOUNCES, reported_occurrence=R.CANCELLED)
    trail = record.trail(Occurrence.CANCELLED)
    assert lines(trail) == ["expected in April 2007 (Daily)", "called off (Web)"]
    assert trail is not None
    assert (trail.slip, trail.missing) == ("", "")


def test_what_only_the_editors_hold_to_have_happened_is_said_to_rest_on_them() -> None:
    record = Record().says("Daily", "2007-03-09", "2007-04", **PLANNED).says("Web", "2007-03-12", "2007-05", **MOVED)
    trail = record.trail(Occurrence.HAPPENED, "2007-05-02")
    assert trail is not None
    assert trail.missing == "No outcome reported; by the editors’ decision: happened."


def test_an_event_that_nobody_announced_has_no_trail() -> None:
    assert Record().says("Web", "2007-03-12", "2007-03-10").trail(Occurrence.HAPPENED, "2007-03-10") is None


def test_a_masked_source_stands_last_since_its_day_is_not_for_this_reader() -> None:
    record = Record().says("A diplomat", "", "2007-03", **PLANNED).says("Daily", "2007-03-09", "2007-04", **PLANNED)
    trail = record.trail(Occurrence.PLANNED)
    assert trail is not None
    assert [step.published for step in trail.steps] == ["9 March 2007", ""]
