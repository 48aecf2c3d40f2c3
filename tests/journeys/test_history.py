"""What was done is looked at by the word, taken back, done again and fetched from the bin; by keyboard too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.axe import violations
from tests.journeys.colleagues import SIGN_IN, colleagues
from tests.journeys.conftest import PHONE
from tests.journeys.places import TIMELINE
from tests.journeys.site import Site

DEEDS = f"""
from events.actions.editing import edit
from events.actions.facts import Fact, add_fact
from events.models import Event, Membership, Timeline, User
timeline = Timeline.objects.get()
ann = User.objects.create_user("ann", password="{SIGN_IN}")
Membership.objects.create(timeline=timeline, user=ann, role="editor")
add_fact(timeline=timeline, fact=Fact(title="Entered twice", when="2007"), by=ann)
event = Event.objects.get(timeline=timeline, number=4)
fields = {{"title": "A raid in Irbil", "summary": event.summary.replace("Iranians", "men")}}
edit(row=event, fields=fields, version=event.version, by=ann, verb="edit_event", reason="as Reuters has it")
"""
TITLE = "US troops raid the Iranian office in Irbil"


@pytest.fixture
def desk(site: Site) -> Site:
    """The site, with an editor who has entered one event and edited another."""
    site.run(DEEDS)
    return site


@pytest.fixture
def page(browser: Browser, desk: Site) -> Iterator[Page]:
    """Ann's browser, signed in. Whatever it complains of fails the journey."""
    with colleagues(browser, desk) as open_as:
        yield open_as("ann", f"{TIMELINE}4")


def test_a_change_is_looked_at_taken_back_and_done_again_and_the_bin_gives_back(page: Page, desk: Site) -> None:
    heading, bar = page.locator("h1"), page.locator("#undo")
    expect(heading).to_have_text("A raid in Irbil")

    # by the keyboard alone: the last deed, there and back
    expect(bar).to_contain_text("You edited an event")
    page.keyboard.press("Control+z")
    expect(bar).to_contain_text("Taken back")
    expect(heading).to_have_text(TITLE)
    page.get_by_role("button", name="Do it again").press("Enter")
    expect(bar).to_contain_text("Done again")
    expect(heading).to_have_text("A raid in Irbil")

    # what it was, by the word; one field comes back and the other stays
    page.goto(f"{desk.address}{TIMELINE}4/compare")
    expect(page.locator("del", has_text="Iranians")).to_be_visible()
    assert violations(page) == []
    page.goto(f"{desk.address}{TIMELINE}4/compare?from=1&to=4")
    with page.expect_navigation():
        page.get_by_role("button", name="Title of version 1").click()
    page.goto(f"{desk.address}{TIMELINE}4")
    expect(heading).to_have_text(TITLE)
    expect(page.locator(".summary").first).to_contain_text("Five men")

    # an event that was entered twice: undone from the history, restored from the bin
    page.goto(f"{desk.address}{TIMELINE}history/")
    assert violations(page) == []
    page.locator("li", has_text="entered an event").get_by_role("link", name="Change", exact=False).first.click()
    page.get_by_label("Why").fill("twice")
    page.get_by_role("button", name="Undo this change").click()
    expect(page.locator("ol.changes")).to_contain_text("taken back by")
    page.goto(f"{desk.address}{TIMELINE}bin/")
    assert violations(page) == []
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    expect(page.locator("#undo")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("button", name="Restore").click()
    expect(page.get_by_text("The bin is empty")).to_be_visible()

    # what is saved in place tells the bar
    page.evaluate("document.getElementById('undo').dataset.old = 'yes'")
    page.evaluate("document.body.dispatchEvent(new CustomEvent('dateline:changed'))")
    expect(page.locator("#undo[data-old]")).to_have_count(0)
    expect(page.locator("#undo")).to_be_visible()
