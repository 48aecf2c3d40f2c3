"""A story told and read by the keyboard alone, its picture beside it, and an address that leads to a step."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, OpenPage
from tests.journeys.keyboard import press, reach, write
from tests.journeys.site import Site


def current(page: Page) -> str:
    """The id of the step that is read."""
    return page.locator(".step[aria-current=step]").get_attribute("id") or ""


def window(page: Page) -> str:
    """What the picture says that it shows."""
    return page.locator("#band .status").inner_text()


def test_a_story_is_read_by_the_arrow_keys_and_back_leads_back(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}stories/1/")
    expect(page.locator("#story-place")).to_have_text("6 steps")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#story-place")).to_have_text("1 of 6")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#story-place")).to_have_text("4 of 6")
    expect(page.locator("#step-4")).to_be_focused()
    expect(page).to_have_url(f"{site.timeline}stories/1/#step-4")
    expect(page.locator("#band .events a[data-number='10']").first).to_be_visible()
    page.keyboard.press("ArrowLeft")
    assert current(page) == "step-3"
    page.go_back()
    expect(page.locator("#story-place")).to_have_text("4 of 6")


def test_an_address_leads_to_a_step_and_its_stretch(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}stories/1/?step=6")
    expect(page.locator("#story-place")).to_have_text("6 of 6")
    expect(page.get_by_role("button", name="Next step")).to_be_disabled()
    there = window(page)
    page.get_by_role("button", name="Previous step").click()
    expect(page.locator("#story-place")).to_have_text("5 of 6")
    expect(page.locator("#band .status")).not_to_have_text(there)


def test_scrolling_moves_the_picture_too(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}stories/1/", viewport=PHONE)
    page.locator("#step-5").evaluate("step => step.scrollIntoView({block: 'start'})")
    expect(page.locator("#story-place")).to_have_text("5 of 6")
    picture, step = page.locator("#story-picture").bounding_box(), page.locator("#step-5").bounding_box()
    assert picture is not None
    assert step is not None
    assert picture["y"] >= 0
    assert step["y"] >= picture["y"] + picture["height"]


def test_without_javascript_a_story_is_complete(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}stories/1/", java_script_enabled=False)
    expect(page.locator(".step h2")).to_have_count(6)
    expect(page.locator("#story-picture")).to_be_hidden()
    expect(page.locator("#step-4 .cites a").first).to_be_visible()
    expect(page.locator(".footnotes li").first).to_be_attached()


def test_a_story_is_told_by_the_keyboard(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.address}/sign-in/?next=/t/iraq-and-its-neighbours-2007/stories/new%3Fq%3Draid", also={422})
    write(page, "Name", "owner")
    write(page, "Password", site.owner_password)
    press(page, "Sign in", kind="button")
    write(page, "Title", "The raid")
    press(page, "Begin the story")
    expect(page.locator("h1")).to_have_text("The raid")
    steps = page.locator(".step").count()
    assert steps > 1
    first = page.locator(".step h2").first.inner_text()
    reach(page, "Move step 1 down")
    page.keyboard.press("Enter")
    expect(page.locator(".step h2").nth(1)).to_contain_text(first.split("\n")[0][:20])
    reach(page, "Add a step")
    page.keyboard.press("Enter")
    page.locator(".slot.editing [name=event]").wait_for()
    write(page, "Heading", "Afterwards")
    write(page, "Text", "It was *denied*.")
    reach(page, "Save", kind="button")
    page.keyboard.press("Enter")
    expect(page.locator(".step")).to_have_count(steps + 1)
    expect(page.locator(".step").last.locator("em")).to_have_text("denied")
