"""What stands below a picture stays where it is when the picture comes: the room for it is kept."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site

DRAWN = ".picture :is(.ink, .outline), .atlas-picture a"
#: The sum of layout shifts, as browsers report it: 0.1 is where readers begin to mind.
SHIFTS = """() => new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => { for (const { value } of list.getEntries()) sum += value; })
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve(sum), 250);
})"""


@pytest.mark.parametrize("way", ["", "?group=person", "?view=map", "stories/1"])
def test_nothing_moves_when_the_picture_comes(read_page: OpenPage, site: Site, way: str) -> None:
    page = read_page(site.timeline + way)
    page.wait_for_selector(DRAWN, state="attached")
    assert page.evaluate(SHIFTS) < 0.03
