"""Where in a captured text something stands, as a footnote says it: the page where it has pages, else the paragraph."""

from __future__ import annotations

from bisect import bisect_right

from events.models import Locator, SourceText
from events.passages import paragraphs


def locator_at(text: SourceText, at: int) -> tuple[str, str]:
    """The kind of the locator and the locator itself at a code point; ("", "") before the first paragraph."""
    pages = sorted((int(begins), str(label)) for begins, label in text.pages)
    page = bisect_right([begins for begins, _ in pages], at) - 1
    if page >= 0 and pages[page][1]:
        return Locator.PAGE, pages[page][1]
    begun = [each.number for each in paragraphs(text.text[: at + 1])]
    return (Locator.PARAGRAPH, str(begun[-1])) if begun else ("", "")
