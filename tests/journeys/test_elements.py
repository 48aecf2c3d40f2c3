"""A page is small enough to be quick, however many events its timeline has, and loses nothing by it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site

MOST = 2_000
COUNT = "document.getElementsByTagName('*').length"
FACETS = "details.facet:not(.reported, .grouping)"


@pytest.fixture(scope="module")
def crowd(site: Site) -> str:
    """A public timeline of 2,000 events, with tags to gather them by."""
    site.manage("make_events", "2000", "--slug", "crowd", "--public")
    return f"{site.address}/t/crowd/"


@pytest.mark.parametrize("query", ["", "?group=tag", "?group=person"])
def test_a_page_has_fewer_than_2000_elements(open_page: OpenPage, crowd: str, query: str) -> None:
    page = open_page(crowd + query)
    expect(page.locator("#band .events a").first).to_be_visible()
    assert page.evaluate(COUNT) < MOST
    page.keyboard.press("f")
    page.wait_for_timeout(1_000)
    assert page.evaluate(COUNT) < MOST


def test_choices_are_there_as_soon_as_a_filter_is_opened_and_are_sent(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    facet = page.locator(FACETS).first
    assert facet.locator("input").count() == 0
    facet.locator("summary").press("Enter")
    expect(facet.get_by_role("checkbox").first).to_be_visible()
    facet.get_by_role("checkbox").first.check()
    expect(page).to_have_url(re.compile(r"\?(person|place|tag)="))
    page.reload()
    expect(page.locator(FACETS).first.locator("input:checked")).to_have_count(1)


def test_choices_that_something_else_opens_are_there_too(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    page.evaluate(f"document.querySelector('{FACETS}').open = true")
    expect(page.locator(FACETS).first.get_by_role("checkbox").first).to_be_visible()


def test_what_has_no_date_opens_after_the_filters_have_changed_it(open_page: OpenPage, crowd: str) -> None:
    page = open_page(crowd)
    page.locator("#q").fill("the")
    expect(page.locator(".active")).to_contain_text("Search")
    undated = page.locator("#dock details")
    if undated.count():
        undated.locator("summary").click()
        expect(undated.locator("li").first).to_be_visible()


def test_where_a_mouse_rests_on_a_mark_its_words_are_shown(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    for link in page.locator("#band .events a:has(text)").all()[:2]:
        link.locator("text").first.hover()
        assert link.locator("title").text_content() == link.get_attribute("aria-label")
    assert page.locator("#band .events title").count() == 1
