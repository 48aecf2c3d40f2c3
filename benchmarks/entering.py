"""How long a fact from a book takes to enter, and the next from the same book, in a real browser at 60 words a minute.

Typed key by key, 200 ms each (60 words of five letters a minute), Tab and shortcuts too; the rest is the site's. Beside
it the keystrokes of the same rows in a spreadsheet with columns for title, date, source, page and quotation: every cell
is typed whole and left by Tab or Enter, and nothing is completed: `python -m benchmarks.entering`.
"""

from __future__ import annotations

import os
import time

import django
from playwright.sync_api import Page, sync_playwright

from tests.journeys.chromium import ARGUMENTS, find_chromium

KEY = 200  # milliseconds for a keystroke: 60 words a minute
SOURCE = "Bridges of Iraq"
FIRST = ("Bridge opened", "early March 2007", SOURCE, "12", "")
NEXT = ("Bridge closed", "10 May 2007", SOURCE, "14", "")


class Typist:
    """Somebody who types at one speed, and counts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.strokes = 0

    def types(self, text: str) -> None:
        """Every letter of it."""
        self.page.keyboard.type(text, delay=KEY)
        self.strokes += len(text)

    def presses(self, *keys: str) -> None:
        """One after the other."""
        for key in keys:
            self.page.keyboard.press(key, delay=KEY)
            self.strokes += 1


def main() -> None:
    """Print seconds and keystrokes for the first fact and for the next."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()

    from config import database
    from config.throwaway_server import throwaway_server
    from tests.journeys.site import running_site

    with throwaway_server(is_forgetful=False) as server:
        database.make_database(server, "benchmark")
        with running_site(server.url("benchmark")) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(f"{site.address}/sign-in/?next={site.timeline.removeprefix(site.address)}add")
            page.get_by_label("Name").fill("owner")
            page.get_by_label("Password").fill(site.owner_password)
            page.get_by_role("button", name="Sign in").click()
            page.locator("#id_title:focus").wait_for()
            measure(page, "a fact from a new book", FIRST, is_first=True)
            measure(page, "the next from that book", NEXT, is_first=False)
            browser.close()


def measure(page: Page, name: str, row: tuple[str, ...], *, is_first: bool) -> None:
    """Enter the row; from the first keystroke until the form for the next one has the focus."""
    title, when, source, where, _ = row
    typist = Typist(page)
    began = time.perf_counter()
    typist.types(title)
    typist.presses("Tab")
    typist.types(when)
    typist.presses("Tab")
    if is_first:
        typist.types(source)
    typist.presses("Tab", "Tab")
    typist.types(where)
    typist.presses("Control+Shift+Enter")
    page.locator("#fact .said", has_text=title).wait_for()
    page.locator("#id_title:focus").wait_for()
    seconds = time.perf_counter() - began
    sheet = sum(len(cell) + 1 for cell in row)
    print(f"{name}: {seconds:.1f} s, {typist.strokes} keystrokes; the row in a spreadsheet: {sheet} keystrokes")


if __name__ == "__main__":
    main()
