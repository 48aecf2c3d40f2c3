"""Two editors and an annotator: what one changes of an approved event waits for the other, and readers see it after."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.axe import violations, violations_of_colour
from tests.journeys.colleagues import SIGN_IN, OpenAs, colleagues
from tests.journeys.conftest import PHONE
from tests.journeys.fit import misfits
from tests.journeys.keyboard import press, reach
from tests.journeys.lent import lent
from tests.journeys.places import TIMELINE
from tests.journeys.site import Site

DEEDS = f"""
from events.models import Membership, Timeline, User
timeline = Timeline.objects.get()
for name, role in (("ann", "editor"), ("bob", "editor"), ("eve", "annotator")):
    user = User.objects.create_user(name, password="{SIGN_IN}")
    Membership.objects.create(timeline=timeline, user=user, role=role)
Timeline.objects.update(two_person_rule=True)
"""
EVENT = f"{TIMELINE}2"


@pytest.fixture
def open_as(browser: Browser, site: Site) -> Iterator[OpenAs]:
    """Browsers of Ann and Bob, editors, and of Eve, an annotator, on the sample that takes two people."""
    with lent(site, DEEDS) as desk, colleagues(browser, desk, also=[409, 412, 422]) as found:
        yield found


def retitle(page: Page, title: str) -> None:
    reach(page, "Edit the title")
    page.keyboard.press("Enter")
    page.locator("#slot-event-2-title [name=title]").fill(title)
    page.keyboard.press("Enter")
    expect(page.get_by_text("waits for another editor’s approval")).to_be_visible()


def looked_at(page: Page) -> None:
    """At this width, in light and in dark."""
    assert violations(page) == []
    assert misfits(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations_of_colour(page) == []
    page.emulate_media(color_scheme="light")


def test_an_edit_waits_for_a_colleague_who_sees_a_newer_draft_before_accepting_it(open_as: OpenAs) -> None:
    ann, bob = open_as("ann", EVENT), open_as("bob", f"{TIMELINE}proposals/")
    expect(bob.get_by_text("Nothing waits.")).to_be_visible()
    before = ann.locator("h1").inner_text()
    retitle(ann, "A first wording")
    expect(ann.locator("h1")).to_have_text(before)
    expect(ann.locator(".waiting")).to_contain_text("title")

    bob.reload()
    press(bob, "title")
    expect(bob.locator(".done")).to_contain_text("A first wording")
    looked_at(bob)
    retitle(ann, "A second wording")

    press(bob, "Accept")
    expect(bob.get_by_role("alert")).to_contain_text("It has changed since you looked")
    expect(bob.locator(".done")).to_contain_text("A second wording")
    press(bob, "Accept")
    expect(bob.get_by_text("Accepted: it is change")).to_be_visible()
    bob.goto(re.sub(r"/t/.*", EVENT, bob.url))
    expect(bob.locator("h1")).to_have_text("A second wording")
    expect(bob.locator(".waiting")).to_have_count(0)


def test_an_annotator_suggests_on_a_telephone_and_reads_why_it_was_declined(open_as: OpenAs) -> None:
    eve = open_as("eve", EVENT, viewport=PHONE)
    eve.get_by_role("link", name="Suggest a change").click()
    looked_at(eve)
    eve.get_by_label("What happened").fill("As Eve would have it")
    eve.get_by_role("button", name="Suggest it").click()
    expect(eve.get_by_role("alert")).to_contain_text("nothing you typed is lost")
    expect(eve.get_by_label("What happened")).to_have_value("As Eve would have it")
    eve.get_by_label("Why").fill("The source says it so.")
    eve.get_by_role("button", name="Suggest it").click()
    expect(eve.get_by_role("heading", level=1)).to_have_text("Proposed change")
    looked_at(eve)

    ann = open_as("ann", eve.url[eve.url.index("/t/") :])
    reach(ann, "Why not")
    ann.keyboard.type("It says so of another day.")
    ann.keyboard.press("Enter")
    expect(ann.get_by_text("Declined.")).to_be_visible()
    eve.reload()
    expect(eve.locator(".decided")).to_contain_text("Declined by ann")
    expect(eve.locator(".decided")).to_contain_text("It says so of another day.")


def test_who_proposed_it_takes_it_back_by_one_press_of_undo(open_as: OpenAs) -> None:
    ann = open_as("ann", EVENT)
    retitle(ann, "A slip")
    expect(ann.locator("#undo")).to_contain_text("You proposed a change")
    ann.locator("#undo").get_by_role("button", name="Undo").click()
    expect(ann.locator(".waiting")).to_have_count(0)


def test_a_draft_is_sent_for_review_and_approved_by_a_colleague_who_did_not_write_it(open_as: OpenAs) -> None:
    ann, bob = open_as("ann", f"{TIMELINE}add"), open_as("bob", f"{TIMELINE}todo/?kind=review")
    expect(bob.get_by_text("Nothing to do here")).to_be_visible()
    ann.get_by_label("What happened").fill("A meeting behind closed doors")
    ann.get_by_label("What happened").press("ControlOrMeta+Enter")
    expect(ann.get_by_role("link", name="A meeting behind closed doors").first).to_be_visible()
    ann.goto(f"{ann.url.split('/t/')[0]}{TIMELINE}31")
    expect(ann.locator(".head")).to_contain_text("Waiting for review")  # where it takes two, what is new is
    ann.get_by_role("button", name="Make it a draft again").click()
    expect(ann.locator(".head")).to_contain_text("Draft")
    ann.get_by_role("button", name="Show it to all readers").click()
    expect(ann.get_by_text("You were the last to write event 31")).to_be_visible()
    ann.reload()
    reach(ann, "Ask for review")
    ann.keyboard.press("Enter")
    expect(ann.locator(".head")).to_contain_text("Waiting for review")
    looked_at(ann)

    bob.reload()
    press(bob, "Read it: A meeting behind closed doors")
    reach(bob, "Show it to all readers")
    bob.keyboard.press("Enter")
    expect(bob.locator(".head .review")).to_have_count(0)
    expect(bob.locator(".head")).not_to_contain_text("members only")


def test_without_javascript_an_edit_waits_and_is_accepted(open_as: OpenAs) -> None:
    ann = open_as("ann", f"{EVENT}/edit/title", java_script_enabled=False)
    ann.locator("[name=title]").fill("Typed without scripts")
    ann.get_by_role("button", name="Save").click()
    expect(ann.get_by_text("waits for another editor’s approval")).to_be_visible()
    bob = open_as("bob", EVENT, java_script_enabled=False)
    bob.locator(".waiting").get_by_role("link", name="title").click()
    bob.get_by_role("button", name="Accept").click()
    expect(bob.get_by_text("Accepted: it is change")).to_be_visible()
