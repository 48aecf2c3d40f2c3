"""A proposal as a row: what a deed would have written is kept. A former draft for the same becomes the present one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from events.models import Change, Event, Proposal
from events.queries.proposals.held import Held
from events.queries.proposals.rows import ProposedRow, as_json, rows_of
from events.queries.versions.tracked import Model

_BOOKKEEPING = frozenset({"id", "public_id", "version", "position"})


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
    """What rows say something about: fields of rows that stand; of rows that are new, all that they say."""
    new = {(each.model, each.pk) for each in rows if each.made is not None}
    found: set[tuple[str, int, str]] = set()
    for each in rows:
        name = each.model.__name__
        if each.made is not None:
            found.add((name, 0, repr(_content(each.model, each.made, new))))
        elif each.gone is not None:
            found.add((name, each.pk, "gone"))
        else:
            found |= {(name, each.pk, field) for field in each.fields}
    return frozenset(found)


def _content(model: Model, made: Mapping[str, Any], new: Collection[tuple[Model, int]]) -> list[tuple[str, Any]]:
    """What a new row says: not which row it is, when and by whom it was written, nor which new row it belongs to."""
    columns = {each.attname: each for each in model._meta.concrete_fields}
    return [
        (name, value)
        for name, value in sorted(made.items())
        if name not in _BOOKKEEPING
        and not name.endswith(("_at", "_by_id"))
        and not ((target := columns[name].related_model) is not None and (target, value) in new)
    ]
