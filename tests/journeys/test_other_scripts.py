"""What is written from right to left, or in one long word, keeps its order and its place among English words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.lent import lent
from tests.journeys.site import Site

SUMMARY = "اجتمع ممثلو الدول المجاورة في بغداد."
DEEDS = f"""
from events.actions.facts import Fact, add_fact
from events.actions.timelines import create_timeline
from events.models import User, Visibility
owner = User.objects.get(username="owner")
timeline = create_timeline(title="الجدول الزمني", by=owner)
timeline.slug, timeline.description, timeline.visibility = "written", "جدول باللغة العربية", Visibility.PUBLIC
timeline.save()
for title, when in (("مؤتمر بغداد", "10 March 2007"), ("Donaudampfschifffahrt" * 20, "11 March 2007")):
    add_fact(timeline=timeline, fact=Fact(title=title, when=when, summary="{SUMMARY}"), by=owner)
"""
#: Where the first and the last letter of an element's text stand.
ENDS = """(element) => {
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
    const at = (from, to) => {
        const range = document.createRange();
        range.setStart(text, from);
        range.setEnd(text, to);
        return range.getBoundingClientRect().left;
    };
    return [at(0, 1), at(text.length - 1, text.length)];
}"""


@pytest.fixture
def written(site: Site) -> Iterator[str]:
    """The address of a timeline in Arabic, with a long German word."""
    with lent(site, DEEDS):
        yield f"{site.address}/t/written/"


def test_a_timeline_in_arabic_keeps_its_order_and_a_long_word_its_column(open_page: OpenPage, written: str) -> None:
    page = open_page(written)
    description, counts = (page.locator(f".title {each}").bounding_box() for each in ("bdi", ".counts"))
    assert description is not None
    assert counts is not None
    assert description["x"] + description["width"] <= counts["x"], (
        "the description has taken the number of events along"
    )
    begins, ends = page.locator(".events .written").first.evaluate(ENDS)
    assert ends < begins, "the full stop stands at the end, which is on the left"
    page.get_by_role("link", name="Table", exact=True).click()
    expect(page.get_by_role("columnheader", name="Sources")).to_be_in_viewport()
    _is_no_wider_than_its_room(page)


def _is_no_wider_than_its_room(page: Page) -> None:
    wide, room = page.locator(".table-room").evaluate("(room) => [room.scrollWidth, room.clientWidth]")
    assert wide <= room
