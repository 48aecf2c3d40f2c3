"""The list is the document: without JavaScript every page still says everything."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.places import EVENTS, TIMELINE, event, every_page, sample
from tests.journeys.site import Site

#: Every view of the timeline itself: above its list stands a picture, which scripts draw.
OF_SCRIPTS = {name for name, path in every_page().items() if path.partition("?")[0] == TIMELINE}


def test_the_list_holds_every_event_with_its_date_and_its_citations(read_page: OpenPage, site: Site) -> None:
    page = read_page(site.timeline, java_script_enabled=False)
    expect(page.locator("ol.events > li")).to_have_count(30)
    for number in range(1, 31):
        row = page.locator(f"#event-{number}")
        expect(row.locator("h3 > a")).to_have_text(event(number)["title"])
        expect(row.locator(".when")).to_have_text(re.compile(r"\S"))
        expect(row.locator(".cites a")).to_have_count(len(event(number)["citations"]))
    expect(page.locator("#band")).to_be_hidden()


def test_the_list_stands_in_the_order_of_time(read_page: OpenPage, site: Site) -> None:
    page = read_page(site.timeline, java_script_enabled=False)
    headings = page.locator("#results h2 > span:first-child").all_inner_texts()
    assert headings == ["2003", "December 2006", "January 2007", "February 2007", "March 2007", "May 2007", "Undated"]


def test_a_row_leads_to_the_page_of_its_event(read_page: OpenPage, site: Site) -> None:
    page = read_page(site.timeline, java_script_enabled=False)
    page.locator("#event-4 h3 > a").click()
    expect(page).to_have_url(f"{site.timeline}4")
    expect(page.get_by_role("heading", level=1)).to_have_text("US troops raid the Iranian office in Irbil")


@pytest.mark.parametrize("number", EVENTS.values(), ids=EVENTS.keys())
def test_an_event_has_every_citation_with_its_date_words_and_its_people(
    read_page: OpenPage, site: Site, number: int
) -> None:
    page = read_page(f"{site.timeline}{number}", java_script_enabled=False)
    told, names = event(number), {each["id"]: each["name"] for each in sample()["actors"]}
    expect(page.locator("li.citation")).to_have_count(len(told["citations"]))
    for reading in (reading for citation in told["citations"] for reading in citation.get("readings", [])):
        if reading.get("as_written"):
            expect(page.locator(".says q", has_text=reading["as_written"]).first).to_be_visible()
    for part in told.get("people", []):
        expect(page.locator(".people").get_by_role("link", name=names[part["actor"]], exact=True)).to_be_visible()


@pytest.mark.parametrize("name", sorted(every_page().keys() - OF_SCRIPTS))
def test_a_page_reads_the_same_without_javascript(read_page: OpenPage, site: Site, name: str) -> None:
    address = f"{site.address}{every_page()[name]}"
    with_script, without = read_page(address), read_page(address, java_script_enabled=False)
    assert words(without) == words(with_script)


@pytest.mark.parametrize("name", sorted(OF_SCRIPTS))
def test_list_and_opened_event_read_the_same_without_javascript(read_page: OpenPage, site: Site, name: str) -> None:
    address = f"{site.address}{every_page()[name]}"
    with_script, without = read_page(address), read_page(address, java_script_enabled=False)
    for part in ("#results", "#panel", *([] if "view=" in address else ["#dock"])):
        assert words(without, part) == words(with_script, part)


def words(page: Page, part: str = "main") -> list[str]:
    """What is read there. Copying and printing with one press and the pictures of stories and frames take scripts."""
    for scripted in page.locator(
        f"{part} :is([data-copy], [data-prints], .story-picture, .framed > main > #band)"
    ).all():
        scripted.evaluate("(element) => element.style.setProperty('display', 'none', 'important')")
    return page.locator(part).inner_text().split()
