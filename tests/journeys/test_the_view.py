"""The picture under a reader's hands. The address is the view: it follows every move, and brings the view back."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import CDPSession, FloatRect, Page, expect

from tests.journeys.conftest import PHONE, OpenPage
from tests.journeys.site import Site

HAS_WINDOW = re.compile(r"[?&]from=[^&]+&(.*&)?to=")
Move = Callable[[Page], None]


def test_the_picture_opens_where_the_weight_is_and_names_what_lies_outside(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    expect(page.locator("#band .status")).to_have_text(re.compile(r"^\d+ events, \w+ 2006 to May 2007$"))
    expect(page.locator("#band .outside")).to_contain_text("2003 United States invades Iraq")


def wheel(page: Page) -> None:
    box = picture(page)
    page.mouse.move(box["x"] + 600, box["y"] + 150)
    page.mouse.move(box["x"] + 640, box["y"] + 150)
    page.mouse.wheel(0, -400)


def drag(page: Page) -> None:
    box = picture(page)
    page.mouse.move(box["x"] + 300, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 500, box["y"] + 60, steps=6)
    page.mouse.up()


def double_click(page: Page) -> None:
    box = picture(page)
    page.mouse.dblclick(box["x"] + 40, box["y"] + 100)


def brush(page: Page) -> None:
    box = box_of(page, "#band .ribbon .brush")
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 - 200, box["y"] + box["height"] / 2, steps=6)
    page.mouse.up()


def button(name: str) -> Move:
    return lambda page: page.get_by_role("button", name=name, exact=True).click()


def key(name: str) -> Move:
    return lambda page: page.keyboard.press(name)


@pytest.mark.parametrize(
    "move",
    [
        pytest.param(wheel, id="wheel"),
        pytest.param(drag, id="drag"),
        pytest.param(double_click, id="double click"),
        pytest.param(brush, id="brush"),
        pytest.param(button("Zoom in"), id="button zoom in"),
        pytest.param(button("Zoom out"), id="button zoom out"),
        pytest.param(button("Earlier"), id="button earlier"),
        pytest.param(button("Show all"), id="button show all"),
        pytest.param(key("+"), id="key plus"),
        pytest.param(key("-"), id="key minus"),
        pytest.param(key("ArrowLeft"), id="key left"),
        pytest.param(key("f"), id="key f"),
    ],
)
def test_every_move_changes_the_address_and_a_reload_brings_the_view_back(
    open_page: OpenPage, site: Site, move: Move
) -> None:
    page = open_page(site.timeline)
    before = status(page)
    move(page)
    expect(page).to_have_url(HAS_WINDOW)
    expect(page.locator("#band .status")).not_to_have_text(before)
    page.wait_for_timeout(400)  # a hand that pauses rests for a moment, too
    shown, address = status(page), page.url
    page.reload()
    expect(page.locator("#band .status")).to_have_text(shown)
    assert page.url == address


def test_zooming_in_shows_less_time_and_showing_all_names_the_invasion(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    page.get_by_role("button", name="Zoom in", exact=True).click()
    expect(page).to_have_url(HAS_WINDOW)
    near, address = days_shown(page), page.url
    page.get_by_role("button", name="Show all", exact=True).click()
    expect(page.locator("#band .events")).to_contain_text("United States invades Iraq")
    expect(page.locator("#band .outside text")).to_have_count(0)
    expect(page).not_to_have_url(address)
    assert days_shown(page) > near


def test_a_name_at_the_edge_leads_there(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    page.locator("#band .outside a", has_text="2003").click()
    expect(page).to_have_url(HAS_WINDOW)
    expect(page.locator("#band .events")).to_contain_text("United States invades Iraq")


def test_fingers_drag_and_pinch_the_picture(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline, viewport=PHONE, has_touch=True, is_mobile=True)
    page.locator("#band").scroll_into_view_if_needed()
    touch = page.context.new_cdp_session(page)
    box = picture(page)
    y = box["y"] + 60
    fingers(touch, [(100, y)], [(220, y)])
    expect(page).to_have_url(HAS_WINDOW)
    dragged, address = days_shown(page), page.url
    fingers(touch, [(170, y), (210, y)], [(80, y), (300, y)])
    expect(page).not_to_have_url(address)
    assert days_shown(page) < dragged / 2


def test_the_view_is_kept_when_an_event_is_opened_and_when_the_reader_comes_back(
    open_page: OpenPage, site: Site
) -> None:
    page = open_page(f"{site.timeline}?from=2007-03-01&to=2007-03-20")
    shown = status(page)
    page.locator("#event-10 h3 > a").click()
    expect(page.locator("#panel h2").first).to_have_text("Regional security conference in Baghdad")
    expect(page).to_have_url(re.compile(r"from=2007-03-01&to=2007-03-20&event=10$"))
    expect(page.locator("#band .status")).to_have_text(shown)
    page.go_back()
    expect(page).to_have_url(re.compile(r"from=2007-03-01&to=2007-03-20$"))
    expect(page.locator("#panel h2").first).not_to_have_text("Regional security conference in Baghdad")
    expect(page.locator("#band .status")).to_have_text(shown)


def test_the_labels_of_the_picture_never_overlap_and_are_never_cut(open_page: OpenPage, site: Site) -> None:
    for viewport in ({"width": 1280, "height": 900}, PHONE, {"width": 2560, "height": 1300}):
        page = open_page(site.timeline, viewport=viewport)
        page.locator("#band .events text").first.wait_for()
        assert page.evaluate(OVERLAPS) == []


OVERLAPS = """async () => {
  await document.fonts.ready;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const frame = document.querySelector("#band svg.picture").getBoundingClientRect();
  const texts = [...document.querySelectorAll("#band svg.picture :is(.events, .counts, .outside) text")].map((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    return { words: text.textContent, left, right, top: top + 3, bottom: bottom - 3 };
  });
  const cut = texts.filter(({ left, right, top, bottom }) =>
    left < frame.left - 1 || right > frame.right + 1 || top < frame.top - 4 || bottom > frame.bottom + 4);
  const pairs = texts.flatMap((one, index) => texts.slice(index + 1).map((other) => [one, other]));
  const touching = pairs.filter(([one, other]) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom);
  return [...cut.map(({ words }) => `cut: ${words}`),
          ...touching.map(([one, other]) => `${one.words} / ${other.words}`)];
}"""


def box_of(page: Page, selector: str) -> FloatRect:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box


def picture(page: Page) -> FloatRect:
    return box_of(page, "#band svg.picture")


def status(page: Page) -> str:
    return page.locator("#band .status").inner_text()


def days_shown(page: Page) -> float:
    address = parse_qs(urlsplit(page.url).query)
    sides = [address["from"][0], address["to"][0]]
    return float(page.evaluate("([from, to]) => (Date.parse(to) - Date.parse(from)) / 864e5", sides))


def fingers(
    touch: CDPSession, begin: list[tuple[float, float]], end: list[tuple[float, float]], steps: int = 8
) -> None:
    """Put fingers down at `begin`, draw them to `end`, rest there and lift them."""

    def send(kind: str, points: list[tuple[float, float]]) -> None:
        touching = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touching})

    send("touchStart", begin)
    for step in range(1, steps + 1):
        part = step / steps
        points = zip(begin, end, strict=True)
        send("touchMove", [(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part) for (x0, y0), (x1, y1) in points])
    send("touchEnd", [])
