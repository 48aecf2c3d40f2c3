"""Single keys: what they do, the sheet that lists them, and that they can be switched off (WCAG 2.2, 2.1.4)."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site


def test_a_question_mark_opens_the_sheet_and_escape_closes_it(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    page.keyboard.press("?")
    expect(sheet(page)).to_be_visible()
    for key in ("j", "Enter", "/", "+", "f", "?"):
        expect(sheet(page).locator("kbd", has_text=key).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet(page)).to_be_hidden()


def test_a_button_opens_the_sheet_too(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    page.get_by_role("button", name="Keys").click()
    expect(sheet(page)).to_be_visible()


def test_keys_that_are_switched_off_do_nothing_until_they_are_switched_on(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    page.get_by_role("button", name="Keys").click()
    sheet(page).get_by_role("checkbox").uncheck()
    sheet(page).get_by_role("button", name="Close").click()
    page.reload()
    page.keyboard.press("/")
    page.keyboard.press("j")
    page.keyboard.press("?")
    expect(page.locator("#q")).not_to_be_focused()
    expect(page.locator("li[data-number] :focus")).to_have_count(0)
    expect(sheet(page)).to_be_hidden()
    page.get_by_role("button", name="Keys").click()
    sheet(page).get_by_role("checkbox").check()
    sheet(page).get_by_role("button", name="Close").click()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()


def test_j_and_k_walk_through_the_list_and_enter_opens(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    page.keyboard.press("j")
    expect(page.locator("#event-1 h3 > a")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("#event-3 h3 > a")).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2").first).to_have_text("Baker–Hamilton report recommends engaging Iran and Syria")


def test_a_letter_that_is_typed_into_the_search_moves_nothing(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    shown = page.locator("#band .status").inner_text()
    page.locator("#q").click()
    page.keyboard.type("f")
    expect(page.locator("#q")).to_have_value("f")
    assert page.locator("#band .status").inner_text().split(",")[1] == shown.split(",")[1]


def test_arrows_walk_along_the_marks_of_the_picture(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    page.locator("#band .events a[tabindex='0']").focus()
    first = page.locator("#band .events a:focus").get_attribute("data-number")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#band .events a:focus")).not_to_have_attribute("data-number", first or "")
    page.keyboard.press("Enter")
    expect(page.locator("#panel .event")).to_be_visible()


def sheet(page: Page) -> Locator:
    return page.locator("#shortcuts")
