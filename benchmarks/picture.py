"""How smoothly the picture moves in a real browser, at every size of a timeline: `python -m benchmarks.picture [N …]`.

Headless Chromium with software rendering, the site as `manage.py serve` runs it, a stranger's hand: ten seconds of
dragging, of the wheel sideways, and of zooming in and out, as real events of the mouse. Beside it a control page that
does nothing but redraw 300 labelled boxes on a canvas under the same hand, and an empty canvas for the first paint.
Every size is moved as it opens, and once more in lanes by tag. For the first paint, page and empty canvas are opened by
turns, so that both had the same machine, in two ways: from a page of another site, as readers come by a link or from a
search, and into a blank tab. The site keeps the windows of others from its own (Cross-Origin-Opener-Policy): a browser
that comes from another site starts a process of its own for it together with the request; one that stands on a blank
page starts it when the answer is there, and waits, whatever the page holds. Of the page: the browser's own first paint
and first contentful paint, and the first mark of the picture.
Wanted: p95 of the frames at most 20 ms, none over 50, first paint within three times that of the empty canvas for who
comes from another site, a heap under 60 MB, fewer than 2,000 elements, as it opens and after the hand.
"""

from __future__ import annotations

import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks.stage.asking import p95
from benchmarks.stage.gestures import Opened, Seen, gesture, opened
from benchmarks.stage.made_up import made, sizes_asked_for, stage
from tests.journeys.chromium import ARGUMENTS, find_chromium

SECONDS = 10
OPENINGS = 7
MARK = "#band svg a"
PICTURE = "#band svg.picture"


def main() -> None:
    """Print what was seen, for every size, and how it compares with the control page."""
    sizes = sizes_asked_for(__doc__)
    with stage() as database:
        from tests.journeys.site import running_site

        slugs = {size: made(size).slug for size in sizes}
        with running_site(database) as site, control_page() as control, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
            boxes = moved(browser, control, None, "canvas")
            print(f"control page: {boxes}", flush=True)
            for size in sizes:
                for grouped in ("", "?group=tag"):
                    address = f"{site.address}/t/{slugs[size]}/{grouped}"
                    print(f"{size:,} events{' by tag' if grouped else ''}:", flush=True)
                    for way, link_on in (("from another site", elsewhere(control)), ("into a blank tab", "")):
                        print(f"  {way}: {first_paints(browser, address, f'{control}?empty', link_on)}", flush=True)
                    seen = moved(browser, address, MARK, PICTURE)
                    print(f"  {seen}; p95 {p95(seen.frames) / p95(boxes.frames):.2f} times the control's", flush=True)
            browser.close()


def elsewhere(control: str) -> str:
    """The empty canvas at another site: to a browser a host by another name is one."""
    return f"{control}?empty".replace("127.0.0.1", "localhost")


def first_paints(browser: Any, address: str, empty: str, link_on: str) -> str:
    """The medians of a few openings by turns, after a pair that does not count."""
    pages, canvases, elements = [], [], 0
    for _ in range(OPENINGS + 1):
        page, painted = opened(browser, address, MARK, link_on=link_on)
        elements = page.evaluate("document.getElementsByTagName('*').length")
        pages.append(painted)
        page.close()
        page, painted = opened(browser, empty, None, link_on=link_on)
        canvases.append(painted)
        page.close()
    kinds = ("first paint", "first contentful paint", "first mark drawn")
    compared = (
        f"{kind} {ours:.0f} ms, {ours / theirs:.1f} times {theirs:.0f}"
        for kind, ours, theirs in zip(kinds, _medians(pages[1:]), _medians(canvases[1:]), strict=True)
    )
    return f"{'; '.join(compared)} of the empty canvas; {elements:,} elements as it opens"


def _medians(openings: list[Opened]) -> tuple[float, float, float]:
    kinds = zip(*((each.first, each.contentful, each.drawn) for each in openings), strict=True)
    first, contentful, drawn = (statistics.median(kind) for kind in kinds)
    return first, contentful, drawn


def moved(browser: Any, address: str, mark: str | None, surface: str) -> Seen:
    """What a hand on the surface saw."""
    page, _ = opened(browser, address, mark)
    seen = gesture(page, surface, SECONDS)
    page.close()
    return seen


@contextmanager
def control_page() -> Iterator[str]:
    """The control page, served on loopback until the end of the block."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    directory = Path(__file__).with_name("stage")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(directory)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/control.html"
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    main()
