"""Browsers of people who have an account on the site: signed in, each in one of their own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PATIENCE, WIDE
from tests.journeys.site import Site
from tests.journeys.watching import Watch

SIGN_IN = "a-long-enough-word"  # the password of everybody whom a journey makes
OpenAs = Callable[..., Page]


@contextmanager
def colleagues(browser: Browser, site: Site, *, also: Collection[int] = ()) -> Iterator[OpenAs]:
    """`open_as("ann", path)`: that page in a new browser of Ann's, once its scripts have run; options of a context.

    `also` are answers that the journey is about, such as refusals. Whatever else a browser complains of fails it.
    """
    with ExitStack() as stack:
        watches: list[Watch] = []

        def open_as(name: str, path: str, **options: Any) -> Page:
            context = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **options})
            stack.callback(context.close)
            context.set_default_timeout(PATIENCE)
            watches.append(watch := Watch(context, site.address))
            for status in also:
                watch.expect_status(status)
            page = context.new_page()
            page.goto(f"{site.address}/sign-in/?next={path}")
            page.get_by_label("Name").fill(name)
            page.get_by_label("Password").fill(SIGN_IN)
            page.get_by_role("button", name="Sign in").click()
            expect(page).to_have_url(f"{site.address}{path}")
            page.wait_for_load_state()
            return page

        yield open_as
        assert [words for watch in watches for words in watch.complaints] == []
