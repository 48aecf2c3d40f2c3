"""Proposals as their pages show them: who would write what over what stands now, and who may answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from events.models import Annotation, Change, Proposal, ProposalState, Role, User
from events.queries.history.change import RowDone, row_done
from events.queries.history.sight import SHOWN
from events.queries.proposals.held import takes_two
from events.queries.proposals.lines import ProposalLine, proposal_lines
from events.queries.proposals.rows import ProposedRow, as_written, rows_of
from events.queries.reader.desk import may, role_in
from events.queries.reader.paging import OtherPage, beside
from events.queries.reader.sight import Sight
from events.queries.versions.history_names import Names, person
from events.queries.versions.tracked import fields_of, values, version_model

PER_PAGE = 30
#: What the list can be narrowed to, by the name in the address.
WHICH = {"open": "Waiting", "mine": "My own", "decided": "Decided"}


@dataclass(frozen=True, slots=True)
class ProposalShown:
    """A proposal whole. `changed` counts the rows that somebody has written since, `takes_another` says who may not."""

    line: ProposalLine
    rows: tuple[RowDone, ...]
    changed: int
    decided_by: str
    decided_at: datetime | None
    decision_reason: str
    may_decide: bool  # the reader may accept or decline it
    takes_another: bool  # it is the reader's own, and the two-person rule holds
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class ProposalList:
    """A page of them, the latest first."""

    lines: tuple[ProposalLine, ...]
    which: str
    counts: tuple[tuple[str, str, int], ...]  # name in the address, in words, how many
    page: int
    pages: int

    @property
    def others(self) -> tuple[OtherPage, ...]:
        """The pages before and after this one."""
        return beside(self.page, self.pages, before="Previous page", after="Next page")


def proposals(sight: Sight, *, which: str = "open", page: int = 1) -> ProposalList:
    """Those that were asked for (`WHICH`); for members."""
    rows = sight.of(Proposal.objects.all())
    kinds = {
        "open": rows.open(),
        "mine": rows.filter(proposed_by=sight.reader if isinstance(sight.reader, User) else None),
        "decided": rows.exclude(state=ProposalState.OPEN),
    }
    chosen = which if which in kinds else "open"
    counts = {name: kind.count() for name, kind in kinds.items()}
    pages = max(1, -(-counts[chosen] // PER_PAGE))
    page = min(max(page, 1), pages)
    found = (
        kinds[chosen]
        .select_related("proposed_by")
        .order_by("-proposed_at", "-pk")[(page - 1) * PER_PAGE : page * PER_PAGE]
    )
    told = tuple((name, words, counts[name]) for name, words in WHICH.items())
    return ProposalList(proposal_lines(found, sight.reader), chosen, told, page, pages)


def proposal_shown(proposal: Proposal, sight: Sight) -> ProposalShown:
    """One of them, field by field, over what stands now; what was decided, as it was when it was proposed."""
    rows = rows_of(proposal)
    seen = [each for each in rows if each.model in SHOWN and each.model is not Annotation]
    is_open = proposal.state == ProposalState.OPEN
    is_mine = proposal.proposed_by_id is not None and proposal.proposed_by_id == sight.reader.pk
    is_editor = may(role_in(sight.timeline, sight.reader), Role.EDITOR)
    takes_another = is_open and is_mine and is_editor and takes_two(sight.timeline)
    (line,) = proposal_lines([proposal], sight.reader)
    return ProposalShown(
        line=line,
        rows=_done(seen),
        changed=sum(map(_has_changed, seen)) if is_open else 0,
        decided_by=person(proposal.decided_by) if proposal.decided_at else "",
        decided_at=proposal.decided_at,
        decision_reason=proposal.decision_reason,
        may_decide=is_open and is_editor and not takes_another,
        takes_another=takes_another,
        may_withdraw=is_open and is_mine,
    )


def proposal_of(change: Change, sight: Sight) -> Proposal | None:
    """The proposal that a change made or decided; None for any other change."""
    versions = version_model(Proposal).objects.filter(pgh_context_id=change.pk)
    return sight.of(Proposal.objects.filter(pk__in=versions.values("pgh_obj_id"))).first()


def _done(rows: Sequence[ProposedRow]) -> tuple[RowDone, ...]:
    written = as_written(rows)
    names = Names.of([(each.model, row) for each in written for row in (each.before, each.after) if row is not None])
    for each in rows:
        if each.made is not None:  # what it makes is called by what it would be
            names.rows.setdefault(each.model, {})[each.pk] = each.row()
    found = (replace(row_done(each, names), version=None) for each in written)  # no version has it yet
    return tuple(row for row in found if row.differences or row.what != "altered")


def _has_changed(each: ProposedRow) -> bool:
    """Whether what a row alters is neither as it was nor as it would become, or the row is gone."""
    if not each.altered:
        return False
    live = each.model._base_manager.filter(pk=each.pk).first()
    if live is None:
        return True
    for name in each.fields:
        columns = tuple(column for column in fields_of(each.model)[name] if column in each.altered)
        was, becomes = (tuple(each.altered[column][which] for column in columns) for which in (0, 1))
        if values(live, columns) not in (was, becomes):
            return True
    return False
