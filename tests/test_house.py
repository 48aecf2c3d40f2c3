"""The house keeps its floors: a room looks down, never up, never through a neighbour's wall.

What each law looks at stands in `tests/house/`, and beside it the tests that every one of them can be broken.
"""

import warnings
from pathlib import Path

import pytest

from tests.house import names, pages, patterns, rooms

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("room", rooms.MAY_IMPORT)
def test_a_room_looks_only_downward(room):
    assert rooms.looks_up(ROOT, room) == []


@pytest.mark.parametrize("floor", rooms.FLOORS)
def test_rooms_of_one_floor_never_know_each_other_in_a_circle(floor):
    assert rooms.in_circles(ROOT, floor) == []


@pytest.mark.parametrize("room", sorted(rooms.GROUND))
def test_the_ground_stands_on_the_standard_library_alone(room):
    assert rooms.leaves_the_standard_library(ROOT, room) == []


@pytest.mark.parametrize("room", sorted(rooms.GROUND))
def test_the_ground_never_asks_the_clock(room):
    assert rooms.asks_the_clock(ROOT, room) == []


@pytest.mark.parametrize("room", sorted(rooms.GROUND | {"models"} | rooms.SECOND))
def test_below_the_doors_nobody_knows_who_asked(room):
    assert rooms.knows_who_asked(ROOT, room) == []


def test_a_question_has_no_consequences():
    assert "actions" not in rooms.MAY_IMPORT["queries"]
    assert "forms" not in rooms.MAY_IMPORT["api"]
    assert not {"views", "api"} & (rooms.MAY_IMPORT["views"] | rooms.MAY_IMPORT["api"] | rooms.MAY_IMPORT["forms"])


def test_doors_write_through_actions_only():
    assert rooms.writes(ROOT) == []


def test_the_house_does_not_know_its_plot():
    assert rooms.imports_the_plot(ROOT) == []


def test_every_file_is_named_for_something():
    assert rooms.nameless(ROOT) == []


def test_nothing_happens_by_a_signal():
    assert rooms.uses_signals(ROOT) == []


def test_every_room_is_in_the_law():
    assert rooms.outside_the_law(ROOT) == []


def test_what_is_swapped_in_is_not_a_page():
    assert pages.fragments_that_extend(ROOT) == []


def test_no_template_asks_the_database():
    assert pages.queries_in_templates(ROOT) == []


def test_every_template_is_shown_somewhere():
    assert pages.unused_templates(ROOT) == []


def test_only_views_of_the_drawing_touch_the_page():
    assert pages.drawing_that_touches_the_page(ROOT) == []


def test_every_constraint_reads_as_a_sentence():
    assert names.short_constraint_names(ROOT) == []


def test_every_python_reads_a_pattern_alike():
    assert patterns.keeps_a_group(ROOT) == []


def test_every_test_is_named_by_a_sentence():
    assert names.short_test_names(ROOT) == []


def test_long_files_that_give_no_reason_are_reported():
    for stray in names.long_files(ROOT):
        warnings.warn(stray, stacklevel=1)
