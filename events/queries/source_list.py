"""The sources of a timeline, in the editor's order."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from events.dates import say
from events.models import DigestParagraph, Reader, Source, Timeline
from events.queries import labels
from events.queries.citations import standing
from events.queries.names import SourceName, source_name
from events.queries.references import SourcesSeen, not_cited
from events.queries.sight import Sight


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


def source_list(timeline: Timeline, reader: Reader, *, token: str = "") -> tuple[SourceLine, ...]:
    """Every source that the reader may see at least the label of (four queries, of members five)."""
    sight = Sight.of_reader(timeline, reader, token)
    cited = standing(sight).order_by().values_list("source_id").annotate(number=Count("event_id", distinct=True))
    counts: dict[int, int] = dict(cited)
    summaries = sight.of(DigestParagraph.objects.all()).order_by().values_list("source_id", flat=True)
    with_digest = set(summaries.distinct())
    seen = SourcesSeen(tuple(sight.of(Source.objects.standing())), sight.is_member)
    drafts = set(not_cited(seen))
    return tuple(
        _line(source, counts.get(source.pk, 0), source.pk in with_digest, sight, is_draft=source in drafts)
        for source in seen.rows
    )


def _line(source: Source, events: int, has_digest: bool, sight: Sight, *, is_draft: bool) -> SourceLine:
    name = source_name(source, is_member=sight.is_member)
    return SourceLine(
        name=name,
        kind="" if name.is_masked else labels.kind_of_source(source.csl_type),
        published=say(name.published) if name.published else "",
        events=events,
        has_digest=has_digest,
        is_draft=is_draft,
    )
