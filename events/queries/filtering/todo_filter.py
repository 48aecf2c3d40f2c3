"""Events with something to do about them, as a condition: what narrows a timeline to the kinds that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from django.db.models import Q

from events.models import Citation
from events.queries.citing.signed import lapsed_dates, lapsed_quotes
from events.queries.dating.undecided import undecided
from events.queries.filtering.todo_kinds import (
    Kind,
    contradictions,
    in_review,
    overdue,
    single,
    suggested,
    unchecked,
    undated,
    unsettled,
)
from events.queries.likeness.alike import open_likenesses
from events.queries.likeness.likely_same import likely_pairs
from events.queries.network.contradictions import events_in
from events.queries.reader.sight import Sight


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
    return _FOUND[kind](sight)


def _near_copies(sight: Sight) -> Q:
    """What either of two sources that are alike is cited for."""
    pairs = open_likenesses(sight).order_by()
    either = Q(source__in=pairs.values("source")) | Q(source__in=pairs.values("other"))
    cited = Citation.objects.filter(either, withdrawn_at__isnull=True)
    return Q(pk__in=cited.order_by().values("event_id"))


def _with_suggestions(sight: Sight) -> Q:
    """What the sources are cited for in whose text suggestions wait."""
    sources = suggested(sight).order_by().values("source")
    cited = Citation.objects.filter(source__in=sources, withdrawn_at__isnull=True)
    return Q(pk__in=cited.order_by().values("event_id"))


_FOUND: Mapping[Kind, Callable[[Sight], Q]] = {
    Kind.REVIEW: lambda sight: Q(pk__in=in_review(sight).order_by().values("pk")),
    Kind.UNDATED: lambda sight: Q(pk__in=undated(sight).order_by().values("pk")),
    Kind.SINGLE: lambda sight: Q(pk__in=single(sight).order_by().values("pk")),
    Kind.LAPSED: lambda sight: (
        Q(pk__in=lapsed_dates(sight).order_by().values("pk"))
        | Q(pk__in=lapsed_quotes(sight).order_by().values("citation__event_id"))
    ),
    Kind.UNCHECKED: lambda sight: Q(pk__in=unchecked(sight).order_by().values("citation__event_id")),
    Kind.UNSETTLED: lambda sight: Q(pk__in=unsettled(sight).order_by().values("passage__citation__event_id")),
    Kind.TWINS: lambda sight: Q(
        number__in={number for each in likely_pairs(sight) for number in (each.number, each.other)}
    ),
    Kind.ALIKE: _near_copies,
    Kind.SUGGESTED: _with_suggestions,
    Kind.CONTRADICTORY: lambda sight: Q(pk__in=events_in(contradictions(sight), sight)),
    Kind.UNDECIDED: lambda sight: Q(number__in=[each.event.number for each in undecided(sight)]),
}
