"""What stands out in a stretch of a captured text: words that are cited, words with notes, and words for dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from events.dates import DateError, parse, say
from events.models import Anchor, DateExpression, EventState, Source, SourceText
from events.queries.notes.threads import Thread
from events.queries.reader.sight import Sight
from events.queries.reading.noted_words import noted_words
from events.queries.texts.captured import anchors_in
from events.queries.texts.marked_text import Stretch
from events.queries.texts.quoted_text import Quotable


@dataclass(frozen=True, slots=True)
class CitedHere:
    """An event that words here are cited for; its number is the mark in the margin."""

    number: int
    title: str
    citation: UUID


@dataclass(frozen=True, slots=True)
class Stretches:
    """All stretches, the events by the marks of theirs, and the threads with their letters."""

    all: tuple[Stretch, ...]
    cited: dict[int, CitedHere]
    threads: tuple[Thread, ...]


def stretches_in(
    text: SourceText, begins: int, ends: int, sight: Sight, *, source: Source, said: Sequence[Thread] = ()
) -> Stretches:
    """Those that touch code points [begins, ends) of the text; `said` are the source's threads."""
    anchors = anchors_in(text, sight).filter(begins__lt=ends, ends__gt=begins)
    standing = anchors.exclude(passage__citation__event__state=EventState.WITHDRAWN)
    passages = list(standing.select_related("passage__citation__event"))
    noted = noted_words(source, said, Quotable("", {}), text, sight)
    notes = [each for each in noted.text if each.begins < ends and each.ends > begins]
    expressions = sight.of(DateExpression.objects.filter(source_text=text, begins__lt=ends, ends__gt=begins))
    dates = [
        Stretch(each.begins, each.ends, date=meaning)
        for each in expressions.exclude(date_precision="")
        if (meaning := date_in_words(each))
    ]
    cited = [(anchor, event) for anchor in passages if (event := _cited(anchor)) is not None]
    marks = [Stretch(anchor.begins or 0, anchor.ends or 0, event.number) for anchor, event in cited]
    return Stretches((*marks, *notes, *dates), {event.number: event for _, event in reversed(cited)}, noted.threads)


def date_in_words(expression: DateExpression) -> str:
    """What the words were found to mean: "10 March 2007, counted from publication; or else 17 March 2007"."""
    if expression.date is None:
        return ""
    words = say(expression.date)
    if expression.counted_from == "published":
        words += ", counted from publication"
    elif expression.counted_from:
        words += f", counted from “{expression.counted_from}”"
    others = [said for each in expression.alternatives if (said := _said(str(each.get("edtf", ""))))]
    return f"{words}; or else {' or '.join(others[:2])}" if others else words


def _said(edtf: str) -> str:
    try:
        return say(parse(edtf)) if edtf else ""
    except DateError:
        return ""


def _cited(anchor: Anchor) -> CitedHere | None:
    citation = anchor.passage.citation
    return CitedHere(citation.event.number, citation.event.title, citation.public_id) if citation else None
