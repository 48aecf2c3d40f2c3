"""Which squares of the map become one mark."""

from hypothesis import given
from hypothesis import strategies as st

from events.geography.box import Box
from events.queries.map.cells import CELL, CLOSE, Cell, joined


def cell(x, y, *, events=1, is_point=True):
    column, row = int(x // CELL), int(y // CELL)
    return Cell(column, row, is_point, 1, events, events, x, y, Box(x, y, x, y), 1)


POINTS = st.tuples(st.floats(0, 600), st.floats(0, 400), st.integers(1, 50))


@given(st.lists(POINTS, max_size=40))
def test_nothing_is_lost_and_nothing_overlaps_what_it_might_have_joined(points):
    cells = {(c.column, c.row): c for c in (cell(x, y, events=n) for x, y, n in points)}.values()
    marks = joined(cells)
    assert sum(mark.events for mark in marks) == sum(each.events for each in cells)
    assert sum(mark.places for mark in marks) == len(cells)
    for one in marks:
        for other in marks:
            if one is not other:
                assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= CLOSE**2


def test_the_mark_stands_where_more_happened():
    (mark,) = joined([cell(43, 10, events=2), cell(46, 10, events=9)])
    assert (mark.x, mark.events, mark.places, mark.box) == (46, 11, 2, Box(43, 10, 46, 10))


def test_an_area_never_becomes_part_of_a_point():
    marks = joined([cell(10, 10, events=2), cell(12, 10, events=1, is_point=False)])
    assert [(mark.events, mark.is_point) for mark in marks] == [(2, True), (1, False)]


@given(POINTS, st.lists(POINTS, max_size=3))
def test_an_area_stands_beside_the_points_that_it_would_hide(where, points):
    x, y, events = where
    area = cell(x, y, events=events, is_point=False)
    marks = joined([area, *{(c.column, c.row): c for c in (cell(x, y, events=n) for x, y, n in points)}.values()])
    (moved,) = [mark for mark in marks if not mark.is_point]
    assert (moved.events, moved.box) == (area.events, area.box)
    for mark in marks:
        assert mark is moved or (mark.x - moved.x) ** 2 + (mark.y - moved.y) ** 2 >= CLOSE**2
    if all((mark.x - x) ** 2 + (mark.y - y) ** 2 >= CLOSE**2 for mark in marks if mark is not moved):
        assert (moved.x, moved.y) == (x, y)
