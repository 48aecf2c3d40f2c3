"""A hand on the picture in a real browser, and what the page made of it: frames, long tasks, heap, elements."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from benchmarks.stage.asking import p95

PATIENCE = 60  # seconds until something is drawn, on a machine that has much else to do
PACE = 1 / 60  # seconds between two events of a hand
WATCHING = """(selector) => {
  window.watched = { frames: [], tasks: [], painted: null, paints: {} };
  let before = null;
  const isThere = () => (selector ? document.querySelector(selector) : window.isDrawn);
  const step = (now) => {
    if (before !== null && window.watched.isOn) window.watched.frames.push(now - before);
    before = now;
    if (window.watched.painted === null && isThere()) {
      window.watched.painted = -1;
      setTimeout(() => { window.watched.painted = performance.now(); });
    }
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) if (window.watched.isOn) window.watched.tasks.push(task.duration);
  }).observe({ type: "longtask" });
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) window.watched.paints[name] = startTime;
  }).observe({ type: "paint", buffered: true });
}"""


@dataclass
class Opened:
    """Milliseconds from the beginning of an opening, as the browser tells them (Paint Timing), and ours.

    `first` is its first paint, `contentful` its first contentful paint, `drawn` when what was waited for was there and
    painted; 0 where it told of none.
    """

    first: float
    contentful: float
    drawn: float


@dataclass
class Seen:
    """Milliseconds between frames and of tasks over 50; the rest at the end of the gesture."""

    frames: list[float] = field(default_factory=list)
    tasks: list[float] = field(default_factory=list)
    heap: float = 0.0  # MB that are in use after rubbish is collected
    heap_most: float = 0.0  # MB before
    elements: int = 0

    def __str__(self) -> str:
        frames = sorted(self.frames)
        return (
            f"{len(frames)} frames p50 {frames[len(frames) // 2]:.1f}, p95 {p95(frames):.1f}, worst {frames[-1]:.0f}"
            f" ms, {sum(each > 50 for each in frames)} over 50; {len(self.tasks)} long tasks"
            f"{f' (longest {max(self.tasks):.0f} ms)' if self.tasks else ''}; "
            f"heap {self.heap:.0f} MB ({self.heap_most:.0f} uncollected); {self.elements:,} elements"
        )


def opened(browser: Any, address: str, selector: str | None, *, link_on: str = "") -> tuple[Any, Opened]:
    """A fresh page at the address, and when it was painted; `selector` names what is waited for.

    It is come to from a page at `link_on`, else from a blank one.
    """
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script(f"({WATCHING})({selector!r})" if selector else f"({WATCHING})(null)")
    if link_on:
        page.goto(link_on, wait_until="load")
        page.wait_for_timeout(300)  # it is at rest when the link is followed
        with page.expect_navigation(url=address, wait_until="load") as followed:
            page.evaluate("address => void setTimeout(() => { location.href = address; })", address)
        answer = followed.value
    else:
        answer = page.goto(address, wait_until="load")
    assert answer.ok, f"{address} answers {answer.status}"
    give_up = time.monotonic() + PATIENCE
    painted = 0.0
    while painted <= 0:
        assert time.monotonic() < give_up, f"nothing was drawn at {address}"
        page.wait_for_timeout(50)  # from here: the page's own policy forbids to wait for an expression inside
        painted = page.evaluate("window.watched.painted") or 0.0
    paints = page.evaluate("window.watched.paints")
    return page, Opened(paints.get("first-paint", 0.0), paints.get("first-contentful-paint", 0.0), float(painted))


def gesture(page: Any, selector: str, seconds: float) -> Seen:
    """Pan by dragging and by the wheel, zoom in and out, for so long; then let it settle."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.locator(selector).first.scroll_into_view_if_needed()
    box = page.locator(selector).first.bounding_box()
    left, width, middle = box["x"], box["width"], box["y"] + box["height"] * 0.4
    scrolled = page.evaluate("scrollY")
    page.wait_for_timeout(1_000)
    page.evaluate("window.watched.isOn = true")
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        _drag(page, left + width * 0.75, left + width * 0.25, middle)
        _wheel(page, left + width * 0.5, middle, 0, -90, times=18)
        _drag(page, left + width * 0.3, left + width * 0.7, middle)
        _wheel(page, left + width * 0.5, middle, 45, 0, times=20)
        _wheel(page, left + width * 0.6, middle, 0, 90, times=24)
        page.evaluate("y => scrollTo(0, y)", scrolled)  # where all is in view, the wheel goes on to scroll the page
    page.wait_for_timeout(500)
    page.evaluate("window.watched.isOn = false")
    seen = Seen(*page.evaluate("[window.watched.frames, window.watched.tasks]"))
    seen.heap_most = _heap(session)
    session.send("HeapProfiler.collectGarbage")
    seen.heap = _heap(session)
    seen.elements = page.evaluate("document.getElementsByTagName('*').length")
    return seen


def _heap(session: Any) -> float:
    metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics["JSHeapUsedSize"]) / 1_000_000


def _drag(page: Any, begins: float, ends: float, y: float, steps: int = 30) -> None:
    page.mouse.move(begins, y)
    page.mouse.down()
    for step in range(1, steps + 1):
        _in_time(lambda x=begins + (ends - begins) * step / steps: page.mouse.move(x, y))
    page.mouse.up()


def _wheel(page: Any, x: float, y: float, dx: float, dy: float, *, times: int) -> None:
    page.mouse.move(x - 3, y)
    page.mouse.move(x, y)
    for _ in range(times):
        _in_time(lambda: page.mouse.wheel(dx, dy))


def _in_time(act: Any) -> None:
    began = time.monotonic()
    act()
    time.sleep(max(0.0, PACE - (time.monotonic() - began)))
