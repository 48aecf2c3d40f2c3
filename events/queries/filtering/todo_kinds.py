"""What is left to do in a timeline, kind by kind, as querysets: for the page that lists it, and for the filter.

What has to be done is for members: nothing here is asked for a stranger. No clock: `today` comes in as an argument,
the first civil second of the day in the timeline's own zone.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db.models import BigIntegerField, Case, Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value, When

from events.dates.calendar import DAY
from events.models import (
    Anchor,
    Citation,
    Contradiction,
    Event,
    EventState,
    Occurrence,
    Passage,
    PassageRole,
    Placement,
    PlacementKind,
    ReportedOccurrence,
    Source,
    SourceText,
    Stance,
    SuggestionState,
    Timeline,
)
from events.models.event import EventQuerySet
from events.models.passage import AnchorQuerySet
from events.models.source_text import SourceTextQuerySet
from events.queries.citing.citations import standing
from events.queries.citing.support import origin
from events.queries.reader.sight import Sight
from events.queries.texts.captured import FOUND

#: What a source says became of a plan, as against that it was moved or put off.
OUTCOMES = (
    ReportedOccurrence.UNDER_WAY,
    ReportedOccurrence.HAPPENED,
    ReportedOccurrence.CANCELLED,
    ReportedOccurrence.DID_NOT_HAPPEN,
)
#: Who denies something is no source for it.
AGAINST = (Stance.DENIES, Stance.RETRACTS)
_PLACED = (PlacementKind.CURRENT, PlacementKind.ANNOUNCED)
_EPOCH = date(1970, 1, 1).toordinal()


class Kind(StrEnum):
    """What has to be done, in the order of the page: as the address says it (`?kind=overdue`, `?todo=overdue`)."""

    MENTIONS = "mentions"
    ASSIGNED = "assigned"
    THREADS = "threads"
    ANSWERS = "answers"
    REVIEW = "review"
    OVERDUE = "overdue"
    CONTRADICTORY = "contradictory"
    UNDECIDED = "undecided"
    UNDATED = "undated"
    SINGLE = "single"
    LAPSED = "lapsed"
    UNCHECKED = "unchecked"
    UNSETTLED = "unsettled"
    TWINS = "twins"
    ALIKE = "alike"
    SUGGESTED = "suggested"


def day_of(now: datetime, timeline: Timeline) -> int:
    """The first civil second of the day that it is in the timeline's zone."""
    try:
        zone: Any = ZoneInfo(timeline.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        zone = UTC
    return (now.astimezone(zone).toordinal() - _EPOCH) * DAY


def overdue(sight: Sight, today: int) -> EventQuerySet:
    """Plans whose date lies before today, or before the last source was out, of which nobody says what came.

    Their date is the one used or, while there is none, the last announcement. What is only known to come after
    another event is not past.
    """
    published = sight.of(Source.objects.standing()).order_by().aggregate(last=Max("published_begins_earliest"))["last"]
    by = today if published is None else max(today, published)
    placed = Placement.objects.filter(event=OuterRef("pk"), kind__in=_PLACED, audience=sight.audience)
    told = Citation.objects.filter(event=OuterRef("pk"), withdrawn_at__isnull=True, reported_occurrence__in=OUTCOMES)
    plans = _events(sight).filter(occurrence__in=(Occurrence.PLANNED, Occurrence.POSTPONED))
    past = sight.of(placed).filter(span_ends__lte=by).exclude(is_computed=True, ends_open=True)
    return plans.filter(Exists(past), ~Exists(sight.of(told)))


def in_review(sight: Sight) -> EventQuerySet:
    """Events that wait for somebody to approve them."""
    return _events(sight).filter(state=EventState.IN_REVIEW)


def undated(sight: Sight) -> EventQuerySet:
    """Events that stand nowhere on the axis: without a date, an announcement, or anything worked out from others."""
    placed = Placement.objects.filter(event=OuterRef("pk"), kind__in=_PLACED, audience=sight.audience)
    return _events(sight).filter(date_precision="").filter(~Exists(sight.of(placed)))


def single(sight: Sight) -> EventQuerySet:
    """Events for which one source stands alone; copies of one report are one source. Who only denies it, is none."""
    said = standing(sight).exclude(stance__in=AGAINST).order_by()
    origins = said.values("event_id").annotate(number=Count(_origin(sight), distinct=True))
    return _events(sight).filter(pk__in=origins.filter(number=1).values("event_id"))


def unchecked(sight: Sight) -> QuerySet[Passage]:
    """Quotations of standing citations that stand in no captured text as far as anybody has looked, nor are signed off.

    One whose sign-off has lapsed is among those.
    """
    quotes = Passage.objects.filter(role=PassageRole.QUOTE, citation__withdrawn_at__isnull=True, anchors__isnull=True)
    quotes = quotes.filter(checked_at__isnull=True)
    return sight.of(quotes.filter(citation__isnull=False)).exclude(citation__event__state=EventState.WITHDRAWN)


def unsettled(sight: Sight) -> AnchorQuerySet:
    """Where passages of standing citations were thought to stand in the text captured last, and nobody has looked."""
    later = SourceText.objects.filter(source=OuterRef("source_text__source")).latest_first()
    rows = Anchor.objects.filter(source_text=Subquery(later.values("pk")[:1]), decided_at__isnull=True)
    rows = rows.exclude(state__in=FOUND).filter(passage__citation__withdrawn_at__isnull=True)
    return sight.of(rows.exclude(passage__citation__isnull=True)).exclude(
        passage__citation__event__state=EventState.WITHDRAWN
    )


def suggested(sight: Sight) -> SourceTextQuerySet:
    """Texts captured last of their sources in which something waits that they tell as news; `waiting` counts it."""
    texts = SourceText.objects.filter(source=OuterRef("source")).latest_first()
    latest = sight.of(SourceText.objects.filter(source__withdrawn_at__isnull=True, pk=Subquery(texts.values("pk")[:1])))
    waits = Q(suggestions__state=SuggestionState.OPEN, suggestions__is_background=False)
    counted = latest.annotate(waiting=Count("suggestions", filter=waits))
    return counted.filter(waiting__gt=0).order_by("-waiting", "pk")


def contradictions(sight: Sight) -> QuerySet[Any]:
    """Sets of statements that cannot hold together."""
    return sight.of(Contradiction.objects.filter(audience=sight.audience))


def in_order(events: EventQuerySet) -> EventQuerySet:
    """By where they begin; those without a date last."""
    return events.order_by(F("date_begins_earliest").asc(nulls_last=True), "number")


def _events(sight: Sight) -> EventQuerySet:
    return sight.of(Event.objects.all()).standing()


def _origin(sight: Sight) -> Any:
    """The source that a citation's report comes from in the end, as an expression over citations."""
    copies = sight.of(Source.objects.filter(derived_from__isnull=False)).order_by()
    lineage: dict[int, int] = dict(copies.values_list("pk", "derived_from_id"))
    members: defaultdict[int, list[int]] = defaultdict(list)
    for source in lineage:
        members[origin(source, lineage)].append(source)
    cases = [When(source__in=own, then=Value(first)) for first, own in members.items()]
    return Case(*cases, default=F("source_id"), output_field=BigIntegerField()) if cases else F("source_id")
