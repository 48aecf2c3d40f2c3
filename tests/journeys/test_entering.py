"""Facts from one book, entered by keyboard alone: nothing typed twice, nothing lost, nothing made twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PATIENCE, WIDE
from tests.journeys.site import Site
from tests.journeys.test_signing_in import sign_in
from tests.journeys.watching import Watch


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A browser in which a refused form is nothing to complain of."""
    with browser.new_context(viewport=WIDE, reduced_motion="reduce") as context:
        context.set_default_timeout(PATIENCE)
        watch = Watch(context, site.address)
        watch.expect_status(422)
        yield context.new_page()
        assert watch.complaints == []


def test_three_facts_of_one_book_are_entered_by_keyboard_alone(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/sign-in/?next=/new/")
    sign_in(page, site.owner_password)
    page.get_by_label("Title").press_sequentially("Entered")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/t/entered/"))
    page.keyboard.press("a")
    page.wait_for_url(re.compile(r"/t/entered/add"))

    expect(page.get_by_label("What happened")).to_be_focused()
    typed(page, "The bridge opened", "early March 2007")
    expect(page.locator("#id_when_preview")).to_contain_text("one of 1–10 March 2007")
    page.keyboard.press("Tab")
    typed(page, "Bridges of Iraq")
    expect(page.get_by_label("Who wrote it")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    typed(page, "12")
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator("#fact .said")).to_contain_text("The bridge opened, early March 2007")

    expect(page.get_by_label("What happened")).to_be_focused()
    expect(page.get_by_label("Source", exact=True)).to_have_value("Bridges of Iraq")
    typed(page, "The bridge closed", "10 March")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("The year is missing", exact=False).last).to_be_visible()
    expect(page.get_by_label("What happened")).to_have_value("The bridge closed")
    expect(page.locator(".draft-note")).to_have_count(0)
    page.reload()
    expect(page.locator(".draft-note")).to_contain_text("You had typed this at")
    expect(page.get_by_label("What happened")).to_have_value("The bridge closed")
    page.get_by_label("When", exact=True).focus()
    page.keyboard.press("End")
    typed(page, " 2007")
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator("#fact .said")).to_contain_text("The bridge closed, 10 March 2007")

    typed(page, "The bridge fell")
    page.locator("button[data-primary]").dblclick()
    page.wait_for_url(re.compile(r"event=3"))
    expect(page.get_by_text("3 events", exact=False).first).to_be_visible()
    page.goto(f"{site.address}/t/entered/add")
    expect(page.locator(".draft-note")).to_have_count(0)


def typed(page: Page, *texts: str) -> None:
    """Type into the field that has the focus, and into those that follow it."""
    for at, text in enumerate(texts):
        if at:
            page.keyboard.press("Tab")
        page.keyboard.type(text)
