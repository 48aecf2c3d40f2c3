"""What is left to do is found, decided with one press, taken back, and looked at on the timeline; by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.axe import violations
from tests.journeys.colleagues import SIGN_IN, colleagues
from tests.journeys.conftest import PHONE
from tests.journeys.fit import misfits
from tests.journeys.keyboard import press, reach
from tests.journeys.lent import lent
from tests.journeys.places import TIMELINE
from tests.journeys.site import Site

DEEDS = f"""
from events.actions.citations import add_citation
from events.actions.facts import Fact, add_fact
from events.actions.naming import NewSource
from events.models import Membership, Timeline, User
timeline = Timeline.objects.get()
ann = User.objects.create_user("ann", password="{SIGN_IN}")
Membership.objects.create(timeline=timeline, user=ann, role="editor")
fact = Fact(title="The crossing is closed", when="3 March 2007", source=NewSource(short_title="The Star"))
event = add_fact(timeline=timeline, fact=fact, by=ann)
add_citation(event=event, source=NewSource(short_title="The Echo"), by=ann, when="4 March 2007")
add_fact(timeline=timeline, fact=Fact(title="They report back", when="12 March 2007", occurrence="planned"), by=ann)
"""


@pytest.fixture
def desk(site: Site) -> Iterator[Site]:
    """The site with two sources that disagree and a plan of which nobody says what came, as new for every journey."""
    with lent(site, DEEDS) as desk:
        yield desk


@pytest.fixture
def page(browser: Browser, desk: Site) -> Iterator[Page]:
    """Ann's browser on her timeline. Whatever it complains of fails the journey."""
    with colleagues(browser, desk) as open_as:
        yield open_as("ann", TIMELINE)


def test_a_disagreement_is_decided_with_one_press_and_a_plan_gets_its_outcome(page: Page, desk: Site) -> None:
    # from the timeline to the kind that is wanted
    press(page, "To do", kind="a")
    assert violations(page) == []
    press(page, "Disagreements to decide")
    task = page.locator(".tasks > li", has_text="The crossing is closed")
    expect(task).to_contain_text("2 sources disagree by 1 day")

    # what is proposed is accepted where it stands, and taken back
    page.wait_for_load_state()
    reach(page, "for The crossing is closed", kind="button")
    page.keyboard.press("Enter")
    expect(task).to_have_count(0)
    expect(page.locator("#todo :focus")).to_have_count(1)
    expect(page.locator("#undo")).to_contain_text("took over a source's date")
    page.keyboard.press("Control+z")
    expect(task).to_be_visible()

    # a plan gets its outcome on the page of the form, and is done
    page.goto(f"{desk.address}{TIMELINE}todo/?kind=overdue")
    plan = page.locator(".tasks > li", has_text="They report back")
    expect(plan).to_be_visible()
    press(page, "Say what came of They report back")
    page.get_by_label("Did it happen?").select_option("did not happen")
    page.get_by_role("button", name="Save").press("Enter")
    page.wait_for_url("**/32*")
    page.goto(f"{desk.address}{TIMELINE}todo/?kind=overdue")
    expect(plan).to_have_count(0)

    # the same on the timeline, and back
    page.goto(f"{desk.address}{TIMELINE}todo/?kind=single")
    press(page, "Only one source on the timeline")
    expect(page.locator(".active")).to_contain_text("To do: Only one source")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    press(page, "Only one source, one by one")
    expect(page.get_by_role("heading", level=1)).to_have_text("To do")
    assert [*violations(page), *misfits(page)] == []
