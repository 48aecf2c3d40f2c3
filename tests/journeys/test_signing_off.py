"""A quotation and a date are signed off, somebody else changes them, and whoever signed finds that they lapsed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.axe import violations
from tests.journeys.colleagues import SIGN_IN, OpenAs, colleagues
from tests.journeys.conftest import PHONE
from tests.journeys.fit import misfits
from tests.journeys.keyboard import press, reach
from tests.journeys.lent import lent
from tests.journeys.places import TIMELINE
from tests.journeys.site import Site

DEEDS = f"""
from events.actions.facts import Fact, add_fact
from events.actions.naming import NewSource
from events.models import Membership, Timeline, User
timeline = Timeline.objects.get()
for name in ("ann", "bob"):
    user = User.objects.create_user(name, password="{SIGN_IN}")
    Membership.objects.create(timeline=timeline, user=user, role="editor")
paper = NewSource(short_title="The Star", published="4 March 2007")
words = "shut on Saturday until further notice"
fact = Fact(title="The crossing is closed", when="3 March 2007", source=paper, quote=words)
add_fact(timeline=timeline, fact=fact, by=user)
"""
EVENT = f"{TIMELINE}31"


@pytest.fixture
def open_as(browser: Browser, site: Site) -> Iterator[OpenAs]:
    """Browsers of Ann and Bob, both editors, on a site with an event of which a quotation is cited."""
    with lent(site, DEEDS) as desk, colleagues(browser, desk) as found:
        yield found


def test_a_sign_off_lapses_when_somebody_else_changes_what_was_signed(open_as: OpenAs) -> None:
    ann, bob = open_as("ann", EVENT), open_as("bob", EVENT)
    reach(ann, "Sign off: shut on Saturday until further notice")
    ann.keyboard.press("Enter")
    expect(ann.locator(".citations .check")).to_contain_text("Checked against the source by ann on")
    reach(ann, "Sign off: the date")
    ann.keyboard.press("Enter")
    expect(ann.locator(".dating .check")).to_contain_text("Date checked by ann on")
    assert violations(ann) == []
    assert misfits(ann) == []

    bob.reload()
    expect(bob.locator(".dating .check")).to_contain_text("Date checked by ann on")
    bob.get_by_role("link", name="Edit the date").first.click()
    bob.locator("#slot-event-31-date input[name=when]").fill("2 March 2007")
    bob.locator("#slot-event-31-date [name=reason]").fill("The closure began on the Friday.")
    bob.locator("#slot-event-31-date").get_by_role("button", name="Save").click()
    expect(bob.locator(".dating .check")).to_contain_text("Since then the date has changed.")
    expect(bob.locator(".citations .check")).to_contain_text("Checked against the source by ann on")

    small = open_as("bob", EVENT, viewport=PHONE)
    heading = small.locator(".dating .label > span").first
    assert heading.evaluate("span => span.offsetHeight") < 30  # not a word a line

    ann.goto(f"{ann.url.split('/t/')[0]}{TIMELINE}todo/?kind=lapsed")
    task = ann.locator(".tasks li", has_text="The crossing is closed")
    expect(task).to_contain_text("The date was checked by ann. Since then the date has changed.")
    assert violations(ann) == []
    assert misfits(ann) == []
    press(ann, "Sign off again: the date")
    expect(ann.get_by_text("The date is signed off.")).to_be_visible()
    expect(ann.locator(".tasks li", has_text="The crossing is closed")).to_have_count(0)


def test_a_sign_off_is_taken_back_and_undone_on_a_telephone(open_as: OpenAs) -> None:
    page = open_as("bob", EVENT, viewport=PHONE, has_touch=True)
    page.get_by_role("button", name="Sign off: the date").tap()
    expect(page.locator(".dating .check")).to_contain_text("Date checked by bob on")
    assert misfits(page) == []
    page.get_by_role("button", name="Take the sign-off back: the date").tap()
    expect(page.locator(".dating .check")).to_contain_text("Nobody has signed the date off.")


def test_without_javascript_it_is_signed_off_on_the_page_of_the_citation(open_as: OpenAs) -> None:
    page = open_as("ann", EVENT, java_script_enabled=False)
    page.get_by_role("button", name="Sign off: shut on Saturday").click()
    expect(page.get_by_text("The quotation is signed off.")).to_be_visible()
    expect(page.locator(".citations .check")).to_contain_text("Checked against the source by ann on")
