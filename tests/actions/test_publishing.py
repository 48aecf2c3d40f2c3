"""When a source came out on another day, the dates counted from that day are others."""

from __future__ import annotations

import pytest

from events.actions.foreseeing import foresee
from events.actions.readings import edit_reading
from events.actions.reverting import revert_change, revert_fields
from events.actions.sources import edit_source
from events.dates import parse, say
from events.models import Event, Reading, Role, Source, Timeline, User
from events.queries.reading.rereading import rereadings
from tests import factories as make
from tests.captured import captured

pytestmark = pytest.mark.django_db


@pytest.fixture
def wsws(sample: Timeline) -> Source:
    return Source.objects.get(timeline=sample, short_title="WSWS")


@pytest.fixture
def ann(sample: Timeline) -> User:
    return make.make_member(sample, "bea", Role.EDITOR)


def dates(source: Source) -> dict[str, str]:
    """What it says of each event whose date it gives by words counted from its publication."""
    rows = Reading.objects.filter(citation__source=source, basis="from publication date").exclude(date_precision="")
    return {row.citation.event.title: row.date.edtf for row in rows.select_related("citation__event")}


def published(source: Source, day: str, by: User) -> Source:
    return edit_source(source=source, fields={"published": parse(day)}, version=source.version, by=by)


def test_an_article_of_a_week_later_says_all_of_a_week_later(wsws: Source, ann: User) -> None:
    before = dates(wsws)
    legion = next(title for title in before if "Legion" in title)
    assert before[legion] == "2007-03-07"
    published(wsws, "2007-03-19", ann)
    after = dates(wsws)
    assert {title: (before[title], after[title]) for title in before if before[title] != after[title]} == {
        legion: ("2007-03-07", "2007-03-14"),
        "Regional security conference in Baghdad": ("2007-03-10", "2007-03-17"),
        next(title for title in before if "Financial Times" in title): ("2007-03-10", "2007-03-17"),
    }


def test_events_whose_date_rests_on_such_a_reading_follow_and_all_of_it_is_one_change(
    sample: Timeline, wsws: Source, ann: User
) -> None:
    times = Event.objects.get(timeline=sample, title__startswith="Financial Times")
    assert say(times.date) == "10 March 2007"
    deeds = sample.changes.count()
    published(wsws, "2007-03-19", ann)
    times.refresh_from_db()
    assert say(times.date) == "17 March 2007"
    assert sample.changes.count() == deeds + 1
    revert_change(change=sample.changes.latest("number"), by=ann)
    times.refresh_from_db()
    assert say(times.date) == "10 March 2007"
    assert dates(wsws)["Regional security conference in Baghdad"] == "2007-03-10"


def test_what_moves_is_foreseen(sample: Timeline, wsws: Source, ann: User) -> None:
    found = foresee(sample, lambda: published(wsws, "2007-03-19", ann), by=ann)
    assert [(move.event.number, move.becomes) for move in found.moves if "Times" in move.event.title] == [
        (21, "17 March 2007")
    ]
    said = [each.sentence for each in rereadings(wsws, wsws.published, parse("2007-03-19"))]
    assert "“last Wednesday”: 7 March 2007 → 14 March 2007" in said
    assert dates(wsws)["Regional security conference in Baghdad"] == "2007-03-10"


def test_a_reading_that_somebody_made_otherwise_stays_and_is_named(wsws: Source, ann: User) -> None:
    reading = Reading.objects.get(
        citation__source=wsws, date_precision="day", citation__event__title__contains="Legion"
    )
    edit_reading(reading=reading, fields={"when": "5 March 2007"}, version=reading.version, by=ann)
    said = [each.sentence for each in rereadings(wsws, wsws.published, parse("2007-03-19"))]
    assert "“last Wednesday”: stays 5 March 2007, which somebody chose otherwise than its words say" in said
    published(wsws, "2007-03-19", ann)
    reading.refresh_from_db()
    assert reading.date.edtf == "2007-03-05"


def test_other_data_of_a_source_move_nothing(sample: Timeline, wsws: Source, ann: User) -> None:
    before = dates(wsws)
    edit_source(source=wsws, fields={"note": "Read twice."}, version=wsws.version, by=ann)
    assert dates(wsws) == before
    assert not rereadings(wsws, wsws.published, wsws.published)


def test_words_are_read_in_the_sentence_that_they_stand_in() -> None:
    timeline = make.make_timeline()
    ann = make.make_member(timeline, "ann", Role.EDITOR)
    source = make.make_source(timeline, "Echo", "1901-05-06")
    event = make.make_event(timeline, "They vote", "1901-05-10")
    citation = make.make_citation(event, source)
    make.make_passage(citation, "on Friday", role="date words")
    reading = make.make_reading(citation, "1901-05-10", basis="from publication date")
    captured(source, "The guild met on Tuesday. Its members will vote on Friday, said the clerk.")
    published(source, "1901-05-13", ann)
    reading.refresh_from_db()
    assert reading.date.edtf == "1901-05-17"


def test_a_former_day_of_publication_brought_back_brings_its_dates_back(wsws: Source, ann: User) -> None:
    before = dates(wsws)
    later = published(wsws, "2007-03-19", ann)
    revert_fields(row=later, fields=["published"], to_version=1, version=2, by=ann)
    assert dates(wsws) == before
