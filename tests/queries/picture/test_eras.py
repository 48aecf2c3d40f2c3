"""Which eras a reader sees, and how they are drawn in a window."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from events.dates import read_words
from events.dates.calendar import DAY
from events.models import Era, Timeline
from events.queries.lenses.lenses import lens_of
from events.queries.picture.eras import era_list, eras
from events.queries.picture.stretches import stretch
from events.queries.picture.viewport import Window
from events.queries.reader.sight import Sight
from tests.factories import make_member, make_timeline

pytestmark = pytest.mark.django_db
WIDE = Window(-(2**50), 2**50)


@pytest.fixture
def timeline() -> Timeline:
    return make_timeline("bridges")


def named(timeline: Timeline, title: str, when: str, **columns: object) -> Era:
    return Era.objects.create(timeline=timeline, title=title, date=read_words(when), **columns)


def test_strangers_and_members_see_the_same_eras_by_their_beginning(timeline: Timeline) -> None:
    named(timeline, "second", "2007-03-10/2007-05-03")
    named(timeline, "first", "until May 2007")
    named(timeline, "gone", "since 2003", withdrawn_at=timezone.now())
    for reader in (AnonymousUser(), make_member(timeline)):
        assert [line.title for line in era_list(Sight.of_reader(timeline, reader))] == ["first", "second"]


def test_an_era_is_drawn_where_it_overlaps_the_window(timeline: Timeline) -> None:
    era = named(timeline, "era", "2007-03-10/2007-05-03")
    sight = Sight.of_reader(timeline, AnonymousUser())
    begins, ends = era.date.begins_earliest, era.date.ends_latest
    assert [each["title"] for each in eras(sight, Window(begins - DAY, begins + 1))] == ["era"]
    assert [each["title"] for each in eras(sight, Window(ends - 1, ends + DAY))] == ["era"]
    assert eras(sight, Window(begins - DAY, begins)) == eras(sight, Window(ends, ends + DAY)) == []


def test_ends_fade_as_far_as_they_are_uncertain_and_open_sides_go_on(timeline: Timeline) -> None:
    named(timeline, "known to the day", "2007-03-10/2007-05-03")
    named(timeline, "known to the month", "March to May 2007")
    named(timeline, "open", "since 10 March 2008")
    drawn = {each["title"]: each for each in eras(Sight.of_reader(timeline, AnonymousUser()), WIDE)}
    assert (drawn["known to the day"]["fade_b"], drawn["known to the day"]["fade_e"]) == (0, 0)
    assert (drawn["known to the month"]["fade_b"], drawn["known to the month"]["fade_e"]) == (31 * DAY, 31 * DAY)
    assert (drawn["open"]["e"], drawn["open"]["fade_e"]) == (2**53, 0)
    assert drawn["known to the month"]["when"] == "March–May 2007"


def test_nothing_is_an_era_through_a_lens(timeline: Timeline) -> None:
    named(timeline, "era", "since 2003")
    sight = Sight.of_reader(timeline, make_member(timeline))
    through = sight.through(lens_of(sight, known=read_words("2007")))
    assert (era_list(through), eras(through, WIDE)) == ((), [])


def test_a_stretch_is_written_as_the_address_reads_it() -> None:
    date = read_words("2007-03-10/2007-05-03")
    assert stretch(date.begins_earliest, date.ends_latest) == "from=2007-03-10&to=2007-05-03"
    assert stretch(None, date.ends_latest) == "to=2007-05-03"
    assert stretch(0, 3600) == "from=1970-01-01T00:00:00&to=1970-01-01T00:59:59"
    assert stretch(-(2**50), 0).startswith("from=Y-")
