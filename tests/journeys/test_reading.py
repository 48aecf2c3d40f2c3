"""From home to the passage behind a citation and back, with whatever a reader has: a mouse, a keyboard, a finger."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import PHONE, OpenPage
from tests.journeys.site import Site

RAID = "US troops raid the Iranian office in Irbil"
TIMELINE = re.compile(r"/t/iraq-and-its-neighbours-2007/(\?.*)?$")
OPENED = re.compile(r"\?(.*&)?event=4(&|$)")
SUMMARY = "Five of them were taken by American troops in January"


def test_a_mouse_finds_the_passage_behind_a_citation_and_comes_back(page: Page) -> None:
    page.get_by_role("link", name="Iraq and its neighbours, 2007").click()
    page.wait_for_url(TIMELINE)  # and its scripts: before they run, a link is a plain link
    page.locator("#event-4 h3 > a").click()
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", name=RAID)).to_be_visible()
    expect(page).to_have_url(OPENED)
    panel.get_by_role("heading", name=RAID).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1, name=RAID)).to_be_visible()
    page.locator("li.citation").first.get_by_role("link", name="¶ 12").click()
    expect(page.locator("#paragraph-12")).to_contain_text(SUMMARY)
    expect(page.locator("#paragraph-12")).to_be_in_viewport()
    page.go_back()
    expect(page.get_by_role("heading", level=1, name=RAID)).to_be_visible()
    page.go_back()
    expect(page.locator("#panel").get_by_role("heading", name=RAID)).to_be_visible()
    page.go_back()
    expect(page.locator("#panel").get_by_role("heading", name=RAID)).to_have_count(0)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Timelines that cite their sources")


def test_a_keyboard_finds_the_passage_behind_a_citation_and_comes_back(page: Page) -> None:
    press_until(page, "Tab", page.get_by_role("link", name="Iraq and its neighbours, 2007"))
    page.keyboard.press("Enter")
    page.wait_for_url(TIMELINE)  # and its scripts: before they run, a link is a plain link
    expect(page.locator("#band svg.picture")).to_be_visible()
    press_until(page, "j", page.locator("#event-4 h3 > a"))
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", name=RAID)).to_be_visible()
    expect(panel).to_be_focused()
    press_until(page, "Tab", panel.get_by_role("link", name="¶ 12").first)
    page.keyboard.press("Enter")
    expect(page.locator("#paragraph-12")).to_contain_text(SUMMARY)
    page.go_back()  # Alt and the left arrow belong to the browser's own window, which a headless one has not
    expect(page).to_have_url(OPENED)
    expect(panel.get_by_role("heading", name=RAID)).to_be_visible()


def test_a_finger_finds_the_passage_behind_a_citation_and_comes_back(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.get_by_role("link", name="Iraq and its neighbours, 2007").tap()
    page.wait_for_url(TIMELINE)  # and its scripts: before they run, a link is a plain link
    page.locator("#event-4 h3 > a").tap()
    heading = page.locator("#panel").get_by_role("heading", name=RAID)
    expect(heading).to_be_in_viewport()
    page.locator("#panel").get_by_role("link", name="¶ 12").first.tap()
    expect(page.locator("#paragraph-12")).to_be_in_viewport()
    page.go_back()
    expect(heading).to_be_visible()


def test_escape_leads_from_the_opened_event_back_to_its_row(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    row = page.locator("#event-4 h3 > a")
    row.click()
    expect(page.locator("#panel")).to_be_focused()
    page.keyboard.press("Escape")
    expect(row).to_be_focused()


def test_a_mark_in_the_picture_opens_its_event(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    page.locator("#band .events a[data-number='4'] text").first.click()
    expect(page.locator("#panel").get_by_role("heading", name=RAID)).to_be_visible()
    expect(page).to_have_url(OPENED)
    expect(page.locator("#event-4")).to_have_attribute("data-open", "")
    expect(page.locator("#band a.is-selected")).to_have_attribute("data-number", "4")


def test_a_citation_opens_in_its_context_without_leaving_the_page(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}4")
    citation = page.locator("li.citation").first
    neighbour = "The Iranian envoys raised the seizure"
    expect(citation).not_to_contain_text(neighbour)
    citation.get_by_role("link", name="In context").click()
    expect(citation).to_contain_text(neighbour)
    expect(citation).to_contain_text(SUMMARY)


@pytest.mark.parametrize("has_script", [True, False], ids=["with htmx", "without JavaScript"])
def test_an_event_without_its_text_says_where_to_look(open_page: OpenPage, site: Site, has_script: bool) -> None:
    page = open_page(f"{site.timeline}4", java_script_enabled=has_script)
    reuters = page.locator("li.citation").nth(1)
    expect(reuters).to_contain_text("No text of this source is here. Look at")
    expect(reuters.get_by_role("link", name="AR2007011100248.html")).to_be_visible()


def press_until(page: Page, key: str, wanted: Locator, most: int = 80) -> None:
    """Press a key until `wanted` has the focus, and see at every step that the focus can be seen."""
    for _ in range(most):
        page.keyboard.press(key)
        focused = page.locator(":focus")
        expect(focused).to_be_visible()
        assert focused.evaluate(SHOWS_FOCUS), f"no focus to be seen on {focused.inner_text()!r}"
        if wanted.evaluate_all("(all) => all.includes(document.activeElement)"):
            expect(focused).to_be_in_viewport()
            return
    raise AssertionError(f"{most} times {key} did not lead to {wanted}")


SHOWS_FOCUS = """(element) => {
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const isOutlined = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  const hit = element.querySelector(".hit");
  return isOutlined || (hit !== null && getComputedStyle(hit).stroke !== "none");
}"""
