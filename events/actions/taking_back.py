"""What it takes to take a change back: for every row it wrote, what to write now, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Max

from events.actions.refusals import Conflict, Obstacle
from events.models import (
    Actor,
    Anchor,
    Annotation,
    Change,
    Citation,
    DigestParagraph,
    Distinction,
    Era,
    Event,
    EventState,
    EventTag,
    Likeness,
    Participation,
    Passage,
    Place,
    Proposal,
    ProposalState,
    Reading,
    Relation,
    Source,
    SourceFile,
    SourceText,
    Story,
    StoryStep,
    Suggestion,
    Tag,
    Timeline,
    User,
)
from events.queries.reader.deed_words import TAKING_BACK
from events.queries.versions.tracked import TRACKED, Model, fields_of, values, version_model
from events.queries.versions.written import Written

NAMES: tuple[Model, ...] = (Actor, Place, Tag, Source)  # withdrawn where nothing else uses them
CAPTURED: tuple[Model, ...] = (SourceFile, SourceText)  # their content is in no history
#: What a row belongs to: one that its own change made stays with a whole that the same change made.
WHOLES: dict[Model, dict[str, Model]] = {
    Citation: {"event_id": Event},
    Relation: {"event_id": Event, "other_id": Event},
    Annotation: {"event_id": Event, "citation_id": Citation, "source_id": Source, "reply_to_id": Annotation},
    Participation: {"event_id": Event},
    EventTag: {"event_id": Event},
    Passage: {"citation_id": Citation, "annotation_id": Annotation},
    Reading: {"citation_id": Citation},
    DigestParagraph: {"source_id": Source},
    StoryStep: {"story_id": Story},
    Anchor: {"passage_id": Passage, "source_text_id": SourceText},
    SourceFile: {"source_id": Source},
    SourceText: {"source_id": Source},
    Suggestion: {"source_text_id": SourceText},
    Likeness: {"source_id": Source, "other_id": Source},
    Distinction: {"event_id": Event, "other_id": Event},
}


@dataclass
class Plan:
    """What is to be written: live rows with their new values, rows to delete, rows to insert again."""

    updated: dict[tuple[Model, int], tuple[Any, set[str]]] = field(default_factory=dict)  # row, columns
    deleted: dict[Model, list[int]] = field(default_factory=dict)
    inserted: dict[Model, list[Any]] = field(default_factory=dict)
    made: dict[Model, list[Any]] = field(default_factory=dict)  # names that go where nothing uses them
    obstacles: list[Obstacle] = field(default_factory=list)

    def update(self, row: Any, columns: Sequence[str], contents: Sequence[Any]) -> None:
        """Give a live row these values; none for none."""
        if not columns:
            return
        _, already = self.updated.setdefault((type(row), row.pk), (row, set()))
        for column, content in zip(columns, contents, strict=True):
            setattr(row, column, content)
            already.add(column)

    def leave(self, model: Model, pks: Iterable[int]) -> None:
        """Do not touch these rows after all."""
        for pk in pks:
            self.updated.pop((model, pk), None)
        self.deleted[model] = [pk for pk in self.deleted.get(model, []) if pk not in set(pks)]

    def rows(self, model: Model) -> list[Any]:
        """Live rows of the model that are given other values."""
        return [row for (kind, _), (row, _) in self.updated.items() if kind is model]


def plan_to_take_back(change: Change, wrote: Sequence[Written], *, by: User, at: datetime) -> Plan:
    """The plan for a change, from the rows as they stand now; to be made behind the ledger's lock."""
    plan = Plan()
    made = {(each.model, each.pk) for each in wrote if each.is_made}
    for model in TRACKED:
        here = [each for each in wrote if each.model is model]
        if not here:
            continue
        live = {row.pk: row for row in model._base_manager.select_for_update().filter(pk__in=[w.pk for w in here])}
        for each in here:
            row = live.get(each.pk)
            if each.is_made:
                if row is not None:
                    _unmake(
                        plan,
                        each,
                        row,
                        made=made,
                        is_redoing=change.reverts_id is not None or change.verb in TAKING_BACK,
                        by=by,
                        at=at,
                    )
            elif each.is_gone:
                if row is None:
                    plan.inserted.setdefault(model, []).append(_from_history(model, each.before))
            elif row is None:
                plan.obstacles.append(Obstacle(each.row, model, "It has been taken away since."))
            else:
                _give_back(plan, each, row)
    count_on(plan)
    _forget_accounts_that_are_gone(plan)
    return plan


