"""An era named, read above the list, and taken back, by the keyboard."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import OpenPage
from tests.journeys.keyboard import press, reach, write
from tests.journeys.site import Site


def test_an_era_is_named_in_words_and_leads_to_its_stretch(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.address}/sign-in/?next=/t/iraq-and-its-neighbours-2007/eras/", also={422})
    write(page, "Name", "owner")
    write(page, "Password", site.owner_password)
    press(page, "Sign in", kind="button")
    reach(page, "Name an era")
    page.keyboard.press("Enter")
    page.locator(".slot.editing [name=when]").wait_for()
    write(page, "Name", "The surge")
    write(page, "From when to when", "March 2007")
    reach(page, "Save", kind="button")
    page.keyboard.press("Enter")
    expect(page.get_by_text("An era lasts")).to_be_visible()
    write(page, "From when to when", "10 January to June 2007")
    reach(page, "Save", kind="button")
    page.keyboard.press("Enter")
    expect(page.locator("#eras li")).to_have_count(2)
    page.goto(site.timeline)
    page.get_by_role("navigation", name="Eras").get_by_role("link", name="The surge").click()
    expect(page).to_have_url(f"{site.timeline}?from=2007-01-10&to=2007-06-30")
