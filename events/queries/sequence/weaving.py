"""What stands beside another event instead of at a date of its own, and where: the rows behind the rules of `sequence`.

The order of the list is worked out with this from nothing (`listed.order`), and stored by it, one component of
relations at a time (`events.actions.turns`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from django.db.models import BigIntegerField, Case, F, FilteredRelation, Q, Value, When
from django.db.models.functions import Coalesce

from events.dates import DateValue, order_key
from events.dates.calendar import DAY, civil
from events.models import Placement, PlacementAudience, PlacementKind, RelationKind
from events.models.event import EventQuerySet
from events.models.relation import RelationQuerySet
from events.models.turn import FAR
from events.queries.network.network_rows import Rows
from events.queries.sequence.sequence import AFTER, BEFORE, INVERSE, SIDE, Tie, chosen_ties, gap_in_days, woven

Tied = tuple[int, int, str, int, int | None, str]  # a relation: its key, event, kind, other, least gap and its unit


class Light(NamedTuple):
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

    @property
    def order(self) -> tuple[int, int]:
        """Among those that only this tells apart."""
        return self.sort_key, self.number

    @property
    def turn(self) -> tuple[bool, int, int, int, int]:
        """Its key in the list, where it stands beside nothing."""
        return self.start is None, self.start or 0, self.ends, self.sort_key, self.number

    @property
    def beginning(self) -> tuple[int, int]:
        """The stretch in which it begins, end exclusive; of one that has begun by some day, that day's last second."""
        if self.begins_earliest is None:
            first = self.start or 0
            return first, first + 1
        latest = self.begins_latest
        return self.begins_earliest, self.begins_earliest + 1 if latest is None else latest

    @property
    def months(self) -> tuple[int, int]:
        """The first and the last month of its heading, from January of the year 0; of two years all their months."""
        begins, ends = self.beginning
        first, last = (year * 12 + month - 1 for year, month, _ in (civil(begins // DAY), civil((ends - 1) // DAY)))
        return (first, last) if first // 12 == last // 12 else (first // 12 * 12, last // 12 * 12 + 11)


class Beside(NamedTuple):
    """An event beside its root, `place` turns after it (before it, where that is negative), because of a tie."""

    root: int
    place: int
    tie: Tie


def light_at(who: tuple[int, int, int], date: DateValue | None, *, is_computed: bool) -> Light:
    """An event (primary key, number, sort_key) by a date that somebody gives it."""
    rank, start, ends = order_key(date)
    if date is None or rank:
        return Light(*who, None, FAR, None, None, False)
    return Light(*who, start, min(ends, FAR), date.begins_earliest, date.begins_latest, is_computed, date.zone)


def by_date(events: EventQuerySet, audience: PlacementAudience) -> list[Light]:
    """These events, dated ones first, as `events.dates.order_key` has them; a computed date counts like another."""
    worked = Q(computed_dates__audience=audience, computed_dates__is_sharper=False)

    def bound(part: str) -> Coalesce:
        return Coalesce(F(f"date_{part}"), F(f"worked__date_{part}"))

    known = Coalesce(
        bound("begins_earliest"),
        Coalesce(bound("begins_latest"), bound("ends_latest")) - 1,
        bound("ends_earliest"),
    )
    rows = (
        events.annotate(
            worked=FilteredRelation("computed_dates", condition=worked),
            start=known,
            ends=Coalesce(bound("ends_latest"), Value(FAR, BigIntegerField())),
            first=bound("begins_earliest"),
            last=bound("begins_latest"),
            is_computed=Case(When(worked__isnull=False, then=Value(True)), default=Value(False)),
        )
        .order_by(F("start").asc(nulls_last=True), "ends", "sort_key", "number")
        .values_list("pk", "number", "sort_key", "start", "ends", "first", "last", "is_computed", "date_zone")
    )
    return [Light(*row) for row in rows]


def announced(audience: PlacementAudience, undated: Mapping[int, Light]) -> dict[int, Light]:
    """Those of `undated` (by primary key) that have been announced for a date, as that date has them."""
    if not undated:
        return {}
    rows = Placement.objects.filter(event__in=undated, audience=audience, kind=PlacementKind.ANNOUNCED)
    return {
        event: undated[event]._replace(start=begins, ends=ends, begins_earliest=begins)
        for event, begins, ends in rows.values_list("event_id", "span_begins", "span_ends")
    }


def undecided(relations: RelationQuerySet) -> RelationQuerySet:
    """Without those between two events that have dates of their own."""
    return relations.filter(Q(event__date_precision="") | Q(other__date_precision=""))


def tied(relations: RelationQuerySet) -> list[Tied]:
    """The rows of relations, as far as they give an event its place beside another (one query)."""
    return list(relations.values_list("pk", "event_id", "kind", "other_id", "gap_least", "gap_unit"))


def ties(rows: Iterable[Tied], events: Collection[int]) -> list[Tie]:
    """What standing relations say of these events by other events; the inverse only where nothing is said directly."""
    direct, inverse = [], []
    for pk, event, kind_value, other, least, unit in rows:
        kind, gap = RelationKind(kind_value), gap_in_days(least, unit)
        if event in events:
            direct.append(Tie(pk, event, kind, other, gap))
        if other in events and kind in INVERSE:
            inverse.append(Tie(pk, other, INVERSE[kind], event, gap, is_inverse=True))
    told_of = {tie.event for tie in direct}
    return direct + [tie for tie in inverse if tie.event not in told_of]


def chosen(lights: Collection[Light], lost: Collection[int], relations: Callable[[], Iterable[Tied]]) -> dict[int, Tie]:
    """The tie by which an event stands beside another: of the `lost`, which have no date and no announcement; and of
    computed ones where their bounds alone would not put them right. A reply stands after the speech it answers, though
    both are only known to be that day; what came "before the raid" stands before it, though it is only known to be by
    that day.
    """
    dated = {light.event: light for light in lights if light.start is not None}
    computed = {event: light for event, light in dated.items() if light.is_computed}
    wanted = {*lost, *computed}
    if not wanted:
        return {}
    found = [
        tie
        for tie in ties(relations(), wanted)
        if tie.event not in computed or (tie.anchor in dated and _decides(tie, computed[tie.event], dated[tie.anchor]))
    ]
    woven_in = {tie.event for tie in found if tie.event in computed}
    order = {light.event: light.order for light in lights}
    placed = {event for event in order if event not in woven_in and event not in lost}
    return chosen_ties(found, placed, order)


def _decides(tie: Tie, event: Light, anchor: Light) -> bool:
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


def beside(rows: Rows, audience: PlacementAudience) -> dict[int, Beside]:
    """Those of the rows' events that stand beside another. The rows hold whole components (three queries)."""
    lights = by_date(rows.events, audience)
    undated = {light.event: light for light in lights if light.start is None}
    lost = undated.keys() - announced(audience, undated).keys()
    found = chosen(lights, lost, lambda: tied(undecided(rows.relations)))
    return dict(bundled(found, {light.event: light.order for light in lights}))


def bundled(found: Mapping[int, Tie], order: dict[int, tuple[int, int]]) -> Iterable[tuple[int, Beside]]:
    """Where each of those with a tie stands from its root on; `order` is (sort_key, number) by event."""
    roots = {tie.anchor for tie in found.values()} - found.keys()
    for root, bundle in groupby(woven(list(roots), dict(found), order), key=lambda each: each[1]):
        events = [event for event, _ in bundle]
        here = events.index(root)
        for place, event in enumerate(events):
            if event != root:
                yield event, Beside(root, place - here, found[event])
