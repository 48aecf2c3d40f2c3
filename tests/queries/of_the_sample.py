"""The sample document's citations as records, up to a day: what the rules are held against."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from events import sample
from events.dates import DateValue, parse
from events.models import ReadingBasis, ReadingForm, ReportedOccurrence, Stance, Unit
from events.queries.dating.dating import Duration, Said
from events.queries.dating.proposing import Reported


@cache
def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(sample.document())
    return found


def citations_of(title: str, until: str = "9999") -> list[dict[str, Any]]:
    """The citations of the event whose title begins so, of sources that were out by the end of a day, in its order."""
    event = next(event for event in document()["events"] if event["title"].startswith(title))
    published = {source["id"]: source["published"] for source in document()["sources"]}
    out = parse(until).ends_latest
    assert out is not None
    return [each for each in event["citations"] if published[each["source"]]["bounds"][3] <= out]


def said_of(title: str, until: str = "9999") -> list[Said]:
    """What those citations say about the date; readings and sources numbered as they stand in the document."""
    return [each for citation in citations_of(title, until) for each in _said(citation)]


def reported_of(title: str, until: str = "9999") -> list[Reported]:
    """What those citations say became of it."""
    return [
        Reported(Stance(each.get("stance", Stance.REPORTS)), _occurrence(each), _published(each).ends_latest or 0)
        for each in citations_of(title, until)
    ]


def _said(citation: dict[str, Any]) -> Iterator[Said]:
    source = [source["id"] for source in document()["sources"]].index(citation["source"])
    for reading in citation["readings"]:
        words, length = (reading.get("date") or {}).get("edtf"), reading.get("duration")
        yield Said(
            reading_id=int(reading["id"].replace("-", ""), 16),
            form=ReadingForm(reading["form"]),
            date=parse(words) if words else None,
            stance=Stance(citation.get("stance", Stance.REPORTS)),
            is_former=reading.get("is_former", False),
            published=_published(citation),
            basis=ReadingBasis(reading.get("basis", ReadingBasis.STATED)),
            duration=Duration(length["least"], length["most"], Unit(length["unit"])) if length else None,
            reported_occurrence=_occurrence(citation),
            source_id=source,
        )


def _published(citation: dict[str, Any]) -> DateValue:
    source = next(source for source in document()["sources"] if source["id"] == citation["source"])
    return parse(source["published"]["edtf"])


def _occurrence(citation: dict[str, Any]) -> ReportedOccurrence | None:
    word = citation.get("reported_occurrence")
    return ReportedOccurrence(word) if word else None
