"""An owner invites by a link, a colleague who is new follows it, and what they may do changes while they are here."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from events.sample import SLUG
from tests.journeys import axe
from tests.journeys.colleagues import SIGN_IN
from tests.journeys.conftest import PHONE, WIDE, OpenPage
from tests.journeys.fit import misfits
from tests.journeys.places import TIMELINE
from tests.journeys.site import Site
from tests.journeys.test_signing_in import sign_in


@pytest.fixture
def owner(open_page: OpenPage, site: Site) -> Page:
    """Her browser, at the list of members."""
    page = open_page(f"{site.address}/sign-in/?next={TIMELINE}members/")
    sign_in(page, site.owner_password)
    expect(page).to_have_url(f"{site.timeline}members/")
    return page


@pytest.fixture(autouse=True)
def _private(site: Site) -> Iterator[None]:
    """Nobody reads the sample without being let in."""
    site.run(f"from events.models import Timeline; Timeline.objects.filter(slug={SLUG!r}).update(visibility='private')")
    yield
    site.run(f"from events.models import Timeline; Timeline.objects.filter(slug={SLUG!r}).update(visibility='public')")


def invite(owner: Page, role: str, email: str = "") -> str:
    """The link that the page shows."""
    form = owner.get_by_role("form", name="Invite somebody")
    form.get_by_label("They may").select_option(role)
    form.get_by_label("Their e-mail address").fill(email)
    form.get_by_role("button", name="Make the invitation").click()
    link = owner.get_by_label("The link, which works once").input_value()
    assert re.search(r"/join/[\w-]{43}$", link)
    return link


def change_role(owner: Page, name: str, role: str) -> None:
    row = owner.locator(".people li", has_text=name)
    row.get_by_role("combobox").select_option(role)
    row.get_by_role("button", name="Change").click()
    expect(owner.get_by_role("status").first).to_contain_text(name)


def test_a_colleague_is_invited_makes_an_account_and_may_more_at_the_next_click(
    owner: Page, open_page: OpenPage, site: Site
) -> None:
    link = invite(owner, "reader", "carla@example.org")
    colleague = open_page(link, also=[403, 404])
    expect(colleague).to_have_url(f"{site.address}/join/")
    expect(colleague.get_by_role("heading", level=1)).to_contain_text("Iraq and its neighbours")
    expect(colleague.locator("main")).to_contain_text("owner invites you to read it.")
    colleague.get_by_label("Name to sign in with").fill("carla")
    colleague.get_by_label("Password").fill(SIGN_IN)
    colleague.get_by_label("Once more").fill(SIGN_IN)
    colleague.get_by_role("button", name="Make an account and join").click()
    expect(colleague).to_have_url(site.timeline)
    expect(colleague.get_by_role("status").first).to_contain_text("You are a member")
    expect(colleague.get_by_role("link", name="Add an event")).to_have_count(0)

    owner.goto(f"{site.timeline}members/")
    expect(owner.locator(".people li", has_text="carla")).to_be_visible()
    change_role(owner, "carla", "editor")
    colleague.reload()
    expect(colleague.get_by_role("link", name="Add an event")).to_be_visible()
    change_role(owner, "carla", "reader")
    colleague.get_by_role("link", name="Add an event").click()  # of a page of before
    expect(colleague.locator("main")).to_contain_text("Only an editor")
    owner.locator(".people li", has_text="carla").get_by_role("button", name="Take out").click()
    colleague.goto(site.timeline)
    expect(colleague.get_by_role("heading", level=1)).to_have_text("There is nothing at this address")

    again = open_page(link, expect_status=404)
    expect(again.get_by_role("heading", level=1)).to_have_text("This invitation cannot be used")


def test_an_invitation_is_made_and_followed_without_javascript_by_who_has_an_account(
    open_page: OpenPage, site: Site
) -> None:
    make = f"u = User(username='dora'); u.set_password({SIGN_IN!r}); u.save()"
    site.run(f"from events.models import User; {make}")
    page = open_page(f"{site.address}/sign-in/?next={TIMELINE}members/", java_script_enabled=False)
    sign_in(page, site.owner_password)
    link = invite(page, "editor")
    colleague = open_page(link, java_script_enabled=False)
    colleague.get_by_role("link", name="sign in to join").click()
    colleague.get_by_label("Name").fill("dora")
    colleague.get_by_label("Password").fill(SIGN_IN)
    colleague.get_by_role("button", name="Sign in").click()
    colleague.get_by_role("button", name="Join as dora").click()
    expect(colleague).to_have_url(site.timeline)
    expect(colleague.get_by_role("link", name="Add an event")).to_be_visible()


def test_a_forgotten_password_is_chosen_anew_by_the_message_that_was_kept(open_page: OpenPage, site: Site) -> None:
    make = f"u = User(username='emma', email='emma@example.org'); u.set_password({SIGN_IN!r}); u.save()"
    site.run(f"from events.models import User; {make}")
    page = open_page(f"{site.address}/sign-in/")
    page.get_by_role("link", name="Forgotten your password?").click()
    page.get_by_label("E-mail address").fill("emma@example.org")
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mailbox")
    owner = open_page(f"{site.address}/sign-in/?next=/messages/")
    sign_in(owner, site.owner_password)
    message = owner.locator(".kept-messages li", has_text="emma@example.org")
    for _ in range(20):
        if message.count():
            break
        owner.wait_for_timeout(500)  # the job worker sends it
        owner.reload()
    link = message.locator("a[href*='/forgotten/']").get_attribute("href") or ""
    page.goto(link)
    page.get_by_label("New password").fill("another-long-enough-word")
    page.get_by_label("Once more").fill("another-long-enough-word")
    page.get_by_role("button", name="Change it").click()
    expect(page.get_by_role("status").first).to_contain_text("Your password is changed")
    page.get_by_label("Name").fill("emma")
    page.get_by_label("Password").fill("another-long-enough-word")
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("header.site .who")).to_have_text("emma")


@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["390", "1280"])
def test_the_pages_of_an_invitation_are_accessible_and_whole(
    open_page: OpenPage, browser: Browser, site: Site, viewport: dict[str, int]
) -> None:
    owner = open_page(f"{site.address}/sign-in/?next={TIMELINE}members/", viewport=viewport)
    sign_in(owner, site.owner_password)
    link = invite(owner, "editor", "somebody-with-a-very-long-name@a-very-long-domain-of-a-newspaper.example.org")
    shown = open_page(link, viewport=viewport)
    member = open_page(link, viewport=viewport)
    member.goto(f"{site.address}/sign-in/?next=/join/")
    sign_in(member, site.owner_password)
    expect(member.get_by_role("alert")).to_contain_text("a member of this timeline already")
    over = open_page(f"{site.address}/join/none", expect_status=404, viewport=viewport)
    owner_at_messages = open_page(f"{site.address}/sign-in/?next=/messages/", viewport=viewport)
    sign_in(owner_at_messages, site.owner_password)
    for page in (owner, shown, member, over, owner_at_messages):
        faults = [*axe.violations(page), *misfits(page)]
        page.emulate_media(color_scheme="dark")
        assert faults + axe.violations_of_colour(page) == [], page.url
