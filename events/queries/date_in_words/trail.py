"""How a plan went: who announced which date when, and what became of it. Pure: records in, words out, no query.

Announcements are steps in order of publication; former dates that a report names stand among them. What sources say
became of it comes as steps as well, with the date used. Nothing is called overdue by the clock, only by what the
sources here could have told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from events.dates import DateValue, say
from events.models import Occurrence, ReadingForm, ReportedOccurrence, Stance
from events.queries.date_in_words.story import Told, Voice
from events.queries.date_in_words.story_verbs import Put, phrase
from events.queries.dating.dating import Said, last_word
from events.queries.dating.proposing import Reported
from events.queries.dating.slip import Slip, day_words, slip_between
from events.queries.reader import labels
from events.queries.reader.names import SourceName

_AGAINST = frozenset({Stance.DENIES, Stance.RETRACTS})
_OPEN = frozenset({Occurrence.PLANNED, Occurrence.POSTPONED})


@dataclass(frozen=True, slots=True)
class Heard:
    """One citation as far as it tells what became of the event; `reported` as the rules take it."""

    citation: UUID
    mark: int
    source: SourceName
    speaker: str
    reported: Reported


@dataclass(frozen=True, slots=True)
class Ended:
    """What the event's own row says: whether it happened, and when; and the day on which the last source was out."""

    occurrence: Occurrence
    date: DateValue | None
    last_published: DateValue | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One thing said of the plan, as "expected in April 2007", "early April 2007, no longer valid", "happened"."""

    what: str
    published: str  # "12 March 2007"; "" where that is not known
    voices: tuple[Voice, ...]  # who says so; each opens its citation
    change: str = ""  # against the announcement before it: "at least 3 days later"
    is_former: bool = False
    is_outcome: bool = False
    is_withdrawn: bool = False  # no date any more


@dataclass(frozen=True, slots=True)
class Trail:
    """The steps, what they come to, and what is missing. `slip` and `missing` are "" where there is nothing to say."""

    steps: tuple[Step, ...]
    slip: str  # "slipped by at least 3 days"
    between: str  # "from 30 April 2007, the last day announced at first, to 3 May 2007"
    missing: str  # "No outcome reported."
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class _Turn:
    """A step with its place in the order."""

    order: tuple[bool, int, int, bool]
    step: Step


def trail_of(told: Sequence[Told], heard: Sequence[Heard], ended: Ended) -> Trail | None:
    """The trail; None where nothing was announced, or there is nothing to hold an announcement against."""
    plans = sorted((each for each in told if _is_plan(each.said)), key=_place)
    planning = {each.citation for each in plans}
    turns = [*_planned(plans), *_became(heard, planning, ended)]
    steps = _joined([turn.step for turn in sorted(turns, key=lambda turn: turn.order)])
    if not any(not step.is_outcome for step in steps):
        return None
    plan = ended.date or _last_date([each.said for each in plans])
    is_open = ended.occurrence in _OPEN and not any(step.is_outcome for step in steps)
    last_day = _overdue_since(plan, ended.last_published) if is_open else ""
    if len(steps) < 2 and not last_day:
        return None
    slip = _slip(plans, ended, plan)
    return Trail(
        steps=steps,
        slip=slip.words if slip else "",
        between=slip.between if slip else "",
        missing=_missing(steps, ended, last_day),
        is_overdue=bool(last_day),
    )


def _is_plan(said: Said) -> bool:
    is_dated = said.date is not None or said.form in (ReadingForm.WITHDRAWN, ReadingForm.RELATIVE)
    return said.is_plan and said.stance not in _AGAINST and is_dated


def _place(told: Told) -> tuple[bool, int, int, bool]:
    """In order of publication; last what came out on a day that this reader does not know."""
    published = told.source.published
    return published is None, 0 if published is None else told.said.published_by, told.mark, False


def _planned(plans: Sequence[Told]) -> Iterator[_Turn]:
    """The announcements, each held against the one before it that was not given up already."""
    before: DateValue | None = None
    is_open = True
    for each in plans:
        said = each.said
        change = slip_between(before, said.date) if before and said.date and not said.is_former else None
        step = Step(
            what=_plan(each, is_first=before is None, is_open=is_open),
            published=_out(each.source),
            voices=(Voice(_who(each.source, "" if said.is_former else each.speaker), each.mark, each.citation),),
            change=change.later if change else "",
            is_former=said.is_former,
            is_outcome=said.reported_occurrence == ReportedOccurrence.CANCELLED,
            is_withdrawn=said.form == ReadingForm.WITHDRAWN,
        )
        yield _Turn(_place(each), step)
        if not said.is_former:
            before = said.date or before
            is_open = said.form == ReadingForm.WITHDRAWN


def _plan(told: Told, *, is_first: bool, is_open: bool) -> str:
    said = told.said
    when = told.by_another or (say(said.date) if said.date else "")
    if said.is_former and when:
        return f"{when}, no longer valid"
    if said.form == ReadingForm.WITHDRAWN and said.reported_occurrence in (None, ReportedOccurrence.PLANNED):
        return "no date yet" if is_first else "no date any more"
    return phrase(Put(said, when, is_by_another=bool(told.by_another), follows_a_date=not is_open))


def _became(heard: Sequence[Heard], planning: set[UUID], ended: Ended) -> Iterator[_Turn]:
    """What sources say became of it; of those that only plan, what no reading of theirs has said already."""
    for each in heard:
        outcome = each.reported.outcome
        is_told = each.citation in planning and outcome in {*_OPEN, Occurrence.CANCELLED}
        if is_told:
            continue
        published = each.source.published
        step = Step(
            what=_outcome(each.reported, outcome, ended),
            published=_out(each.source),
            voices=(Voice(_who(each.source, each.speaker), each.mark, each.citation),),
            is_outcome=outcome not in _OPEN,
        )
        out = 0 if published is None else each.reported.published_by
        yield _Turn((published is None, out, each.mark, True), step)


def _outcome(reported: Reported, outcome: Occurrence, ended: Ended) -> str:
    if reported.stance == Stance.RETRACTS:
        return "taken back"
    if outcome == Occurrence.PLANNED:
        return "planned, no date given"
    words = "called off" if outcome == Occurrence.CANCELLED else labels.OCCURRENCE[outcome]
    if reported.reported_occurrence == ReportedOccurrence.UNDER_WAY:
        words = "under way"
    if reported.stance == Stance.CLAIMS:
        words = f"{words}, as is claimed"
    if outcome == Occurrence.HAPPENED and ended.occurrence == Occurrence.HAPPENED and ended.date is not None:
        return f"{words}, {say(ended.date)}"
    return words


def _joined(steps: Sequence[Step]) -> tuple[Step, ...]:
    """What several say one after another is one step: its day is the first one's."""
    joined: list[Step] = []
    for step in steps:
        if joined and joined[-1].what == step.what:
            joined[-1] = replace(joined[-1], voices=(*joined[-1].voices, *step.voices))
        else:
            joined.append(step)
    return tuple(joined)


