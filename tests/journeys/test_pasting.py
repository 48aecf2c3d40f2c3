"""A spreadsheet of 200 rows, five of them faulty, by keyboard alone; one line; the three ways in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import PATIENCE, OpenPage
from tests.journeys.site import Site
from tests.journeys.test_signing_in import sign_in

FAULTS = {
    3: ("31 February 1901", "28 February 1901"),
    50: ("10/03/1907", "10 March 1907"),
    51: ("10 March", "10 March 1908"),
    120: ("soon", "1909"),
    200: ("1915-1910", "1910–1915"),
}
HEADINGS = "Page\tWhen\tEvent\tPublication\tWho\n"
TABLE = HEADINGS + "".join(
    f"{row}\t{FAULTS.get(row, (f'early May {1700 + row}',))[0]}\tNumber {row} happens\tThe Chronicle\tAnn (host); Bob\n"
    for row in range(2, 202)
)


@pytest.fixture
def page(open_page: OpenPage, site: Site) -> Page:
    """A new timeline, empty, and its owner before it."""
    page = open_page(f"{site.address}/sign-in/?next=/new/")
    sign_in(page, site.owner_password)
    page.get_by_label("Title").fill("Pasted")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nothing has happened here yet")).to_be_visible()
    page.wait_for_load_state()
    return page


def test_two_hundred_rows_with_five_faults_are_corrected_entered_and_taken_back_by_keyboard(page: Page) -> None:
    page.get_by_role("link", name="Paste rows").last.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Rows from a spreadsheet")).to_be_focused()
    page.wait_for_load_state()
    page.keyboard.insert_text(TABLE)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Look at them first")).to_be_focused()
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", name="195 rows can be entered, 5 need a look")
    expect(heading).to_be_focused()
    for row, (typed, better) in FAULTS.items():
        link = page.get_by_role("link", name=f"Row {row}, Date")
        expect(link.locator("xpath=..")).to_contain_text(typed)
        link.focus()
        page.keyboard.press("Enter")
        cell = page.get_by_role("textbox", name=f"Row {row}, Date")
        expect(cell).to_be_focused()
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(better)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="200 rows can be entered")).to_be_focused()
    page.get_by_role("button", name="Enter 200 events").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("200 events entered")).to_be_visible(timeout=PATIENCE * 3)
    page.get_by_role("link", name="Show them").press("Enter")
    expect(page.locator(".title .counts")).to_contain_text("200 events from 1 source")
    page.go_back()
    page.locator("#paste .undo button").press("Enter")
    expect(page.get_by_text("The 200 events entered here were taken back.")).to_be_visible()


def test_without_javascript_faulty_rows_are_left_out_and_stay_in_the_box(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.address}/sign-in/?next=/new/", java_script_enabled=False)
    sign_in(page, site.owner_password)
    page.get_by_label("Title").fill("Pasted plainly")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("link", name="Paste rows").last.click()
    page.get_by_label("Rows from a spreadsheet").fill(TABLE)
    page.get_by_role("button", name="Look at them first").click()
    page.get_by_role("button", name="Enter 195, leave out 5").click()
    expect(page.get_by_text("195 events entered")).to_be_visible()
    expect(page.get_by_role("heading", name="5 rows need a look")).to_be_visible()
    expect(page.get_by_label("Rows from a spreadsheet")).to_contain_text("31 February 1901")


def test_one_line_after_the_other_is_typed_without_leaving_the_field(page: Page) -> None:
    line = page.locator("#line-text")
    line.press_sequentially("10 March 2007: Conference in Baghdad (WSWS, p. 3)")
    expect(page.locator("#line-understood")).to_contain_text("WSWS new, page 3")
    line.press("Enter")
    expect(page.get_by_role("link", name="Conference in Baghdad").first).to_be_visible()
    expect(page.locator("#line-text")).to_be_focused()
    page.keyboard.insert_text("early May 1901 – The bridge opens")
    expect(page.locator("#line-understood")).to_contain_text("early May 1901")
    page.keyboard.press("Enter")
    expect(page.locator(".entered-line")).to_contain_text("The bridge opens")
    expect(page.locator("#results")).to_contain_text("The bridge opens")
    expect(page.locator("#line-text")).to_be_focused()
    page.keyboard.insert_text("10/03/2007: Talks")
    expect(page.locator("#line-understood")).to_contain_text("10 March 2007 or 3 October 2007")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    expect(page.locator("#line-understood")).to_have_text("")


def test_what_was_typed_before_the_scripts_came_is_understood_when_they_do(page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/js/main*.js", hold)
    with page.expect_request("**/js/main*.js"):
        page.reload(wait_until="commit")
    page.locator("#line-text").fill("10 March 2007: Conference in Baghdad (WSWS, p. 3)")
    for route in held:
        route.continue_()
    expect(page.locator("#line-understood")).to_contain_text("WSWS new, page 3")
