"""axe-core on a page as it stands: what it finds, in sentences.

Whether words can be told from their ground is most of axe's work, and the same for whatever looks the same: a look is
asked about once in a run, on whichever page, at whichever width and in whichever colours it is first met (`looks.py`).
"""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.journeys.looks import LOOKS, is_its_own

STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ON_COLOURS = ["color-contrast", "link-in-text-block"]
_BUT_COLOURS = {"rules": {rule: {"enabled": False} for rule in ON_COLOURS}}
_WHOLE = "document"
_EACH = "({ include: looks.map((look) => globalThis.looks.get(look)) })"

_right: set[str] = set()  # looks in which nothing was found


def violations(page: Page) -> list[str]:
    """By every rule of WCAG 2.2 AA and of good practice that axe knows."""
    found = _run(page, _WHOLE, {"runOnly": {"type": "tag", "values": STANDARD}, **_BUT_COLOURS})
    return found + violations_of_colour(page)


def violations_of_colour(page: Page) -> list[str]:
    """By the rules that another colour scheme may break."""
    looks = set(page.evaluate(LOOKS)) - _right
    if not looks:
        return []
    found = _run(page, _EACH, {"runOnly": {"type": "rule", "values": ON_COLOURS}}, sorted(looks))
    if not found:
        _right.update(look for look in looks if not is_its_own(look))
    return found


def _run(page: Page, where: str, options: dict[str, object], looks: list[str] | None = None) -> list[str]:
    if not page.evaluate("() => 'axe' in globalThis"):
        page.evaluate(f"() => {{ {AXE_SCRIPT} }}")
    asked = [{**options, "resultTypes": ["violations"]}, looks or []]
    found = page.evaluate(f"([options, looks]) => axe.run({where}, options)", asked)
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
