"""`make pictures` (`python -m docs.pictures.take`): the pictures in this folder, taken from the running site.

A throwaway PostgreSQL, the sample, a Chromium: nothing of what is in `var/` is seen.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

import django
from playwright.sync_api import Browser, Page, sync_playwright

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from config import database, env  # noqa: E402 (settings come first)
from config.throwaway_server import throwaway_server  # noqa: E402
from tests.journeys.chromium import ARGUMENTS, find_chromium  # noqa: E402
from tests.journeys.places import TIMELINE, person, source  # noqa: E402
from tests.journeys.site import Site, running_site  # noqa: E402

FOLDER = Path(__file__).parent
SIZES = {1280: 1080, 390: 844}


class Picture(NamedTuple):
    """What is on it, how wide the window is, in which colours; the whole page, or what a window shows of it."""

    name: str
    path: str
    width: int
    scheme: str
    is_whole: bool = False

    @property
    def file(self) -> Path:
        """`timeline-1280-light.png`."""
        return FOLDER / f"{self.name}-{self.width}-{self.scheme}.png"


PICTURES = (
    Picture("timeline", f"{TIMELINE}?event=4", 1280, "light"),
    Picture("timeline", f"{TIMELINE}?event=4", 1280, "dark"),
    Picture("timeline", TIMELINE, 390, "light"),
    Picture("event", f"{TIMELINE}8", 1280, "light", is_whole=True),
    Picture("event", f"{TIMELINE}29", 390, "dark"),
    Picture("source", source("WSWS"), 1280, "light"),
    Picture("person", person("Abbas Araghchi"), 390, "light"),
    Picture("home", "/", 1280, "light"),
)


def main() -> None:
    """Take them all; says which file it wrote and how large it is."""
    with throwaway_server() as server:
        database.make_database(server, env.DATABASE_NAME)
        with running_site(server.url(env.DATABASE_NAME)) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
            for picture in PICTURES:
                picture.file.write_bytes(taken(browser, site, picture))
                print(f"{picture.file.name}: {picture.file.stat().st_size // 1024} kB")
            browser.close()


def taken(browser: Browser, site: Site, picture: Picture) -> bytes:
    """The PNG as the browser gives it."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": SIZES[picture.width]},
        color_scheme="dark" if picture.scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    with context:
        page = context.new_page()
        page.goto(f"{site.address}{picture.path}", wait_until="networkidle")
        come_to_rest(page)
        return page.screenshot(full_page=picture.is_whole, animations="disabled")


AT_REST = """async () => {
  await document.fonts.ready;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}"""


def come_to_rest(page: Page) -> None:
    """Fonts are there, and what they moved has been drawn."""
    page.evaluate(AT_REST)


if __name__ == "__main__":
    main()
