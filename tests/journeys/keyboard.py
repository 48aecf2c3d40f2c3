"""Getting somewhere without a mouse."""

from __future__ import annotations

from playwright.sync_api import Page

MOST = 120  # presses of Tab; nobody presses more
NAME = """() => {
  const at = document.activeElement;
  if (at === document.body) return ""; // nothing has the focus yet; the whole page is no name
  const labels = [...(at.labels ?? [])].map((label) => label.textContent);
  return [...labels, at.getAttribute("aria-label") ?? "", at.textContent].join(" ").replace(/\\s+/g, " ").trim();
}"""
KIND = "() => document.activeElement.tagName.toLowerCase() + (document.activeElement.type ?? '')"


def reach(page: Page, words: str, *, kind: str = "") -> None:
    """Press Tab until what has the focus is called so. Fails where it cannot be reached."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if words in page.evaluate(NAME) and kind in page.evaluate(KIND):
            return
    raise AssertionError(f"“{words}” is not reached by the keyboard")


def press(page: Page, words: str, *, kind: str = "") -> None:
    """Reach it and press Enter, then wait for the page that this leads to."""
    reach(page, words, kind=kind)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page: Page, words: str, text: str) -> None:
    """Reach a field and write in place of what it holds."""
    reach(page, words)
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type(text)
