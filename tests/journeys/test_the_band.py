"""What the picture counts, keeps and says: counts that open, the ribbon, inertia, and a server that is away."""

from __future__ import annotations

import re

from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import PHONE, OpenPage
from tests.journeys.site import Site
from tests.journeys.test_the_view import HAS_WINDOW, OVERLAPS, days_shown, fingers, picture, status

ONE_DAY = "?from=2007-03-10&to=2007-03-10"
COUNT = "#band .counts a"
LISTED = "#band .heap"


def test_a_count_opens_on_the_stretch_that_it_stands_for(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?from=2003-01-01&to=2007-12-31")
    page.locator(COUNT).last.click()
    expect(page).not_to_have_url(re.compile("from=2003-01-01"))
    assert days_shown(page) < 365 * 2.5
    expect(page.locator(LISTED)).to_be_hidden()


def test_what_no_zoom_can_tell_apart_is_listed_and_read_by_keyboard(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}{ONE_DAY}", viewport=PHONE)
    count = page.locator(COUNT).first
    count.focus()
    page.keyboard.press("Enter")
    expect(page.locator(LISTED)).to_be_visible()
    expect(page.locator(f"{LISTED} li a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(LISTED)).to_be_hidden()
    expect(count).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    second = page.locator(f"{LISTED} li a").nth(1)
    expect(second).to_be_focused()
    title = second.locator(".heap-what").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2").first).to_have_text(title)
    expect(page.locator(LISTED)).to_be_hidden()


def test_arrows_reach_the_counts_as_well_as_the_marks(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?from=2007-03-01&to=2007-03-20")
    page.locator("#band .events a[tabindex='0']").focus()
    for _ in range(40):
        if page.locator(f"{COUNT}:focus").count():
            break
        page.keyboard.press("ArrowRight")
    expect(page.locator(f"{COUNT}:focus")).to_have_count(1)
    expect(page.locator("#band .picture [tabindex='0']")).to_have_count(1)


def test_the_ribbon_is_a_slider_that_says_what_it_shows(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    slider = page.get_by_role("slider", name="The stretch that is shown, of the whole timeline")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("2006 to May 2007"))
    slider.focus()
    page.keyboard.press("Home")
    expect(page).to_have_url(HAS_WINDOW)
    expect(slider).to_have_attribute("aria-valuetext", re.compile("2003"))
    expect(slider).to_be_focused()


def flick(page: Page) -> float:
    """Throw the picture, and answer the days that it went on by itself."""
    box = picture(page)
    page.mouse.move(box["x"] + 300, box["y"] + 60)
    page.mouse.down()
    for step in range(12):
        page.mouse.move(box["x"] + 300 + step * 25, box["y"] + 60)
    page.mouse.up()
    thrown = page.evaluate(LEFT_EDGE)
    page.wait_for_timeout(900)
    return abs(float(page.evaluate(LEFT_EDGE)) - float(thrown))


LEFT_EDGE = "() => Number(document.querySelector('#band .brush').getAttribute('x'))"


def test_a_flick_goes_on_by_itself_unless_stillness_is_asked_for(open_page: OpenPage, site: Site) -> None:
    thrown = open_page(site.timeline, reduced_motion="no-preference")
    assert any(flick(thrown) > 1 for _ in range(6))  # on a busy machine a hand may seem to rest before it lets go
    assert flick(open_page(site.timeline, reduced_motion="reduce")) < 0.1


def test_two_taps_zoom_in_where_they_fall(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline, viewport=PHONE, has_touch=True, is_mobile=True)
    page.locator("#band").scroll_into_view_if_needed()
    box = picture(page)
    touch = page.context.new_cdp_session(page)
    point = [(box["x"] + 380, box["y"] + box["height"] - 8)]
    before = page.evaluate(BRUSH)
    fingers(touch, point, point, steps=1)
    fingers(touch, point, point, steps=1)
    expect(page).to_have_url(HAS_WINDOW)
    assert page.evaluate(BRUSH) < before * 0.75


BRUSH = "() => Number(document.querySelector('#band .brush').getAttribute('width'))"


def test_a_server_that_is_away_leaves_the_picture_and_is_spoken_of(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?from=2007-03-01&to=2007-03-20", also=(503,))
    page.wait_for_load_state("networkidle")
    page.route("**/viewport.json*", lambda route: route.fulfill(status=503))
    shown = page.locator("#band .events a").count()
    page.keyboard.press("f")
    expect(page.locator("#band .status")).to_contain_text("The server cannot be reached")
    assert page.locator("#band .events a").count() >= 1 < shown

    def go_on(route: Route) -> None:
        route.continue_()

    page.unroute("**/viewport.json*")
    page.route("**/viewport.json*", go_on)
    page.keyboard.press("ArrowRight")
    expect(page.locator("#band .status")).not_to_contain_text("The server cannot be reached")


def test_nothing_overlaps_while_the_picture_is_dragged(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    page.locator("#band .events text").first.wait_for()
    box = picture(page)
    page.mouse.move(box["x"] + 900, box["y"] + 40)
    page.mouse.down()
    for step in range(1, 9):
        page.mouse.move(box["x"] + 900 - step * 45, box["y"] + 40)
        touching = [words for words in page.evaluate(OVERLAPS) if not words.startswith("cut: ")]
        assert touching == []
    page.mouse.up()
    expect(page).to_have_url(HAS_WINDOW)
    assert page.evaluate(OVERLAPS) == []
    assert status(page)


def test_whoever_opens_a_count_by_keyboard_stays_in_the_picture(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?from=2003-01-01&to=2007-12-31")
    page.locator(COUNT).last.focus()
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("from=2003-01-01"))
    expect(page.locator("#band .picture a:focus")).to_have_count(1)
