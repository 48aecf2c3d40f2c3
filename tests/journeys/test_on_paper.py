"""The timeline printed: the document without its machinery, and no paper wasted on what is not there."""

from __future__ import annotations

from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site

A4 = {"width": 643, "height": 910}  # CSS pixels between the margins


def test_a_printed_timeline_keeps_no_room_for_what_is_not_printed(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?event=8", viewport=A4)
    page.locator("#band .picture a").first.wait_for(state="attached")
    page.emulate_media(media="print")
    band, picture = (page.locator(name).bounding_box() for name in ("#band", "#band .picture"))
    assert band is not None
    assert picture is not None
    assert band["height"] <= picture["height"] + 4


def test_a_printed_timeline_has_its_footnotes_and_nothing_to_press(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?event=8", viewport=A4)
    page.emulate_media(media="print")
    assert page.locator(".footnotes li").count() == 8
    assert page.locator(".footnotes").is_visible()
    for machinery in (".tools", ".band-tools", "#panel .back", ".dock summary"):
        assert not page.locator(machinery).first.is_visible(), machinery
