"""Things to do as lines of a page: each with its event, why it is here, and what the one action needs to know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from events.dates import say
from events.models import Anchor, AnchorState, Event, Likeness, Passage, Reading
from events.queries.citing.citations import standing
from events.queries.citing.signed import Check
from events.queries.dating.undecided import Undecided
from events.queries.filtering.todo_kinds import AGAINST
from events.queries.likeness import alike
from events.queries.likeness.alike import LikenessShown
from events.queries.listed.dock import Docked, dock
from events.queries.listed.event_lines import EventLine, event_lines
from events.queries.listed.the_list import the_list
from events.queries.network.contradictions import ContradictionShown
from events.queries.proposals.lines import ProposalLine
from events.queries.reader import labels
from events.queries.reader.names import SourceName, source_name
from events.queries.reader.sight import Sight
from events.queries.todo.notes import NoteToDo


@dataclass(frozen=True, slots=True)
class Proposed:
    """The reading that the rules choose, to be used with one press, and why; `version` is the event's."""

    reading: UUID
    words: str  # "6 March 2007"
    source: str
    reason: str
    version: int


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. `key` tells it from the others of its kind; `words` say why it is here."""

    key: str
    words: str
    line: EventLine | None = None  # its event; None where it is about several
    docked: Docked | None = None  # of an event without a date: what is known of its order
    quote: str = ""
    source: SourceName | None = None
    locator: str = ""
    citation: UUID | None = None
    contradiction: ContradictionShown | None = None
    proposed: Proposed | None = None
    passage: UUID | None = None
    alike: LikenessShown | None = None
    twin: EventLine | None = None  # what may be the same event
    check: Check | None = None  # of a sign-off that has lapsed
    note: NoteToDo | None = None
    proposal: ProposalLine | None = None


Lines = Mapping[int, EventLine]  # by the number of the event


def of_plans(events: Sequence[Event], lines: Lines) -> list[Task]:
    """Plans whose day is past."""
    words = "Its day is past, and no source here says what came of it."
    return [Task(str(event.number), words, lines[event.number]) for event in events]


def of_reviews(events: Sequence[Event], lines: Lines) -> list[Task]:
    """Events that wait for review."""
    return [Task(str(event.number), "", lines[event.number]) for event in events]


def of_single_sources(events: Sequence[Event], lines: Lines, sight: Sight) -> list[Task]:
    """Events with one source, which is named (one query)."""
    names: dict[int, dict[str, None]] = {}
    cited = standing(sight).filter(event__in=events).exclude(stance__in=AGAINST).order_by("position", "id")
    for citation in cited:
        short = source_name(citation.source, is_member=sight.is_member).short
        names.setdefault(citation.event_id, {})[short] = None
    return [Task(str(event.number), _alone(list(names.get(event.pk, {}))), lines[event.number]) for event in events]


def of_undated(events: Sequence[Event], lines: Lines, sight: Sight) -> list[Task]:
    """Events without a date, each between the ones that it is known to lie between (three queries and the list)."""
    found = dock(sight, the_list(sight, Event.objects.filter(pk__in=[event.pk for event in events])))
    beside = {each.event.number: each for each in found.events or found.first}
    return [Task(str(event.number), "", lines[event.number], docked=beside.get(event.number)) for event in events]


def of_lapsed(checks: Iterable[Check], lines: Lines) -> list[Task]:
    """Sign-offs that have lapsed, each with what has changed since."""
    return [
        Task(
            key=str(check.passage or f"date of {check.number}"),
            words=f"{_who(check)}. Since then {check.since}.",
            line=lines[check.number],
            quote=check.words,
            check=check,
        )
        for check in checks
    ]


def of_quotations(passages: Iterable[Passage], lines: Lines, sight: Sight) -> list[Task]:
    """Quotations, with the source and the event of their citation loaded."""
    tasks = []
    for passage in passages:
        citation = passage.citation
        tasks.append(
            Task(
                key=str(passage.public_id),
                words="Nobody has checked these words against a text.",
                line=lines[citation.event.number],
                quote=passage.exact,
                source=source_name(citation.source, is_member=sight.is_member),
                locator=labels.locator(citation.locator_kind, citation.locator),
                citation=citation.public_id,
            )
        )
    return tasks


def of_passages(anchors: Iterable[Anchor], lines: Lines, sight: Sight) -> list[Task]:
    """Passages that somebody has to look at in a text, with the source and the event of their citation loaded."""
    tasks = []
    for anchor in anchors:
        passage, citation = anchor.passage, anchor.passage.citation
        is_gone = anchor.state == AnchorState.GONE
        words = (
            "These words are not in the text as it was captured last."
            if is_gone
            else ("Where these words stand in the captured text is proposed, and not confirmed.")
        )
        tasks.append(
            Task(
                key=str(passage.public_id),
                words=words,
                line=lines[citation.event.number],
                quote=passage.exact,
                source=source_name(citation.source, is_member=sight.is_member),
                locator=labels.locator(citation.locator_kind, citation.locator),
                citation=citation.public_id,
                passage=passage.public_id,
            )
        )
    return tasks


def of_near_copies(rows: Iterable[Likeness]) -> list[Task]:
    """Pairs of sources, the one that came in later first."""
    found = (alike.shown(row, row.source_id) for row in rows)
    return [Task(str(each.id), each.words, source=each.source, alike=each) for each in found]


def of_suggestions(texts: Iterable[Any]) -> list[Task]:
    """Texts with their sources loaded, and how many suggestions wait in each."""
    tasks = []
    for text in texts:
        words = (
            f"{labels.count(text.waiting, 'suggestion')} of what it tells {'waits' if text.waiting == 1 else 'wait'}."
        )
        source = source_name(text.source, is_member=True)
        tasks.append(Task(str(text.source.public_id), words, source=source))
    return tasks


def of_disagreements(rows: Sequence[Undecided], lines: Lines, sight: Sight) -> list[Task]:
    """Events whose date has to be decided (two queries)."""
    numbers = [each.event.number for each in rows]
    versions = dict(sight.of(Event.objects.filter(number__in=numbers)).order_by().values_list("number", "version"))
    chosen = sight.of(Reading.objects.filter(pk__in=[each.proposal.reading_id for each in rows]))
    readings = {reading.pk: reading for reading in chosen.select_related("citation__source")}
    tasks = []
    for row in rows:
        number, reading = row.event.number, readings[row.proposal.reading_id]
        source = source_name(reading.citation.source, is_member=sight.is_member).short
        date, reason = row.proposal.date, _sentence(row.proposal.reason)
        proposed = Proposed(reading.public_id, say(date), source, reason, versions[number]) if date else None
        tasks.append(Task(str(number), _sentence(row.what), lines[number], proposed=proposed))
    return tasks


def of_contradictions(shown: Iterable[ContradictionShown]) -> list[Task]:
    """Statements that cannot hold together."""
    return [
        Task(str(each.key), f"These {len(each.statements)} statements cannot all be true.", contradiction=each)
        for each in shown
    ]


def lines_of(numbers: Iterable[int], sight: Sight) -> dict[int, EventLine]:
    """The events with those numbers as lines."""
    events = sight.of(Event.objects.filter(number__in=set(numbers)))
    return {line.number: line for line in event_lines(events, sight).values()}


def _who(check: Check) -> str:
    what = "The quotation was checked against its source" if check.passage else "The date was checked"
    return f"{what} by {check.by}" if check.by else what


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."


def _alone(names: Sequence[str]) -> str:
    if len(names) < 2:
        return f"Only {names[0]} says so." if names else ""
    *first, last = names
    return f"{', '.join(first)} and {last} count as one source: one is taken from the other."