def _slip(plans: Sequence[Told], ended: Ended, plan: DateValue | None) -> Slip | None:
    """How far it is from what was announced first to what stands now; of what came to nothing no distance is told."""
    first = next((each.said.date for each in plans if each.said.date and not each.said.is_former), None)
    first = first or next((each.said.date for each in plans if each.said.date), None)
    is_off = ended.occurrence in (Occurrence.CANCELLED, Occurrence.DID_NOT_HAPPEN)
    return None if first is None or plan is None or is_off else slip_between(first, plan)


def _last_date(said: Sequence[Said]) -> DateValue | None:
    last = last_word(said)
    return last.date if last else None


def _overdue_since(plan: DateValue | None, published: DateValue | None) -> str:
    """The last day of a plan after which a source was out, in words; "" where there is none."""
    out = published.begins_earliest if published else None
    if plan is None or plan.ends_latest is None or out is None or out < plan.ends_latest:
        return ""
    return day_words(plan.ends_latest - 1)


def _missing(steps: Sequence[Step], ended: Ended, last_day: str) -> str:
    if any(step.is_outcome for step in steps):
        return ""
    if ended.occurrence not in _OPEN:
        became = labels.OCCURRENCE[ended.occurrence]
        return f"No outcome reported; by the editors’ decision: {became}."
    if last_day and ended.last_published:
        latest = say(ended.last_published)
        return f"No outcome reported. It should have happened by {last_day}; the latest source here is of {latest}."
    return "No outcome reported yet."


def _who(source: SourceName, speaker: str) -> str:
    return f"{speaker}, in {source.short}" if speaker and speaker != source.short else source.short


def _out(source: SourceName) -> str:
    return say(source.published).removeprefix("some time in ") if source.published else ""
