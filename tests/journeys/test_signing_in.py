"""The local owner signs in with the password that was made on the first start, and out again."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site


def test_the_owner_signs_in_where_the_reader_was_and_out_again(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}4")
    page.get_by_role("link", name="Sign in").click()
    sign_in(page, site.owner_password)
    expect(page).to_have_url(f"{site.timeline}4")
    expect(page.locator("header.site .who")).to_have_text("owner")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    expect(page.locator("header.site .who")).to_have_count(0)


def test_a_wrong_password_is_refused_in_words_and_the_name_is_kept(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.address}/sign-in/")
    sign_in(page, "not the password")
    expect(page.get_by_role("alert")).to_contain_text("password")
    expect(page.get_by_label("Name")).to_have_value("owner")
    expect(page.get_by_label("Password")).to_have_value("")


def test_another_site_is_never_where_signing_in_leads(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.address}/sign-in/?next=https://example.org/")
    sign_in(page, site.owner_password)
    expect(page).to_have_url(f"{site.address}/")


def test_signing_in_and_out_needs_no_javascript(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.address}/sign-in/", java_script_enabled=False)
    sign_in(page, site.owner_password)
    expect(page.locator("header.site .who")).to_have_text("owner")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()


def sign_in(page: Page, password: str) -> None:
    """As the owner; the page that this leads to is there, and its scripts have run."""
    page.get_by_label("Name").fill("owner")
    page.get_by_label("Password").fill(password)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()
