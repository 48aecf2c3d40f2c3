"""Events related to each other by keyboard: what would move is said before it is saved, and one undo takes it back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.axe import violations
from tests.journeys.colleagues import SIGN_IN, colleagues
from tests.journeys.conftest import OpenPage
from tests.journeys.keyboard import press, reach
from tests.journeys.places import TIMELINE
from tests.journeys.site import Site

PEOPLE = f"""
from events.models import Membership, Timeline, User
user = User.objects.create_user("ann", password="{SIGN_IN}")
Membership.objects.create(timeline=Timeline.objects.get(), user=user, role="editor")
"""


@pytest.fixture(scope="module")
def desk(site: Site) -> Site:
    """The site with an editor: these journeys write."""
    site.run(PEOPLE)
    return site


@pytest.fixture
def ann(browser: Browser, desk: Site) -> Iterator[OpenPage]:
    """Ann's browser at a page of the sample. Whatever it complains of fails the journey."""
    with colleagues(browser, desk, also=[422]) as open_as:  # what is not filled in yet
        yield lambda path: open_as("ann", f"{TIMELINE}{path}")


def relate(page: Page, kind: str, typed: str) -> None:
    """The kind is where the focus is; the other event is chosen from those that are offered."""
    expect(page.get_by_label("This event was")).to_be_focused()
    page.keyboard.type(kind)
    page.keyboard.press("Tab")
    page.keyboard.type(typed)
    expect(page.locator(".suggestions li").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def test_an_event_gets_a_date_by_another_one_and_loses_it_again_by_one_undo(ann: OpenPage) -> None:
    page = ann("28")
    press(page, "Relate it to another event", kind="a")
    relate(page, "the day bef", "Foreign min")
    expect(page.locator("#foreseen")).to_contain_text("was no date, becomes 2 May 2007")
    assert violations(page) == []
    page.keyboard.press("ControlOrMeta+Enter")
    expect(page.locator(".event .date").first).to_contain_text("2 May 2007")
    expect(page.locator(".worked-out")).to_contain_text("ended 4 May 2007")
    press(page, "Undo")
    page.wait_for_load_state()
    expect(page.locator(".event .date").first).to_contain_text("No date is known")


def test_what_cannot_hold_is_shown_beforehand_and_stands_on_the_page_until_it_is_taken_back(
    ann: OpenPage,
) -> None:
    page = ann("3")
    press(page, "Relate it to another event", kind="a")
    relate(page, "after", "Mortar")
    expect(page.locator("#foreseen")).to_contain_text("These statements cannot all hold.")
    reach(page, "Look at what moves")
    page.keyboard.press("Enter")
    expect(page.locator("#foreseen .statements > li")).to_have_count(5)
    press(page, "Save")
    expect(page.locator(".clashing h2")).to_contain_text("These statements cannot all hold")
    assert violations(page) == []
    expect(page.locator(".event .date").first).to_contain_text("10 January 2007")
    press(page, "Change or take back", kind="a")
    press(page, "Take it back", kind="a")
    expect(page.locator("#foreseen")).to_contain_text("solved")


def test_a_date_that_is_being_decided_says_what_else_moves(ann: OpenPage) -> None:
    page = ann("4")
    page.locator("#slot-event-4-date a.edit").focus()
    page.keyboard.press("Enter")
    when = page.locator("#slot-event-4-date [name=when]")
    expect(when).to_be_focused()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("20 January 2007")
    expect(page.locator("#foreseen")).to_contain_text("was 10 January 2007, becomes 19 January 2007")
    expect(when).to_be_focused()
    page.keyboard.press("Tab")
    assert violations(page) == []
