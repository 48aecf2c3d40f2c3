"""Sources that disagree about when something happened, and whether anybody still has to decide. Pure, no query."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from events.dates import DateValue, agreement
from events.models import DatingBasis
from events.queries.dating.dating import Said, last_word
from events.queries.dating.proposing import Proposal, proposal
from events.queries.dating.weighing import are_apart, exactness
from events.queries.reader import labels


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Reports of which each contradicts another, or the date used. Within a group all can be right together."""

    said: tuple[Said, ...]  # in the order given
    groups: tuple[tuple[Said, ...], ...]  # the one with the most exact date first
    days: int  # the greatest distance; 0 where they differ within a day
    words: str  # "2 sources disagree by 1 day"


class Issue(StrEnum):
    """Why an event's date has to be decided."""

    DISAGREES = "disagrees"
    SHARPER = "sharper"
    MOVED = "moved"  # the date used is a plan, and a later announcement names another or none
    UNUSED = "unused"  # a source gives a date, and the event has none


@dataclass(frozen=True, slots=True)
class Pending:
    """What has to be decided: what the rules propose, and in words why the question is open."""

    proposal: Proposal
    issue: Issue
    what: str


def disagreement(said: Sequence[Said], used: DateValue | None) -> Disagreement | None:
    """The reports that disagree, with one another or with the date used; None where all can be right."""
    reports = [each for each in said if each.is_rival]
    against = [each for each in reports if any(are_apart(each, other) for other in reports)]
    against_used = [each for each in reports if _days(each.date, used) is not None]
    found = tuple(each for each in reports if each in against or each in against_used)
    if not found:
        return None
    apart = [_days(one.date, other.date) for one in against for other in against]
    days = max(gap for gap in (*apart, *(_days(each.date, used) for each in against_used)) if gap is not None)
    return Disagreement(found, _groups(found), days, _words(found, days, is_among_them=bool(against)))


def pending(
    said: Sequence[Said],
    used: DateValue | None,
    basis: DatingBasis,
    *,
    is_decided: bool = False,
    newer: Collection[int] = (),
) -> Pending | None:
    """Whether somebody has to decide about the date used, and what the rules propose.

    A date that somebody decided on with a reason (`is_decided`) is questioned only by `newer` readings (primary keys),
    which nobody can have weighed. A computed date is questioned only where reports contradict one another.
    """
    found = proposal(said)
    if found is None:
        return None
    asking = [each for each in said if not is_decided or each.reading_id in newer]
    reports = [each for each in asking if each.is_rival]
    issue = _disagreeing(said, reports, used, is_decided=is_decided)
    if issue is not None:
        return Pending(found, Issue.DISAGREES, issue)
    if used is None:
        is_unused = basis == DatingBasis.UNDATED and bool(reports)
        return Pending(found, Issue.UNUSED, "a source gives a date, and none is used") if is_unused else None
    if any(each.date is not None and agreement(used, each.date).kind == "sharper" for each in reports):
        return Pending(found, Issue.SHARPER, "a source is more exact than the date used")
    last = last_word(said)
    rests_on_a_plan = basis == DatingBasis.READING and not any(each.is_rival for each in said)
    if rests_on_a_plan and last in asking and (last.date is None or _days(last.date, used) is not None):
        what = "a later announcement names another date" if last.date else "the date planned was given up"
        return Pending(found, Issue.MOVED, what)
    return None


def _disagreeing(
    said: Sequence[Said], asking: Sequence[Said], used: DateValue | None, *, is_decided: bool
) -> str | None:
    """In words, how the reports that ask disagree with what stands; None where they do not."""
    if not is_decided:
        found = disagreement(said, used)
        return found.words if found else None
    others = [used] if used is not None else [each.date for each in said if each.is_rival]
    gaps = [gap for each in asking for other in others if (gap := _days(each.date, other)) is not None]
    if not gaps:
        return None
    return f"a source read since disagrees with the date decided {_by(max(gaps))}"


def _groups(said: Sequence[Said]) -> tuple[tuple[Said, ...], ...]:
    groups: list[list[Said]] = []
    for each in sorted(said, key=lambda each: exactness(each.date)):
        joined = next((group for group in groups if not any(are_apart(each, other) for other in group)), None)
        if joined is None:
            groups.append([each])
        else:
            joined.append(each)
    return tuple(map(tuple, groups))


def _words(said: Sequence[Said], days: int, *, is_among_them: bool) -> str:
    """Counts sources, not readings: one that names two dates disagrees with itself."""
    number = len({each.source_id if each.source_id is not None else -each.reading_id for each in said})
    if not is_among_them:
        who = "1 source disagrees" if number == 1 else f"{number} sources disagree"
        return f"{who} with the date used {_by(days)}"
    return f"{number} sources disagree {_by(days)}" if number > 1 else f"1 source disagrees with itself {_by(days)}"


def _by(days: int) -> str:
    return f"by {labels.days(days)}" if days else "within a day"


def _days(one: DateValue | None, other: DateValue | None) -> int | None:
    """Days between two dates that cannot both be right, 0 within one day; None where they can."""
    if one is None or other is None:
        return None
    found = agreement(one, other)
    return found.days if found.kind == "disagree" else None
