"""What an article seems to tell is gone through like letters in a mailbox: by keyboard alone, and by thumb."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.axe import violations
from tests.journeys.colleagues import SIGN_IN, OpenAs, colleagues
from tests.journeys.conftest import PHONE
from tests.journeys.fit import misfits
from tests.journeys.lent import lent
from tests.journeys.places import TIMELINE, source, source_id
from tests.journeys.site import Site

PAGE = f"{source('WSWS')}/suggestions/"
TEXT = "\n\n".join(
    [
        "A harbour, a conference and a quarrel",
        "Harbour workers in Basra closed the old ferry office on Saturday. The mayor said nothing of it.",
        "Iraq and its neighbours held a security conference in Baghdad on Saturday, the tenth of the month.",
        "Pilots seized the lighthouse in January. On the day before the lighthouse was seized, sailors left the port.",
        "A further meeting of harbour masters will be held at a date yet to be decided.",
    ]
)
FURNISHED = f"""
from hashlib import sha256
from django.utils import timezone
from events.actions.changes import open_change
from events.actions.extracting import look_for_dates
from events.models import Membership, Source, SourceText, Timeline, User
timeline = Timeline.objects.get()
ed = User.objects.create_user("ed", password="{SIGN_IN}")
Membership.objects.create(timeline=timeline, user=ed, role="editor")
words = {TEXT!r}
with open_change(timeline, verb="capture_text", by=ed):
    text = SourceText.objects.create(
        timeline=timeline, source=Source.objects.get(public_id="{source_id("WSWS")}"), text=words, length=len(words),
        sha256=sha256(words.encode()).hexdigest(), origin="pasted", captured_at=timezone.now(),
    )
    look_for_dates(text)
"""


@pytest.fixture
def desk(site: Site) -> Iterator[Site]:
    """The site with a captured text in which dates were looked for, as new for every journey."""
    with lent(site, FURNISHED) as desk:
        yield desk


@pytest.fixture
def open_as(browser: Browser, desk: Site) -> Iterator[OpenAs]:
    """Browsers of whoever works there. Whatever they complain of fails the journey."""
    with colleagues(browser, desk) as open_as:
        yield open_as


def title_of(page: Page) -> str:
    return page.get_by_label("What happened").input_value()


def test_a_text_is_gone_through_by_keyboard_alone(open_as: OpenAs) -> None:
    page = open_as("ed", PAGE)
    expect(page.locator(".progress")).to_contain_text("0 of 5 decided")
    assert [*violations(page), *misfits(page)] == []
    first = title_of(page)

    # Enter accepts, and the next one is there
    page.keyboard.press("Enter")
    expect(page.locator(".progress")).to_contain_text("1 of 5 decided")
    expect(page.locator("#mailbox-said")).to_contain_text(f"Accepted: {first}")
    expect(page.locator("#card")).to_be_focused()

    # m offers what is there already, the likeliest first; Enter takes it
    page.keyboard.press("m")
    expect(page.locator("#merging button").first).to_be_focused()
    expect(page.locator("#merging button").first).to_contain_text("conference")
    page.keyboard.press("Enter")
    expect(page.locator("#mailbox-said")).to_contain_text("Added to")
    expect(page.locator(".progress")).to_contain_text("2 of 5 decided")

    # u takes it back: it is open again
    page.keyboard.press("u")
    page.wait_for_load_state()
    expect(page.locator(".progress")).to_contain_text("1 of 5 decided")
    expect(page.locator("mark").first).to_contain_text("Iraq and its neighbours")

    # the arrows go on and back
    page.keyboard.press("ArrowDown")
    expect(page.locator("mark").first).to_contain_text("Pilots")
    page.keyboard.press("ArrowUp")
    expect(page.locator("mark").first).to_contain_text("Iraq")

    # x asks why; what is unfolded is folded in by Escape
    page.keyboard.press("x")
    expect(page.locator("#dismissing button").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#dismissing")).not_to_have_attribute("open", "")
    page.keyboard.press("x")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#mailbox-said")).to_contain_text("Dismissed")

    # a date that is counted from one that waits is accepted together with that
    page.keyboard.press("j")
    expect(page.locator("#card")).to_contain_text("The day before")
    page.get_by_label("Pilots seize the lighthouse").check()
    page.keyboard.press("Enter")
    expect(page.locator(".progress")).to_contain_text("4 of 5 decided")
    expect(page.locator("#card")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".progress")).to_contain_text("5 of 5 decided")

    # the background comes last, and then it is said what next
    page.keyboard.press("x")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="All gone through")).to_be_visible()
    assert violations(page) == []


def test_a_text_is_gone_through_by_thumb_on_a_phone(open_as: OpenAs) -> None:
    page = open_as("ed", PAGE, viewport=PHONE, has_touch=True, is_mobile=True)
    assert [*violations(page), *misfits(page)] == []
    accept = page.get_by_role("button", name="Accept")
    box = accept.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert box["y"] + box["height"] <= PHONE["height"]
    accept.tap()
    expect(page.locator(".progress")).to_contain_text("1 of 5 decided")
    page.locator("#dismissing > summary").tap()
    expect(page.get_by_role("button", name="Background only")).to_be_in_viewport()
    assert misfits(page) == []
    page.get_by_role("button", name="Background only").tap()
    expect(page.locator(".progress")).to_contain_text("2 of 5 decided")
    page.get_by_role("button", name="Undo").first.tap()
    page.wait_for_load_state()
    expect(page.locator(".progress")).to_contain_text("1 of 5 decided")


def test_the_articles_of_a_timeline_say_how_much_of_them_is_unread(open_as: OpenAs) -> None:
    page = open_as("ed", f"{TIMELINE}coverage/")
    expect(page.get_by_role("row", name="WSWS")).to_contain_text("0 %")
    assert [*violations(page), *misfits(page)] == []
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    assert [*violations(page), *misfits(page)] == []
    page.get_by_role("link", name="Go through WSWS").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Suggestions")
