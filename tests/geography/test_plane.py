"""The plane that the map is drawn on."""

import math

import pytest

from events.geography.plane import across, down, pixels


def test_the_equator_is_in_the_middle_and_the_poles_are_at_the_edges():
    assert down(0) == 0.5
    assert down(90) == pytest.approx(0.1334, abs=1e-4)
    assert down(-90) == pytest.approx(1 - down(90))
    assert [across(degrees) for degrees in (-180, 0, 180)] == [0, 0.5, 1]


@pytest.mark.parametrize("latitude", [-89, -60.5, -3, 12.25, 45, 84])
def test_parallels_are_where_miller_has_them(latitude):
    said = 1.25 * math.log(math.tan(math.pi / 4 + 0.4 * math.radians(latitude)))
    assert down(latitude) == pytest.approx(0.5 - said / (2 * math.pi))


def test_each_zoom_doubles_the_world():
    assert [pixels(zoom) for zoom in (0, 1, 4)] == [256, 512, 4096]
