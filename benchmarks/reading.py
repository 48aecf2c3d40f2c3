"""How long the page of a captured text takes to open, and how smoothly it scrolls, in a real browser.

A text of 5,000,000 code points against one of 10,000, generated alike, both with their dates found: from the address
to the page's load event, the first time (when the long one is laid out) and then the median of ten; opened in the
middle; words looked for in all of it; and frames while it is scrolled through from its beginning, parts appended as
they come: `python -m benchmarks.reading`.
"""

from __future__ import annotations

import os
import random
import statistics
import time
from typing import Any

import django
from playwright.sync_api import Page, sync_playwright

from tests.journeys.chromium import ARGUMENTS, find_chromium

LENGTHS = (10_000, 5_000_000)  # code points
TIMES = 10
SEED = 2007
_FRAMES = """async (seconds) => {
  const frames = [];
  const end = performance.now() + seconds * 1000;
  let before = performance.now();
  return await new Promise((done) => {
    const step = (now) => {
      frames.push(now - before);
      before = now;
      scrollBy(0, 150);
      if (now < end) requestAnimationFrame(step);
      else done(frames.slice(1));
    };
    requestAnimationFrame(step);
  });
}"""


def prose(length: int) -> str:
    """Paragraphs of made-up sentences, one in three with a date."""
    pick = random.Random(SEED)
    words = ["".join(pick.choices("eeetttaaooiinnsshhrrdlucm", k=pick.randint(2, 9))) for _ in range(5_000)]
    paragraphs: list[str] = []
    written = 0
    while written < length:
        sentences = []
        for _ in range(pick.randint(2, 6)):
            date = f" on {pick.randint(1, 28)} March {pick.randint(1990, 2020)}" if pick.random() < 1 / 3 else ""
            sentences.append(" ".join(pick.choices(words, k=pick.randint(8, 25))).capitalize() + f"{date}.")
        paragraphs.append(" ".join(sentences))
        written += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)[:length]


def main() -> None:
    """Print milliseconds and frames."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()

    from config import database
    from config.throwaway_server import throwaway_server
    from tests.journeys.site import running_site

    with throwaway_server(is_forgetful=False) as server:
        database.make_database(server, "benchmark")
        with running_site(server.url("benchmark")) as site, sync_playwright() as playwright:
            for length in LENGTHS:
                site.run(_capture(length))
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(f"{site.address}/sign-in/")
            page.get_by_label("Name").fill("owner")
            page.get_by_label("Password").fill(site.owner_password)
            page.get_by_role("button", name="Sign in").click()
            medians = []
            for length in LENGTHS:
                address = _address(page, site.timeline, f"Text of {length}")
                medians.append(measure(page, address, length))
            print(f"5,000,000 against 10,000 code points: {medians[1] / medians[0]:.1f} times as long")
            browser.close()


def measure(page: Page, address: str, length: int) -> float:
    """The median of opening it."""
    first = _opened(page, address)
    median = statistics.median(_opened(page, address) for _ in range(TIMES))
    middle = _opened(page, f"{address}?at={length // 2}")
    found = _opened(page, f"{address}?q=march 2001")
    print(
        f"{length:,} code points: opened in {median:.0f} ms, first {first:.0f} ms, in the middle {middle:.0f} ms,"
        f" words found in {found:.0f} ms"
    )
    if length == LENGTHS[-1]:
        _opened(page, address)
        frames: list[float] = sorted(page.evaluate(_FRAMES, 20))
        parts = page.locator(".part").count()
        late = sum(each > 50 for each in frames)
        print(
            f"scrolled for 20 s through {parts} parts: {len(frames)} frames, median {statistics.median(frames):.0f} ms,"
            f" 99 of 100 within {frames[len(frames) * 99 // 100]:.0f} ms, {late} over 50 ms, worst {frames[-1]:.0f} ms"
        )
    return median


def _opened(page: Page, address: str) -> float:
    began = time.perf_counter()
    page.goto(address, wait_until="load")
    return (time.perf_counter() - began) * 1000


def _address(page: Page, timeline: str, title: str) -> str:
    page.goto(f"{timeline}sources/")
    link: Any = page.get_by_role("link", name=title, exact=True).get_attribute("href")
    return f"{page.url.split('/t/')[0]}{link}/text/"


def _capture(length: int) -> str:
    return f"""
from hashlib import sha256
from django.utils import timezone
from benchmarks.reading import prose
from events.dates import parse
from events.extraction import Published, tag
from events.extraction.sentences import sentences
from events.actions.found_rows import write_expressions
from events.models import Source, SourceText, Timeline
timeline = Timeline.objects.get()
source = Source.objects.create(timeline=timeline, title="Text of {length}", published=parse("2007-03-12"))
words = prose({length})
text = SourceText.objects.create(
    timeline=timeline, source=source, text=words, length=len(words), sha256=sha256(words.encode()).hexdigest(),
    origin="pasted", captured_at=timezone.now(), is_read_by_machine=True,
)
write_expressions(text, tag(words, Published.of(source.published)), sentences(words))
"""


if __name__ == "__main__":
    main()
