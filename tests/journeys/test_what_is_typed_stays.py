"""What is typed survives the back button, somebody else's save, a role taken away and a session that is gone."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site

SIGN_IN = "a-long-enough-word"
BEGUN = f"""
from events.actions.facts import Fact, add_fact
from events.actions.members import add_member
from events.actions.timelines import create_timeline
from events.models import User
owner, ann, bob = (User.objects.create_user(name, password="{SIGN_IN}") for name in ("olga", "ann", "bob"))
timeline = create_timeline(title="Typed", by=owner)
for user in (ann, bob):
    add_member(timeline=timeline, user=user, role="editor", by=owner)
for number in range(1, 8):
    add_fact(timeline=timeline, fact=Fact(title=f"Meeting {{number}}", when="early March 2007"), by=owner)
"""
CAME_BACK = "() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
As = Callable[..., Page]


@pytest.fixture(scope="module")
def typed(site: Site) -> str:
    """The address of a timeline of two editors and an owner."""
    site.run(BEGUN)
    return f"{site.address}/t/typed/"


@pytest.fixture
def signed_in(open_page: OpenPage, site: Site, typed: str) -> As:
    """`signed_in("ann", "1")`: Ann's browser on the first event. Refusals are what these journeys are about."""

    def open_as(name: str, path: str) -> Page:
        page = open_page(f"{site.address}/sign-in/?next=/t/typed/{path}", also={403, 404, 412})
        sign_in(page, name)
        page.wait_for_url(f"{typed}{path}")
        return page

    return open_as


def sign_in(page: Page, name: str) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(SIGN_IN)
    page.get_by_role("button", name="Sign in").click()


def field(page: Page, name: str = "title") -> str:
    """The selector of what is typed in, once the form is there."""
    selector = f".slot.editing [name={name}]"
    page.locator(selector).wait_for()
    return selector


def edit(page: Page, text: str, name: str = "title") -> None:
    page.locator(f"[id^=slot-event-][id$=-{name}] a.edit").click()
    page.fill(field(page, name), text)


def save(page: Page, name: str = "title") -> tuple[str, str]:
    """Press Save; the version and the text that were sent."""
    with page.expect_response(lambda answer: answer.request.method == "POST" and "/edit/" in answer.url) as answered:
        page.press(field(page, name), "Control+Enter")
    sent = parse_qs(answered.value.request.post_data or "")
    return sent["version"][0], sent[name][0]


def save_elsewhere(signed_in: As, number: int, text: str, name: str = "title") -> None:
    page = signed_in("bob", str(number))
    edit(page, text, name)
    save(page, name)
    expect(page.locator(f"#slot-event-{number}-{name}")).to_contain_text(text)
    expect(page.locator(".slot.editing")).to_have_count(0)


def go_back(page: Page) -> None:
    page.get_by_role("link", name="History").last.click()
    page.wait_for_url("**/history**")
    page.go_back()


def go_back_and_forward(page: Page) -> None:
    page.go_back()
    expect(page.get_by_role("heading", name="Who says so?")).to_be_visible()
    page.go_forward()


@pytest.mark.parametrize(("number", "come_again"), [(1, go_back), (2, go_back_and_forward), (3, Page.reload)])
def test_a_page_that_is_come_back_to_never_sends_old_words_unseen(
    signed_in: As, typed: str, number: int, come_again: Callable[[Page], object]
) -> None:
    page = signed_in("ann", "")
    page.locator(f"#event-{number} h3 > a").click()
    page.wait_for_url(f"{typed}?event={number}")
    edit(page, "Mine")
    save_elsewhere(signed_in, number, "Theirs")
    come_again(page)
    page.wait_for_url(f"{typed}?event={number}")
    page.locator("#panel a.edit").first.wait_for(state="attached")
    page.keyboard.press("e")
    expect(page.locator(field(page))).to_have_value("Theirs")
    page.get_by_role("button", name="Bring it back").click()
    assert save(page) == ("2", "Mine")
    expect(page.locator("#panel h2").first).to_have_text("Mine")


