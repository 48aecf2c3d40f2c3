"""Two events are merged in one browser while somebody edits the one that goes in another; one press parts them."""

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
from events.models import Event, Membership, Timeline, User
for name in ("ann", "bob"):
    user = User.objects.create_user(name, password="{SIGN_IN}")
    Membership.objects.create(timeline=Timeline.objects.get(), user=user, role="editor")
Event.objects.filter(number=3).update(state="draft")
"""


@pytest.fixture
def open_as(browser: Browser, site: Site) -> Iterator[OpenAs]:
    """Browsers of Ann and Bob, both editors."""
    with lent(site, DEEDS) as desk, colleagues(browser, desk, also=[409, 412, 422]) as found:
        yield found


def test_one_merges_two_chosen_rows_by_keyboard_while_another_edits_the_one_that_goes(open_as: OpenAs) -> None:
    bob = open_as("bob", f"{TIMELINE}2", viewport=PHONE)
    bob.get_by_role("link", name="Edit the title").click()
    bob.get_by_label("What happened").fill("What Bob calls it")
    ann = open_as("ann", f"{TIMELINE}?view=table")
    ann.goto(f"{ann.url}&cols=number,date")
    for number in (1, 2):
        ann.locator(f"table.events-table tbody tr[data-number='{number}'] a").first.focus()
        ann.keyboard.press("Space")
    expect(ann.locator("#chosen [role=status]")).to_have_text("2 of 30 rows chosen")
    ann.locator("#q").focus()
    press(ann, "Merge these two", kind="a")
    expect(ann.locator("table.sides thead th")).to_have_text(["Event 1", "Event 2"])
    assert violations(ann) == []
    assert misfits(ann) == []
    cited = ann.locator(".brought tr", has_text="Sources").locator("li").count()
    reach(ann, "Merge them")
    with ann.expect_navigation():
        ann.keyboard.press("Enter")
    expect(ann).to_have_url(f"{ann.url.split('/t/')[0]}{TIMELINE}1")
    expect(ann.get_by_text("Number 2 leads here.")).to_be_visible()
    expect(ann.locator("ol.citations > li")).to_have_count(cited)
    bob.get_by_role("button", name="Save").click()
    told = bob.locator("#refusal")
    expect(told).to_contain_text("Event 2 was merged meanwhile")
    expect(told.locator(".typed")).to_have_text("What Bob calls it")
    assert misfits(bob) == []
    told.get_by_role("link").click()
    expect(bob.locator("ol.citations > li")).to_have_count(cited)
    bob.goto(bob.url.replace(f"{TIMELINE}1", f"{TIMELINE}2"))
    expect(bob).to_have_url(f"{bob.url.split('/t/')[0]}{TIMELINE}1")
    ann.locator("#undo").get_by_role("button", name="Undo").click()
    expect(ann.locator("ol.citations > li")).not_to_have_count(cited)
    ann.goto(ann.url.split("/t/")[0] + f"{TIMELINE}2")
    expect(ann).to_have_url(f"{ann.url.split('/t/')[0]}{TIMELINE}2")


def test_what_becomes_visible_is_agreed_to_and_what_is_chosen_stays_where_it_is_refused(open_as: OpenAs) -> None:
    page = open_as("ann", f"{TIMELINE}1", viewport=PHONE)
    page.get_by_role("link", name="Merge with another").click()
    assert violations(page) == []
    page.get_by_label("The other entry").fill("3")
    page.get_by_role("button", name="Look at both").click()
    expect(page.get_by_role("heading", name="Only members see event 3 so far")).to_be_visible()
    assert violations(page) == []
    assert misfits(page) == []
    titles = page.locator("input[name=title]")
    titles.nth(1).check()
    page.get_by_role("button", name="Merge them").click()
    expect(page.get_by_role("alert")).to_contain_text("All readers would see what only members saw so far")
    expect(titles.nth(1)).to_be_checked()
    page.get_by_label("All readers may see it").check()
    page.get_by_role("button", name="Merge them").click()
    expect(page.get_by_text("Number 3 leads here.")).to_be_visible()
    assert misfits(page) == []


def test_it_works_without_scripts(open_as: OpenAs) -> None:
    page = open_as("ann", f"{TIMELINE}merge?only=1,2", java_script_enabled=False)
    page.get_by_role("button", name="Merge them").click()
    expect(page.get_by_text("Number 2 leads here.")).to_be_visible()
