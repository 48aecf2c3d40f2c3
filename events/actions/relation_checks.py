"""What a relation cannot say: for each field what is wrong and what to write instead."""

from __future__ import annotations

from events.actions.refusals import Invalid
from events.models import TEMPORAL, Clock, EventState, Relation, RelationKind, Unit

LONGEST_GAP = 2**31 - 1  # what the column holds
_CHOICES = {"kind": RelationKind, "gap_unit": Unit, "clock": Clock}


def check_relation(relation: Relation) -> None:
    """Raises Invalid for all that is wrong at once."""
    problems = {
        name: "Choose one of the list."
        for name, words in _CHOICES.items()
        if getattr(relation, name) not in words.values and not (name == "gap_unit" and relation.gap_unit == "")
    }
    problems |= _joined(relation) | _gap(relation)
    if problems:
        raise Invalid(**problems)


def check_words(relation: Relation) -> None:
    """Whether a source's words can date the event by this relation. Raises Invalid."""
    if relation.citation is None:
        raise Invalid(words="Whose words are they? Choose the source that says so, or leave them out.")
    if relation.citation.event_id != relation.event_id:
        raise Invalid(words="That source speaks of another event here: choose one that is cited for this event.")
    if relation.kind not in TEMPORAL:
        raise Invalid(words="Only a relation in time dates an event: leave the words out.")


def _joined(relation: Relation) -> dict[str, str]:
    problems: dict[str, str] = {}
    if relation.other_id == relation.event_id:
        problems["other"] = "An event stands in no relation to itself: choose another one."
    elif relation.other.timeline_id != relation.timeline_id:
        problems["other"] = "There is no such event in this timeline."
    elif EventState.WITHDRAWN in (relation.other.state, relation.event.state):
        problems["other"] = "One of the two events has been withdrawn: bring it back first."
    citation = relation.citation
    if citation is not None and citation.timeline_id != relation.timeline_id:
        problems["citation"] = "There is no such citation in this timeline."
    elif citation is not None and citation.withdrawn_at is not None:
        problems["citation"] = "That citation has been withdrawn: choose another one, or none."
    return problems


def _gap(relation: Relation) -> dict[str, str]:
    """A gap is whole or absent: a least, perhaps a most, and their unit; and only where the relation is one in time."""
    given = {"gap_least": relation.gap_least, "gap_most": relation.gap_most}
    problems = {
        name: f"Write a whole number from 0 to {LONGEST_GAP:,}."
        for name, value in given.items()
        if value is not None and (isinstance(value, bool) or not 0 <= value <= LONGEST_GAP)
    }
    least, most = relation.gap_least, relation.gap_most
    if problems or (least is None and most is None and not relation.gap_unit):
        return problems
    if relation.kind not in TEMPORAL:
        return {"gap_least": "Only a relation in time has a gap."}
    if least is None:
        return {"gap_least": "Write the least gap as well; 0 where none is stated."}
    if not relation.gap_unit:
        return {"gap_unit": "Choose the unit of the gap."}
    if most is not None and most < least:
        return {"gap_most": "The greatest gap is less than the least: write the smaller number first."}
    return {}
