"""How a plan went, and dates that were not kept or are not agreed on: in the picture and beside it, by keyboard too."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, OpenPage
from tests.journeys.keyboard import reach
from tests.journeys.site import Site

MINISTERIAL, LEGION, ARMING = 29, 8, "Iran arms and supports insurgents in Iraq"
SPRING = "?from=2007-02-20&to=2007-05-10"
APRIL = "formerly planned for April 2007 (The Hindu)"


def test_a_former_date_is_reached_by_the_keyboard_and_opens_the_event_with_its_trail(
    open_page: OpenPage, site: Site
) -> None:
    page = open_page(site.timeline + SPRING)
    ghost = page.locator(f'#band .events a[aria-label*="{APRIL}"]')
    expect(ghost).to_have_attribute("aria-label", re.compile(re.escape(APRIL)))
    walk_to(page, APRIL)
    page.keyboard.press("Enter")
    trail = page.locator("#panel .plan")
    expect(trail.get_by_role("heading")).to_contain_text("How the plan went")
    expect(trail.get_by_role("listitem")).to_have_text(
        [
            re.compile("Expected in April 2007.*The Hindu", re.DOTALL),
            re.compile("No date any more.*WSWS", re.DOTALL),
            re.compile("Early April 2007, no longer valid.*Reuters", re.DOTALL),
            re.compile("Set for 3–4 May 2007.*at least 3 days later.*Hoshyar Zebari, in Reuters", re.DOTALL),
            re.compile("Happened, 3–4 May 2007.*RIA Novosti.*RFE/RL", re.DOTALL),
        ]
    )
    expect(trail).to_contain_text("slipped by at least 3 days")


def test_each_step_of_a_plan_opens_its_citation(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}{MINISTERIAL}")
    step = page.locator(".plan").get_by_role("link", name=re.compile("Hoshyar Zebari"))
    step.focus()
    page.keyboard.press("Enter")
    citation = page.locator(f"li[id='{(step.get_attribute('href') or '')[1:]}']")
    expect(citation).to_contain_text("Hoshyar Zebari")
    expect(citation).to_be_in_viewport()


def test_lines_lead_from_former_dates_to_the_day_it_was(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline + SPRING)
    expect(page.locator("#band .ghost")).to_have_count(2)
    expect(page.locator("#band .ties path")).to_have_count(1)  # the shorter plan lies within the longer


def test_what_another_source_has_stands_below_its_event_and_in_words(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?from=2007-03-01&to=2007-03-14")
    speech = page.locator(f"#band .events a[data-number='{LEGION}']")
    expect(speech).to_have_attribute("aria-label", re.compile("sources disagree, WSWS has 7 March 2007$"))
    expect(speech.locator(".rival")).to_have_count(1)
    expect(speech.locator(".when")).to_contain_text(["WSWS has 7 March"])


@pytest.mark.parametrize("size", [None, PHONE])
def test_the_dock_says_what_is_known_of_the_order(open_page: OpenPage, site: Site, size: dict[str, int] | None) -> None:
    page = open_page(site.timeline, **({"viewport": size} if size else {}))
    dock = page.get_by_role("region", name="Not on the axis")
    expect(dock.get_by_role("listitem")).to_have_text(
        re.compile(f"{ARMING}.*no source says when, before or after what", re.DOTALL)
    )
    reach(page, ARMING)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(ARMING)


def test_the_list_is_put_in_the_order_of_the_clock_and_says_so(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    order = page.get_by_role("navigation", name="Order of the list")
    expect(order.locator("[aria-current]")).to_have_text("by the calendar")
    reach(page, "by the clock")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?order=instant$"))
    expect(order.locator("[aria-current]")).to_have_text("by the clock")
    page.locator("#q").fill("Bush")
    expect(page).to_have_url(re.compile(r"order=instant"))
    expect(order.locator("[aria-current]")).to_have_text("by the clock")


def walk_to(page: Page, words: str) -> None:
    """Into the picture with Tab, and along its marks with j."""
    page.locator("#band .events a[tabindex='0']").focus()
    for _ in range(60):
        if words in (page.evaluate("document.activeElement.getAttribute('aria-label')") or ""):
            return
        page.keyboard.press("j")
    raise AssertionError(f"“{words}” is not reached by j")
