"""Suggestions while one types, by keyboard and by touch; and the page of a search."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site

OPTIONS = "[role=listbox] [role=option]"
both = pytest.mark.parametrize("has_script", [True, False], ids=["with scripts", "without JavaScript"])


def typed(page: Page, text: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(text)
    expect(page.locator("[role=listbox]")).to_be_visible()


def test_an_event_is_opened_by_keyboard_alone(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    typed(page, "legion")
    field = page.get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").filter(has_text="arrow keys to choose")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    first = page.locator(OPTIONS).first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(first.locator("mark")).to_have_text("Legion")
    expect(field).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    page.keyboard.press("End")
    expect(page.locator(OPTIONS).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"[?&]event=\d+$"))
    expect(page.locator("#panel h2").first).to_contain_text("Legion")


def test_a_person_is_taken_as_a_filter(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?happened=happened")
    typed(page, "aragh")
    page.locator(OPTIONS).filter(has_text="Person").first.click()
    expect(page).to_have_url(re.compile(r"happened=happened&person="))
    expect(page.locator(".active")).to_contain_text("Abbas Araghchi")
    expect(page.locator("#q")).to_have_value("")


def test_escape_closes_the_list_and_enter_filters_as_ever(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    typed(page, "briefcase")
    page.keyboard.press("Escape")
    expect(page.locator("[role=listbox]")).to_have_count(0)
    expect(page.locator("#q")).to_have_value("briefcase")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"[?&]q=briefcase"))
    expect(page.locator("#results li[data-number]")).to_have_count(1)


def test_a_typo_is_put_right(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    typed(page, "bagdhad")
    expect(page.get_by_role("status").filter(has_text="Did you mean baghdad?")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#q")).to_have_value("baghdad")
    expect(page.locator("#results li[data-number]").first).to_be_visible()


def test_found_words_are_marked_in_the_list(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?q=legion")
    expect(page.locator("#results h3 mark").first).to_have_text("Legion")


@both
def test_the_page_of_a_search_reads_complete(open_page: OpenPage, site: Site, has_script: bool) -> None:
    page = open_page(f"{site.timeline}search?q=iran", java_script_enabled=has_script)
    expect(page.get_by_role("heading", name="Events", exact=False).first).to_be_visible()
    expect(page.locator(".found-events mark").first).to_be_visible()
    page.locator("#q").fill("zeppelin")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", name="Nothing has all of these words")).to_be_visible()
