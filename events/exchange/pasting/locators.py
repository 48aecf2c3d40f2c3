"""Where in a source: "p. 3", "pp. 12–14", "para. 4", "§ 7", "1:02:30"; a bare number is a page."""

from __future__ import annotations

import re

from events.models.citation import Locator

_KINDS = (
    (Locator.PAGE, re.compile(r"(?:pp?\.?|pages?|pg\.?) ?(?=\d|[ivxlc]+\b)(.+)", re.IGNORECASE).fullmatch),
    (Locator.PARAGRAPH, re.compile(r"(?:para(?:graph)?s?\.?|¶+) ?(?=\d)(.+)", re.IGNORECASE).fullmatch),
    (Locator.SECTION, re.compile(r"(?:§+|sections?|sec\.|chapters?|ch\.) ?(?=\S)(.+)", re.IGNORECASE).fullmatch),
    (Locator.TIMESTAMP, re.compile(r"((?:\d{1,2}:)?\d{1,3}:\d\d)").fullmatch),
)


def locator_in(text: str) -> tuple[str, str]:
    """Its kind ("" for none) and what is counted; text without a kind's word counts pages."""
    kind, locator = marked_locator(text) or (Locator.PAGE if text else "", text)
    return str(kind), locator


def marked_locator(text: str) -> tuple[str, str] | None:
    """The same where the text says what it counts; None where it does not."""
    for kind, matching in _KINDS:
        found = matching(text)
        if found:
            return kind.value, found[1].strip()
    return None
