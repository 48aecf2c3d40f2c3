"""Every page at two widths and in two colour schemes: accessible (WCAG 2.2 AA), whole, and silent."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.journeys import axe
from tests.journeys.conftest import PHONE, WIDE, OpenPage
from tests.journeys.fit import misfits
from tests.journeys.places import every_page, every_page_of_members
from tests.journeys.site import Site
from tests.journeys.test_signing_in import sign_in

widths = pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["390", "1280"])


@widths
@pytest.mark.parametrize("path", [pytest.param(path, id=name) for name, path in every_page().items()])
def test_a_page_is_accessible_and_whole(read_page: OpenPage, site: Site, path: str, viewport: dict[str, int]) -> None:
    examine(read_page(f"{site.address}{path}", viewport=viewport))


@widths
def test_an_address_without_anything_has_an_accessible_page(
    read_page: OpenPage, site: Site, viewport: dict[str, int]
) -> None:
    page = read_page(f"{site.address}/t/no-such-timeline/", expect_status=404, viewport=viewport)
    expect(page.get_by_role("heading", level=1)).to_have_text("There is nothing at this address")
    examine(page)


@widths
def test_a_wrong_password_leads_to_an_accessible_page(
    open_page: OpenPage, site: Site, viewport: dict[str, int]
) -> None:
    page = open_page(f"{site.address}/sign-in/", viewport=viewport)
    page.get_by_label("Name").fill("owner")
    page.get_by_label("Password").fill("not the password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    examine(page)


@widths
def test_the_sheet_of_keys_is_accessible_and_whole(read_page: OpenPage, site: Site, viewport: dict[str, int]) -> None:
    page = read_page(f"{site.timeline}?q=briefcase", viewport=viewport)
    page.get_by_role("button", name="Keys").click()
    expect(page.locator("#shortcuts")).to_be_visible()
    examine(page)


@widths
def test_an_opened_filter_is_accessible_and_whole(read_page: OpenPage, site: Site, viewport: dict[str, int]) -> None:
    page = read_page(f"{site.timeline}?q=briefcase", viewport=viewport)
    page.locator("details.facet summary", has_text="People").click()
    expect(page.get_by_role("checkbox").first).to_be_visible()
    examine(page)


@widths
def test_home_is_accessible_where_nothing_is_public(
    read_page: OpenPage, site: Site, nothing_public: None, viewport: dict[str, int]
) -> None:
    page = read_page(site.address, viewport=viewport)
    expect(page.get_by_role("heading", name="There is no timeline here that you can read")).to_be_visible()
    examine(page)


@widths
def test_the_pages_of_an_owner_are_accessible_and_whole(
    open_page: OpenPage, site: Site, viewport: dict[str, int]
) -> None:
    page = open_page(f"{site.address}/sign-in/", viewport=viewport)
    sign_in(page, site.owner_password)
    expect(page).not_to_have_url(f"{site.address}/sign-in/")
    found = {}
    for name, path in every_page_of_members().items():
        page.emulate_media(color_scheme="light")
        answer = page.goto(f"{site.address}{path}")
        faults = [*axe.violations(page), *misfits(page)]
        page.emulate_media(color_scheme="dark")
        faults += axe.violations_of_colour(page)
        if faults or answer is None or answer.status != 200:
            found[name] = (answer and answer.status, faults)
    assert found == {}


@pytest.fixture
def nothing_public(site: Site) -> Iterator[None]:
    """The sample is private for the length of a test."""
    change = "update events_timeline set visibility = %s"
    with psycopg.connect(site.database_url, autocommit=True) as connection:
        connection.execute(change, ["private"])
        yield
        connection.execute(change, ["public"])


def examine(page: Page) -> None:
    """In light, then in dark; only what depends on colour is looked at twice."""
    assert axe.violations(page) == []
    assert misfits(page) == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 246)"
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 20, 15)"
    assert axe.violations_of_colour(page) == []
