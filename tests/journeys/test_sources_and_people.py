"""An editor dates a source, quotes it once more, and joins two people and takes them apart again."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.colleagues import SIGN_IN, colleagues
from tests.journeys.lent import lent
from tests.journeys.places import TIMELINE
from tests.journeys.site import Site

PEOPLE = f"""
from events.models import Membership, Timeline, User
user = User.objects.create_user("ann", password="{SIGN_IN}")
Membership.objects.create(timeline=Timeline.objects.get(), user=user, role="editor")
"""


@pytest.fixture
def desk(browser: Browser, site: Site) -> Iterator[tuple[Page, Site]]:
    """Ann's browser at the list of sources, on a site that is put back. Whatever it complains of fails the journey."""
    with lent(site, PEOPLE), colleagues(browser, site) as open_as:
        yield open_as("ann", f"{TIMELINE}sources/"), site


def follow(page: Page, what: Locator) -> None:
    """Click what leads to another page, and wait until the scripts of that have run."""
    with page.expect_navigation():
        what.click()


def test_a_source_is_dated_and_quoted_and_two_people_are_joined_and_taken_apart(desk: tuple[Page, Site]) -> None:
    page, _ = desk
    follow(page, page.locator(".sources h2 a").first)
    page.get_by_text("Edit what is known of it").click()
    page.get_by_role("link", name="Edit when it was published").click()
    page.locator("input[name=when]").fill("5 May 2007")
    expect(page.locator(".date-preview")).to_contain_text("5 May 2007")
    page.locator("button[data-primary]").click()
    expect(page.locator(".byline").first).to_contain_text("5 May 2007")

    follow(page, page.locator(".cited-events .says a").first)
    page.get_by_text("Edit what is known of it").click()
    page.get_by_role("link", name="Add a quotation").click()
    page.locator("textarea[name=exact]").fill("Words of a journey.")
    page.locator("button[data-primary]").click()
    expect(page.locator(".evidence blockquote").last).to_contain_text("Words of a journey.")
    expect(page.get_by_role("link", name="Edit the quotation").last).to_be_visible()

    follow(page, page.get_by_role("navigation", name="Site").get_by_role("link", name="People"))
    names = page.locator(".lines li a")
    one, other = names.nth(0).inner_text(), names.nth(1).inner_text()
    follow(page, names.nth(0))
    page.get_by_text("Edit what is known of it").click()
    page.get_by_role("link", name="Join with another").click()
    page.get_by_label("Which one stays").fill(other)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Look at both").click()
    page.get_by_role("button", name="Join them").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(other)
    page.get_by_text(re.compile(f"{re.escape(one)} was joined with this")).wait_for()
    page.get_by_role("button", name=f"Take {one} apart again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(one)


def test_a_form_opened_on_a_page_of_its_own_saves_there_and_leads_back(desk: tuple[Page, Site]) -> None:
    page, _ = desk
    follow(page, page.locator(".sources h2 a").first)
    page.get_by_text("Edit what is known of it").click()
    alone = page.get_by_role("link", name="Edit when it was published").get_attribute("href")
    page.goto(f"{page.url.split('/t/')[0]}{alone}")
    page.locator("input[name=when]").fill("6 May 2007")
    page.locator("button[data-primary]").click()
    expect(page.locator(".byline").first).to_contain_text("6 May 2007")
