"""What one person has changed since a moment, taken back by one press: the newest first, each as far as it can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.db.models import QuerySet

from events.actions.changes import open_change, rehearsed
from events.actions.others_work import set_aside, worked_on_by_others
from events.actions.refusals import InTheWay, Invalid, NothingToTakeBack, Obstacle
from events.actions.reverting import place_what_moved, take_back
from events.actions.rights import require
from events.actions.texts import checked
from events.models import Annotation, Change, Membership, Passage, Role, Timeline, User
from events.queries.history.sight import changes_seen
from events.queries.reader.deed_words import FOR_GOOD
from events.queries.versions.written import Written, written_by_each

MOST = 500  # changes at one press, so that it is done within seconds and a page can say what became of each
VERB = "revert_person"
_OF_THEIR_AUTHOR = "The words of a note are its author’s: nobody else writes them back."
_MEMBERS = "Members are let in and taken out among the members."


class Outcome(StrEnum):
    """What became of one change."""

    DONE = "done"
    PARTLY = "partly"  # what is in the way is left
    LEFT = "left"  # all of it is in the way, or cannot be taken back
    NOTHING = "nothing"  # there is nothing left of it


@dataclass(frozen=True, slots=True)
class Result:
    """One change, what became of it, and what is in the way; `why` where it can never be taken back."""

    change: Change
    outcome: Outcome
    obstacles: tuple[Obstacle, ...] = ()
    why: str = ""

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to try again."""
        return self.outcome != Outcome.LEFT


@dataclass(frozen=True, slots=True)
class Reverted:
    """The results, the newest change first; `remaining` older ones are left for another press."""

    results: tuple[Result, ...]
    remaining: int

    @property
    def number_done(self) -> int:
        """How many changes were taken back, whole or in part."""
        return sum(each.outcome in (Outcome.DONE, Outcome.PARTLY) for each in self.results)


class _Looked(Exception):
    def __init__(self, found: Reverted) -> None:
        super().__init__()
        self.found = found


def changes_of(timeline: Timeline, person: User, since: int, *, by: User) -> QuerySet[Change]:
    """The person's changes from that number on which `by` sees, the newest first; without those dealt with before."""
    before = timeline.changes.filter(verb=VERB, reverted_by__isnull=True, made__isnull=False)
    dealt_with = {number for made in before.values_list("made", flat=True) for number in (made or {})["numbers"]}
    seen = changes_seen(timeline, by).filter(by=person, number__gte=since)
    return seen.exclude(number__in=dealt_with).order_by("-number")


def revert_person(
    *,
    timeline: Timeline,
    person: User,
    since: int,
    by: User,
    reason: str = "",
    idempotency_key: str | None = None,
    asked: str = "",
) -> Reverted:
    """Take back what a person has changed from that change on, in one change of its own, and what became of each.

    What somebody else has written since stays, field by field, and so does what rests on it. At most MOST changes, the
    newest: an older one is taken back after those that came upon it. Notes are withdrawn, their words never written;
    members stay. Owners only. Raises NotAllowed; Invalid(since=…) where the person has changed nothing since;
    NothingToTakeBack; AlreadyDone.
    """
    require(Role.OWNER, timeline=timeline, by=by)
    why = checked({"reason": reason})["reason"]
    with open_change(timeline, verb=VERB, by=by, reason=why, idempotency_key=idempotency_key, asked=asked) as taking:
        found = _all(timeline, person, since, by=by, taking=taking)
        if not found.number_done:
            raise NothingToTakeBack("Nothing of this can be taken back: look at what stands in the way.")
        place_what_moved(taking)
        taking.made = {"noun": "changes", "numbers": [each.change.number for each in found.results if each.is_over]}
        taking.save(update_fields=["made"])
    return found


def foresee_person(*, timeline: Timeline, person: User, since: int, by: User) -> Reverted:
    """What would become of each change: it is done, looked at, and taken back in the same transaction."""
    require(Role.OWNER, timeline=timeline, by=by)
    try:
        with transaction.atomic(), rehearsed(), open_change(timeline, verb=VERB, by=by) as taking:
            raise _Looked(_all(timeline, person, since, by=by, taking=taking))
    except _Looked as looked:
        return looked.found


def _all(timeline: Timeline, person: User, since: int, *, by: User, taking: Change) -> Reverted:
    changes = changes_of(timeline, person, since, by=by).exclude(pk=taking.pk)
    newest = list(changes.select_related("reverts", "timeline")[:MOST])
    if not newest:
        raise Invalid(since="Nothing was changed since then: choose an earlier change.")
    wrote = written_by_each(newest)
    busy = worked_on_by_others(wrote.values(), person)
    results = tuple(_result(each, *set_aside(wrote[each.pk], busy), by=by) for each in newest)
    return Reverted(results, changes.count() - len(newest))


def _result(change: Change, wrote: Sequence[Written], busy: Sequence[Obstacle], *, by: User) -> Result:
    """One change, in a savepoint of its own: where it cannot be taken back, nothing of it is."""
    if change.verb in FOR_GOOD:
        return Result(change, Outcome.LEFT, why=FOR_GOOD[change.verb])
    own, others = _theirs_to_take_back(wrote, by=by)
    others = [*busy, *others]
    if not own:
        return Result(change, Outcome.LEFT if others else Outcome.NOTHING, tuple(others))
    try:
        with transaction.atomic():
            plan = take_back(change, own, by=by, is_partial=True)
    except InTheWay as refusal:
        return Result(change, Outcome.LEFT, (*others, *refusal.obstacles))
    except NothingToTakeBack:
        return Result(change, Outcome.LEFT if others else Outcome.NOTHING, tuple(others))
    obstacles = (*others, *plan.obstacles)
    return Result(change, Outcome.PARTLY if obstacles else Outcome.DONE, obstacles)


def _theirs_to_take_back(wrote: Sequence[Written], *, by: User) -> tuple[list[Written], list[Obstacle]]:
    """What an owner may take back of it; and the rest, each with the reason."""
    own: list[Written] = []
    others: list[Obstacle] = []
    notes = {each.pk for each in wrote if each.model is Annotation and not _is_an_owners(each, by)}
    for each in wrote:
        if each.model is Membership:
            others.append(Obstacle(each.row, each.model, _MEMBERS))
        elif each.model is Annotation and each.pk in notes:
            others.append(Obstacle(each.row, each.model, _OF_THEIR_AUTHOR))
        elif each.model is not Passage or each.row.annotation_id not in notes:
            own.append(each)
    return own, others


def _is_an_owners(each: Written, by: User) -> bool:
    """A note of their own, one that was written (which an owner may withdraw), or one that went to another event."""
    return each.row.author_id == by.pk or each.is_made or each.fields == ["event"]