def _unmake(
    plan: Plan, each: Written, row: Any, *, made: set[tuple[Model, int]], is_redoing: bool, by: User, at: datetime
) -> None:
    """Nouns are withdrawn, parts deleted; what belongs to something made along with it stays with that."""
    model = each.model
    wholes = WHOLES.get(model, {})
    if any((whole, getattr(row, column)) in made for column, whole in wholes.items()):
        return
    if is_redoing:  # it was there before: taking that away again is the deed itself
        plan.deleted.setdefault(model, []).append(row.pk)
    elif model in CAPTURED:
        plan.obstacles.append(Obstacle(each.row, model, "A captured text stays: nothing could bring it back."))
    elif model in NAMES:
        if row.withdrawn_at is None:
            plan.made.setdefault(model, []).append(row)
    elif model in (Event, Proposal, Citation, Era, Story, Annotation, Relation):
        plan.update(row, *_withdrawn(row, by=by, at=at))
    elif model is not Timeline:
        plan.deleted.setdefault(model, []).append(row.pk)


def _withdrawn(row: Any, *, by: User, at: datetime) -> tuple[list[str], list[Any]]:
    """Columns of a noun and their contents once it is taken back; none where it is so already."""
    if isinstance(row, Event):
        return (["state"], [EventState.WITHDRAWN]) if row.state != EventState.WITHDRAWN else ([], [])
    if isinstance(row, Proposal):
        is_open = row.state == ProposalState.OPEN
        return (["state", "decided_at", "decided_by_id"], [ProposalState.WITHDRAWN, at, by.pk]) if is_open else ([], [])
    if row.withdrawn_at is not None:
        return [], []
    has_by = isinstance(row, (Citation, Era, Story))
    return (["withdrawn_at", "withdrawn_by_id"], [at, by.pk]) if has_by else (["withdrawn_at"], [at])


def _give_back(plan: Plan, each: Written, row: Any) -> None:
    """The former values of the fields that the change altered and nobody has written since."""
    columns_of = fields_of(each.model)
    for name in each.fields:
        columns = columns_of[name]
        was, became, now = (values(kept, columns) for kept in (each.before, each.after, row))
        if now == was:
            continue
        if now == became:
            plan.update(row, columns, was)
        else:
            conflict = Conflict(name, became, now, was)
            plan.obstacles.append(Obstacle(each.row, each.model, "It has been changed again since.", conflict))


def _from_history(model: Model, version: Any) -> Any:
    """A live row with the content of a version, identity included."""
    kept = {field.attname for field in version._meta.concrete_fields}
    return model(
        **{
            field.attname: getattr(version, field.attname)
            for field in model._meta.concrete_fields
            if field.attname in kept
        }
    )


def count_on(plan: Plan) -> None:
    """A row that comes back goes on counting versions where its history stopped; one that never was begins at 1."""
    for model, rows in plan.inserted.items():
        if not any(each.name == "version" for each in model._meta.concrete_fields):
            continue
        history = version_model(model).objects.filter(pgh_obj_id__in=[row.pk for row in rows])
        last = dict(history.values_list("pgh_obj_id").annotate(last=Max("version")))
        for row in rows:
            row.version = last.get(row.pk, 0) + 1


def _forget_accounts_that_are_gone(plan: Plan) -> None:
    """Who wrote or withdrew something may have no account any more: then nobody is named, as in every other row."""
    rows = [row for row, _ in plan.updated.values()] + [row for rows in plan.inserted.values() for row in rows]
    named = [
        (row, each.attname)
        for row in rows
        for each in row._meta.concrete_fields
        if each.related_model is User and each.null and getattr(row, each.attname) is not None
    ]
    if not named:
        return
    standing = set(
        User.objects.filter(pk__in={getattr(row, column) for row, column in named}).values_list("pk", flat=True)
    )
    for row, column in named:
        if getattr(row, column) not in standing:
            setattr(row, column, None)
