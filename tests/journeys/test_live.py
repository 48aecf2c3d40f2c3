"""What others do while a page is open is told in a line, shown when one asks, and moves nothing meanwhile."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.axe import violations
from tests.journeys.colleagues import SIGN_IN, OpenAs, colleagues
from tests.journeys.conftest import PHONE, OpenPage
from tests.journeys.fit import misfits
from tests.journeys.site import Site

BEGUN = f"""
from events.actions.facts import Fact, add_fact
from events.actions.members import add_member
from events.actions.timelines import create_timeline, set_visibility
from events.models import User
owner, ann, ben = (User.objects.create_user(name, password="{SIGN_IN}") for name in ("olga", "ann", "ben"))
timeline = create_timeline(title="Open pages", by=owner)
set_visibility(timeline=timeline, visibility="public", version=timeline.version, by=owner)
for user in (ann, ben):
    add_member(timeline=timeline, user=user, role="editor", by=owner)
for number in range(1, 7):
    add_fact(timeline=timeline, fact=Fact(title=f"Meeting {{number}}", when="early March 2007"), by=owner)
"""
WROTE = """
from events.actions.editing import edit
from events.models import Event, User
event = Event.objects.get(timeline__slug="open-pages", number={number})
edit(row=event, fields={fields}, version=event.version, by=User.objects.get(username="ben"), verb="edit_event")
"""
OVERDUE = """() => {
  Object.defineProperty(document, "hidden", { value: false, configurable: true });
  const now = performance.now.bind(performance);
  performance.now = () => now() + 3_600_000;
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  performance.now = now;
}"""


@pytest.fixture(scope="module")
def begun(site: Site) -> str:
    site.run(BEGUN)
    return "/t/open-pages/"


@pytest.fixture
def open_as(browser: Browser, site: Site, begun: str) -> Iterator[OpenAs]:
    with colleagues(browser, site, also={403, 404}) as open_as:
        yield open_as


def wrote(site: Site, number: int, **fields: str) -> None:
    site.run(WROTE.format(number=number, fields=fields))


def line(page: Page) -> Locator:
    """The line, once the page has asked: as when it comes into view after an hour."""
    with page.expect_response(lambda answer: "/live?" in answer.url):
        page.evaluate(OVERDUE)
    return page.locator("#live")


def tops(page: Page) -> list[float]:
    return page.evaluate(
        "() => [...document.querySelectorAll('main *')].map((each) => each.getBoundingClientRect().top)"
    )


def test_an_open_event_tells_who_changed_it_and_keeps_what_is_typed(open_as: OpenAs, site: Site, begun: str) -> None:
    page = open_as("ann", f"{begun}1")
    expect(line(page)).to_be_hidden()
    page.keyboard.press("e")
    page.locator(".slot.editing [name=title]").fill("Half a title")
    wrote(site, 1, summary="By Ben.")
    before = tops(page)
    expect(line(page)).to_contain_text("Changed by ben just now")
    assert tops(page) == before
    expect(page.locator("#live-said")).to_have_text("Changed by ben")
    expect(page.locator(".slot.editing [name=title]")).to_be_focused()
    assert violations(page) == []
    page.locator("#live").get_by_role("button", name="Show").click()
    expect(page.locator(".summary")).to_have_text("By Ben.")
    expect(page.locator(".slot.editing [name=title]")).to_have_value("Half a title")
    expect(page.locator("#live")).to_be_hidden()
    expect(line(page)).to_be_hidden()


def test_a_list_and_its_count_are_read_anew_when_one_asks(open_as: OpenAs, site: Site, begun: str) -> None:
    page = open_as("ann", begun)
    site.run("""
from events.actions.facts import Fact, add_fact
from events.models import Timeline, User
add_fact(timeline=Timeline.objects.get(slug="open-pages"), fact=Fact(title="A new one", when="12 March 2007"),
         by=User.objects.get(username="ben"))
""")
    expect(line(page)).to_contain_text("Changed by ben")
    expect(page.locator("#counts")).to_contain_text("6 events")
    expect(page.get_by_role("link", name="A new one")).to_have_count(0)
    page.locator("#live").get_by_role("button", name="Show").click()
    expect(page.get_by_role("link", name="A new one").first).to_be_visible()
    expect(page.locator("#counts")).to_contain_text("7 events")


def test_a_stranger_on_a_phone_is_told_no_names_and_may_close_it(open_page: OpenPage, site: Site, begun: str) -> None:
    page = open_page(f"{site.address}{begun}2", viewport=PHONE, has_touch=True)
    wrote(site, 2, title="Meeting, moved")
    expect(line(page)).to_contain_text("This page has changed just now")
    expect(page.locator("#live")).not_to_contain_text("ben")
    assert violations(page) == []
    assert misfits(page) == []
    page.get_by_role("button", name="Close this message").click()
    expect(line(page)).to_be_hidden()
    wrote(site, 2, title="Meeting, moved again")
    line(page).get_by_role("button", name="Show").click()
    expect(page.locator("h1")).to_have_text("Meeting, moved again")


def test_a_page_that_is_taken_away_says_so_and_keeps_what_is_typed(open_as: OpenAs, site: Site, begun: str) -> None:
    page = open_as("ann", f"{begun}3")
    page.keyboard.press("e")
    page.locator(".slot.editing [name=title]").fill("Never lost")
    site.run("""
from events.actions.members import remove_member
from events.models import Membership, User
held = Membership.objects.get(timeline__slug="open-pages", user__username="ann")
remove_member(membership=held, version=held.version, by=User.objects.get(username="olga"))
""")
    expect(line(page)).to_contain_text("You are no longer a member of this timeline. What you typed is still here.")
    site.run("""
from events.models import Timeline
Timeline.objects.filter(slug="open-pages").update(visibility="private")
""")
    expect(line(page)).to_contain_text("This page is not there for you any more.")
    expect(page.locator(".slot.editing [name=title]")).to_have_value("Never lost")
    assert violations(page) == []


def test_a_hidden_page_asks_nothing(open_page: OpenPage, site: Site) -> None:
    page = open_page(site.timeline)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/live?" in request.url else None)
    page.evaluate("() => Object.defineProperty(document, 'hidden', { value: true, configurable: true })")
    page.evaluate(OVERDUE.replace("value: false", "value: true"))
    page.wait_for_timeout(300)
    assert asked == []
    expect(line(page)).to_be_hidden()
    assert len(asked) == 1


def test_two_editors_of_an_event_see_that_the_other_is_there_and_what_they_are_at(
    open_as: OpenAs, site: Site, begun: str
) -> None:
    ben = open_as("ben", f"{begun}4")
    ben.keyboard.press("e")
    ben.locator(".slot.editing [name=title]").wait_for()
    olga = open_as("olga", f"{begun}4", viewport=PHONE)
    expect(olga.locator("#live")).to_contain_text("Also here: ben (at title)")
    assert violations(olga) == []
    assert misfits(olga) == []
    ben.goto(f"{site.address}{begun}5")
    with olga.expect_response(lambda answer: answer.url.endswith("/here")):
        olga.evaluate(OVERDUE)
    expect(olga.locator("#live")).to_be_hidden()
