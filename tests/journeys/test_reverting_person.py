"""An owner takes back what one person has changed, by keyboard; what somebody else has written since stays."""

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
from events.actions.events import edit_event
from events.models import Event, Membership, Timeline, User
users = {{}}
for name, role in (("ann", "owner"), ("bob", "editor"), ("eve", "editor")):
    users[name] = User.objects.create_user(name, password="{SIGN_IN}")
    Membership.objects.create(timeline=Timeline.objects.get(), user=users[name], role=role)
for number, name, title in ((1, "eve", "Spam"), (2, "eve", "Spam"), (1, "bob", "What Bob calls it")):
    event = Event.objects.get(number=number)
    edit_event(event=event, fields={{"title": title}}, version=event.version, by=users[name])
"""


@pytest.fixture
def open_as(browser: Browser, site: Site) -> Iterator[OpenAs]:
    """A browser of Ann, an owner."""
    with lent(site, DEEDS) as desk, colleagues(browser, desk) as found:
        yield found


@pytest.mark.parametrize("size", [{}, {"viewport": PHONE, "color_scheme": "dark"}])
def test_what_eve_has_changed_is_looked_at_taken_back_and_done_again(open_as: OpenAs, size: dict[str, object]) -> None:
    page = open_as("ann", f"{TIMELINE}history/", **size)
    page.get_by_label("By").select_option(label="eve")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Take back what they have changed").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What eve has changed")
    assert violations(page) == []
    assert misfits(page) == []
    page.get_by_role("link", name="Everything from change").last.click()
    reach(page, "See what stands in the way")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".said")).to_contain_text("1 change can be taken back; 1 would be left.")
    expect(page.locator(".results .left")).to_contain_text("It is now “What Bob calls it”.")
    assert violations(page) == []
    assert misfits(page) == []
    write(page, "Why", "spam")
    with page.expect_navigation():
        press(page, "Take them back")
    expect(page.locator(".said")).to_contain_text("1 change taken back; 1 left")
    assert violations(page) == []
    page.locator("#undo").get_by_role("button", name="Undo").click()
    page.goto(page.url.split("/t/")[0] + f"{TIMELINE}2")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Spam")
