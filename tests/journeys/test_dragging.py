"""The mark of the opened event is dragged to another date: nothing is saved until the form that opens is sent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import PATIENCE, PHONE, WIDE
from tests.journeys.places import TIMELINE
from tests.journeys.site import Site
from tests.journeys.watching import Watch

SIGN_IN = "a-long-enough-word"
PEOPLE = f"""
from events.models import Membership, Timeline, User
for name, role in (("ann", "editor"), ("rob", "reader")):
    user = User.objects.create_user(name, password="{SIGN_IN}")
    Membership.objects.create(timeline=Timeline.objects.get(), user=user, role=role)
"""
MARCH = f"{TIMELINE}?from=2007-03-01&to=2007-03-31"
DAYS = 31
As = Callable[..., Page]


@pytest.fixture(scope="module")
def desk(site: Site) -> Site:
    """The site with an editor and a reader."""
    site.run(PEOPLE)
    return site


@pytest.fixture
def signed_in(browser: Browser, desk: Site) -> Iterator[As]:
    """`signed_in("ann", path)`: a page in a browser of Ann's own. Whatever it complains of fails the journey."""
    with ExitStack() as stack:
        watches: list[Watch] = []

        def open_as(name: str, path: str, **options: Any) -> Page:
            context = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **options})
            stack.callback(context.close)
            context.set_default_timeout(PATIENCE)
            watches.append(Watch(context, desk.address))
            page = context.new_page()
            page.goto(f"{desk.address}/sign-in/")
            page.get_by_label("Name").fill(name)
            page.get_by_label("Password").fill(SIGN_IN)
            with page.expect_navigation():  # gone on before that, nobody would be signed in
                page.get_by_role("button", name="Sign in").click()
            page.goto(f"{desk.address}{path}")
            expect(page.locator("#band .picture")).to_be_visible()
            return page

        yield open_as
        assert [words for watch in watches for words in watch.complaints] == []


def take(page: Page, grip: str, days: float) -> None:
    """Take hold of a grip and drag it by so many days, without letting go."""
    page.locator(f"#band .grip.{grip} .target").scroll_into_view_if_needed()
    band, box = (
        page.locator("#band .picture").bounding_box(),
        page.locator(f"#band .grip.{grip} .target").bounding_box(),
    )
    assert band is not None
    assert box is not None
    assert min(box["width"], box["height"]) > 23.9  # of 24, as browsers add up halves
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + days * band["width"] / DAYS, y, steps=8)


def when(page: Page, number: int) -> str:
    return page.locator(f"#event-{number}").inner_text()


def test_a_mark_is_dragged_and_its_date_is_saved_with_a_reason(signed_in: As) -> None:
    page = signed_in("ann", f"{MARCH}&event=10")
    expect(page.locator("#band .grip")).to_have_count(1)
    address = page.url
    take(page, "whole", 4)
    expect(page.locator("#band .dragged text")).to_have_text("14 March 2007")
    page.mouse.up()
    field = page.locator("#slot-event-10-date input[name=when]")
    expect(field).to_be_focused()
    expect(field).to_have_value("2007-03-14")
    expect(page.locator("#id_when_preview")).to_contain_text("14 March 2007")
    expect(page.locator("#band .dragged")).to_be_hidden()
    assert violations(page) == []
    assert page.url == address  # it did not pan
    take(page, "whole", 5)  # once more, while the form is open: its reason is kept
    page.mouse.up()
    expect(field).to_have_value("2007-03-15")
    page.locator("#slot-event-10-date input[name=reason]").fill("The programme says so")
    page.locator("#slot-event-10-date button[data-primary]").click()
    expect(page.locator("#event-10")).to_contain_text("15 March")
    expect(page.locator("#band a.is-selected")).to_have_attribute("aria-label", re.compile("15 March 2007"))
    expect(page.locator("#band .grip")).to_have_count(1)
    page.reload()
    expect(page.locator("#slot-event-10-date")).to_contain_text("15 March 2007")


