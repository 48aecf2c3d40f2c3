"""The map by mouse, keyboard and finger: what is drawn, opened, filtered, and kept in the address."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.journeys import axe
from tests.journeys.colleagues import SIGN_IN, colleagues
from tests.journeys.conftest import PHONE, OpenPage
from tests.journeys.fit import misfits
from tests.journeys.lent import lent
from tests.journeys.places import TIMELINE
from tests.journeys.site import Site
from tests.journeys.test_the_view import fingers

MAP = "?view=map"
PICTURE = ".atlas-picture"
LISTED = "#atlas .heap"
FRAMED = re.compile(r"frame=")
LONG_AGO = f"""
from events.actions.facts import Fact, add_fact
from events.models import Membership, Timeline, User
user = User.objects.create_user("ann", password="{SIGN_IN}")
Membership.objects.create(timeline=Timeline.objects.get(), user=user, role="editor")
add_fact(timeline=Timeline.objects.get(), fact=Fact(title="A stone fell", when="66 million years BCE"), by=user)
"""


def mark(page: Page, words: str) -> Locator:
    return page.locator(f"{PICTURE} a", has_text=words).first


def status(page: Page) -> Locator:
    return page.locator("#atlas .status")


def opened(open_page: OpenPage, site: Site, query: str = "", **options: object) -> Page:
    page = open_page(f"{site.timeline}{MAP}{query}", **options)
    expect(status(page)).to_have_text(re.compile("events? at|No events"))
    return page


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def frame(page: Page) -> list[float]:
    """West, south, east, north of what is shown, once it is in the address."""
    expect(page).to_have_url(FRAMED)
    return [float(side) for side in asked(page)["frame"][0].split(",")]


def moved(page: Page, before: list[float]) -> list[float]:
    """The same once it is another one."""
    expect(page).not_to_have_url(re.compile(f"frame={before[0]:g},"))
    return frame(page)


def test_the_map_opens_on_all_that_has_a_place(open_page: OpenPage, site: Site) -> None:
    page = opened(open_page, site)
    expect(status(page)).to_have_text("22 events at 8 places in view · 8 events not on the map")
    expect(page.locator(f"{PICTURE} .tint")).to_have_count(2)  # Iraq and Australia
    expect(mark(page, "Regional security")).to_be_visible()
    expect(page).not_to_have_url(FRAMED)  # nobody has moved it
    assert axe.violations(page) == []
    assert misfits(page) == []


def test_a_mark_of_many_places_opens_by_zooming_and_one_of_one_place_as_a_list(open_page: OpenPage, site: Site) -> None:
    page = opened(open_page, site)
    mark(page, "and 11 more").click()
    west, _, east, _ = frame(page)
    assert east - west < 100
    mark(page, "and 8 more").click()
    expect(page.locator(LISTED)).to_be_visible()
    expect(page.locator(f"{LISTED} .heading")).to_have_text("9 events: Baghdad")
    expect(page.locator(f"{LISTED} li")).to_have_count(9)
    page.locator(f"{LISTED} a", has_text="Zebari").click()
    expect(page.locator("#panel .event h2").first).to_contain_text("Zebari")
    assert asked(page)["view"] == ["map"]


def test_a_single_event_opens_beside_the_map_and_is_marked(open_page: OpenPage, site: Site) -> None:
    page = opened(open_page, site)
    mark(page, "Two US carrier groups").click()
    expect(page.locator("#panel-event-26")).to_be_visible()
    expect(page.locator(f"{PICTURE} .is-selected")).to_have_count(1)
    assert asked(page)["event"] == ["26"]


def test_the_map_is_read_by_keyboard_alone(open_page: OpenPage, site: Site) -> None:
    page = opened(open_page, site, "&frame=20,20,65,42")
    expect(page.locator(f"{PICTURE} [tabindex='0']")).to_have_count(1)
    mark(page, "Foreign ministers").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(f"{PICTURE} a:focus")).to_have_count(1)
    expect(mark(page, "Foreign ministers")).not_to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(mark(page, "Foreign ministers")).to_be_focused()
    before = frame(page)
    page.keyboard.press("Shift+ArrowLeft")
    moved(page, before)
    page.keyboard.press("0")
    mark(page, "and 11 more").focus()
    page.keyboard.press("Enter")
    expect(mark(page, "and 8 more")).to_be_visible()
    expect(page.locator(f"{PICTURE} [tabindex='0']")).to_have_count(1)
    mark(page, "and 8 more").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{LISTED} li a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(LISTED)).to_be_hidden()
    expect(mark(page, "and 8 more")).to_be_focused()


def test_keys_and_buttons_zoom_and_show_all(open_page: OpenPage, site: Site) -> None:
    page = opened(open_page, site)
    page.keyboard.press("+")
    first = frame(page)
    page.get_by_role("button", name="Zoom in").click()
    second = moved(page, first)
    assert second[2] - second[0] < first[2] - first[0]
    page.keyboard.press("0")
    expect(status(page)).to_have_text("22 events at 8 places in view · 8 events not on the map")


def test_a_drag_pans_and_the_wheel_zooms_at_the_pointer(open_page: OpenPage, site: Site) -> None:
    page = opened(open_page, site, "&frame=20,20,65,42")
    before = frame(page)
    page.mouse.move(500, 500)
    page.mouse.down()
    page.mouse.move(700, 520, steps=6)
    page.mouse.up()
    west, _, east, _ = after = moved(page, before)
    assert west < before[0]
    page.mouse.wheel(0, -400)
    closer = moved(page, after)
    assert closer[2] - closer[0] < east - west


def test_a_box_drawn_with_shift_filters_every_view_and_is_taken_away(open_page: OpenPage, site: Site) -> None:
    page = opened(open_page, site, "&frame=20,20,65,42")
    room = page.locator(PICTURE).bounding_box()
    assert room is not None
    page.keyboard.down("Shift")
    page.mouse.move(room["x"] + 20, room["y"] + 20)
    page.mouse.down()
    page.mouse.move(room["x"] + room["width"] - 20, room["y"] + room["height"] - 20, steps=5)
    page.mouse.up()
    page.keyboard.up("Shift")
    expect(page.locator("#results .active")).to_contain_text("On the map: within")
    west, south, east, north = (float(side) for side in asked(page)["box"][0].split(","))
    assert (west < 34, east > 44, south < 28, north > 37) == (True, True, True, True)
    page.get_by_role("link", name="List", exact=True).click()
    expect(page.locator("#results .active")).to_contain_text("On the map: within")
    page.get_by_role("link", name=re.compile("Leave out On the map")).click()
    expect(page.locator("ol.events > li")).to_have_count(30)


def test_what_the_map_shows_is_a_filter_by_one_press(open_page: OpenPage, site: Site) -> None:
    page = opened(open_page, site, "&frame=-100,20,-50,60")
    page.get_by_role("button", name="Filter to what the map shows").click()
    expect(page.locator("#results .active")).to_contain_text("On the map: within")
    expect(page.locator("#where-1")).to_contain_text("Washington")
    expect(page.locator("#where-2")).to_contain_text("New York")
    expect(page.locator("#where-3")).to_have_count(0)
    expect(status(page)).to_have_text("6 events at 2 places in view")
    assert "frame" in asked(page)


def test_a_stretch_of_time_filters_the_map_by_words_and_by_the_ribbon(open_page: OpenPage, site: Site) -> None:
    page = opened(open_page, site)
    page.get_by_label("From").fill("2007-03-01")
    page.get_by_role("textbox", name="to").fill("2007-03-31")
    page.get_by_role("button", name="Show this stretch").click()
    expect(status(page)).to_have_text(re.compile("^14 events at 4 places"))
    slider = page.get_by_role("slider", name=re.compile("stretch of time"))
    expect(slider).to_have_attribute("aria-valuetext", "1–31 March 2007")
    slider.focus()
    page.keyboard.press("PageUp")
    expect(page).not_to_have_url(re.compile("from=2007-03-01"))
    expect(status(page)).not_to_have_text(re.compile("^14 events"))
    page.get_by_role("link", name="Any time", exact=True).click()
    expect(status(page)).to_have_text(re.compile("^22 events"))


def test_an_event_of_another_age_does_not_make_a_hair_of_the_ribbon(browser: Browser, site: Site) -> None:
    with lent(site, LONG_AGO), colleagues(browser, site) as open_as:
        page = open_as("ann", f"{TIMELINE}{MAP}")
        expect(page.locator("#atlas .ribbon .density")).to_have_attribute("d", re.compile(r"(M[^M]*){4}"))
        slider = page.get_by_role("slider", name=re.compile("stretch of time"))
        slider.scroll_into_view_if_needed()
        box, left = slider.bounding_box(), slider.locator(".handle").first.bounding_box()
        assert box is not None
        assert left is not None
        foot = box["y"] + box["height"] / 2
        page.mouse.move(left["x"] + 2, foot)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] / 2, foot, steps=4)
        page.mouse.up()
        expect(page).to_have_url(re.compile("from=200"))
        assert "to" not in asked(page)
        expect(status(page)).to_have_text(re.compile("events? at|No events"))
        expect(page.locator("#atlas .ribbon .density")).to_have_attribute("d", re.compile(r"(M[^M]*){4}"))


def test_other_views_keep_what_the_map_has_set(open_page: OpenPage, site: Site) -> None:
    page = opened(open_page, site, "&frame=20,20,65,42&box=20,20,65,42")
    page.keyboard.press("2")
    expect(page).to_have_url(re.compile("view=list"))
    assert asked(page)["box"] == ["20,20,65,42"]
    page.wait_for_load_state()  # keys are heard once the scripts are there, which is after the head of the page
    page.keyboard.press("5")
    expect(page).to_have_url(re.compile("view=map"))
    west, *_ = frame(page)
    assert west == 20


def test_on_a_phone_two_fingers_zoom_and_nothing_is_cut(open_page: OpenPage, site: Site) -> None:
    page = opened(open_page, site, viewport=PHONE, has_touch=True, is_mobile=True)
    page.locator(PICTURE).scroll_into_view_if_needed()
    room = page.locator(PICTURE).bounding_box()
    assert room is not None
    x, y = room["x"] + room["width"] / 2, room["y"] + min(room["height"], 300) / 2
    touch = page.context.new_cdp_session(page)
    fingers(touch, [(x - 20, y), (x + 20, y)], [(x - 110, y), (x + 110, y)])
    west, _, east, _ = frame(page)
    assert east - west < 150
    assert misfits(page) == []


def test_a_server_that_is_away_leaves_the_map_and_says_so(open_page: OpenPage, site: Site) -> None:
    page = opened(open_page, site, also=[503])
    page.route("**/map.json*", _gone)
    page.keyboard.press("+")
    expect(status(page)).to_contain_text("The server cannot be reached")
    expect(page.locator(f"{PICTURE} .cluster").first).to_be_visible()


def _gone(route: Route) -> None:
    route.fulfill(status=503, body="")


def test_without_scripts_the_list_of_places_is_complete(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}{MAP}", java_script_enabled=False)
    expect(page.locator("#atlas")).to_be_hidden()
    expect(page.locator("#results h2")).to_have_count(11)
    page.get_by_label("From").fill("2007-03-01")
    page.get_by_role("button", name="Show this stretch").click()
    expect(page.locator(".map-beside")).to_contain_text("in this stretch of time")
    page.get_by_role("link", name="All events of Baghdad").click()
    expect(page.locator("ol.events > li")).to_have_count(9)


def test_on_paper_the_map_stands_above_its_list(open_page: OpenPage, site: Site) -> None:
    page = opened(open_page, site)
    page.emulate_media(media="print")
    for machinery in (".band-tools .buttons", ".map-when", "#atlas .ribbon"):
        expect(page.locator(machinery).first).to_be_hidden()
    expect(page.locator(PICTURE)).to_be_visible()
    expect(page.locator(".footnotes")).to_be_visible()
