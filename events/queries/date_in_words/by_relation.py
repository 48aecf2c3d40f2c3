"""What a relation alone says about an event's date, from the date of the other event. Pure, no query."""

from __future__ import annotations

from events.chronology import End, Moment, Network
from events.dates import DateValue
from events.models import Clock, Relation, RelationKind, Unit
from events.queries.network.computed_value import computed_value
from events.queries.network.statements import Dated, Related, statements

_EVENT, _OTHER = 1, 2


def date_by(relation: Relation, other: DateValue | None) -> DateValue | None:
    """The date of the relation's `event` if nothing else were known: "the day before" 11 January is 10 January.

    None where the other event has no date, and where the relation leaves everything open.
    """
    if other is None:
        return None
    said = Related(
        relation=0,
        event=_EVENT,
        kind=RelationKind(relation.kind),
        other=_OTHER,
        least=relation.gap_least,
        most=relation.gap_most,
        unit=Unit(relation.gap_unit) if relation.gap_unit else None,
        clock=Clock(relation.clock),
    )
    settled = Network(statements([Dated(_EVENT, None), Dated(_OTHER, other)], [said])).settled()
    return computed_value(settled.bounds(Moment(_EVENT, End.BEGIN)), settled.bounds(Moment(_EVENT, End.FINISH)))
