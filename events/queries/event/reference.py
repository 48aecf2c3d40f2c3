"""An event and its sources in one line of plain text, to be pasted under somebody else's article."""

from __future__ import annotations

from events.queries.date_in_words.date_used import DateUsed
from events.queries.event.page import EventPage


def event_reference(page: EventPage, timeline: str, address: str) -> str:
    """`“Raid …”, 11 January 2007, in: Iraq and its neighbours, 2007, event 4, https://… Sources: [1] …; [2] …`"""
    head = f"“{page.title}”, {date_words(page.dating.used)}, in: {timeline}, event {page.number}, {address}"
    sources = "; ".join(f"[{each.mark}] {each.reference}" for each in page.citations)
    return f"{head} Sources: {sources}" if sources else head


def date_words(used: DateUsed) -> str:
    """The date at the head of a page, without links."""
    if used.words:
        return used.words
    if used.announced:
        return f"{used.announced.words} (as announced)"
    return ", ".join(f"{each.words} {each.other.mention}" for each in used.relatives) or "no date known"
