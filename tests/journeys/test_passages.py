"""A text comes in, what the source is cited for is confirmed in it; it is captured again with one word changed."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.axe import violations
from tests.journeys.colleagues import SIGN_IN, OpenAs, colleagues
from tests.journeys.conftest import PHONE
from tests.journeys.fit import misfits
from tests.journeys.keyboard import press, reach
from tests.journeys.lent import lent
from tests.journeys.places import TIMELINE, source, source_id
from tests.journeys.site import Site

#: By paragraph, sentences of our own with the words that the sample's citations date their events by.
SAID = {
    3: "Delegates came to the hall on Saturday and left before dark. A day for the next round is yet to be decided.",
    5: "In opening the conference, the host asked every neighbour for patience.",
    6: "In the course of the meeting two shells came down beside the car park.",
    12: "Five men were taken away in January. The President spoke on the day before the consulate was raided.",
    15: "Nothing like it was seen since 2003. While the conference was underway, envoys met in another town.",
    16: "Prior to the Baghdad meeting it was said what would not be spoken of.",
    19: "He told veterans last Wednesday what he thought of it; his deputy had said so on last month's visit.",
    20: "An editorial on Saturday was of the same mind.",
}
TEXT = "\n\n".join(
    SAID.get(number, f"Paragraph {number} tells of nothing that anybody cites.") for number in range(1, 22)
)
DEEDS = f"""
from events.actions.capturing import NewText, capture_text
from events.models import Membership, Source, Timeline, User
timeline = Timeline.objects.get()
ann = User.objects.create_user("ann", password="{SIGN_IN}")
Membership.objects.create(timeline=timeline, user=ann, role="editor")
its = Source.objects.get(public_id="{source_id("WSWS")}")
capture_text(source=its, new=NewText(text={TEXT!r}), by=ann)
"""
PASSAGES = f"{source('WSWS')}/passages/"


@pytest.fixture
def open_as(browser: Browser, site: Site) -> Iterator[OpenAs]:
    """Ann's browsers on the sample with a first text of one of its sources. What they complain of fails the journey."""
    with lent(site, DEEDS) as desk, colleagues(browser, desk) as open_as:
        yield open_as


def look(page: Page, name: str) -> None:
    """Keep a picture where somebody asked for one."""
    if folder := os.environ.get("DATELINE_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_places_are_confirmed_in_one_list_and_one_changed_word_asks_for_the_passages_it_touches(
    open_as: OpenAs, site: Site
) -> None:
    # nothing is placed before somebody confirms it, and what is found word for word is chosen already
    page = open_as("ann", PASSAGES)
    expect(page.locator("li.passage input:checked")).to_have_count(12)
    expect(page.locator("li.passage", has_text="“in January” stands in ¶ 12.")).to_be_visible()
    assert violations(page) == []
    look(page, "passages")
    page.emulate_media(color_scheme="dark")
    look(page, "passages-dark")
    page.emulate_media(color_scheme="light")

    # one of them is left out, and the rest is confirmed by one press
    reach(page, "suggested", kind="checkbox")
    page.keyboard.press("Space")
    expect(page.locator("li.passage input:checked")).to_have_count(11)
    press(page, "Confirm the chosen ones", kind="button")
    expect(page.get_by_text("11 passages are confirmed.")).to_be_visible()
    expect(page.locator("#undo")).to_contain_text("confirmed where passages stand")

    # the text is captured again with one word changed
    page.goto(f"{site.address}{source('WSWS')}/capture")
    page.get_by_role("textbox", name="Paste the text").fill(
        TEXT.replace("taken away in January", "taken away in February")
    )
    page.get_by_role("button", name="Read the text").press("Enter")
    page.wait_for_url("**/captures/*")
    expect(page.locator(".fold del")).to_contain_text("January")
    expect(page.locator(".fold ins")).to_contain_text("February")
    touched = page.locator(".passage-states li", has_text="text has changed")
    expect(touched).to_have_count(1)
    expect(touched).to_contain_text("raid")
    assert violations(page) == []
    look(page, "captures")

    # it waits in the list of what is to do, and is settled on a phone by touch
    phone = open_as("ann", f"{TIMELINE}todo/?kind=unsettled", viewport=PHONE, has_touch=True, is_mobile=True)
    task = phone.locator(".tasks > li", has_text="raid")
    expect(task).to_be_visible()
    look(phone, "todo-phone")
    task.get_by_role("link", name="Look at it in the text").tap()
    phone.wait_for_url("**/passages/*")
    changed = phone.locator("li.passage.changed")
    expect(changed).to_have_count(1)
    expect(changed).to_contain_text("February")
    assert [*violations(phone), *misfits(phone)] == []
    look(phone, "passages-phone")
    changed.get_by_role("button", name="Keep the quotation as it is").tap()
    expect(phone.get_by_text("The quotation stays as it is.")).to_be_visible()
    expect(phone.locator("li.passage.changed.open")).to_have_count(0)
    phone.goto(f"{site.address}{TIMELINE}todo/?kind=unsettled")
    expect(phone.locator(".tasks > li", has_text="raid")).to_have_count(0)
