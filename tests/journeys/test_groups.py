"""The picture in lanes: by mouse, by keyboard, on a phone; folding them; and eras as its ground."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import PHONE, WIDE, OpenPage
from tests.journeys.site import Site

WINDOW = "from=2007-01-02&to=2007-05-13"


def lane(page: Page, name: str) -> Locator:
    return page.locator("#band .lane button", has=page.get_by_text(name, exact=True))


def status(page: Page) -> Locator:
    return page.locator("#band .status")


def top_of(locator: Locator) -> float:
    box = locator.bounding_box()
    assert box is not None
    return box["y"]


def test_a_reader_groups_the_picture_and_window_and_selection_stay(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?{WINDOW}&event=10")
    expect(page.locator("#panel h2").first).to_have_text("Regional security conference in Baghdad")
    before = status(page).inner_text()
    page.evaluate("() => { window.isSamePage = true; }")
    page.locator(".grouping summary").click()
    page.get_by_role("link", name="People and organisations").click()
    expect(lane(page, "Iran")).to_be_visible()
    expect(page).to_have_url(re.compile(r"group=person"))
    expect(page.locator(".grouping summary")).to_have_text("Group by: people and organisations")
    expect(status(page)).to_have_text(before)
    assert page.evaluate("() => window.isSamePage")
    marked = page.locator("#band .events a.is-selected[data-number='10']")
    expect(marked.nth(1)).to_be_attached()  # the event stands in several lanes, and is marked in each
    page.locator(".grouping summary").click()
    page.get_by_role("link", name="Nothing").click()
    expect(page.locator("#band .lane")).to_have_count(0)


def test_a_grouped_address_opens_grouped_and_its_filters_keep_it(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?group=happened&{WINDOW}")
    expect(lane(page, "happened")).to_be_visible()
    page.get_by_label("Search events, people, places, quotations").fill("conference")
    expect(page).to_have_url(re.compile(r"q=conference"))
    expect(page).to_have_url(re.compile(r"group=happened"))
    expect(lane(page, "happened")).to_be_visible()


def test_a_lane_is_folded_by_mouse_and_by_key_and_stays_so(open_page: OpenPage, site: Site) -> None:
    address = f"{site.timeline}?group=happened&{WINDOW}"
    page = open_page(address)
    first = lane(page, "happened")
    expect(first).to_have_attribute("aria-expanded", "true")
    links = page.locator("#band .events a")
    many = links.count()
    first.click()
    expect(first).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#band .pile[d]").first).to_be_visible()
    assert links.count() < many
    page.reload()
    expect(lane(page, "happened")).to_have_attribute("aria-expanded", "false")
    lane(page, "happened").press("Enter")
    expect(lane(page, "happened")).to_have_attribute("aria-expanded", "true")
    lane(page, "happened").press(" ")
    expect(lane(page, "happened")).to_have_attribute("aria-expanded", "false")


def test_arrows_lead_from_lane_to_lane_and_the_line_says_which(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?group=person&{WINDOW}")
    lane(page, "Iran").focus()
    expect(status(page)).to_have_text(re.compile(r"^\d+ events?, January to May 2007, group: Iran$"))
    page.keyboard.press("ArrowDown")
    expect(status(page)).to_have_text(re.compile(r"group: (?!Iran$)"))
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#band .events a:focus")).to_have_count(1)
    first = page.locator("#band a:focus").get_attribute("data-number")
    page.keyboard.press("ArrowRight")
    assert page.locator("#band a:focus").get_attribute("data-number") != first
    expect(status(page)).to_have_text(re.compile(r"group: Iran$"))
    page.keyboard.press("ArrowDown")
    expect(status(page)).to_have_text(re.compile(r"group: (?!Iran$)"))
    number = page.locator("#band a:focus").get_attribute("data-number")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"event={number}\b"))


def test_arrows_reach_every_lane_though_not_all_are_in_sight(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?group=person&{WINDOW}")
    lane(page, "Iran").focus()
    page.keyboard.press("ArrowRight")
    said = {status(page).inner_text()}
    for _ in range(30):
        page.keyboard.press("ArrowDown")
        said.add(status(page).inner_text())
    in_window = page.locator("#band .lane:not(.is-low)").count()
    assert len(said) == in_window > 6


def test_names_and_calendar_stay_in_view_while_lanes_are_scrolled(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?group=person&{WINDOW}")
    expect(lane(page, "Iran")).to_be_visible()
    frame, days = page.locator("#band .picture-frame"), page.locator("#band .days")
    assert top_of(days) + 22 < WIDE["height"]  # the last lane is below the window
    frame.evaluate("(frame) => { frame.scrollTop = 40; }")
    box, name = frame.bounding_box(), lane(page, "Iran").bounding_box()
    assert box is not None
    assert name is not None
    assert name["y"] >= box["y"]
    assert box["y"] <= top_of(days) < top_of(lane(page, "Iran"))
    names = days.locator("text").all_text_contents()
    assert "March" in names


def test_on_a_phone_names_stand_above_their_lanes(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?group=happened&{WINDOW}", viewport=PHONE, has_touch=True, is_mobile=True)
    name = lane(page, "happened")
    expect(name).to_be_visible()
    picture, button = page.locator("#band svg.picture").bounding_box(), name.bounding_box()
    assert picture is not None
    assert button is not None
    assert (picture["x"], picture["width"]) == (0, PHONE["width"])
    labels = page.locator("#band .events .label text").first.bounding_box()
    assert labels is not None
    assert labels["y"] >= button["y"] + button["height"] - 6
    name.tap()
    expect(name).to_have_attribute("aria-expanded", "false")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]


def test_eras_are_the_ground_of_the_picture_and_lead_to_their_stretch(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?from=2007-04-01&to=2007-05-13")
    era = page.locator("#band .eras-names a", has_text="Between the two meetings")
    expect(era).to_be_visible()
    expect(page.locator("#band .eras-ground .era").first).to_be_attached()
    picture = page.locator("#band svg.picture")
    expect(picture).to_have_attribute("aria-label", re.compile(r"Eras: .*Between the two meetings, .*2007"))
    title = era.locator("text").bounding_box()
    assert title is not None
    assert title["x"] > 0  # it began before the window, and its title stands at the edge
    era.click()
    expect(page).not_to_have_url(re.compile("from=2007-04-01"))
    expect(era.locator("text")).to_have_text("Between the two meetings")
