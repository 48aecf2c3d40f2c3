"""A timeline in the page of another site: it shows, fits, tells its height to that site alone, and leaves no cookie."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.journeys import axe
from tests.journeys.conftest import PATIENCE, PHONE, WIDE, OpenPage
from tests.journeys.fit import misfits
from tests.journeys.places import SLUG, TIMELINE
from tests.journeys.site import Site
from tests.journeys.watching import Watch

HEARD = "<script>addEventListener('message', ({data}) => (globalThis.heard ??= []).push(data));</script>"
BEGINNING = '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Article</title>'
AROUND = f"{BEGINNING}{HEARD}<body><h1>An article</h1>%s<p>It goes on.</p>"


class Elsewhere:
    """Another site on this machine: one page that holds what it is told to."""

    def __init__(self) -> None:
        self.body = ""
        here = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                is_page = self.path == "/"
                self.send_response(200 if is_page else 204)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                if is_page:
                    self.wfile.write((AROUND % here.body).encode())

            def log_message(self, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def origin(self) -> str:
        """Another one than the site's: the port differs."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        """No more pages."""
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Elsewhere]:
    there = Elsewhere()
    yield there
    there.close()


@pytest.fixture
def show(browser: Browser, site: Site, elsewhere: Elsewhere) -> Iterator[Callable[..., Page]]:
    """Open the other site's page with a frame in it; whatever the browser complains of fails the test."""
    with ExitStack() as stack:
        watches: list[Watch] = []

        def show(path: str, *, mark: str = "data-dateline", height: int = 640, **options: Any) -> Page:
            listener = f'<script src="{site.address}/static/js/embed/host.js" async></script>' if mark else ""
            source = (site.address + path.replace("ORIGIN", elsewhere.origin)).replace("&", "&amp;")
            elsewhere.body = (
                f'<iframe {mark} src="{source}" title="A timeline" width="100%" height="{height}"></iframe>{listener}'
            )
            context = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **options})
            stack.callback(context.close)
            context.set_default_timeout(PATIENCE)
            watches.append(watch := Watch(context, site.address))
            watch.expect_status(404)
            page = context.new_page()
            page.goto(f"{elsewhere.origin}/")
            return page

        yield show
        told = [words for watch in watches for words in watch.complaints]
        assert [words for words in told if words != f"foreign request: {elsewhere.origin}/"] == []


