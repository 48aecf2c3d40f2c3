"""Somebody asks to be told of new notes, and makes, renews and ends the private address of their feed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.axe import violations
from tests.journeys.colleagues import SIGN_IN, OpenAs, colleagues
from tests.journeys.conftest import PHONE
from tests.journeys.fit import misfits
from tests.journeys.lent import lent
from tests.journeys.site import Site

PEOPLE = f"""
from events.actions.annotations import annotate
from events.models import Event, Membership, Timeline, User
people = {{}}
for name in ("ann", "cy"):
    people[name] = User.objects.create_user(name, email="cy@example.org", password="{SIGN_IN}")
    Membership.objects.create(timeline=Timeline.objects.get(), user=people[name], role="annotator")
annotate(event=Event.objects.get(number=5), body="@cy which hour was it?", by=people["ann"])
"""


@pytest.fixture
def signed_in(browser: Browser, site: Site) -> Iterator[OpenAs]:
    """`signed_in("cy", path)` on a site where a note mentions Cy."""
    with lent(site, PEOPLE) as desk, colleagues(browser, desk, also=[404]) as open_as:
        yield open_as


def test_messages_and_a_feed_are_asked_for_and_ended(signed_in: OpenAs) -> None:
    page = signed_in("cy", "/account/notes/", viewport=PHONE)
    page.get_by_label("By e-mail").select_option(label="Once a week")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("It is kept as you chose.")).to_be_visible()
    expect(page.get_by_label("By e-mail")).to_have_value("weekly")
    page.get_by_role("button", name="Make an address").click()
    shown = page.get_by_label("The address of your feed")
    expect(shown).to_be_focused()
    assert violations(page) == []
    assert misfits(page) == []
    first = shown.input_value()
    answer = page.request.get(first)
    assert "which hour was it?" in answer.text()
    page.get_by_role("button", name="Make a new address").click()
    assert shown.input_value() != first
    assert page.request.get(first).status == 404
    second = shown.input_value()
    page.get_by_role("button", name="End the feed").click()
    expect(page.get_by_role("button", name="Make an address")).to_be_visible()
    assert page.request.get(second).status == 404
