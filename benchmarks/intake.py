"""What a web page costs its reading process, and a printed page of a PDF: `python -m benchmarks.intake`.

A page of the web is timed by the clock, the start of its process included. Of two PDFs the longer one costs more by
its pages alone, so the start is taken out of what one page costs.
"""

import time
from collections.abc import Callable
from statistics import median

from events.intake import read_document
from events.intake.limits import READING_SECONDS
from tests.intake.files import column, pdf

GOES = 5
SHORT, LONG = 10, 110  # pages
LINES = 50  # of a page
MOST = 2.0  # seconds of a web page

LINE = "The keeper of the bridge wrote down who crossed it, and what it cost {}."  # as wide as a printed column
PAGE = f"""<!doctype html><html lang="en"><head><title>Bridge closed</title></head><body><nav>Home, News</nav>
<article><h1>Bridge closed</h1>{"".join(f"<p>{LINE.format(number) * 4}</p>" for number in range(40))}</article>
</body></html>""".encode()


def main() -> None:
    """Print the seconds, and exit with 1 where a web page takes longer than it may."""
    of_web = median(seconds(lambda: read_document(PAGE, name="page.html")) for _ in range(GOES))
    print(f"a web page of {len(PAGE) // 1000} kB: {of_web:.2f} s (at most {MOST:.0f})")
    short, long = (of_pdf(pages) for pages in (SHORT, LONG))
    of_page = (long - short) / (LONG - SHORT)
    fit = f"{READING_SECONDS / of_page:,.0f} in the {READING_SECONDS} s that reading may take"
    print(f"a printed page of {LINES} lines: {of_page * 1000:.1f} ms, {fit}")
    raise SystemExit(of_web > MOST)


def of_pdf(pages: int) -> float:
    """Seconds for a PDF of so many pages."""
    printed = pdf([column(*(LINE.format(page * LINES + at) for at in range(LINES))) for page in range(pages)])
    return median(seconds(lambda: read_document(printed, name="bridge.pdf")) for _ in range(GOES))


def seconds(deed: Callable[[], object]) -> float:
    """Seconds on the clock of one go."""
    began = time.monotonic()
    deed()
    return time.monotonic() - began


if __name__ == "__main__":
    main()