def framed(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def height(page: Page) -> int:
    return int(page.locator("iframe").get_attribute("height") or 0)


def with_words(words: str) -> re.Pattern[str]:
    return re.compile(re.escape(words))


def test_the_frame_shows_picture_list_and_credit_and_leaves_no_cookie(show: Callable[..., Page]) -> None:
    page = show(f"/embed/{SLUG}/", mark="")
    inside = framed(page)
    expect(inside.locator("#band .events a").first).to_be_visible()
    expect(inside.locator("ol.events > li")).to_have_count(30)
    expect(inside.locator(".credit a").first).to_be_in_viewport()
    assert page.context.cookies() == []
    assert page.evaluate("globalThis.heard ?? []") == []


def test_a_mark_opens_its_event_in_the_frame_and_a_link_out_opens_beside_the_article(
    show: Callable[..., Page], elsewhere: Elsewhere, site: Site
) -> None:
    page = show(f"/embed/{SLUG}/?theme=dark", mark="")
    inside = framed(page)
    inside.get_by_role("button", name="Zoom in").press("Enter")
    inside.locator("#event-4 h3 > a").press("Enter")
    expect(inside.locator("#opened h2")).to_have_text("US troops raid the Iranian office in Irbil")
    expect(inside.locator("html")).to_have_attribute("data-theme", "dark")
    mark = inside.locator("#band .events a[data-number='10']").first
    mark.focus()
    mark.press("Enter")
    expect(inside.locator("#opened h2")).to_contain_text("conference")
    with page.context.expect_page() as opened:
        inside.locator("#opened h2 a").press("Enter")
    beside = opened.value
    beside.wait_for_load_state()
    assert beside.url == f"{site.address}{TIMELINE}10"
    assert beside.evaluate("window.opener") is None
    assert page.url == f"{elsewhere.origin}/"


def test_the_site_that_is_stated_hears_the_height_and_the_frame_fits(show: Callable[..., Page]) -> None:
    page = show(f"/embed/{SLUG}/4?origin=ORIGIN", height=200)
    expect(framed(page).locator("h1")).to_be_visible()
    page.wait_for_function("document.querySelector('iframe').height > 400")
    page.wait_for_timeout(300)
    frame = page.frames[1]
    assert frame.evaluate("document.documentElement.scrollHeight - innerHeight") == 0
    tall = height(page)
    page.set_viewport_size(PHONE)
    page.wait_for_function(f"document.querySelector('iframe').height > {tall}")


@pytest.mark.parametrize(
    "stated", ["", "?origin=https://www.example.org", "?origin=http://127.0.0.1:1"], ids=["none", "another", "a port"]
)
def test_a_site_that_is_not_stated_hears_nothing(show: Callable[..., Page], stated: str) -> None:
    page = show(f"/embed/{SLUG}/4{stated}")
    expect(framed(page).locator(".credit")).to_be_visible()
    page.wait_for_timeout(500)
    assert page.evaluate("globalThis.heard ?? []") == []
    assert height(page) == 640


def test_the_height_in_the_address_is_the_most_that_is_asked_for(show: Callable[..., Page]) -> None:
    page = show(f"/embed/{SLUG}/?origin=ORIGIN&height=500", height=200)
    page.wait_for_function("document.querySelector('iframe').height === '500'")
    assert height(page) == 500


def test_without_javascript_the_list_is_complete_and_events_open(show: Callable[..., Page]) -> None:
    page = show(f"/embed/{SLUG}/", mark="", java_script_enabled=False)
    inside = framed(page)
    expect(inside.locator("ol.events > li")).to_have_count(30)
    expect(inside.locator("#band")).to_be_hidden()
    inside.locator("#event-4 h3 > a").click()
    expect(inside.locator("#opened li.citation")).to_have_count(3)
    inside.get_by_role("link", name="Close this event").click()
    expect(inside.locator("#opened")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_nothing_is_cut_in_either_look(show: Callable[..., Page], scheme: str) -> None:
    page = show(f"/embed/{SLUG}/?event=4", mark="", viewport=PHONE, color_scheme=scheme)
    expect(framed(page).locator("#band .events a").first).to_be_visible()
    assert misfits(page.frames[1]) == []  # type: ignore[arg-type]
    ground = page.frames[1].evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(251, 250, 246)" if scheme == "light" else "rgb(21, 20, 15)")


def test_what_is_not_there_says_so_in_the_frame(show: Callable[..., Page]) -> None:
    page = show("/embed/there-is-none/", mark="")
    expect(framed(page).get_by_role("heading", level=1)).to_have_text("There is nothing to show here")


def test_a_story_in_a_frame_moves_its_picture(show: Callable[..., Page]) -> None:
    page = show(f"/embed/{SLUG}/stories/1/", mark="", height=900)
    inside = framed(page)
    inside.get_by_role("button", name="Next step").click()
    expect(inside.locator("#story-place")).to_have_text("1 of 6")
    with page.context.expect_page() as opened:
        inside.locator("#step-1").get_by_role("link", name="All about this event").click()
    assert f"{TIMELINE}" in opened.value.url


def test_the_page_for_the_code_follows_its_form_and_is_used_by_keyboard(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}?q=raid", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("link", name="Embed", exact=True).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Embed it on another site")
    page.wait_for_load_state()  # its script has come
    page.get_by_label("Light or dark").select_option("dark")
    expect(page.locator("#embed-code")).to_have_value(with_words("theme=dark"))
    page.get_by_label("The site it will stand on").fill("https://www.example.org/news")
    expect(page.locator("#embed-fitting")).to_have_value(with_words("origin=https%3A%2F%2Fwww.example.org"))
    expect(page.frame_locator(".preview").locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="Copy the code", exact=True).press("Enter")
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f'<iframe src="{site.address}/embed/{SLUG}/?q=raid')
    assert axe.violations(page) == []


def test_without_javascript_the_form_of_the_code_is_sent(open_page: OpenPage, site: Site) -> None:
    page = open_page(f"{site.timeline}embed", java_script_enabled=False)
    page.get_by_label("What is shown").select_option(index=1)
    page.get_by_label("Colour of marks and links").fill("#ffcc00")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_text("is too faint to read on the light page")).to_be_visible()
    expect(page.locator("#embed-code")).to_have_value(with_words("/stories/1/?accent=ffcc00"))
    expect(page.frame_locator(".preview").get_by_role("heading", level=1)).to_be_visible()
