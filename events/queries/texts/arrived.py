"""What somebody brought in and has not saved: which of it waits, and what the page says of a document as read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models.functions import Left

from events.models import (
    Arrival,
    DateExpression,
    Reader,
    Source,
    SourceText,
    Suggestion,
    SuggestionState,
    Timeline,
    User,
)
from events.passages import paragraphs
from events.passages.likeness import Sketch, likeness, sketch_of
from events.queries.reader import labels

SHOWN = 1_200  # characters of a text's beginning
ENDS = 240  # and of its end
FIRST_WORDS = 80  # and those that name what has no title
LEAST_SHARED = 0.05  # of the shorter text's wording; with less in common it is hardly the same article
FEWEST = 20  # runs of words from which that can be said


@dataclass(frozen=True, slots=True)
class Waiting:
    """One that waits, in a list."""

    id: UUID
    name: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Looked:
    """A document as it was read: how it begins and ends, and how long it is. `ending` is "" where all is shown."""

    beginning: tuple[str, ...]
    ending: str
    length: str
    notices: tuple[str, ...]


def waiting(timeline: Timeline, reader: Reader) -> list[Waiting]:
    """What the reader brought into the timeline and has not saved, newest first."""
    if not isinstance(reader, User):
        return []
    rows = Arrival.objects.filter(timeline=timeline, by=reader, source=None).order_by("-received_at", "-pk")
    begins = dict(rows.values_list("pk", Left("text", FIRST_WORDS)))
    lean = rows.defer("content", "text", "notices", "pages")
    return [Waiting(row.public_id, _name(row, begins[row.pk]), row.received_at) for row in lean if row.pk in begins]


def arrival_of(timeline: Timeline, reader: Reader, public_id: UUID) -> Arrival | None:
    """What the reader brought; None for everybody else."""
    if not isinstance(reader, User):
        return None
    rows = Arrival.objects.filter(timeline=timeline, by=reader, public_id=public_id)
    return rows.select_related("timeline", "source").first()


def _name(arrival: Arrival, begins: str) -> str:
    """What it is called in a list: its title, else its file, address, or first words."""
    title = str(arrival.proposed.get("title", [""])[0])
    return title or arrival.name or arrival.address or f"{' '.join(begins.split())} …"


def looked(arrival: Arrival) -> Looked:
    """What the page shows of a document before it is saved."""
    text = arrival.text.strip()
    is_whole = len(text) <= SHOWN + ENDS
    shown = text if is_whole else text[: text.rfind(" ", 0, SHOWN) + 1 or SHOWN]
    ending = "" if is_whole else text[max(text.find(" ", len(text) - ENDS), len(text) - ENDS) :]
    parts = [labels.count(len(text.split()), "word")]
    if arrival.pages:
        parts.append(_pages(arrival.pages))
    return Looked(
        tuple(shown[each.start : each.end] for each in paragraphs(shown)),
        " ".join(ending.split()),
        ", ".join(parts),
        tuple(arrival.notices),
    )


def is_hardly_the_same(source: Source, text: str) -> bool:
    """Whether a text has next to no wording in common with the one captured last."""
    last = source.texts.latest_first().defer("text").first()
    if last is None or last.shingles < FEWEST:
        return False
    new = sketch_of(text)
    return new.size < FEWEST or likeness(new, Sketch(last.shingles, tuple(last.sketch))).containment < LEAST_SHARED


def what_was_found(text: SourceText) -> str:
    """`31 dates found in it, 14 suggested events.` of a text just captured, or that they are being looked for."""
    if not text.is_read_by_machine:
        return "It is long: its dates are being looked for, and will be here in a while."
    dates = DateExpression.objects.filter(source_text=text).exclude(date_precision="").count()
    events = Suggestion.objects.filter(source_text=text, state=SuggestionState.OPEN).count()
    return f"{labels.count(dates, 'date')} found in it, {labels.count(events, 'suggested event')}."


def _pages(pages: Sequence[Sequence[object]]) -> str:
    count = labels.count(len(pages), "page")
    first, last = (str(pages[at][1]) for at in (0, -1))
    return f"{count} ({first}–{last})" if len(pages) > 1 and (first, last) != ("1", str(len(pages))) else count
