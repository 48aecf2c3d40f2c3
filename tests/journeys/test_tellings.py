"""The timeline as one tells it, two side by side, and the record as it stood: by keyboard, and on a phone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, OpenPage
from tests.journeys.keyboard import reach
from tests.journeys.places import source_id
from tests.journeys.site import Site
from tests.journeys.test_signing_in import sign_in


def test_by_keyboard_a_reader_sees_what_only_one_of_two_sources_has(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    key, text = page.keyboard.press, page.keyboard.type
    page.locator("details.according summary").focus()
    key("Enter")
    reach(page, "Source or person")
    text("The Hindu")
    reach(page, "Show", kind="button")
    key("Enter")
    page.wait_for_url("**according=*")
    expect(page.locator("#lens .rests-on")).to_contain_text("According to The Hindu: ")
    expect(page.locator("#lens .rests-on")).to_contain_text("of the 30 events here")
    expect(page.locator("details.according summary")).to_contain_text("The Hindu")
    reach(page, "Beside another telling")
    key("Enter")
    page.wait_for_url("**/compare?one=*")
    reach(page, "beside")
    text("WSWS")
    reach(page, "Compare", kind="button")
    key("Enter")
    page.wait_for_url("**other=*")
    expect(page.get_by_role("heading", level=1)).to_have_text("The Hindu beside WSWS")
    for heading in ("Only The Hindu", "Only WSWS"):
        only = page.get_by_role("region", name=heading)
        expect(only.get_by_role("listitem").first).to_be_visible()
        expect(only).to_contain_text("says nothing of it")
    expect(page.get_by_role("region", name="told otherwise")).to_contain_text("Foreign ministers")


def test_on_a_phone_the_two_stand_one_above_the_other_under_their_names(open_page: OpenPage, site: Site) -> None:
    query = f"?one={source_id('The Hindu')}&other={source_id('WSWS')}"
    page = open_page(f"{site.timeline}compare{query}", viewport=PHONE)
    first = page.locator(".two").first
    boxes = [first.locator(".told").nth(turn).bounding_box() for turn in (0, 1)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["x"] == boxes[1]["x"]
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]
    expect(first.get_by_role("heading", name="The Hindu")).to_be_visible()


def test_by_keyboard_a_member_sees_the_record_as_it_stood(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.address}/sign-in/")
    sign_in(page, site.owner_password)
    page.wait_for_url(f"{site.address}/")
    page.goto(f"{site.timeline}history/")
    reach(page, "as it stood then")
    page.keyboard.press("Enter")
    page.wait_for_url("**/history/record?at=*")
    expect(page.get_by_role("heading", level=1)).to_contain_text("As it stood after change")
    expect(page.locator("#stood-4")).to_contain_text("11 January 2007")
    ask(page, "2007-03-09")
    expect(page.locator("main")).to_contain_text("The record had not begun by then")


def ask(page: Page, instant: str) -> None:
    reach(page, "Day and time (UTC)")
    page.keyboard.type(instant)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**at={instant}")
