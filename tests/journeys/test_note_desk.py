"""Editors keep threads in order: one is assigned and done with, one is pinned, one is hidden and shown again."""

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
from events.actions.annotations import annotate
from events.models import Event, Membership, Timeline, User
timeline = Timeline.objects.get()
people = {{}}
for name, full, role in (("ann", "Ann", "annotator"), ("ed", "Ed", "editor"), ("cy", "Cy", "annotator")):
    people[name] = User.objects.create_user(name, password="{SIGN_IN}", first_name=full, last_name="Hill")
    Membership.objects.create(timeline=timeline, user=people[name], role=role)
event = Event.objects.get(number=5)
for body in ("Which hour was it?", "How we count hours here."):
    annotate(event=event, body=body, by=people["ann"])
"""
EVENT = f"{TIMELINE}5"


@pytest.fixture
def signed_in(browser: Browser, site: Site) -> Iterator[OpenAs]:
    """`signed_in("ed", path)` on a site with two threads. Whatever a browser complains of fails the journey."""
    with lent(site, PEOPLE) as desk, colleagues(browser, desk) as open_as:
        yield open_as


def test_a_thread_is_assigned_and_leaves_the_list_when_it_is_settled(signed_in: OpenAs) -> None:
    ed = signed_in("ed", EVENT)
    thread = ed.locator(".thread", has_text="Which hour was it?")
    thread.get_by_role("link", name="Assign").click()
    who = ed.get_by_label("To", exact=True)
    expect(who).to_be_focused()
    who.select_option(label="Cy Hill (cy)")
    assert violations(ed) == []
    ed.get_by_role("button", name="Assign it").click()
    expect(thread).to_contain_text("Assigned to Cy Hill")
    cy = signed_in("cy", f"{TIMELINE}todo/?kind=assigned", viewport=PHONE)
    task = cy.locator(".tasks > li", has_text="Which hour was it?")
    expect(task).to_have_count(1)
    assert violations(cy) == []
    assert misfits(cy) == []
    task.get_by_role("button", name="Resolve").click()
    expect(task).to_have_count(0)


def test_a_thread_is_pinned_and_a_note_is_hidden_and_shown_again(signed_in: OpenAs) -> None:
    ed = signed_in("ed", EVENT)
    threads = ed.locator(".thread")
    expect(threads).to_contain_text(["Which hour was it?", "How we count hours here."])
    threads.nth(1).get_by_role("button", name="Pin").click()
    expect(threads).to_contain_text(["How we count hours here.", "Which hour was it?"])
    expect(threads.first).to_contain_text("Pinned")
    threads.nth(1).get_by_role("link", name="Hide").click()
    ed.get_by_label("Why").fill("It names a witness.")
    assert violations(ed) == []
    ed.get_by_role("button", name="Hide it").click()
    expect(threads.nth(1)).to_contain_text("An editor has hidden this note.")
    expect(threads.nth(1)).not_to_contain_text("Which hour was it?")
    assert violations(ed) == []
    ann = signed_in("ann", EVENT, viewport=PHONE)
    expect(ann.locator(".thread").nth(1)).to_contain_text("Why: It names a witness.")
    assert violations(ann) == []
    assert misfits(ann) == []
    threads.nth(1).get_by_role("button", name="Show again").click()
    expect(threads.nth(1)).to_contain_text("Which hour was it?")
