"""The articles that the sample is made from, read where they lie beside the project: what is accepted without typing.

Their text is nobody's to publish, so it is in no file here; without that folder there is nothing to test.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from events.actions.changes import open_change
from events.actions.extracting import look_for_dates
from events.actions.suggestions import accept_suggestion
from events.models import ComputedDate, Event, Reading, SourceText, Suggestion, Timeline, User
from tests.factories import make_source, make_text

ARTICLES = Path(__file__).resolve().parents[2].parent / "shared" / "articles"
REPORT, EDITORIAL = ARTICLES / "wsws-2007-03-12.txt", ARTICLES / "editorial-march-2007.txt"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not (REPORT.exists() and EDITORIAL.exists()), reason=f"the articles are not in {ARTICLES}"),
]
DAY = 86_400


def looked_at(path: Path, timeline: Timeline, by: User, published: str) -> SourceText:
    """The text of one article, in which dates were looked for."""
    text = make_text(make_source(timeline, path.stem, published), path.read_text())
    with open_change(timeline, verb="capture_text", by=by):
        look_for_dates(text)
    return text


def accepted(text: SourceText, by: User, *, date: str = "", word: str = "", **fields: str) -> Event:
    """The event of the only suggestion so dated, with that word in its title, as it was suggested."""
    rows = Suggestion.objects.filter(source_text=text, is_background=False, title__icontains=word, **fields)
    row = rows.get(date_edtf=date)
    event = accept_suggestion(suggestion=row, version=row.version, by=by)
    event.refresh_from_db()
    return event


def test_the_report_gives_its_events_as_it_dates_them(timeline: Timeline, owner: User) -> None:
    text = looked_at(REPORT, timeline, owner, "2007-03-12")
    conference = accepted(text, owner, date="2007-03-10", word="conference")
    raid = accepted(text, owner, date="2007-01")
    surge = accepted(text, owner, word="surge")
    legion = accepted(text, owner, date="2007-03-07")
    cheney = accepted(text, owner, date="2007-02", word="Cheney")
    editorial = accepted(text, owner, date="2007-03-10", word="editorial")
    further = accepted(text, owner, word="further conference", reported_occurrence="planned")

    assert {each.occurrence for each in (conference, raid, surge, legion, cheney, editorial)} == {"happened"}
    assert {each.dating_basis for each in (conference, raid, legion, cheney, editorial)} == {"reading"}
    assert (further.occurrence, further.date) == ("planned", None)
    assert Reading.objects.get(citation__event=further).form == "withdrawn"
    assert raid.date is not None
    relation = surge.relations.get()
    assert (relation.kind, relation.gap_least, relation.gap_most, relation.gap_unit) == ("before", 1, 1, "days")
    assert relation.other == raid
    worked_out = ComputedDate.objects.get(event=surge, audience="members").date
    assert worked_out is not None
    assert worked_out.begins_earliest == raid.date.begins_earliest - DAY  # type: ignore[operator]
    written = {each.date_as_written for each in Reading.objects.filter(form="date")}
    assert {"last Wednesday", "last month"} <= {words.removesuffix("'s visit").removesuffix("’s") for words in written}


def test_the_editorial_gives_the_meeting_in_april_as_planned(timeline: Timeline, owner: User) -> None:
    text = looked_at(EDITORIAL, timeline, owner, "[2007-03-01..2007-03-09]")
    meeting = accepted(text, owner, date="2007-04", reported_occurrence="planned")
    assert (meeting.occurrence, meeting.date_edtf) == ("planned", "2007-04")
    assert meeting.citations.get().stance == "announces"