def test_who_goes_on_again_before_scripts_are_there_sees_what_the_address_names(signed_in: As, typed: str) -> None:
    page = signed_in("ann", "")
    page.locator("#event-5 h3 > a").click()
    page.wait_for_url(f"{typed}?event=5")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/*.js*", hold)
    page.go_back(wait_until="commit")
    expect(page.get_by_role("heading", name="Who says so?")).to_be_visible()
    page.go_forward(wait_until="commit")
    for route in held:
        route.continue_()
    page.unroute("**/*.js*", hold)
    expect(page.locator("#panel h2").first).to_have_text("Meeting 5")
    assert page.url == f"{typed}?event=5"


def test_a_page_kept_as_it_was_sends_the_version_it_was_loaded_with(signed_in: As) -> None:
    page = signed_in("ann", "4")
    edit(page, "Mine")
    save_elsewhere(signed_in, 4, "Theirs")
    page.evaluate(CAME_BACK)
    assert save(page) == ("1", "Mine")
    clash = page.locator(".clash")
    expect(clash).to_contain_text("Theirs")
    expect(clash).to_contain_text("Mine")
    assert violations(page) == []
    page.get_by_role("link", name="Take theirs").click()
    expect(page.locator("h1")).to_have_text("Theirs")


def test_a_form_that_outlives_a_swap_keeps_the_version_it_was_loaded_with(signed_in: As) -> None:
    page = signed_in("ann", "5")
    edit(page, "My summary", "summary")
    edit(page, "My title")
    assert save(page) == ("1", "My title")
    expect(page.locator("h1")).to_have_text("My title")
    expect(page.locator(field(page, "summary"))).to_have_value("My summary")
    save_elsewhere(signed_in, 5, "Their summary", "summary")
    assert save(page, "summary") == ("1", "My summary")
    expect(page.locator(".clash")).to_contain_text("Their summary")
    page.get_by_role("button", name="Save mine").click()
    expect(page.locator(".summary")).to_have_text("My summary")
    expect(page.locator("h1")).to_have_text("My title")


def test_an_editor_who_becomes_a_reader_in_mid_edit_keeps_what_was_typed(signed_in: As) -> None:
    page = signed_in("ann", "6")
    edit(page, "Never written")
    owner = signed_in("olga", "members/")
    row = owner.get_by_role("listitem").filter(has_text="ann")
    row.get_by_role("combobox").select_option("reader")
    row.get_by_role("button", name="Change").click()
    expect(row.get_by_role("combobox")).to_have_value("reader")
    save(page)
    refusal = page.get_by_role("alert")
    expect(refusal).to_contain_text("Not saved. Only an editor of this timeline may do this.")
    expect(page.locator(field(page))).to_have_value("Never written")
    assert violations(page) == []
    assert "Never written" not in owner.goto(owner.url.replace("members/", "6")).text()  # type: ignore[union-attr]
    owner.go_back()
    row.get_by_role("combobox").select_option("editor")
    row.get_by_role("button", name="Change").click()
    expect(row.get_by_role("combobox")).to_have_value("editor")
    refusal.get_by_role("button", name="Retry").click()
    expect(page.locator("h1")).to_have_text("Never written")


def test_who_is_signed_out_in_mid_edit_finds_the_text_again(signed_in: As, typed: str) -> None:
    page = signed_in("ann", "7")
    edit(page, "Typed in vain?")
    page.context.clear_cookies(name="sessionid")
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("You may have been signed out")
    expect(page.locator(field(page))).to_have_value("Typed in vain?")

    # signed in again in another tab, it is sent as it stands; or found again later
    other = page.context.new_page()
    other.goto(typed.replace("/t/typed/", "/sign-in/?next=/t/typed/7"))
    sign_in(other, "ann")
    other.wait_for_url("**/7")
    expect(other.locator("h1")).to_have_text("Meeting 7")
    other.keyboard.press("e")
    expect(other.locator(field(other))).to_have_value("Typed in vain?")
    page.get_by_role("alert").get_by_role("button", name="Retry").click()
    expect(page.locator("h1")).to_have_text("Typed in vain?")
