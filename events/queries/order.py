"""Every visible standing event of a timeline in the order of the list (`docs/decisions/0002-four-bounds.md`).

Four queries at most, whatever the size; no row is built: ten thousand events are ten thousand tuples.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.db.models import BigIntegerField, Case, F, FilteredRelation, Q, Value, When
from django.db.models.functions import Coalesce

from events.dates import DateValue, order_key
from events.models import TEMPORAL, Event, EventState, Placement, PlacementKind, Relation, RelationKind
from events.queries.by_clock import Beginning, by_clock
from events.queries.sequence import AFTER, BEFORE, INVERSE, SIDE, Tie, chosen_ties, gap_in_days, woven
from events.queries.sight import Sight
from events.queries.spans import Headings
from events.queries.tales import tales

UNDATED = "Undated"
_FAR = 2**63 - 1


class Told(NamedTuple):
    """One event's turn: under which heading it comes, and what gave it its place beside another event."""

    event: int  # primary key
    number: int
    heading: str
    tie: Tie | None = None
    is_announced: bool = False  # it stands at its last announcement
    is_dated: bool = True  # by a date of its own, or a computed one


class _Light(NamedTuple):
    """The least of an event that its turn depends on."""

    event: int
    number: int
    sort_key: int
    start: int | None
    ends: int
    begins_earliest: int | None
    begins_latest: int | None
    is_computed: bool
    zone: str = ""


def told(sight: Sight, *, is_by_clock: bool = False) -> list[Told]:
    """All events in their order: the calendar's; where asked for, the clock's between two whose zones are known."""
    events = _by_date(sight) if sight.lens is None else _through(sight)
    dated = [light for light in events if light.start is not None]
    undated = {light.event: light for light in events if light.start is None}
    computed = {light.event: light for light in dated if light.is_computed}
    if not undated and not computed:
        named = dict(zip([light.event for light in dated], _headings(dated), strict=True))
        clocked = _by_clock(dated) if is_by_clock else dated
        return [Told(light.event, light.number, named[light.event]) for light in clocked]
    announced = _announced(sight, undated)
    order = {light.event: (light.sort_key, light.number) for light in events}
    chosen = _chosen(sight, {light.event: light for light in dated}, computed, undated.keys() - announced.keys(), order)
    roots = _merged([light for light in dated if light.event not in chosen], list(announced.values()))
    headings = dict(zip([light.event for light in roots], _headings(roots), strict=True))
    ids = [light.event for light in (_by_clock(roots) if is_by_clock else roots)]
    turns = [
        Told(event, order[event][1], headings[root], chosen.get(event), event in announced, event not in undated)
        for event, root in woven(ids, chosen, order)
    ]
    met = {turn.event for turn in turns}
    return turns + [
        Told(light.event, light.number, UNDATED, is_dated=False) for light in undated.values() if light.event not in met
    ]


def _by_clock(lights: Sequence[_Light]) -> list[_Light]:
    beginnings = [Beginning(light.begins_earliest, light.begins_latest, light.zone) for light in lights]
    return [lights[place] for place in by_clock(beginnings)]


def _chosen(
    sight: Sight,
    dated: Mapping[int, _Light],
    computed: Mapping[int, _Light],
    lost: Iterable[int],
    order: dict[int, tuple[int, int]],
) -> dict[int, Tie]:
    """The tie by which an event stands beside another: of those without a date; and of computed ones where their
    bounds alone would not put them right. A reply stands after the speech it answers, though both are only known to
    be that day; what came "before the raid" stands before it, though it is only known to be by that day.
    """
    wanted = {*lost, *computed}
    ties = [
        tie
        for tie in _ties(sight, wanted)
        if tie.event not in computed or (tie.anchor in dated and _decides(tie, computed[tie.event], dated[tie.anchor]))
    ]
    woven_in = {tie.event for tie in ties if tie.event in computed}
    placed = {event for event in order if event not in woven_in and event not in lost}
    return chosen_ties(ties, placed, order)


