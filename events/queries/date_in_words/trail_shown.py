"""The trail of one event's plan, as one reader may see it."""

from __future__ import annotations

from collections.abc import Sequence

from events.models import Citation, Event, Occurrence, ReportedOccurrence, Source, Stance
from events.queries.date_in_words.story import Told
from events.queries.date_in_words.trail import Ended, Heard, Trail, trail_of
from events.queries.dating.dating import out_by
from events.queries.dating.proposing import Reported
from events.queries.reader.names import source_name
from events.queries.reader.sight import Sight


def trail_shown(event: Event, citations: Sequence[Citation], told: Sequence[Told], sight: Sight) -> Trail | None:
    """How the plan went by `citations`, whose readings are `told`. One query, and only about what is still to come."""
    if not any(each.said.is_plan for each in told):
        return None
    occurrence = Occurrence(event.occurrence)
    latest = _latest(sight) if occurrence in (Occurrence.PLANNED, Occurrence.POSTPONED) else None
    last = latest.published if latest else None
    heard = [_heard(mark, citation, sight) for mark, citation in enumerate(citations, start=1)]
    return trail_of(told, heard, Ended(occurrence, event.date_shown, last))


def _latest(sight: Sight) -> Source | None:
    """The source that was certainly published last; what a reader may not know of a confidential one does not count."""
    sources = sight.of(Source.objects.standing()).filter(published_begins_earliest__isnull=False)
    if not sight.is_member:
        sources = sources.filter(public_label="")
    return sources.order_by("-published_begins_earliest", "pk").first()


def _heard(mark: int, citation: Citation, sight: Sight) -> Heard:
    became = ReportedOccurrence(citation.reported_occurrence) if citation.reported_occurrence else None
    return Heard(
        citation=citation.public_id,
        mark=mark,
        source=source_name(citation.source, is_member=sight.is_member),
        speaker=citation.speaker.name if citation.speaker else "",
        reported=Reported(Stance(citation.stance), became, out_by(citation.source.published)),
    )
