"""Which events stand in a stretch of the axis."""

import pytest
from django.contrib.auth.models import AnonymousUser

from events.dates import from_iso, parse
from events.queries.filtering.narrowing import readable
from events.queries.lenses.lenses import lens_of
from events.queries.picture.ground import Window
from events.queries.picture.in_stretch import in_stretch
from events.queries.reader.sight import Sight
from tests import factories as make

pytestmark = pytest.mark.django_db

MARCH = Window(from_iso("2007-03-01T00:00:00"), from_iso("2007-04-01T00:00:00"))


def titles(sight, window=MARCH):
    return sorted(in_stretch(sight, readable(sight), window).values_list("title", flat=True))


def test_what_touches_the_stretch_is_in_it_and_what_ends_where_it_begins_is_not():
    timeline = make.make_timeline()
    for title, date in (
        ("before", "2007-02-28"),
        ("first day", "2007-03-01"),
        ("through", "2007-01/2007-12"),
        ("last day", "2007-03-31"),
        ("after", "2007-04-01"),
        ("undated", None),
    ):
        make.make_event(timeline, title, date)
    make.place(timeline)
    assert titles(Sight.of_reader(timeline, AnonymousUser())) == ["first day", "last day", "through"]


def test_through_a_lens_a_date_counts_that_had_been_published(sample):
    sight = Sight.of_reader(sample, AnonymousUser())
    early = sight.through(lens_of(sight, known=parse("2007-03-09"), according=None))
    assert 0 < len(titles(early)) < len(titles(sight))
