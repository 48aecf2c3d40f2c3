"""A real browser on the real site. A journey in which the browser complains of anything has failed."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from config import env
from config.embedded_server import EmbeddedServer
from tests.journeys.chromium import ARGUMENTS, find_chromium
from tests.journeys.lent import Rows, put_back, rows_of
from tests.journeys.site import Site, running_site
from tests.journeys.watching import Watch

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
PATIENCE = 10_000  # milliseconds that anything on a page may take

OpenPage = Callable[..., Page]


@pytest.fixture(scope="package")
def empty_database(database_server: EmbeddedServer) -> Callable[[str], str]:
    """Make a migrated database without rows; its DATABASE_URL."""

    def make(name: str) -> str:
        name = f"{name}_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
        with database_server.connect() as connection:
            connection.execute(f'create database "{name}" template "{env.DATABASE_NAME}"')
        return database_server.url(name)

    return make


@pytest.fixture(scope="package")
def site(empty_database: Callable[[str], str]) -> Iterator[Site]:
    """The site with the sample, as new for every file of journeys."""
    with running_site(empty_database("journeys")) as site:
        yield site


@pytest.fixture(scope="package")
def sample_rows(site: Site) -> Rows:
    """What is in its database before anybody writes."""
    return rows_of(site)


@pytest.fixture(scope="module", autouse=True)
def _put_back(site: Site, sample_rows: Rows) -> Iterator[None]:
    """After the last journey of a file."""
    yield
    put_back(site, sample_rows)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium. Of this package alone: while it runs, the thread has an event loop, and Django's ORM will not work."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, site: Site) -> Iterator[OpenPage]:
    """Open an address in a browser of its own: `open_page(address, has_touch=True)`, options as of a browser context.
    `also` are answers that the journey is about, such as refusals.

    Whatever the browser complains of until the test ends, fails it.
    """
    with ExitStack() as stack:
        watches: list[Watch] = []

        def open_page(
            address: str = "", *, expect_status: int = 200, also: Collection[int] = (), **options: Any
        ) -> Page:
            context = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **options})
            stack.callback(context.close)
            context.set_default_timeout(PATIENCE)
            watches.append(watch := Watch(context, site.address))
            for status in (expect_status, *also):
                watch.expect_status(status)
            page = context.new_page()
            response = page.goto(address or site.address)
            assert response is not None
            assert response.status == expect_status
            return page

        yield open_page
        complaints = [words for watch in watches for words in watch.complaints]
        assert complaints == []


@pytest.fixture(scope="module")
def _reading(browser: Browser, site: Site) -> Iterator[dict[str, tuple[Page, Watch]]]:
    """Browsers that read through a whole file of journeys: what pages are made of is fetched once."""
    reading: dict[str, tuple[Page, Watch]] = {}
    yield reading
    for page, _ in reading.values():
        page.context.close()


@pytest.fixture
def read_page(browser: Browser, site: Site, _reading: dict[str, tuple[Page, Watch]]) -> Iterator[OpenPage]:
    """As `open_page`, for journeys that only look: one browser for each set of options, with an empty memory."""

    def read_page(address: str = "", *, expect_status: int = 200, **options: Any) -> Page:
        key = repr(sorted(options.items()))
        if key not in _reading:
            context = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **options})
            context.set_default_timeout(PATIENCE)
            _reading[key] = (context.new_page(), Watch(context, site.address))
        page, watch = _reading[key]
        watch.expect_only(expect_status)
        page.context.clear_cookies()
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        response = page.goto(address or site.address)
        assert response is not None
        assert response.status == expect_status
        return page

    yield read_page
    complaints = [words for _, watch in _reading.values() for words in watch.taken()]
    assert complaints == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """The home page, 1280 pixels wide, with a mouse."""
    return open_page()
