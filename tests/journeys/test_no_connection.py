"""What is saved while there is no connection is sent when it is back, once, and never over a colleague's words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.axe import violations
from tests.journeys.colleagues import SIGN_IN, OpenAs, colleagues
from tests.journeys.site import Site
from tests.journeys.watching import NO_CONNECTION

WAITS = "Not saved: no connection – will be sent when it is back."
BEGUN = f"""
from events.actions.facts import Fact, add_fact
from events.actions.members import add_member
from events.actions.timelines import create_timeline
from events.models import User
owner, ann, ben = (User.objects.create_user(name, password="{SIGN_IN}") for name in ("olga", "ann", "ben"))
timeline = create_timeline(title="Trains", by=owner)
for user in (ann, ben):
    add_member(timeline=timeline, user=user, role="editor", by=owner)
for number in range(1, 8):
    add_fact(timeline=timeline, fact=Fact(title=f"Meeting {{number}}", when="early March 2007"), by=owner)
"""
EVENT = 'event = Event.objects.get(timeline__slug="trains", number={number})\n'
WROTE = """
from events.actions.editing import edit
from events.actions.events import withdraw_event
from events.models import Event, User
ben = User.objects.get(username="ben")
"""


@pytest.fixture(scope="module")
def begun(site: Site) -> str:
    site.run(BEGUN)
    return "/t/trains/"


@pytest.fixture
def open_as(browser: Browser, site: Site, begun: str) -> Iterator[OpenAs]:
    with colleagues(browser, site, also={NO_CONNECTION, 403, 404, 412}) as open_as:
        yield open_as


def cut(page: Page) -> None:
    page.context.set_offline(True)


def mend(page: Page) -> None:
    page.context.set_offline(False)


def type_title(page: Page, text: str) -> None:
    page.keyboard.press("e")
    page.locator(".slot.editing [name=title]").fill(text)


def save(page: Page) -> None:
    page.press(".slot.editing [name=title]", "Control+Enter")


def titles(site: Site, number: int) -> list[str]:
    """The event's title, and how many changes led to it."""
    said = site.run(
        "from events.models import Event\n" + EVENT.format(number=number) + "print(event.title); print(event.version)"
    )
    return said.splitlines()[-2:]


def test_an_edit_without_a_connection_is_sent_when_it_is_back(open_as: OpenAs, site: Site, begun: str) -> None:
    page = open_as("ann", f"{begun}1")
    type_title(page, "Typed in the tunnel")
    cut(page)
    save(page)
    expect(page.get_by_role("alert")).to_contain_text(WAITS)
    expect(page.locator(".slot.editing [name=title]")).to_have_value("Typed in the tunnel")
    assert violations(page) == []
    mend(page)
    expect(page.locator("h1")).to_have_text("Typed in the tunnel")
    assert titles(site, 1) == ["Typed in the tunnel", "2"]


def test_a_colleague_who_was_quicker_meanwhile_is_shown_beside_it(open_as: OpenAs, site: Site, begun: str) -> None:
    page = open_as("ann", f"{begun}2")
    type_title(page, "Mine")
    cut(page)
    save(page)
    expect(page.get_by_role("alert")).to_contain_text(WAITS)
    site.run(
        WROTE
        + EVENT.format(number=2)
        + 'edit(row=event, fields={"title": "Theirs"}, version=1, by=ben, verb="edit_event")'
    )
    mend(page)
    clash = page.locator(".clash")
    expect(clash).to_contain_text("Theirs")
    expect(clash).to_contain_text("Mine")
    page.get_by_role("button", name="Save mine").click()
    expect(page.locator("h1")).to_have_text("Mine")


