"""A box on the map as a filter: of the list, of the picture, and of events without a place."""

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.geography.box import Box, read_box
from events.models import Event, FacetKind, Place
from events.queries.filtering import sieve as sieving
from events.queries.filtering.narrowing import NOWHERE, Narrowing, keys
from events.queries.filtering.sieve import sieve
from events.queries.picture.picked import picked
from events.queries.reader.sight import Sight
from tests import factories as make

pytestmark = pytest.mark.django_db

POINTS = {
    "Baghdad": (33.3, 44.4), "Irbil": (36.2, 44.0), "Suva": (-18.1, 178.4), "Apia": (-13.8, -171.8),
    "London": (51.5, -0.1), "Pole": (-90.0, 0.0), "Date line": (0.0, 180.0),
}  # fmt: skip
DEGREES = st.integers(-180, 180).map(float)


@pytest.fixture
def sight():
    timeline = make.make_timeline()
    for name, (latitude, longitude) in POINTS.items():
        place = make.make_place(timeline, name, latitude=latitude, longitude=longitude)
        make.make_event(timeline, name, place=place)
    former = make.make_place(
        timeline, "Bagdad", merged_into=Place.objects.get(timeline=timeline, name="Baghdad"), latitude=0, longitude=0
    )
    make.make_event(timeline, "Bagdad", place=former)
    make.make_event(timeline, "somewhere", place=make.make_place(timeline, "Unknown"))
    make.make_event(timeline, "nowhere")
    return Sight.of_reader(timeline, AnonymousUser())


def titles(sight, **narrowing):
    return set(Event.objects.filter(pk__in=keys(sight, Narrowing(**narrowing))).values_list("title", flat=True))


def at(sight, name):
    return Place.objects.get(timeline=sight.timeline, name=name)


def expected(box):
    found = {name for name, point in POINTS.items() if box.holds(*point)}
    return found | ({"Bagdad"} if "Baghdad" in found else set())


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DEGREES, DEGREES, DEGREES, DEGREES)
def test_a_box_leaves_what_lies_in_it_across_the_antimeridian_too(sight, west, east, one, other):
    south, north = sorted((one / 2, other / 2))
    box = Box(west, south, east, north)
    assert titles(sight, box=box) == expected(box)


def test_an_event_at_a_place_that_was_merged_is_where_that_place_is_now(sight):
    assert titles(sight, box=read_box("40,29,48,38")) == {"Baghdad", "Irbil", "Bagdad"}
    assert titles(sight, box=read_box("-1,-1,1,1")) == set()


def test_a_box_narrows_what_other_filters_leave(sight):
    baghdad = at(sight, "Baghdad").public_id
    assert titles(sight, box=read_box("40,29,48,38"), place=[baghdad]) == {"Baghdad", "Bagdad"}
    assert titles(sight, box=read_box("170,-20,-170,0"), q="Apia") == {"Apia"}


def test_events_without_a_place_can_be_asked_for(sight):
    assert titles(sight, place=[NOWHERE]) == {"nowhere"}
    baghdad = at(sight, "Baghdad").public_id
    assert titles(sight, place=[NOWHERE, baghdad]) == {"nowhere", "Baghdad", "Bagdad"}


@pytest.mark.parametrize("few", [3_000, -1])
def test_the_picture_is_narrowed_by_keys_of_places(sight, monkeypatch, few):
    monkeypatch.setattr(sieving, "FEW", few)
    passing = sieve(sight, Narrowing(box=read_box("170,-20,-170,0")))
    inside = Place.objects.filter(name__in=["Suva", "Apia", "Date line"]).order_by("pk")
    assert passing.filed == ((FacetKind.PLACE, list(inside.values_list("pk", flat=True))),)
    assert passing.number == 3
    assert picked(sight, passing).is_few == (few > 0)
    nowhere = sieve(sight, Narrowing(place=[NOWHERE]))
    assert nowhere.filed == ((FacetKind.PLACE, [0]),)
    assert nowhere.number == 1
