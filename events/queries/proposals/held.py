"""The two-person rule: what of a deed would be seen by all readers without a second editor having looked at it.

What is taken from the readers' sight takes one person; what is shown to them takes two. An event that is not approved,
notes, sign-offs, and the names and sources that events refer to are not held.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from events.models import (
    Change,
    Citation,
    Event,
    EventState,
    EventTag,
    Membership,
    Participation,
    Passage,
    Reading,
    Relation,
    Role,
    SourceFile,
    SourceText,
    Timeline,
)
from events.queries.versions.tracked import Model, altered, version_model
from events.queries.versions.written import Written, written_by

MAY_APPROVE = (Role.OWNER, Role.EDITOR)
#: Fields that say nothing to readers, or follow from what is quoted elsewhere.
_ALONG = frozenset({"state", "date_checked"})
_NOT_SHOWN: Mapping[Model, frozenset[str]] = {
    Event: _ALONG,
    Passage: frozenset({"checked", "public_characters"}),
}
_OF_AN_EVENT: tuple[Model, ...] = (Participation, EventTag, Citation)
_OF_A_CITATION: tuple[Model, ...] = (Reading, Passage)
#: Deeds that leave what is said as it is.
_NOT_WRITING = (
    *("set_state", "withdraw_event", "restore_event", "accept_proposal"),
    *("check_date", "uncheck_date", "check_quote", "uncheck_quote"),
)


@dataclass(frozen=True, slots=True)
class Held:
    """What a deed wrote, of which some takes a second person; `events` are the keys of all that it is about."""

    rows: tuple[Written, ...]
    events: tuple[int, ...]
    own: tuple[int, ...] = ()  # numbers of events that whoever approves them was the last to write

    @property
    def is_capturing(self) -> bool:
        """Whether texts are among it, whose words no history keeps: a proposal could not bring them back."""
        return any(each.model in (SourceFile, SourceText) and each.is_made for each in self.rows)


@dataclass(slots=True)
class _About:
    """The events that rows belong to, and how they stand at the end of the deed."""

    of_citations: dict[int, int] = field(default_factory=dict)
    states: dict[int, str] = field(default_factory=dict)

    def events_of(self, each: Written) -> list[int]:
        """Keys of the events that a row says something about, or said before."""
        return sorted({*self.events_at(each.model, each.before), *self.events_at(each.model, each.after)})

    def events_at(self, model: Model, row: Any | None) -> list[int]:
        """The same of one state of a row; none where there is none."""
        if row is None:
            return []
        if model is Event:
            return [row.pgh_obj_id]
        if model is Relation:
            return sorted({row.event_id, row.other_id})
        if model in _OF_AN_EVENT:
            return [row.event_id]
        key = self.of_citations.get(row.citation_id) if model in _OF_A_CITATION else None
        return [] if key is None else [key]

    def is_shown(self, model: Model, row: Any | None) -> bool:
        """Whether all readers see, as things stand now, what a row belongs to."""
        keys = self.events_at(model, row)
        return bool(keys) and all(self.states.get(key) == EventState.APPROVED for key in keys)


def takes_two(timeline: Timeline) -> bool:
    """Whether the rule holds: it is settled so, and there are two who may approve."""
    return timeline.two_person_rule and approvers(timeline) > 1


def approvers(timeline: Timeline) -> int:
    """How many members may approve."""
    return Membership.objects.filter(timeline=timeline, role__in=MAY_APPROVE, user__is_active=True).count()


def held(changes: Sequence[Change]) -> Held | None:
    """What of these changes, made together and not committed yet, takes a second person; None where nothing does."""
    rows = together(changes)
    about = _about(rows)
    approved_now = [each for each in rows if _is_approved_now(each)]
    own = [each.row.number for each in approved_now if _was_written_last_by(each, changes, about, rows)]
    needs = any(_is_held(each, about) for each in rows)
    if not needs and not own:
        return None
    events = {key for each in rows for key in about.events_of(each)}
    return Held(tuple(rows), tuple(sorted(events)), tuple(sorted(own)))


def whole(changes: Sequence[Change]) -> Held:
    """All that these changes wrote, whoever sees it: for what somebody only suggests."""
    rows = together(changes)
    about = _about(rows)
    return Held(tuple(rows), tuple(sorted({key for each in rows for key in about.events_of(each)})))


def together(changes: Sequence[Change]) -> list[Written]:
    """What changes wrote one after the other, each row once: as the first found it, and as the last left it."""
    found: dict[tuple[Model, int], Written] = {}
    for change in changes:
        for each in written_by(change):
            key = (each.model, each.pk)
            earlier = found.get(key)
            found[key] = Written(each.model, each.pk, earlier.before, each.after) if earlier else each
    return [each for each in found.values() if each.before is not None or each.after is not None]


def _about(rows: Iterable[Written]) -> _About:
    about = _About()
    citations = {row.citation_id for each in rows if each.model in _OF_A_CITATION for row in _both(each)}
    about.of_citations = dict(Citation.objects.filter(pk__in=citations - {None}).values_list("pk", "event_id"))
    for each in rows:
        if each.model is Citation and each.is_gone:
            about.of_citations[each.pk] = each.before.event_id  # type: ignore[union-attr]
    keys = {key for each in rows for key in about.events_of(each)}
    about.states = dict(Event.objects.filter(pk__in=keys).values_list("pk", "state"))
    return about


def _is_held(each: Written, about: _About) -> bool:
    """Whether a row would say something to all readers that it did not say before, or no more what it said."""
    before, after = each.before, each.after
    if not about.is_shown(each.model, before) and not about.is_shown(each.model, after):
        return False
    if before is None or after is None:
        return True
    if each.model is Event and before.state != EventState.APPROVED:
        return False  # approved now: that is looked at by itself
    return bool(set(altered(each.model, before, after)) - _NOT_SHOWN.get(each.model, frozenset()))


def _is_approved_now(each: Written) -> bool:
    before, after = each.before, each.after
    if each.model is not Event or after is None:
        return False
    was_approved = before is not None and before.state == EventState.APPROVED
    return bool(after.state == EventState.APPROVED and not was_approved)


def _was_written_last_by(each: Written, changes: Sequence[Change], about: _About, rows: Sequence[Written]) -> bool:
    """Whether nobody else has looked at an event as it is written now, which is approved by these changes."""
    for row in rows:
        is_of_it = each.pk in about.events_of(row)
        if is_of_it and (row.model is not Event or row.is_made or set(altered(Event, row.before, row.after)) - _ALONG):
            return True
    last = last_written(each.pk, each.row.timeline_id, but=changes)
    return last is not None and last.by_id == changes[-1].by_id


def last_written(event: int, timeline: int, *, but: Sequence[Change] = ()) -> Change | None:
    """The last change of what an event says, or of what is said of it, since all readers last saw it; None for none.

    `but` are changes under way, which do not count.
    """
    under_way = [change.pk for change in but]
    inside = version_model(Citation).objects.filter(event_id=event, timeline_id=timeline).values("pgh_obj_id")
    contexts: set[Any] = set()
    for model, wanted in (
        (Event, {"pgh_obj_id": event}),
        *((model, {"event_id": event}) for model in _OF_AN_EVENT),
        *((model, {"citation_id__in": inside}) for model in _OF_A_CITATION),
        (Relation, {"event_id": event}),
        (Relation, {"other_id": event}),
    ):
        found = version_model(model).objects.filter(timeline_id=timeline, **wanted).exclude(pgh_context_id=None)
        contexts |= set(found.values_list("pgh_context_id", flat=True))
    changes = Change.objects.filter(pk__in=contexts.difference(under_way)).exclude(verb__in=_NOT_WRITING)
    last = changes.order_by("-number").select_related("by").first()
    return last if last is not None and last.number > _hidden(event, but=under_way) else None


def _hidden(event: int, *, but: Sequence[Any]) -> int:
    """The number of the change that took the event from all readers' sight; 0 where they have never seen it."""
    versions = version_model(Event).objects.filter(pgh_obj_id=event).exclude(pgh_context_id__in=but)
    shown = versions.filter(state=EventState.APPROVED).order_by("-pgh_id").values_list("pgh_id", flat=True).first()
    if shown is None:
        return 0
    after = versions.filter(pgh_id__gt=shown).order_by("pgh_id").values_list("pgh_context_id", flat=True).first()
    number = Change.objects.filter(pk=after).values_list("number", flat=True).first()
    return number or 0


def _both(each: Written) -> list[Any]:
    return [row for row in (each.before, each.after) if row is not None]
