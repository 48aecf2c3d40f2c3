"""Two editors on one event: what differs is merged, what both wrote is shown to both; and all of it by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.axe import violations
from tests.journeys.colleagues import SIGN_IN, OpenAs, colleagues
from tests.journeys.lent import lent
from tests.journeys.places import TIMELINE
from tests.journeys.site import Site

PEOPLE = f"""
from events.models import Membership, Timeline, User
for name in ("ann", "bob"):
    user = User.objects.create_user(name, password="{SIGN_IN}")
    Membership.objects.create(timeline=Timeline.objects.get(), user=user, role="editor")
"""
EVENT = f"{TIMELINE}4"
TITLE = "#slot-event-4-title"
SUMMARY = "#slot-event-4-summary"


@pytest.fixture(scope="module")
def editors(site: Site) -> Site:
    """The site with two editors."""
    site.run(PEOPLE)
    return site


@pytest.fixture
def desk(editors: Site) -> Iterator[Site]:
    """The same, as new for every journey."""
    with lent(editors) as desk:
        yield desk


@pytest.fixture
def signed_in(browser: Browser, desk: Site) -> Iterator[OpenAs]:
    """`signed_in("ann")`: the event's page in a browser of Ann's own. Whatever it complains of fails the journey."""
    with colleagues(browser, desk, also=[412]) as open_as:  # both wrote the same
        yield lambda name, path=EVENT: open_as(name, path)


def open_title(page: Page, words: str) -> None:
    page.locator(f"{TITLE} a.edit").click()
    page.locator(f"{TITLE} input[name=title]").fill(words)


def save(page: Page, slot: str = TITLE) -> None:
    page.locator(f"{slot} button[data-primary]").click()


def test_a_title_is_edited_by_keyboard_alone_and_escape_leaves_a_draft(signed_in: OpenAs) -> None:
    page = signed_in("ann")
    heading, field = page.locator("h1"), page.locator(f"{TITLE} input[name=title]")
    before = heading.inner_text()
    page.keyboard.press("e")
    expect(field).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("Control+a")
    page.keyboard.type("A raid in Irbil")
    page.keyboard.press("Escape")
    expect(heading).to_have_text(before)
    expect(page.locator(f"{TITLE} a.edit")).to_be_focused()
    page.keyboard.press("e")
    expect(field).to_have_value("A raid in Irbil")
    page.keyboard.press("Control+Enter")
    expect(heading).to_have_text("A raid in Irbil")
    expect(page.locator(f"{TITLE} a.edit")).to_be_focused()


def test_different_fields_are_merged_and_what_is_being_typed_elsewhere_stays(signed_in: OpenAs) -> None:
    ann, bob = signed_in("ann"), signed_in("bob")
    open_title(ann, "A raid in Irbil")
    ann.locator(f"{SUMMARY} a.edit").click()
    ann.locator(f"{SUMMARY} textarea").fill("Not finished yet")
    bob.locator("#slot-event-4-mention a.edit").click()
    bob.locator("#slot-event-4-mention input[name=mention]").fill("the raid")
    save(bob, "#slot-event-4-mention")
    expect(bob.locator("#slot-event-4-mention .value")).to_have_text("the raid")
    save(ann)
    expect(ann.locator("h1")).to_have_text("A raid in Irbil")
    expect(ann.get_by_role("status").filter(has_text="meanwhile")).to_contain_text("bob")
    expect(ann.locator("#slot-event-4-mention .value")).to_have_text("the raid")
    expect(ann.locator(f"{SUMMARY} textarea")).to_have_value("Not finished yet")


def test_where_both_wrote_the_title_both_texts_are_shown_until_one_is_chosen(signed_in: OpenAs) -> None:
    ann, bob = signed_in("ann"), signed_in("bob")
    open_title(ann, "A raid in Irbil")
    open_title(bob, "A raid in Erbil")
    save(bob)
    expect(bob.locator("h1")).to_have_text("A raid in Erbil")
    save(ann)
    clash = ann.locator(f"{TITLE} .clash")
    expect(clash).to_contain_text("A raid in Erbil")
    expect(ann.locator(f"{TITLE} input[name=title]")).to_have_value("A raid in Irbil")
    assert violations(ann) == []
    ann.get_by_role("button", name="Save mine").click()
    expect(ann.locator("h1")).to_have_text("A raid in Irbil")

    # Bob's page shows what it loaded: its next form is what is stored by then, and the other way is one click as well
    open_title(bob, "Erbil it was")
    open_title(ann, "Irbil it was")
    save(ann)
    expect(ann.locator("h1")).to_have_text("Irbil it was")
    save(bob)
    bob.get_by_role("link", name="Take theirs").click()
    expect(bob.locator("h1")).to_have_text("Irbil it was")


@pytest.mark.parametrize("again", ["reload", "back"])
def test_a_form_that_comes_again_never_sends_old_words_with_a_new_version(signed_in: OpenAs, again: str) -> None:
    ann, bob = signed_in("ann", f"{EVENT}/edit/title"), signed_in("bob")
    field = ann.locator("input[name=title]")
    field.fill("A raid in Irbil")
    version = ann.locator("input[name=version]").first.input_value()
    open_title(bob, "A raid in Erbil")
    save(bob)
    expect(bob.locator("h1")).to_have_text("A raid in Erbil")
    if again == "reload":
        ann.reload()
    else:
        ann.goto(ann.url.partition("/t/")[0] + TIMELINE)
        ann.go_back()
    pair = field.input_value(), ann.locator("input[name=version]").first.input_value()
    assert pair in [("A raid in Irbil", version), ("A raid in Erbil", str(int(version) + 1))]
    if pair[1] != version:
        ann.get_by_role("button", name="Bring it back").click()
        expect(field).to_have_value("A raid in Irbil")
