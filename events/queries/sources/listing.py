"""The sources of a timeline, in the editor's order, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from events.dates import say
from events.models import DigestParagraph, FacetKind, Source
from events.queries.naming.filed_counts import events_under
from events.queries.naming.shelf import Shelf, ShelfAsked, shelf, source_said
from events.queries.reader import labels
from events.queries.reader.names import SourceName, source_name
from events.queries.reader.remembered import Remembered
from events.queries.reader.sight import Sight
from events.queries.sources.references import SourcesSeen, not_cited


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source in the list: of a masked one, its label and how many events it is cited for.

    A draft is one that nothing approved rests on: only members see it.
    """

    name: SourceName
    kind: str
    published: str
    events: int
    has_digest: bool
    is_draft: bool = False


def _number(sight: Sight) -> int:
    return sight.of(Source.objects.standing()).count()


#: Of how many sources the reader may see at least the label: that depends on the events that cite them, of each.
number_of_sources = Remembered(_number, is_plain=True)


def source_list(sight: Sight, asked: ShelfAsked) -> Shelf[SourceLine]:
    """Sources of which the reader may see at least the label (five queries at most)."""
    rows = sight.of(Source.objects.standing())
    return shelf(rows, source_said(is_member=sight.is_member), asked, lambda shown: _lines(shown, sight))


def _lines(rows: Sequence[Source], sight: Sight) -> Iterator[SourceLine]:
    keys = [row.pk for row in rows]
    counts = events_under(sight, FacetKind.SOURCE, keys)
    summaries = sight.of(DigestParagraph.objects.filter(source__in=keys)).order_by()
    with_digest = set(summaries.values_list("source_id", flat=True).distinct())
    drafts = set(not_cited(SourcesSeen(tuple(rows), sight.is_member)))
    for source in rows:
        name = source_name(source, is_member=sight.is_member)
        yield SourceLine(
            name=name,
            kind="" if name.is_masked else labels.kind_of_source(source.csl_type),
            published=say(name.published) if name.published else "",
            events=counts.get(source.pk, 0),
            has_digest=source.pk in with_digest,
            is_draft=source in drafts,
        )
