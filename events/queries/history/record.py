"""A timeline's record as it stood after a change: events with date, outcome and sources, and what became of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from events.dates import DateValue, order_key, say
from events.models import Change, Citation, Event, Source
from events.queries.citing.citations import standing
from events.queries.dating.dating import last_announcement
from events.queries.history.record_rows import Held, citations_at, held
from events.queries.lenses.shown import with_dates
from events.queries.network.network_rows import rows_for, said_of
from events.queries.reader import labels
from events.queries.reader.names import source_name
from events.queries.reader.paging import Paged, cut
from events.queries.reader.sight import Sight

PAGE = 200  # events at once


@dataclass(frozen=True, slots=True)
class Since:
    """What is otherwise now, in words; "" and nothing where it is as it was."""

    title: str
    date: str
    outcome: str
    is_withdrawn: bool
    added: tuple[str, ...]  # sources by their short names
    gone: tuple[str, ...]

    @property
    def is_anything(self) -> bool:
        """Whether anything has changed that is shown here."""
        return bool(self.title or self.date or self.outcome or self.is_withdrawn or self.added or self.gone)


@dataclass(frozen=True, slots=True)
class Stood:
    """One event as it stood. `how` says of a date that it is worked out or announced."""

    number: int
    version: int
    title: str
    date: str
    how: str
    outcome: str
    state: str  # "" where it was approved
    sources: tuple[str, ...]
    since: Since


@dataclass(frozen=True, slots=True)
class Record(Paged):
    """A page of the events, in their order then."""

    events: tuple[Stood, ...]
    everything: int
    page: int
    pages: int
    younger: int  # events of today that were not there


def record(sight: Sight, change: Change, page: int = 1) -> Record:
    """The record after the change (twenty queries at most, however many events)."""
    found = held(sight, change.number)
    order = sorted(found.events.values(), key=lambda event: (_turn(event, found), event.sort_key, event.number))
    page, pages = cut(len(order), PAGE, page)
    shown = order[(page - 1) * PAGE : page * PAGE]
    today = set(sight.of(Event.objects.standing()).values_list("pk", flat=True))
    return Record(
        tuple(_stood(shown, found, sight, change.number)), len(order), page, pages, len(today - found.events.keys())
    )


def _turn(event: Event, found: Held) -> tuple[int, int, int]:
    return order_key(event.date or found.computed.get(event.pk) or found.announced.get(event.pk))


class _State(NamedTuple):
    """What is shown of an event, then or now."""

    title: str
    date: str
    how: str
    occurrence: str
    sources: tuple[str, ...]


def _stood(events: Collection[Event], found: Held, sight: Sight, number: int) -> Iterator[Stood]:
    cited = citations_at(sight, number, [event.pk for event in events])
    now, now_cited, announced = _now([event.pk for event in events], sight)
    names = _names([*cited.values(), *now_cited.values()], sight)
    for event in events:
        event.computed = found.computed.get(event.pk)
        then = _state(event, found.announced.get(event.pk), cited.get(event.pk, []), names)
        became = now.get(event.pk)
        today = _state(became, announced.get(event.pk), now_cited.get(event.pk, []), names) if became else None
        yield Stood(
            number=event.number,
            version=event.version,
            title=then.title,
            date=then.date,
            how=then.how,
            outcome=labels.DEVIATION[event.occurrence],
            state=labels.EVENT_STATE[event.state],
            sources=then.sources,
            since=_since(then, today),
        )


def _now(
    events: Collection[int], sight: Sight
) -> tuple[dict[int, Event], dict[int, list[Citation]], dict[int, DateValue]]:
    """The same events as they stand today, with their citations, and with the announcements of undated ones."""
    rows = with_dates(sight, sight.of(Event.objects.standing().filter(pk__in=events)))
    cited: dict[int, list[Citation]] = {}
    for citation in standing(sight).filter(event__in=events).order_by("position", "pk"):
        cited.setdefault(citation.event_id, []).append(citation)
    undated = [event.pk for event in rows if event.date_shown is None]
    said = said_of(rows_for(sight), undated) if undated else {}
    last = {pk: last_announcement(each) for pk, each in said.items()}
    announced = {pk: each.date for pk, each in last.items() if each is not None and each.date is not None}
    return {event.pk: event for event in rows}, cited, announced


def _state(event: Event, announced: DateValue | None, cited: Iterable[Citation], names: Mapping[int, str]) -> _State:
    date = event.date_shown or announced
    how = ""
    if event.date is None and date is not None:
        how = "worked out" if event.computed is not None else "as announced"
    sources = dict.fromkeys(names[each.source_id] for each in cited if each.source_id in names)
    return _State(event.title, say(date) if date else "no date", how, event.occurrence, tuple(sources))


def _names(cited: Iterable[Iterable[Citation]], sight: Sight) -> dict[int, str]:
    """What the sources are called today, as far as this reader may know."""
    wanted = {citation.source_id for rows in cited for citation in rows}
    rows = sight.of(Source.objects.filter(pk__in=wanted))
    return {source.pk: source_name(source, is_member=sight.is_member).short for source in rows}


def _since(then: _State, now: _State | None) -> Since:
    if now is None:
        return Since("", "", "", is_withdrawn=True, added=(), gone=())
    date = f"{now.date}, {now.how}" if now.how else now.date
    return Since(
        title=now.title if now.title != then.title else "",
        date=date if (now.date, now.how) != (then.date, then.how) else "",
        outcome=labels.OCCURRENCE[now.occurrence] if now.occurrence != then.occurrence else "",
        is_withdrawn=False,
        added=tuple(name for name in now.sources if name not in then.sources),
        gone=tuple(name for name in then.sources if name not in now.sources),
    )
