"""A second factor is set up with an app and asked for at the next sign-in, also without JavaScript."""

from __future__ import annotations

import pyotp
import pytest
from playwright.sync_api import Page, expect

from tests.journeys import axe
from tests.journeys.colleagues import SIGN_IN
from tests.journeys.conftest import PHONE, WIDE, OpenPage
from tests.journeys.fit import misfits
from tests.journeys.site import Site


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("fay", {"viewport": PHONE, "java_script_enabled": False}),
        ("gil", {"viewport": PHONE}),
        ("hal", {"viewport": WIDE}),
    ],
    ids=["without JavaScript", "390", "1280"],
)
def test_codes_are_turned_on_and_asked_for_from_then_on(
    open_page: OpenPage, site: Site, name: str, options: dict[str, object]
) -> None:
    site.run(f"from events.models import User; u = User(username={name!r}); u.set_password({SIGN_IN!r}); u.save()")
    page = open_page(f"{site.address}/sign-in/?next=/account/second-factor/", **options)
    sign_in(page, name)
    page.get_by_role("button", name="Set it up").click()
    app = pyotp.TOTP(page.locator("code.key").inner_text().replace(" ", ""))
    examine(page, options)
    page.get_by_label("Code").fill(app.now())
    page.get_by_label("Your password").fill(SIGN_IN)
    page.get_by_role("button", name="Turn it on").click()
    expect(page.locator("#recovery-codes li")).to_have_count(10)
    examine(page, options)
    recovery = page.locator("#recovery-codes li").first.inner_text()
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{site.address}/sign-in/?next=/help/dates/")
    sign_in(page, name)
    expect(page).to_have_url(f"{site.address}/sign-in/code/")
    examine(page, options)
    page.get_by_label("Code").fill(recovery)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(f"{site.address}/help/dates/")
    expect(page.locator("header.site .who")).to_have_text(name)


def sign_in(page: Page, name: str) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(SIGN_IN)
    page.get_by_role("button", name="Sign in").click()


def examine(page: Page, options: dict[str, object]) -> None:
    """In light, then in dark; where scripts do not run, those that look do not either."""
    if options.get("java_script_enabled", True):
        faults = [*axe.violations(page), *misfits(page)]
        page.emulate_media(color_scheme="dark")
        assert faults + axe.violations_of_colour(page) == []
        page.emulate_media(color_scheme="light")
