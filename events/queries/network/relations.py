"""What the form of a relation offers, and what a relation says in a sentence; for members."""

from __future__ import annotations

from django.db.models import Q

from events.models import TEMPORAL, Citation, Event, Reading, Relation
from events.queries.network.relative import relative
from events.queries.reader import labels
from events.queries.reader.names import event_name, source_name


def citations_to_choose(event: Event, relation: Relation | None = None) -> list[tuple[Citation, str]]:
    """The event's standing citations in their order, each as `WSWS, ¶ 12`; and whoever says so now (one query)."""
    of_it = Q(event=event)
    if relation is not None and relation.citation_id is not None:
        of_it |= Q(pk=relation.citation_id)
    rows = Citation.objects.filter(of_it, withdrawn_at__isnull=True).select_related("source", "event")
    return [(row, _called(row, event)) for row in rows.order_by("position", "pk")]


def is_related(event: Event) -> bool:
    """Whether a standing relation in time joins the event with another, so that other dates may follow from its own."""
    rows = Relation.objects.filter(Q(event=event) | Q(other=event), withdrawn_at__isnull=True, kind__in=TEMPORAL)
    return rows.exists()


def rests_on(relation: Relation) -> int:
    """How many standing readings of a date are given by the relation."""
    return Reading.objects.filter(relation=relation, citation__withdrawn_at__isnull=True).count()


def stated(relation: Relation) -> str:
    """The relation as a sentence: `The speech: the day before the raid in Irbil`."""
    words, name = relative(relation), event_name(relation.event)
    return f"{name.title}: {words.words} {words.other.mention}"


def _called(citation: Citation, event: Event) -> str:
    where = labels.locator(citation.locator_kind, citation.locator)
    on = "" if citation.event_id == event.pk else f"on “{citation.event.title}”"
    return ", ".join(filter(None, [source_name(citation.source, is_member=True).short, where, on]))
