"""A proposal as a row: what a deed would have written is kept. A former draft for the same becomes the present one."""

from __future__ import annotations

from events.models import Change, Event, Proposal
from events.queries.held import Held
from events.queries.proposed_rows import ProposedRow, as_json, rows_of


def proposal_of(held: Held, *, deed: str, change: Change) -> Proposal:
    """Keep it, inside an open change. A draft of its author's that it says anew becomes this one, a version later."""
    proposal = Proposal(
        timeline=change.timeline,
        event=Event.objects.filter(pk__in=held.events).order_by("number").first(),
        about=list(held.events),
        deed=deed,
        diff={"rows": as_json(held.rows)},
        reason=change.reason,
        proposed_at=change.at,
        proposed_by=change.by,
    )
    proposal.base_version = proposal.event.version if proposal.event else None
    said = _said(rows_of(proposal))
    for former in Proposal.objects.open().filter(timeline=change.timeline, proposed_by=change.by).select_for_update():
        if _said(rows_of(former)) <= said:
            return _anew(former, proposal)
    proposal.save(force_insert=True)
    return proposal


def _anew(former: Proposal, proposal: Proposal) -> Proposal:
    for name in ("event", "base_version", "about", "deed", "diff", "proposed_at"):
        setattr(former, name, getattr(proposal, name))
    former.reason = proposal.reason or former.reason
    former.version += 1
    former.save()
    return former


def _said(rows: list[ProposedRow]) -> frozenset[tuple[str, int, str]]:
    """What rows say something about: fields of rows that stand. Rows of its own are never said anew by another."""
    found = {
        (each.model.__name__, each.pk, name or "row")
        for each in rows
        for name in (each.fields if each.altered else [""])
    }
    return frozenset(found)
