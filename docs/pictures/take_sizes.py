"""`python -m docs.pictures.take_sizes [N …]`: the picture at 30, 1,000 and 1,000,000 events, into this folder.

Each whole, and in three windows that hold ever fewer of its events (fourth roots of their number apart, about the one
in the middle), at 1280 and 390 pixels, light and dark. The timelines are those that the benchmarks measure; a database
that `BENCHMARK_DATABASE` names is kept, and what is in it is not made anew. It is no part of `make pictures`: a million
are minutes of work.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks.stage.made_up import made, stage
from tests.journeys.chromium import ARGUMENTS, find_chromium

FOLDER = Path(__file__).parent / "sizes"
SIZES = (30, 1_000, 1_000_000)
WINDOWS = {"whole": 1.0, "nearer": 0.75, "near": 0.5, "nearest": 0.25}  # N to the power of this in the window
MARGIN = 25  # a window is wider by one part in so many on either side: what begins it does not stand on its edge
WIDTHS = {1280: 900, 390: 844}
DAY = 86_400  # seconds
DRAWN = "#band svg a, #band svg .cluster"


def main() -> None:
    """Take them; says which file it wrote and how large it is."""
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    with stage() as database:
        from tests.journeys.site import running_site

        windows = {(size, name): window(made(size), share) for size in sizes for name, share in WINDOWS.items()}
        with running_site(database) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
            for (size, name), (begins, ends) in windows.items():
                address = f"{site.address}/t/made-up-{size}/?from={begins}&to={ends}"
                for width in WIDTHS:
                    for scheme in ("light", "dark"):
                        file = FOLDER / str(size) / f"{name}-{width}-{scheme}.png"
                        file.parent.mkdir(parents=True, exist_ok=True)
                        file.write_bytes(taken(browser, address, width, scheme))
                        print(f"{file.relative_to(FOLDER)}: {file.stat().st_size // 1024} kB", flush=True)
            browser.close()


def window(timeline: Any, share: float) -> tuple[str, str]:
    """The first and the last day of a window about the middle with count ** share of the timeline's events in it."""
    from events.models import Placement, PlacementAudience, PlacementKind

    placed = Placement.objects.filter(
        timeline=timeline, audience=PlacementAudience.PUBLIC, kind=PlacementKind.CURRENT
    ).order_by("span_begins")
    count = placed.count()
    held = max(2, round(count**share))
    first = (count - held) // 2
    begins = placed[first].span_begins
    ends = placed.order_by("-span_ends")[0].span_ends if held == count else placed[first + held - 1].span_ends
    margin = max(ends - begins, DAY) // MARGIN
    return day(begins - margin), day(ends + margin)


def day(seconds: int) -> str:
    """As an address has it: `2007-03-10`, or `Y-11700` where a year has more than four digits."""
    from events.dates.calendar import civil, iso

    year, _, _ = civil(seconds // DAY)
    return f"Y{year}" if abs(year) > 9999 else iso(seconds).partition("T")[0]


def taken(browser: Browser, address: str, width: int, scheme: Any) -> bytes:
    """What a window shows of the page, once the marks are drawn and nothing is on its way."""
    from docs.pictures.take import come_to_rest

    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS[width]}, color_scheme=scheme, reduced_motion="reduce"
    )
    with context:
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        page.locator(DRAWN).first.wait_for()
        come_to_rest(page)
        return page.screenshot(animations="disabled")


if __name__ == "__main__":
    main()
