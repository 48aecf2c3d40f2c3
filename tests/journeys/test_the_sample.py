"""What the sample must show because its sources say so, seen on its pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.places import EVENTS
from tests.journeys.site import Site

OpenEvent = Callable[[str], Page]
SHOWN = "#band .events a"


@pytest.fixture
def event(open_page: OpenPage, site: Site) -> OpenEvent:
    """Open the page of an event by its name in `places.EVENTS`."""
    return lambda name: open_page(f"{site.timeline}{EVENTS[name]}")


@pytest.fixture
def timeline(open_page: OpenPage, site: Site) -> Page:
    return open_page(site.timeline)


def test_thirty_events_come_from_eight_sources(timeline: Page) -> None:
    expect(timeline.locator("ol.events > li")).to_have_count(30)
    expect(timeline.locator("main .counts").first).to_contain_text("30 events from 8 sources")


def test_the_most_exact_reading_is_used_and_the_page_says_why(event: OpenEvent) -> None:
    page = event("raid")
    expect(page.locator(".head .date")).to_have_text("11 January 2007, about 3 a.m.")
    said = page.locator(".says li")
    expect(saying(said, "in January")).to_contain_text("some time in January 2007")
    expect(saying(said, "early on Thursday")).to_contain_text("11 January 2007")
    expect(saying(said, "at 3 a.m.")).to_contain_text("date used")
    expect(page.locator(".dating .label .note").first).to_have_text("agree")
    expect(page.locator(".why")).to_contain_text("The most exact of three readings that agree")


def test_a_conflict_stays_on_the_record_with_the_reason_for_the_ruling(event: OpenEvent) -> None:
    page = event("legion")
    expect(page.locator(".head .date")).to_contain_text("6 March 2007, 10:05")
    expect(saying(page.locator(".says li"), "last Wednesday")).to_contain_text("7 March 2007")
    expect(saying(page.locator(".says li"), "last Wednesday")).to_contain_text("disagrees by 1 day")
    expect(saying(page.locator(".says li"), "Mar. 6")).to_contain_text("6 March 2007, 10:05")
    expect(page.locator(".why")).to_contain_text("primary source")
    expect(page.locator(".thread")).to_contain_text("Sydney")
    expect(page.locator(".thread")).to_contain_text("noted and not applied")


def test_the_conflict_is_seen_in_list_and_picture(timeline: Page) -> None:
    expect(timeline.locator("#event-8")).to_contain_text("The sources disagree by 1 day")
    expect(timeline.locator("#event-8")).to_contain_text("WSWS has 7 March")
    expect(timeline.locator(f"{SHOWN}[data-number='8'] .dispute")).to_have_count(1)


def test_the_surge_is_worked_out_from_the_raid_and_stands_on_the_axis(event: OpenEvent, timeline: Page) -> None:
    page = event("surge")
    expect(page.locator(".head .date")).to_contain_text("10 January 2007")
    expect(timeline.locator("#event-3 .when")).to_have_text("10 January worked out")
    expect(timeline.locator("#dock")).not_to_contain_text("President Bush")
    expect(timeline.locator(f"{SHOWN}[data-number='3']")).to_have_count(1)


def test_former_dates_of_the_ministers_meeting_stay_as_ghosts(event: OpenEvent, timeline: Page) -> None:
    assert timeline.locator(f"{SHOWN}[data-number='29'] .ghost").count() == 2
    page = event("ministerial")
    expect(saying(page.locator(".says li"), "in April")).to_contain_text("former date")
    expect(saying(page.locator(".says li"), "yet to be decided")).to_contain_text("date taken back")
    expect(saying(page.locator(".says li"), "in Istanbul in early April")).to_contain_text("former date")
    expect(saying(page.locator(".says li"), "the 3rd and 4th of May")).to_contain_text("agrees")
    expect(saying(page.locator(".says li"), "ended in Egypt Friday")).to_contain_text("ended 4 May 2007")


def test_the_ministers_meeting_is_worked_out_from_its_end_and_its_length(event: OpenEvent, timeline: Page) -> None:
    page = event("ministerial")
    expect(page.locator(".head .date")).to_contain_text("3–4 May 2007")
    expect(page.locator(".plan")).to_contain_text("slipped by at least 3 days")
    expect(timeline.locator("#event-29 .when")).to_have_text("3–4 May worked out")


def test_a_disagreement_on_a_fact_is_told_by_each_citation_and_a_thread(event: OpenEvent) -> None:
    page = event("raid")
    for words in (
        "Six diplomats in the Iranian envoys’ count",
        "Five held",
        "Six detained, one of them later released",
    ):
        expect(page.locator("li.citation", has_text=words).first).to_be_visible()
    expect(page.locator(".thread")).to_contain_text("How many were held?")
    expect(page.locator(".thread")).to_contain_text("these are not the same six")


def test_claims_are_attributed_and_counted_by_how_they_are_made(event: OpenEvent) -> None:
    page = event("arming")
    standing = page.locator(".standing")
    expect(standing).to_contain_text("Alleged")
    expect(standing).to_contain_text("laimed by 1")
    expect(standing).to_contain_text("enied by 2")
    for sentence in (
        "David Satterfield claims this, according to WSWS",
        "Abbas Araghchi denies this, according to WSWS",
        "Rezi Amiri denies this, according to WSWS",
    ):
        expect(page.locator(".stance", has_text=sentence)).to_be_visible()


def test_what_did_not_happen_and_what_is_disputed_are_marked_as_such(event: OpenEvent, timeline: Page) -> None:
    expect(event("rice and mottaki").locator(".standing")).to_contain_text("Did not happen")
    expect(event("direct talks").locator(".standing")).to_contain_text("Disputed whether it happened")
    expect(timeline.locator("#event-30 use")).to_have_attribute("href", "#mark-crossed")
    expect(timeline.locator("#event-30")).to_contain_text("Did not happen")
    expect(timeline.locator("#event-14")).to_contain_text("Disputed whether it happened")


def test_the_invasion_does_not_squeeze_the_months_that_matter(timeline: Page) -> None:
    expect(timeline.locator("#band .outside")).to_contain_text("2003 United States invades Iraq")
    expect(timeline.locator(f"{SHOWN}[data-number='1']")).to_have_count(0)
    for number in (4, 8, 10, 29):
        expect(timeline.locator(f"{SHOWN}[data-number='{number}'] text").first).to_be_visible()


def saying(said: Locator, words: str) -> Locator:
    """What one source says about the date, found by its words."""
    return said.filter(has_text=words)
