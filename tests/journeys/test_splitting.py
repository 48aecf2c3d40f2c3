"""One event is made two in a browser while somebody edits it in another; one press makes it one again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.axe import violations
from tests.journeys.colleagues import OpenAs, colleagues
from tests.journeys.conftest import PHONE
from tests.journeys.fit import misfits
from tests.journeys.lent import lent
from tests.journeys.places import TIMELINE
from tests.journeys.site import Site
from tests.journeys.test_merging import DEEDS


@pytest.fixture
def open_as(browser: Browser, site: Site) -> Iterator[OpenAs]:
    """Browsers of Ann and Bob, both editors."""
    with lent(site, DEEDS) as desk, colleagues(browser, desk, also=[412, 422]) as found:
        yield found


def test_one_makes_two_of_it_while_another_edits_it_and_one_press_takes_it_back(open_as: OpenAs) -> None:
    ann = open_as("ann", f"{TIMELINE}1", viewport=PHONE)
    before = ann.locator("ol.citations > li").count()
    ann.get_by_role("link", name="Make two of it").click()
    assert violations(ann) == []
    assert misfits(ann) == []
    bob = open_as("bob", f"{TIMELINE}1")
    bob.get_by_role("link", name="Edit the title").click()
    bob.get_by_label("What happened").fill("What Bob calls it")
    bob.get_by_role("button", name="Save").click()
    expect(bob.get_by_role("heading", level=1)).to_contain_text("What Bob calls it")
    ann.get_by_label("What happened: the second event").fill("The second of two")
    ann.locator("input[name=citation]").first.check()
    ann.get_by_role("button", name="Make two events").click()
    expect(ann.get_by_role("alert")).to_contain_text("The event was changed meanwhile")
    expect(ann.get_by_label("What happened: the second event")).to_have_value("The second of two")
    expect(ann.locator("input[name=citation]").first).to_be_checked()
    ann.locator("input[name=old][value=sources]").check()
    ann.get_by_role("button", name="Make two events").click()
    expect(ann.get_by_role("heading", level=1)).to_contain_text("The second of two")
    expect(ann.locator("ol.citations > li")).to_have_count(1)
    assert misfits(ann) == []
    bob.reload()
    expect(bob.locator("ol.citations > li")).to_have_count(before - 1)
    expect(bob.get_by_role("heading", level=1)).to_contain_text("What Bob calls it")
    ann.goto(bob.url)
    ann.locator("#undo").get_by_role("button", name="Undo").click()
    expect(ann.locator("ol.citations > li")).to_have_count(before)
    expect(ann.get_by_role("heading", level=1)).to_contain_text("What Bob calls it")
