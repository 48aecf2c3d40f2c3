"""What all readers would see of an event that only members see so far, once it is merged into one that they see."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.db.models import Q

from events.models import Annotation, Audience, Event, EventState, Passage, Reading, StoryState, StoryStep
from events.queries.event.merging import far_end, people_of, standing_relations, tags_of
from events.queries.network.relations import stated
from events.queries.notes.mentions import as_read
from events.queries.reader.names import source_name


@dataclass(frozen=True, slots=True)
class BecomesVisible:
    """What all readers would see that only members see so far, in lines; `digest` tells it from anything else."""

    number: int
    lines: tuple[str, ...]
    digest: str


def becoming_visible(event: Event) -> BecomesVisible:
    """Of an event that only members see: what all readers see once it is merged into one that they see."""
    citations = list(event.citations.filter(withdrawn_at__isnull=True).select_related("source").order_by("pk"))
    passages = list(Passage.objects.filter(citation__in=citations).order_by("pk"))
    readings = list(Reading.objects.filter(citation__in=citations).order_by("pk"))
    about = Annotation.objects.filter(Q(event=event) | Q(citation__in=citations))
    shown = about.filter(audience=Audience.PUBLIC, withdrawn_at__isnull=True, hidden_at__isnull=True)
    notes = list(shown.order_by("pk"))
    steps = StoryStep.objects.filter(event=event, story__state=StoryState.APPROVED, story__withdrawn_at__isnull=True)
    relations = [row for row in standing_relations(event) if far_end(row, event).state == EventState.APPROVED]
    told = [
        ("Sources", [source_name(row.source, is_member=False).short for row in citations]),
        ("People and organisations", people_of(event)),
        ("Place", [event.place.name] if event.place else []),
        ("Tags", tags_of(event)),
        ("Other events", [stated(row) for row in relations]),
        ("Notes that are for everybody", [row.title or as_read(row, is_member=False)[:80] for row in notes]),
        ("Stories", [row.story.title for row in steps.select_related("story").order_by("pk")]),
    ]
    rows = [(type(row).__name__, row.pk, row.version) for row in (event, *citations, *passages, *readings, *notes)]
    lines = tuple(f"{label}: {'; '.join(dict.fromkeys(names))}" for label, names in told if names)
    return BecomesVisible(event.number, lines, hashlib.sha256(repr((rows, lines)).encode()).hexdigest())
