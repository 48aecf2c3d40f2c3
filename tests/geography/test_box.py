"""Boxes of degrees: written, read, in words, and what lies in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.geography.box import WORLD, Box, BoxError, around, read_box

LONGITUDES = st.floats(-180, 180).map(lambda number: round(number, 4))
LATITUDES = st.floats(-90, 90).map(lambda number: round(number, 4))
POINTS = st.tuples(LATITUDES, LONGITUDES)


@st.composite
def boxes(draw):
    south, north = sorted(draw(st.tuples(LATITUDES, LATITUDES)))
    return Box(draw(LONGITUDES), south, draw(LONGITUDES), north)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("40,29,48,38", "40–48° E, 29–38° N"),
        ("-10,-5,8.5,5", "10° W – 8.5° E, 5° S – 5° N"),
        ("-80,-40,-60,-20", "60–80° W, 20–40° S"),
        ("170,-20,-170,0", "170° E – 170° W, 20° S – 0° N"),
        (" 1.25 , 2 , 3 , 4 ", "1.25–3° E, 2–4° N"),
    ],
)
def test_a_box_is_read_and_said_in_words(written, words):
    assert read_box(written).words == words


@pytest.mark.parametrize(
    "written", ["", "1,2,3", "1,2,3,4,5", "west,2,3,4", "1,2,3,nan", "1,2,3,1e2", "0x1,2,3,4", "1,2,3,٤"]
)
def test_what_is_no_box_is_refused_with_what_to_write(written):
    with pytest.raises(BoxError, match="west, south, east and north in degrees, like 40,29,48,38"):
        read_box(written)


@pytest.mark.parametrize("written", ["-181,0,0,1", "0,0,181,1", "0,-91,1,0", "0,0,1,90.5"])
def test_degrees_that_do_not_exist_are_refused(written):
    with pytest.raises(BoxError, match="longitudes from −180 to 180"):
        read_box(written)


def test_a_box_whose_south_lies_north_is_refused():
    with pytest.raises(BoxError, match="its south before its north"):
        read_box("40,38,48,29")


@given(boxes())
def test_a_box_is_written_as_it_is_read(box):
    assert read_box(str(box)) == box


@given(boxes(), POINTS)
def test_beyond_the_antimeridian_a_box_holds_what_the_other_half_does_not(box, point):
    latitude, longitude = point
    is_between = box.south <= latitude <= box.north
    if box.west <= box.east:
        assert box.holds(*point) == (is_between and box.west <= longitude <= box.east)
    else:
        assert box.holds(*point) == (is_between and (longitude >= box.west or longitude <= box.east))


@given(st.lists(POINTS, min_size=1, max_size=12))
def test_the_box_around_points_holds_them_all_and_none_is_narrower(points):
    box = around(points)
    assert all(box.holds(*point) for point in points)
    width = sum(last - first for first, last in box.longitudes)
    for _, west in points:
        east = max((longitude for _, longitude in points), key=lambda longitude: (longitude - west) % 360)
        assert width <= (east - west) % 360 + 1e-9 or width <= max(p[1] for p in points) - min(p[1] for p in points)


def test_there_is_no_box_around_nothing():
    assert around([]) is None
    assert WORLD.holds(-90, 180)
    assert around([(10, 179), (12, -179)]) == Box(179, 10, -179, 12)
