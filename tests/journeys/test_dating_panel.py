"""What the sources say about a date, read as somebody who has never seen it: with eyes, by ear, by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, OpenPage
from tests.journeys.keyboard import reach
from tests.journeys.places import EVENTS
from tests.journeys.site import Site

COPIED = "navigator.clipboard.readText()"
IS_IN_VIEW = """id => {
  const { top, bottom } = document.getElementById(id).getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}"""
SPOKEN_DRAWINGS = """all => all.filter((one) => !one.closest("[aria-hidden='true']")).length"""


@pytest.fixture
def event(open_page: OpenPage, site: Site):
    """Open the page of an event by its name in `places.EVENTS`."""
    return lambda name, **options: open_page(f"{site.timeline}{EVENTS[name]}", **options)


def test_two_days_for_one_speech_stand_apart_and_what_would_make_both_right_is_not_applied(event) -> None:
    page = event("legion")
    dating = page.locator(".dating")
    expect(dating.get_by_role("heading").first).to_contain_text("2 sources disagree by 1 day")
    expect(dating.locator(".says-apart")).to_have_text(
        ["6 March 2007, 10:05 · 1 source", "7 March 2007 · 1 source, 1 day away"]
    )
    both = dating.locator(".both-right")
    expect(both.get_by_role("heading")).to_contain_text("not applied")
    expect(both).to_contain_text("Both hold if WSWS counts days in Sydney: 02:05 on Wednesday 7 March")
    expect(page.locator(".head .date")).to_contain_text("6 March 2007, 10:05")


def test_bars_explain_themselves_to_eyes_and_ears(event) -> None:
    dating = event("ministerial").locator(".dating")
    for words in ("at this point", "lasted this long", "a date given up", "not known how far", "in common"):
        expect(dating.locator(".bar-legend")).to_contain_text(words)
    expect(dating.locator(".ticks")).to_contain_text("1 April 2007")
    expect(dating.locator(".says li", has_text="in April").first).to_contain_text(
        "From 1 April 2007 at the earliest to 30 April 2007 at the latest."
    )
    assert dating.locator("svg").evaluate_all(SPOKEN_DRAWINGS) == 0


@pytest.mark.parametrize("where", ["4", "?event=4"], ids=["on its page", "beside the timeline"])
def test_a_reading_and_a_clause_of_the_story_open_their_passage_by_keyboard(
    open_page: OpenPage, site: Site, where: str
) -> None:
    page = open_page(f"{site.timeline}{where}")
    for within in (".says", ".story"):
        link = page.locator(f"{within} a", has_text="The Post").first
        link.focus()
        page.keyboard.press("Enter")
        target = str(link.get_attribute("href")).removeprefix("#")
        expect(page).to_have_url(re.compile(f"#{target}$"))
        expect(page.locator(f"[id='{target}']")).to_contain_text("The Post")
        page.wait_for_function(IS_IN_VIEW, arg=target)


def test_the_story_is_copied_as_text_markdown_and_html(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}29", permissions=["clipboard-read", "clipboard-write"])
    story = page.locator(".story")
    expect(story.locator("p").first).to_contain_text("Expected in April 2007 (The Hindu1), left open (WSWS, 12 March2)")
    reach(page, "Copy the story")
    page.keyboard.press("Enter")
    starts = {
        "Text": "Expected in April 2007 (The Hindu [1]), left open (WSWS, 12 March [2])",
        "Markdown": f"Expected in April 2007 ([The Hindu]({site.timeline}29#citation-",
        "HTML": f'<p>Expected in April 2007 (<a href="{site.timeline}29#citation-',
    }
    for name, start in starts.items():
        reach(page, f"Copy as {name}")
        page.keyboard.press("Enter")
        expect(story.get_by_role("button", name="Copied").last).to_be_visible()
        assert page.evaluate(COPIED).startswith(start)


def test_without_a_script_the_story_can_be_selected(event) -> None:
    page = event("ministerial", java_script_enabled=False, viewport=PHONE)
    page.locator(".story summary").click()
    expect(page.get_by_role("textbox", name="Markdown")).to_have_value(re.compile(r"\[\^1\]: .*The Hindu"))
    expect(page.locator(".story button").first).to_be_hidden()


def test_a_single_reading_has_a_passage_and_no_story(event) -> None:
    page = event("surge")
    expect(page.locator(".says")).to_contain_text("the day before the raid in Irbil, which makes it 10 January 2007")
    expect(page.locator(".story, .bar-legend")).to_have_count(0)
