"""axe-core on a page as it stands: what it finds, in sentences."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ON_COLOURS = ["color-contrast", "link-in-text-block"]


def violations(page: Page) -> list[str]:
    """By every rule of WCAG 2.2 AA and of good practice that axe knows."""
    return _run(page, {"runOnly": {"type": "tag", "values": STANDARD}})


def violations_of_colour(page: Page) -> list[str]:
    """By the rules that another colour scheme may break."""
    return _run(page, {"runOnly": {"type": "rule", "values": ON_COLOURS}})


def _run(page: Page, options: dict[str, object]) -> list[str]:
    if not page.evaluate("() => 'axe' in globalThis"):
        page.evaluate(f"() => {{ {AXE_SCRIPT} }}")
    found = page.evaluate("(options) => axe.run(document, options)", {**options, "resultTypes": ["violations"]})
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
