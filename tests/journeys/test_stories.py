"""A story told and read by the keyboard alone, its picture beside it, and an address that leads to a step."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.journeys.conftest import PHONE, WIDE, OpenPage
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


def headings(page: Page) -> list[str]:
    """Those of the steps, without the numbers of their sources, which follow the order."""
    found: list[str] = page.locator(".step h2").evaluate_all("all => all.map((h2) => h2.firstChild.textContent.trim())")
    return found


def drag(page: Page, step: int, onto: int, *, part: float) -> None:
    """Take hold of a step's grip and go to a height within another, without letting go."""
    page.locator(f"#step-{step} .grip").evaluate("grip => grip.scrollIntoView({block: 'end'})")  # below the picture
    grip, other = page.locator(f"#step-{step} .grip").bounding_box(), page.locator(f"#step-{onto}").bounding_box()
    assert grip is not None
    assert other is not None
    assert min(grip["width"], grip["height"]) > 23.9
    page.mouse.move(grip["x"] + 12, grip["y"] + 12)
    page.mouse.down()
    page.mouse.move(grip["x"] + 14, other["y"] + other["height"] * part, steps=8)


@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_the_picture_of_a_story_leaves_no_room_empty_below_it(
    open_page: OpenPage, site: Site, viewport: ViewportSize
) -> None:
    page = open_page(f"{site.timeline}stories/1/", viewport=viewport)
    expect(page.locator("#band .events a").first).to_be_visible()
    tall = [
        page.locator(f"#band {each}").evaluate("element => element.getBoundingClientRect().height")
        for each in (".picture-frame", "svg.picture")
    ]
    assert tall[0] == tall[1]


def test_a_step_is_dragged_to_another_place_and_that_is_undone(open_page: OpenPage, site: Site) -> None:
    path = "/t/iraq-and-its-neighbours-2007/stories/1/"
    page = open_page(f"{site.address}/sign-in/?next={path}")
    page.get_by_label("Name").fill("owner")
    page.get_by_label("Password").fill(site.owner_password)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator(".story-steps .grip")).to_have_count(6)
    before = headings(page)
    drag(page, 2, 1, part=0.1)
    expect(page.locator("#step-1")).to_have_class(re.compile("is-below-drop"))
    page.keyboard.press("Escape")
    expect(page.locator(".is-dragged, .is-below-drop")).to_have_count(0)
    page.mouse.up()
    assert headings(page) == before
    drag(page, 2, 1, part=0.1)
    page.mouse.up()
    expect(page.locator(".step h2").first).to_contain_text(before[1])
    expect(page.locator(".story-steps .grip")).to_have_count(6)
    expect(page.locator(".step h2").nth(1)).to_contain_text(before[0])
    expect(page.locator("#undo")).to_contain_text("You changed the order of a story")
    page.locator("#undo").get_by_role("button", name="Undo").click()
    expect(page.locator(".step h2").first).to_contain_text(before[0])
    page.reload()
    assert headings(page) == before


def test_a_step_is_dragged_by_a_finger_past_the_edge_of_the_screen(open_page: OpenPage, site: Site) -> None:
    path = "/t/iraq-and-its-neighbours-2007/stories/1/"
    page = open_page(f"{site.address}/sign-in/?next={path}", viewport=PHONE, has_touch=True, is_mobile=True)
    page.get_by_label("Name").fill("owner")
    page.get_by_label("Password").fill(site.owner_password)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator(".story-steps .grip")).to_have_count(6)
    first = headings(page)[0]
    page.locator("#step-1 .grip").evaluate("grip => grip.scrollIntoView({block: 'end'})")
    box = page.locator("#step-1 .grip").bounding_box()
    assert box is not None
    touch = page.context.new_cdp_session(page)

    def finger(kind: str, y: float) -> None:
        points = [] if kind == "touchEnd" else [{"x": box["x"] + 12, "y": y, "id": 0}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    finger("touchStart", box["y"] + 12)
    bottom = PHONE["height"] - 6
    for y in (box["y"] + 30, bottom - 20, bottom):
        finger("touchMove", y)
    expect(page.locator("#step-6")).to_have_class(re.compile("is-above-drop"))  # the page has scrolled there
    finger("touchEnd", bottom)
    expect(page.locator(".step h2").last).to_contain_text(first)
