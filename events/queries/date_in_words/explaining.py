"""Why a date comes out as it does: for every bound the chain of statements that yields it, each with its passage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from events.chronology import End, Moment, Network, Settled, Step
from events.dates import DateError, DateValue, read_words, say
from events.dates.calendar import DAY
from events.models import ComputedDate, DatingBasis, Event, Source
from events.queries.lenses.tales import tales_of
from events.queries.network.computed import network_of
from events.queries.network.computed_value import computed_value
from events.queries.network.network_rows import Rows, dated_rows, joined, related_rows, rows_for, said_of
from events.queries.network.statement_words import Key, StatementShown, statements_shown
from events.queries.network.statements import Dated
from events.queries.reader.sight import Sight

_SIDES = ((End.BEGIN, False), (End.BEGIN, True), (End.FINISH, False), (End.FINISH, True))


@dataclass(frozen=True, slots=True)
class Chain:
    """Statements that together yield some bounds, which are named: "Begins not before 3 May 2007". Each once."""

    bounds: str  # "" where there is only one chain
    statements: tuple[StatementShown, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a date follows from. `date` is what it comes to."""

    date: DateValue
    chains: tuple[Chain, ...]

    @property
    def words(self) -> str:
        """The date."""
        return say(self.date)


@dataclass(frozen=True, slots=True)
class Sharper:
    """A date used that its relations make more exact: an offer, never taken unasked."""

    explanation: Explanation
    typed: str  # the date as it can be typed; "" where no words say just that
    reason: str  # why, for whoever takes it: everybody will read it, so confidential sources go by their labels


def explain(sight: Sight, event: Event) -> Explanation | None:
    """What the date shown of an event that has none of its own follows from, by what this reader may see.

    `event` as `with_dates` leaves it; None where nothing was worked out. Some fifteen queries, whatever the size.
    """
    if event.date is not None or event.computed is None:
        return None
    return _explanation(sight, event, event.computed)


def sharper(sight: Sight, event: Event) -> Sharper | None:
    """What would be more exact than the event's own date; None where nothing is (one query), and through a lens."""
    if sight.lens is not None or event.date is None:
        return None
    rows = ComputedDate.objects.filter(timeline=sight.timeline, event=event, audience=sight.audience, is_sharper=True)
    offered = rows.first()
    if offered is None or offered.date is None:
        return None
    found = _explanation(sight, event, offered.date)
    return Sharper(found, _typed(found.date), _reason(found)) if found else None


def _explanation(sight: Sight, event: Event, date: DateValue) -> Explanation | None:
    rows = rows_for(sight)
    events = joined([event.pk])
    dated = _dated(sight, rows, events)
    network, _ = network_of(dated, related_rows(rows, events))
    chains = _chains(network, event.pk)
    dates = {each.event: each.date for each in dated} if sight.lens is not None else None
    told = statements_shown(sorted({key for keys in chains for key in keys}), sight, dates=dates)
    own = ("date", event.pk)
    kept = {keys: sides for keys, sides in chains.items() if keys != (own,)}
    heads = _heads(kept, network.settled(), event.pk, is_extent=date.is_extent)
    found = tuple(
        Chain(heads[keys] if len(kept) > 1 else "", tuple(told[key] for key in keys if key in told)) for keys in kept
    )
    return Explanation(date, found) if found else None


def _dated(sight: Sight, rows: Rows, events: set[int]) -> list[Dated]:
    """What the network takes of the events; through a lens with the dates that it tells."""
    if sight.lens is None:
        return dated_rows(rows, events)
    told = tales_of(sight, events)
    bases = dict(rows.events.filter(pk__in=events).values_list("pk", "dating_basis"))
    said = said_of(rows, bases, is_all=True)
    return [
        Dated(pk, told[pk].date, said.get(pk, ()), is_computed=basis == DatingBasis.COMPUTED)
        for pk, basis in bases.items()
        if pk in told
    ]


def _chains(network: Network, event: int) -> dict[tuple[Key, ...], list[int]]:
    """The sides (places in `_SIDES`) that each chain yields; the same chain for several sides is one."""
    found: dict[tuple[Key, ...], list[int]] = {}
    for side, (end, is_upper) in enumerate(_SIDES):
        keys = _keys(network.explain(Moment(event, end), is_upper))
        if keys:
            found.setdefault(keys, []).append(side)
    return found


def _keys(steps: Iterable[Step]) -> tuple[Key, ...]:
    keys = (step.statement for step in steps)
    return tuple(dict.fromkeys((str(key[0]), int(key[1])) for key in keys if isinstance(key, tuple)))


def _heads(
    chains: Mapping[tuple[Key, ...], list[int]], settled: Settled, event: int, *, is_extent: bool
) -> dict[tuple[Key, ...], str]:
    """Which bounds each chain yields: `Not before 10 March 2007`, `Begins 3 May 2007, ends not after 4 May 2007`."""
    heads = {}
    for keys, sides in chains.items():
        words = []
        for end, side_of_it in ((End.BEGIN, "begins "), (End.FINISH, "ends ")):
            bounds = settled.bounds(Moment(event, end))
            low, high = (_day(bounds[up]) if (end, up) in {_SIDES[side] for side in sides} else "" for up in (0, 1))
            lead = side_of_it if is_extent else ""
            if low and low == high:
                words.append(f"{lead}{'' if is_extent else 'on '}{low}")
            else:
                words += [f"{lead}not {which} {day}" for which, day in (("before", low), ("after", high)) if day]
        head = ", ".join(dict.fromkeys(words))
        heads[keys] = head[:1].upper() + head[1:]
    return heads


def _day(second: int | None) -> str:
    if second is None:
        return ""
    first = second // DAY * DAY
    day = computed_value((first, first + DAY - 1), (first, first + DAY - 1))
    return say(day) if day else ""


def _typed(date: DateValue) -> str:
    """Words that are read as just this date."""
    for words in filter(None, (date.edtf, say(date))):
        try:
            if read_words(words) == date:
                return words
        except DateError:
            continue
    return ""


def _reason(explanation: Explanation) -> str:
    """`By its relations: the raid is dated 11 January 2007 (The Post); the visit comes 25 days after the raid.`"""
    told = [each for chain in explanation.chains for each in chain.statements]
    cited = {each.citation.source.id for each in told if each.citation}
    masks = dict(
        Source.objects.filter(public_id__in=cited).exclude(public_label="").values_list("public_id", "public_label")
    )
    return f"By its relations: {'; '.join(dict.fromkeys(_clause(each, masks) for each in told))}."


def _clause(statement: StatementShown, masks: Mapping[UUID, str]) -> str:
    other = f" {statement.other.mention}" if statement.other else ""
    by = masks.get(statement.citation.source.id, statement.by) if statement.citation else ""
    return f"{statement.event.mention} {statement.words}{other}{f' ({by})' if by else ''}"
