"""Search and filters: the same answer with htmx and without JavaScript, and an address that can be passed on."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site

ROWS = "#results li[data-number]"
both = pytest.mark.parametrize("has_script", [True, False], ids=["with htmx", "without JavaScript"])


@both
def test_a_search_leaves_the_events_that_have_its_words(open_page: OpenPage, site: Site, has_script: bool) -> None:
    page = open_page(site.timeline, java_script_enabled=has_script)
    expect(page.locator(ROWS)).to_have_count(30)
    page.locator("#q").fill("briefcase")
    page.locator("#q").press("Enter")
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.locator(ROWS)).to_contain_text("Satterfield accuses Iran of arming insurgents")
    expect(page.get_by_text("1 of 30 events")).to_be_visible()
    expect(page).to_have_url(re.compile(r"[?&]q=briefcase"))
    page.get_by_role("link", name="Clear all").click()
    expect(page.locator(ROWS)).to_have_count(30)


@both
def test_a_search_for_what_is_not_there_says_so_and_offers_a_way_back(
    open_page: OpenPage, site: Site, has_script: bool
) -> None:
    page = open_page(f"{site.timeline}?q=zeppelin", java_script_enabled=has_script)
    expect(page.get_by_role("heading", name="No event passes these filters")).to_be_visible()
    page.get_by_role("link", name="Show all events").click()
    expect(page.locator(ROWS)).to_have_count(30)


@both
@pytest.mark.parametrize(
    "chosen",
    [
        pytest.param(("People", "Abbas Araghchi", 3), id="people"),
        pytest.param(("Place", "Irbil", 1), id="place"),
        pytest.param(("Source", "RFE/RL", 2), id="source"),
        pytest.param(("Did it happen?", "did not happen", 1), id="did it happen"),
    ],
)
def test_a_filter_leaves_the_events_of_its_choice(
    open_page: OpenPage, site: Site, chosen: tuple[str, str, int], has_script: bool
) -> None:
    kind, choice, count = chosen
    page = open_page(site.timeline, java_script_enabled=has_script)
    choose(page, kind, choice)
    if not has_script:
        page.locator("details.facet[open]").get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(ROWS)).to_have_count(count)
    expect(page.locator(".active")).to_contain_text(f"{kind}: {choice}")
    page.reload()
    expect(page.locator(ROWS)).to_have_count(count)
    page.get_by_role("link", name=f"Leave out {kind}: {choice}").click()
    expect(page.locator(ROWS)).to_have_count(30)


def test_typing_finds_at_once_and_the_picture_follows(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("Araghchi")
    expect(page.locator(ROWS)).to_have_count(3)
    page.locator("#q").fill("Legion")
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.locator("#band .events a")).to_have_count(1)
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("Enter")
    page.go_back()
    expect(page.locator(ROWS)).to_have_count(30)


def test_a_filter_keeps_the_stretch_and_the_opened_event(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?from=2007-03-01&to=2007-03-20&event=10")
    choose(page, "Place", "Baghdad")
    expect(page.locator(ROWS).first).not_to_contain_text("invades")
    for part in ("from=2007-03-01", "to=2007-03-20", "event=10", "place="):
        expect(page).to_have_url(re.compile(re.escape(part)))
    expect(page.locator("#panel h2").first).to_have_text("Regional security conference in Baghdad")


def choose(page: Page, kind: str, choice: str) -> None:
    facet = page.locator("details.facet", has=page.locator("summary", has_text=kind))
    facet.locator("summary").click()
    facet.locator("label", has=page.get_by_text(choice, exact=True)).get_by_role("checkbox").check()
