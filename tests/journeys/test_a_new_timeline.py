"""An owner begins a timeline, names it, lets a colleague in, shows it to everybody and looks on, by keyboard alone."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.conftest import OpenPage
from tests.journeys.keyboard import press, reach, write
from tests.journeys.site import Site


def test_a_timeline_begins_and_is_shown_without_a_mouse(open_page: OpenPage, site: Site) -> None:
    site.manage("add_account", "colleague")
    page = open_page(f"{site.address}/sign-in/?next=/")
    write(page, "Name", "owner")
    write(page, "Password", site.owner_password)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    press(page, "New timeline")
    expect(page.get_by_label("Title")).to_be_focused()
    page.keyboard.type("Bridges over the Tigris")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.address}/t/bridges-over-the-tigris/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bridges over the Tigris")

    press(page, "Settings")
    write(page, "Title", "Bridges of Baghdad")
    press(page, "Save", kind="button")
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()

    press(page, "Members")
    write(page, "Name of the account", "colleague")
    reach(page, "May", kind="select")
    page.keyboard.press("ArrowUp")
    press(page, "Let them in")
    expect(page.get_by_role("list").filter(has_text="colleague").last).to_be_visible()

    press(page, "Who may read it")
    reach(page, "Members only")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Everybody")).to_be_checked()
    press(page, "Save", kind="button")

    press(page, "Bridges of Baghdad")
    press(page, "View as public")
    expect(page.get_by_text("as somebody without an account would")).to_be_visible()
    expect(page.get_by_role("link", name="Settings")).to_have_count(0)
    press(page, "Stop")
    expect(page.get_by_role("link", name="Settings")).to_be_visible()

    page.goto(f"{site.address}/t/bridges-over-the-tigris/bin-it")
    press(page, "Put it into the bin", kind="button")
    expect(page.get_by_role("button", name=re.compile("Take it out"))).to_be_visible()
