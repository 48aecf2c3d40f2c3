"""Proposals as lines of a list: who made it, of what it is, about which events; and those that wait for an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from events.models import Annotation, Citation, Event, Passage, Proposal, ProposalState, Reader, Reading, Role, User
from events.queries.history.changes import About
from events.queries.history.field_words import NOUNS, shown_fields, title_of
from events.queries.history.sight import SHOWN
from events.queries.proposals.held import takes_two
from events.queries.proposals.rows import ProposedRow, rows_of
from events.queries.reader import labels
from events.queries.reader.desk import may, role_in
from events.queries.reader.sight import Sight
from events.queries.versions.history_names import person


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A proposal in a list. `by` is who made it, `words` of what it is, `about` the events, a few of them."""

    id: UUID
    version: int
    by: str
    at: datetime
    words: str
    reason: str
    about: tuple[About, ...]
    others: int
    state: str  # in words
    is_open: bool
    is_mine: bool


def waiting_for(event: Event, sight: Sight) -> tuple[ProposalLine, ...]:
    """What is proposed for one event; nothing for strangers."""
    if not sight.is_member:
        return ()
    rows = sight.of(Proposal.objects.open().about(event)).select_related("proposed_by")
    return proposal_lines(rows.order_by("proposed_at"), sight.reader)


def to_answer(sight: Sight) -> QuerySet[Proposal]:
    """What waits for this reader: others' proposals; none for those who may not decide."""
    rows = sight.of(Proposal.objects.open()).select_related("proposed_by").order_by("proposed_at", "pk")
    if not isinstance(sight.reader, User) or not may(role_in(sight.timeline, sight.reader), Role.EDITOR):
        return rows.none()
    return rows.exclude(proposed_by=sight.reader) if takes_two(sight.timeline) else rows


def proposal_lines(rows: Iterable[Proposal], reader: Reader) -> tuple[ProposalLine, ...]:
    """In their order. One query for the events, and one for whoever is not loaded along."""
    found = list(rows)
    events = Event.objects.in_bulk({key for each in found for key in each.about})
    return tuple(_line(each, [events[key] for key in each.about if key in events], reader) for each in found)


def _what(rows: Sequence[ProposedRow]) -> str:
    """`title, date, new citation`: what of an event it is about. What comes with a new citation is not counted out."""
    said: list[str] = []
    cites = any(each.model is Citation and each.made is not None for each in rows)
    for each in rows:
        if each.model not in SHOWN or each.model is Annotation or (cites and each.model in (Passage, Reading)):
            continue
        noun = "date in a source" if each.model is Reading else NOUNS[each.model].lower()
        if each.altered:
            shown = set(shown_fields(each.model))
            said += [title_of(each.model, name).lower().rstrip("?") for name in each.fields if name in shown]
        else:
            said.append(f"new {noun}" if each.made is not None else f"{noun} taken out")
    return ", ".join(dict.fromkeys(said))


def _line(each: Proposal, events: Sequence[Event], reader: Reader) -> ProposalLine:
    about = sorted((About(event.number, event.title) for event in events), key=lambda event: event.number)
    return ProposalLine(
        id=each.public_id,
        version=each.version,
        by=person(each.proposed_by),
        at=each.proposed_at,
        words=_what(rows_of(each)),
        reason=each.reason,
        about=tuple(about[:3]),
        others=max(0, len(about) - 3),
        state=labels.PROPOSAL[each.state],
        is_open=each.state == ProposalState.OPEN,
        is_mine=each.proposed_by_id is not None and each.proposed_by_id == reader.pk,
    )
