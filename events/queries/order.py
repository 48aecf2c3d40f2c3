"""Every visible standing event of a timeline in the order of the list (`docs/decisions/0002-four-bounds.md`).

Four queries at most, whatever the size; no row is built: ten thousand events are ten thousand tuples.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import BigIntegerField, F, Q, Value
from django.db.models.functions import Coalesce

from events.models import (
    TEMPORAL,
    Event,
    EventState,
    Placement,
    PlacementAudience,
    PlacementKind,
    Relation,
    RelationKind,
)
from events.queries.sequence import INVERSE, Tie, chosen_ties, gap_in_days, woven
from events.queries.sight import Sight
from events.queries.spans import Headings

UNDATED = "Undated"
_FAR = 2**63 - 1


class Told(NamedTuple):
    """One event's turn: under which heading it comes, and what gave it its place where it has no date."""

    event: int  # primary key
    number: int
    heading: str
    tie: Tie | None = None
    is_announced: bool = False  # it stands at its last announcement


class _Light(NamedTuple):
    """The least of an event that its turn depends on."""

    event: int
    number: int
    sort_key: int
    start: int | None
    ends: int
    begins_earliest: int | None
    begins_latest: int | None


def told(sight: Sight) -> list[Told]:
    """All events in their order."""
    events = _by_date(sight)
    undated = {light.event: light for light in events if light.start is None}
    if not undated:
        named = zip(events, _headings(events), strict=True)
        return [Told(light.event, light.number, heading) for light, heading in named]
    announced = _announced(sight, undated)
    roots = _merged([light for light in events if light.start is not None], list(announced.values()))
    order = {light.event: (light.sort_key, light.number) for light in events}
    ids = [light.event for light in roots]
    chosen = chosen_ties(_ties(sight, undated.keys() - announced.keys()), set(ids), order)
    headings = dict(zip(ids, _headings(roots), strict=True))
    turns = [
        Told(event, order[event][1], headings[root], chosen.get(event), event in announced)
        for event, root in woven(ids, chosen, order)
    ]
    lost = (light for light in undated.values() if light.event not in announced and light.event not in chosen)
    return turns + [Told(light.event, light.number, UNDATED) for light in lost]


def _by_date(sight: Sight) -> list[_Light]:
    """All events, dated ones first, as `events.dates.order_key` has them."""
    known = Coalesce(
        F("date_begins_earliest"),
        Coalesce(F("date_begins_latest"), F("date_ends_latest")) - 1,
        F("date_ends_earliest"),
    )
    rows = (
        sight.of(Event.objects.all())
        .standing()
        .annotate(start=known, ends=Coalesce(F("date_ends_latest"), Value(_FAR, BigIntegerField())))
        .order_by(F("start").asc(nulls_last=True), "ends", "sort_key", "number")
        .values_list("pk", "number", "sort_key", "start", "ends", "date_begins_earliest", "date_begins_latest")
    )
    return [_Light(*row) for row in rows]


def _headings(lights: Iterable[_Light]) -> list[str]:
    """The heading that each comes under: no finer than what is known of its beginning."""
    headings = Headings()
    return [headings.of(*_beginning(light)) for light in lights]


def _beginning(light: _Light) -> tuple[int, int]:
    """The stretch in which it begins; of one that has begun by some day, that day's last second."""
    if light.begins_earliest is None:
        first = light.start or 0
        return first, first + 1
    latest = light.begins_latest
    return light.begins_earliest, light.begins_earliest + 1 if latest is None else latest


def _announced(sight: Sight, undated: dict[int, _Light]) -> dict[int, _Light]:
    """Events without a date that have been announced for one, by primary key."""
    audience = PlacementAudience.MEMBERS if sight.is_member else PlacementAudience.PUBLIC
    rows = Placement.objects.filter(
        timeline=sight.timeline, audience=audience, kind=PlacementKind.ANNOUNCED
    ).values_list("event_id", "span_begins", "span_ends")
    return {
        event: _Light(event, undated[event].number, undated[event].sort_key, begins, ends, begins, None)
        for event, begins, ends in rows
        if event in undated
    }


def _merged(dated: list[_Light], announced: list[_Light]) -> list[_Light]:
    if not announced:
        return dated
    return sorted([*dated, *announced], key=lambda light: (light.start or 0, light.ends, light.sort_key, light.number))


def _ties(sight: Sight, undated: Iterable[int]) -> list[Tie]:
    """What is said of events without a date by other events; the inverse only where nothing is said directly."""
    lost = set(undated)
    rows = (
        sight.of(Relation.objects.filter(withdrawn_at__isnull=True, kind__in=TEMPORAL))
        .filter(Q(event__date_precision="") | Q(other__date_precision=""))
        .exclude(Q(event__state=EventState.WITHDRAWN) | Q(other__state=EventState.WITHDRAWN))
        .exclude(citation__withdrawn_at__isnull=False)
        .values_list("pk", "event_id", "kind", "other_id", "gap_least", "gap_unit")
    )
    direct, inverse = [], []
    for pk, event, kind_value, other, least, unit in rows:
        kind, gap = RelationKind(kind_value), gap_in_days(least, unit)
        if event in lost:
            direct.append(Tie(pk, event, kind, other, gap))
        if other in lost and kind in INVERSE:
            inverse.append(Tie(pk, other, INVERSE[kind], event, gap, is_inverse=True))
    told_of = {tie.event for tie in direct}
    return direct + [tie for tie in inverse if tie.event not in told_of]
