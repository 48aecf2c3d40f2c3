"""Rows chosen in the table are edited together, by keyboard; what became of each is said; one press takes it back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.axe import violations
from tests.journeys.colleagues import SIGN_IN, OpenAs, colleagues
from tests.journeys.conftest import PHONE
from tests.journeys.fit import misfits
from tests.journeys.keyboard import press, reach, write
from tests.journeys.lent import lent
from tests.journeys.places import TIMELINE
from tests.journeys.site import Site

DEEDS = f"""
from events.models import Membership, Timeline, User
for name in ("ann", "bob"):
    user = User.objects.create_user(name, password="{SIGN_IN}")
    Membership.objects.create(timeline=Timeline.objects.get(), user=user, role="editor")
"""
TABLE = f"{TIMELINE}?view=table"


@pytest.fixture
def open_as(browser: Browser, site: Site) -> Iterator[OpenAs]:
    """Browsers of Ann and Bob, both editors."""
    with lent(site, DEEDS) as desk, colleagues(browser, desk, also=[422]) as found:
        yield found


def test_chosen_rows_are_edited_together_and_taken_back_by_keyboard(open_as: OpenAs) -> None:
    page = open_as("ann", TABLE)
    page.goto(f"{page.url}&cols=number,date,place,tags,prominence")
    page.locator("table.events-table tbody a").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator("#chosen [role=status]")).to_have_text("3 of 30 rows chosen")
    page.locator("#q").focus()
    press(page, "Edit these", kind="a")
    expect(page.locator(".chosen-events li")).to_have_count(3)
    assert violations(page) == []
    assert misfits(page) == []
    write(page, "Put these tags on", "to be checked")
    reach(page, "Change 3 events")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".said").first).to_have_text("3 events are changed.")
    expect(page.locator(".chosen-events .result")).to_have_text(["Changed"] * 3)
    assert violations(page) == []
    page.get_by_role("link", name="Back to the table").click()
    cells = page.locator("table.events-table tbody tr", has_text="to be checked")
    expect(cells).to_have_count(3)
    page.locator("#undo").get_by_role("button", name="Undo").click()
    expect(cells).to_have_count(0)


def test_what_somebody_else_has_changed_meanwhile_is_left_and_said(open_as: OpenAs) -> None:
    ann, bob = open_as("ann", f"{TIMELINE}edit?only=1,2"), open_as("bob", f"{TIMELINE}edit?only=2", viewport=PHONE)
    bob.get_by_label("Did they happen?").select_option("cancelled")
    bob.get_by_role("button", name="Change 1 event").click()
    expect(bob.locator(".said").first).to_have_text("1 event is changed.")
    assert misfits(bob) == []
    ann.get_by_label("Did they happen?").select_option("unknown")
    ann.get_by_role("button", name="Change 2 events").click()
    expect(ann.locator(".said").first).to_have_text("1 event is changed; 1 is as before, and below it says why.")
    expect(ann.locator(".chosen-events .left .result")).to_have_text(
        "Left: somebody else has changed it meanwhile (did it happen?)"
    )
    ann.get_by_label("Did they happen?").select_option("unknown")
    ann.get_by_role("button", name="Change 2 events").click()  # having seen it
    expect(ann.locator(".said").first).to_have_text("1 event is changed; 1 is as before, and below it says why.")
    expect(ann.locator(".chosen-events .result")).to_have_text(
        ["As it was: nothing would be different", "Changed"], use_inner_text=True
    )


def test_what_is_wrong_is_said_beside_it_and_nothing_typed_is_lost(open_as: OpenAs) -> None:
    page = open_as("ann", f"{TIMELINE}edit?only=1,2", viewport=PHONE)
    page.get_by_role("button", name="Change 2 events").click()
    expect(page.get_by_role("alert")).to_contain_text("Say what is to be changed")
    page.get_by_label("Where they happened").fill("Baghdad")
    page.get_by_label("No place").check()
    page.get_by_role("button", name="Change 2 events").click()
    expect(page.locator(".field-error")).to_have_text("Give a place, or take it off: not both.")
    expect(page.get_by_label("Where they happened")).to_have_value("Baghdad")
    assert misfits(page) == []
    page.goto(page.url.split("?")[0])
    expect(page.locator(".nothing")).to_contain_text("No event is chosen.")
    assert misfits(page) == []
