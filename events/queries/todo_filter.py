"""Events with something to do about them, as a condition: what narrows a timeline to the kinds that are asked for."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from events.queries.contradictions import events_in
from events.queries.sight import Sight
from events.queries.todo_kinds import Kind, contradictions, overdue, single, unchecked, undated
from events.queries.undecided import undecided


def with_something_to_do(sight: Sight, kinds: Collection[str], today: int) -> Q:
    """The events of any of these kinds (values of `Kind`)."""
    found = Q(pk__in=[])
    for kind in kinds:
        found |= _of_kind(sight, Kind(kind), today)
    return found


def _of_kind(sight: Sight, kind: Kind, today: int) -> Q:
    """A subquery, or their keys where the rows have to be looked into."""
    if kind == Kind.OVERDUE:
        return Q(pk__in=overdue(sight, today).order_by().values("pk"))
    if kind == Kind.UNDATED:
        return Q(pk__in=undated(sight).order_by().values("pk"))
    if kind == Kind.SINGLE:
        return Q(pk__in=single(sight).order_by().values("pk"))
    if kind == Kind.UNCHECKED:
        return Q(pk__in=unchecked(sight).order_by().values("citation__event_id"))
    if kind == Kind.CONTRADICTORY:
        return Q(pk__in=events_in(contradictions(sight), sight))
    return Q(number__in=[each.event.number for each in undecided(sight)])