def test_escape_and_cancel_leave_all_as_it_was(signed_in: As) -> None:
    page = signed_in("ann", f"{MARCH}&event=18")
    before, slot = when(page, 18), page.locator("#slot-event-18-date")
    take(page, "whole", -3)
    expect(page.locator("#band .dragged text")).to_have_text("between 7 and 9 March 2007")
    page.keyboard.press("Escape")
    expect(page.locator("#band .dragged")).to_be_hidden()
    page.mouse.up()
    expect(slot.locator("form")).to_have_count(0)
    take(page, "end", 6)
    page.mouse.up()
    expect(slot.locator("input[name=when]")).to_have_value("[2007-03-10..2007-03-18]")
    page.keyboard.press("Escape")
    expect(slot.locator("a.edit")).to_be_focused()
    page.reload()
    assert when(page, 18) == before


def test_a_press_on_the_mark_still_opens_it_and_a_drag_beside_it_still_pans(signed_in: As) -> None:
    page = signed_in("ann", f"{MARCH}&event=10")
    page.locator("#band .grip.whole").click()
    expect(page.locator("#panel")).to_be_focused()
    expect(page.locator("#band .grip")).to_have_count(1)
    before = page.url
    page.evaluate("scrollTo(0, 0)")
    band = page.locator("#band .picture").bounding_box()
    assert band is not None
    page.mouse.move(band["x"] + 900, band["y"] + 60)
    page.mouse.down()
    page.mouse.move(band["x"] + 700, band["y"] + 60, steps=6)
    page.mouse.up()
    page.wait_for_url(lambda url: url != before)
    assert page.locator("#slot-event-10-date form").count() == 0


def test_one_finger_drags_the_mark_and_a_second_one_takes_it_back(signed_in: As) -> None:
    page = signed_in("ann", f"{MARCH}&event=22", viewport=PHONE, has_touch=True, is_mobile=True)
    grip = page.locator("#band .grip.whole")
    grip.scroll_into_view_if_needed()
    touch, box = page.context.new_cdp_session(page), grip.locator(".target").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    day, address = PHONE["width"] / DAYS, page.url

    def fingers(kind: str, *points: tuple[float, float]) -> None:
        down = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": down})

    fingers("touchStart", (x, y))
    for step in range(1, 6):
        fingers("touchMove", (x + step * day, y))
    expect(page.locator("#band .dragged text")).to_have_text("between 15 and 17 March 2007")
    fingers("touchStart", (x + 5 * day, y), (x, y - 120))
    expect(page.locator("#band .dragged")).to_be_hidden()
    fingers("touchEnd")
    assert page.locator("#slot-event-22-date form").count() == 0
    fingers("touchStart", (x, y))
    for step in range(1, 6):
        fingers("touchMove", (x + step * day, y))
    fingers("touchEnd")
    expect(page.locator("#slot-event-22-date input[name=when]")).to_have_value("[2007-03-15..2007-03-17]")
    assert page.url == address


def test_what_has_no_plain_date_and_what_a_reader_sees_has_no_handles(signed_in: As) -> None:
    page = signed_in("ann", f"{MARCH}&event=7")  # by 9 March: its beginning is open
    expect(page.locator("#band a.is-selected").first).to_be_attached()
    expect(page.locator("#band .grip")).to_have_count(0)
    page = signed_in("ann", f"{TIMELINE}?from=2003-02-01&to=2003-03-31&event=1")  # all of 2003: the axis pans
    expect(page.locator("#band a.is-selected").first).to_be_attached()
    expect(page.locator("#band .grip")).to_have_count(0)
    page = signed_in("rob", f"{MARCH}&event=10")
    expect(page.locator("#band a.is-selected").first).to_be_attached()
    expect(page.locator("#band .handles")).to_have_count(0)
