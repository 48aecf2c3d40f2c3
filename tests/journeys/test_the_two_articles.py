"""The articles that the sample is made from, pasted where they lie beside the project: their events without typing.

Their text is nobody's to publish, so it is in no file here; without that folder there is nothing to walk through.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.colleagues import SIGN_IN, OpenAs, colleagues
from tests.journeys.lent import lent
from tests.journeys.places import source
from tests.journeys.site import Site

ARTICLES = Path(__file__).resolve().parents[2].parent / "shared" / "articles"
REPORT, EDITORIAL = ARTICLES / "wsws-2007-03-12.txt", ARTICLES / "editorial-march-2007.txt"
pytestmark = pytest.mark.skipif(
    not (REPORT.exists() and EDITORIAL.exists()), reason=f"the articles are not in {ARTICLES}"
)
DEEDS = f"""
from events.models import Membership, Timeline, User
ann = User.objects.create_user("ann", password="{SIGN_IN}")
Membership.objects.create(timeline=Timeline.objects.get(), user=ann, role="editor")
"""
#: What stands in a suggestion's line, and how its event is dated in the list when it has been accepted.
OF_THE_REPORT = {
    "conference on Iraqi security": "10 March",
    "seized from its consulate": "some time in January",
    "surge": "31 December 2006",  # one day before the raid: worked out
    "7 March 2007": "7 March",  # what the President told the Legion
    "Cheney": "some time in February",
    "Financial Times": "10 March",
    "Further conference": "no date",
}
OF_THE_EDITORIAL = {"April": "some time in April"}


@pytest.fixture
def open_as(browser: Browser, site: Site) -> Iterator[OpenAs]:
    """Ann's browsers. Whatever they complain of fails the journey."""
    with lent(site, DEEDS) as desk, colleagues(browser, desk, also=[422]) as open_as:
        yield open_as


def brought_in(page: Page, article: Path, title: str, published: str) -> str:
    """Paste the article, say what it is, save it; the path of its source."""
    page.locator("textarea").first.fill(article.read_text())
    page.get_by_role("button", name="Read the text").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Save the article")
    page.wait_for_load_state()
    page.get_by_label("When was it published?").fill(published)
    page.get_by_label("Title", exact=True).fill(title)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("suggested events.")).to_be_visible()
    return page.url.partition("/text/")[0]


def accepted(page: Page, at: str, wanted: dict[str, str]) -> None:
    """Go through the suggestions with Enter and the arrow alone: those wanted are taken as they are."""
    page.goto(f"{at}/suggestions/")
    page.wait_for_load_state()
    left = set(wanted)
    while left:
        line = page.locator(".mailbox-list [aria-current]").inner_text()
        found = next((words for words in left if words.casefold() in line.casefold()), None)
        before = page.locator("#card").inner_text()
        if found is not None:
            left.remove(found)
        page.keyboard.press("ArrowDown" if found is None else "Enter")
        expect(page.locator("#card")).not_to_have_text(before, use_inner_text=True)


def test_their_events_are_accepted_as_they_are_suggested_with_two_keys(open_as: OpenAs, site: Site) -> None:
    page = open_as("ann", "/new/")
    page.get_by_label("Title").fill(f"Two articles {uuid4().hex[:6]}")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Bring in an article").click()
    timeline = page.url.partition("sources/")[0]
    page.wait_for_load_state()
    report = brought_in(page, REPORT, "The report", "12 March 2007")
    accepted(page, report, OF_THE_REPORT)
    page.goto(f"{timeline}sources/article")
    page.wait_for_load_state()
    editorial = brought_in(page, EDITORIAL, "The editorial", "between 1 and 9 March 2007")
    accepted(page, editorial, OF_THE_EDITORIAL)

    page.goto(timeline)
    rows = page.locator("ol.events > li")
    expect(rows).to_have_count(len(OF_THE_REPORT) + len(OF_THE_EDITORIAL))
    for date in {**OF_THE_REPORT, **OF_THE_EDITORIAL}.values():
        if date != "no date":
            expect(rows.locator(".when", has_text=date).first).to_be_visible()
    expect(page.locator("ol.events > li", has_text="planned")).to_have_count(2)


def test_what_the_sample_cites_is_proposed_in_the_pasted_text_and_nothing_is_placed_without_a_press(
    open_as: OpenAs, site: Site
) -> None:
    page = open_as("ann", f"{source('WSWS')}/capture")
    page.get_by_role("textbox", name="Paste the text").fill(REPORT.read_text())
    page.get_by_role("button", name="Read the text").click()
    page.wait_for_url("**/text/**")
    page.goto(f"{site.address}{source('WSWS')}/passages/")
    proposed = page.locator("li.passage")
    expect(proposed).to_have_count(29)
    expect(page.locator("li.passage", has_text="suggested")).to_have_count(29)
    page.goto(f"{site.address}{source('WSWS')}/text/")
    cited = page.locator(".block.cited")
    expect(cited).to_have_count(0)

    page.goto(f"{site.address}{source('WSWS')}/passages/")
    page.wait_for_load_state()
    page.get_by_role("button", name="Confirm the chosen ones").click()
    expect(page.get_by_text("12 passages are confirmed.")).to_be_visible()
    page.goto(f"{site.address}{source('WSWS')}/text/")
    expect(cited.first).to_be_visible()
    assert cited.count() >= 6