def _decides(tie: Tie, event: _Light, anchor: _Light) -> bool:
    """Whether the bounds would put the event on the wrong side of its anchor, or leave it to chance."""
    if event.start is None or anchor.start is None:
        return False
    if event.start == anchor.start:
        return True
    return (
        event.start > anchor.start
        if SIDE[tie.kind] == BEFORE
        else SIDE[tie.kind] == AFTER and event.start < anchor.start
    )


def _by_date(sight: Sight) -> list[_Light]:
    """All events, dated ones first, as `events.dates.order_key` has them; a computed date counts like another."""
    worked = Q(computed_dates__audience=sight.audience, computed_dates__is_sharper=False)

    def bound(part: str) -> Coalesce:
        return Coalesce(F(f"date_{part}"), F(f"worked__date_{part}"))

    known = Coalesce(
        bound("begins_earliest"),
        Coalesce(bound("begins_latest"), bound("ends_latest")) - 1,
        bound("ends_earliest"),
    )
    rows = (
        sight.of(Event.objects.all())
        .standing()
        .annotate(
            worked=FilteredRelation("computed_dates", condition=worked),
            start=known,
            ends=Coalesce(bound("ends_latest"), Value(_FAR, BigIntegerField())),
            first=bound("begins_earliest"),
            last=bound("begins_latest"),
            is_computed=Case(When(worked__isnull=False, then=Value(True)), default=Value(False)),
        )
        .order_by(F("start").asc(nulls_last=True), "ends", "sort_key", "number")
        .values_list("pk", "number", "sort_key", "start", "ends", "first", "last", "is_computed", "date_zone")
    )
    return [_Light(*row) for row in rows]


def _through(sight: Sight) -> list[_Light]:
    """All events that the lens shows, by the dates that it gives them."""
    told_of = tales(sight)
    rows = sight.of(Event.objects.all()).standing().values_list("pk", "number", "sort_key")
    lights = []
    for pk, number, sort_key in rows:
        tale = told_of[pk]
        lights.append(_light((pk, number, sort_key), tale.date or tale.computed, is_computed=tale.date is None))
    return sorted(lights, key=_place)


def _place(light: _Light) -> tuple[bool, int, int, int, int]:
    return light.start is None, light.start or 0, light.ends, light.sort_key, light.number


def _light(who: tuple[int, int, int], date: DateValue | None, *, is_computed: bool) -> _Light:
    rank, start, ends = order_key(date)
    if date is None or rank:
        return _Light(*who, None, _FAR, None, None, False)
    return _Light(*who, start, min(ends, _FAR), date.begins_earliest, date.begins_latest, is_computed, date.zone)


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
    if sight.lens is not None:
        told_of = tales(sight)
        lights = {
            event: _light((event, light.number, light.sort_key), told_of[event].announced, is_computed=False)
            for event, light in undated.items()
            if told_of[event].announced is not None
        }
        return {event: light for event, light in lights.items() if light.start is not None}
    rows = Placement.objects.filter(
        timeline=sight.timeline, audience=sight.audience, kind=PlacementKind.ANNOUNCED
    ).values_list("event_id", "span_begins", "span_ends")
    return {
        event: _Light(event, undated[event].number, undated[event].sort_key, begins, ends, begins, None, False)
        for event, begins, ends in rows
        if event in undated
    }


def _merged(dated: list[_Light], announced: list[_Light]) -> list[_Light]:
    if not announced:
        return dated
    return sorted([*dated, *announced], key=_place)


def _ties(sight: Sight, events: Iterable[int]) -> list[Tie]:
    """What is said of these events by other events; the inverse only where nothing is said directly."""
    lost = set(events)
    standing = sight.of(Relation.objects.filter(withdrawn_at__isnull=True, kind__in=TEMPORAL))
    if sight.lens is None:  # which has dates of its own
        standing = standing.filter(Q(event__date_precision="") | Q(other__date_precision=""))
    rows = (
        standing.exclude(Q(event__state=EventState.WITHDRAWN) | Q(other__state=EventState.WITHDRAWN))
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
