"""A colleague is mentioned in a note, by keyboard alone, and finds it among what is to do until they have answered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.axe import violations
from tests.journeys.colleagues import SIGN_IN, OpenAs, colleagues
from tests.journeys.conftest import PHONE
from tests.journeys.fit import misfits
from tests.journeys.lent import lent
from tests.journeys.places import TIMELINE
from tests.journeys.site import Site

PEOPLE = f"""
from events.models import Membership, Timeline, User
for name, full, role in (("ann", "Ann", "annotator"), ("bob", "Bob", "annotator"), ("bea", "Bea", "reader")):
    user = User.objects.create_user(name, password="{SIGN_IN}", first_name=full, last_name="Hill")
    Membership.objects.create(timeline=Timeline.objects.get(), user=user, role=role)
"""
TODO = f"{TIMELINE}todo/"


@pytest.fixture
def desk(site: Site) -> Iterator[Site]:
    """The site with three members, as new for every journey."""
    with lent(site, PEOPLE) as desk:
        yield desk


@pytest.fixture
def signed_in(browser: Browser, desk: Site) -> Iterator[OpenAs]:
    """`signed_in("ann", path)`. Whatever a browser complains of fails the journey."""
    with colleagues(browser, desk) as open_as:
        yield open_as


def test_a_member_is_chosen_while_one_types_and_has_it_to_do_until_they_answer(signed_in: OpenAs) -> None:
    ann = signed_in("ann", f"{TIMELINE}4")
    ann.get_by_role("link", name="Write a note", exact=True).click()
    body = ann.get_by_label("Note", exact=True)
    expect(body).to_be_focused()
    ann.keyboard.type("Can you look, @b")
    options = ann.locator(".suggestions [role=option]")
    expect(options).to_have_text(["beaBea Hill", "bobBob Hill"])
    assert violations(ann) == []
    ann.keyboard.press("ArrowDown")
    ann.keyboard.press("Enter")
    expect(body).to_have_value("Can you look, @bob ")
    ann.keyboard.type("and @bea")
    expect(options).to_have_count(0)  # she is written out
    ann.keyboard.press("ControlOrMeta+Enter")
    thread = ann.locator(".thread", has_text="Can you look")
    expect(thread.locator(".mention")).to_have_text(["@Bob Hill", "@Bea Hill"])
    assert violations(ann) == []

    bob = signed_in("bob", TODO, viewport=PHONE)
    mine = bob.locator("#todo section", has_text="Mentions of you")
    expect(mine).to_contain_text("Can you look, @Bob Hill and @Bea Hill")
    assert violations(bob) == []
    assert misfits(bob) == []
    mine.get_by_role("link", name="Answer").click()
    bob.get_by_label("Answer", exact=True).fill("I have.")
    bob.get_by_role("button", name="Save the answer").click()
    expect(mine).to_have_count(0)


def test_a_mention_that_needs_no_answer_is_seen_and_put_back(signed_in: OpenAs) -> None:
    ann = signed_in("ann", f"{TIMELINE}notes/new?event=4")
    ann.get_by_label("Note", exact=True).fill("For your information, @bea and @nobody")
    ann.get_by_role("button", name="Save the note").click()
    expect(ann.get_by_text("Nobody here is called @nobody: that stands as you typed it.")).to_be_visible()
    bea = signed_in("bea", TODO)
    mine = bea.locator("#todo section", has_text="Mentions of you")
    mine.get_by_role("button", name="Seen").click()
    expect(mine).to_have_count(0)
    assert violations(bea) == []
    bea.get_by_role("button", name="Put it back").click()
    expect(mine).to_contain_text("For your information")