def test_what_waits_survives_a_reload_and_is_sent_from_the_page_it_was_typed_on(
    open_as: OpenAs, site: Site, begun: str
) -> None:
    page = open_as("ann", f"{begun}3")
    type_title(page, "Kept over a reload")
    cut(page)
    save(page)
    expect(page.get_by_role("alert")).to_contain_text(WAITS)
    page.evaluate("() => Object.defineProperty(navigator, 'onLine', { value: false })")  # this page sends nothing more
    mend(page)
    page.goto(f"{site.address}{begun}4")
    page.get_by_role("link", name="Send it from there").click()
    expect(page.get_by_text("Saved at")).to_be_visible()
    expect(page.locator("h1")).to_have_text("Kept over a reload")
    assert titles(site, 3) == ["Kept over a reload", "2"]
    page.reload()
    expect(page.locator("h1")).to_have_text("Kept over a reload")
    expect(page.locator("#waiting")).to_have_count(0)


def test_a_clash_after_a_reload_shows_both_texts(open_as: OpenAs, site: Site, begun: str) -> None:
    page = open_as("ann", f"{begun}4")
    type_title(page, "Mine")
    cut(page)
    save(page)
    expect(page.get_by_role("alert")).to_contain_text(WAITS)
    page.evaluate("() => Object.defineProperty(navigator, 'onLine', { value: false })")
    site.run(
        WROTE
        + EVENT.format(number=4)
        + 'edit(row=event, fields={"title": "Theirs"}, version=1, by=ben, verb="edit_event")'
    )
    mend(page)
    page.goto(f"{site.address}{begun}4")
    clash = page.locator(".clash")
    expect(clash).to_contain_text("Theirs")
    expect(clash).to_contain_text("Mine")


def test_an_event_that_went_into_the_bin_meanwhile_keeps_the_text(open_as: OpenAs, site: Site, begun: str) -> None:
    page = open_as("ann", f"{begun}5")
    type_title(page, "Mine")
    cut(page)
    save(page)
    expect(page.get_by_role("alert")).to_contain_text(WAITS)
    site.run(WROTE + EVENT.format(number=5) + "withdraw_event(event=event, version=1, by=ben)")
    mend(page)
    expect(page.locator(".refusal, [role=alert]").first).not_to_contain_text(WAITS)
    expect(page.locator(".refusal, [role=alert]").first).to_be_visible()
    expect(page.locator(".slot.editing [name=title]")).to_have_value("Mine")


def test_who_may_not_write_any_more_is_told_and_keeps_the_text(open_as: OpenAs, site: Site, begun: str) -> None:
    page = open_as("ann", f"{begun}6")
    type_title(page, "Mine")
    cut(page)
    save(page)
    expect(page.get_by_role("alert")).to_contain_text(WAITS)
    site.run("""
from events.actions.members import set_role
from events.models import Membership, User
held = Membership.objects.get(timeline__slug="trains", user__username="ann")
set_role(membership=held, role="reader", version=held.version, by=User.objects.get(username="olga"))
""")
    mend(page)
    expect(page.get_by_role("alert")).to_contain_text("Not saved. Only an editor of this timeline may do this.")
    expect(page.locator(".slot.editing [name=title]")).to_have_value("Mine")
    assert page.evaluate("() => Object.keys(sessionStorage).filter((key) => key.includes('waiting'))") == []


def test_signing_out_ends_what_waits(open_as: OpenAs, site: Site, begun: str) -> None:
    page = open_as("ben", f"{begun}7")
    type_title(page, "Mine")
    cut(page)
    save(page)
    expect(page.get_by_role("alert")).to_contain_text(WAITS)
    page.evaluate("() => Object.defineProperty(navigator, 'onLine', { value: false, configurable: true })")
    kept = "() => Object.keys(sessionStorage).filter((key) => key.includes('waiting')).length"
    assert page.evaluate(kept) == 1
    mend(page)
    page.evaluate("() => Object.defineProperty(navigator, 'onLine', { value: true })")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/")
    assert page.evaluate(kept) == 0
    assert titles(site, 7) == ["Meeting 7", "1"]
