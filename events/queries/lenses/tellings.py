"""What is told of some events, by everybody and by each of those who tell, from one day of publication to the next.

Pure: records in, records out, by the rules that a lens applies (`events.queries.lenses.tales`, `weaving`). Events that
relations join have to come together. Of each teller the citations are admitted in the order in which they came out; at
each step only what the new ones touch is worked out again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple

from events.models import EventState, Occurrence
from events.models.telling import EVERYBODY, UNTOLD
from events.models.turn import FAR
from events.queries.dating.dating import Said
from events.queries.dating.placing import Dated, Placed, placements_of
from events.queries.dating.proposing import Reported
from events.queries.lenses.tales import Tale, tales_from
from events.queries.network.network_rows import component
from events.queries.network.statements import Related
from events.queries.sequence.sequence import Tie
from events.queries.sequence.weaving import Light, Tied, bundled, chosen, light_at


class Written(NamedTuple):
    """What an event's own row says, as far as it matters to how it was told."""

    number: int
    sort_key: int
    weight: int
    state: EventState
    basis: str


class Cited(NamedTuple):
    """A standing citation, with the readings of it that may be seen."""

    pk: int
    event: int
    source: int
    speaker: int | None
    out: int  # the second by which its source was out, UNTOLD where that is not known
    reported: Reported
    said: tuple[Said, ...]


class Stated(NamedTuple):
    """A standing relation in time, the citation that says so, and those whose reading of a date it is (`is_rival`)."""

    related: Related
    tied: Tied
    citation: int
    rivals: tuple[int, ...]


@dataclass(slots=True)
class Material:
    """What one audience may see of some events: `cited` in the order of the footnotes."""

    events: dict[int, Written] = field(default_factory=dict)
    cited: list[Cited] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)


class Standing(NamedTuple):
    """Where an event stands in the list: the columns of a turn."""

    start: int
    ends: int
    sort_key: int
    number: int
    place: int
    first_month: int
    last_month: int
    is_dated: bool
    is_announced: bool
    relation: int | None
    is_inverse: bool


class State(NamedTuple):
    """All that is told of an event."""

    occurrence: Occurrence
    weight: int
    standing: Standing
    placed: tuple[Placed, ...]


class Told(NamedTuple):
    """What one teller tells of an event, from one second of the publication clock to another (exclusive)."""

    event: int
    teller: int
    known_from: int
    known_to: int
    state: State


def tellings(material: Material) -> Iterator[Told]:
    """Everything that is told of these events, whoever tells it."""
    known: dict[tuple[int, ...], State] = {}
    for teller, cited in _by_teller(material.cited):
        yield from _told_by(teller, cited, material, known)


def _by_teller(cited: Sequence[Cited]) -> Iterator[tuple[int, list[Cited]]]:
    """Everybody whose sources have a date, each source, and each of those who are quoted."""
    tellers: dict[int, list[Cited]] = {}
    for each in cited:
        if each.out < UNTOLD:
            tellers.setdefault(EVERYBODY, []).append(each)
        tellers.setdefault(each.source, []).append(each)
        if each.speaker is not None:
            tellers.setdefault(-each.speaker, []).append(each)
    yield from tellers.items()


def _told_by(
    teller: int, cited: Sequence[Cited], material: Material, known: dict[tuple[int, ...], State]
) -> Iterator[Told]:
    stated: dict[int, list[Stated]] = {}
    for relation in material.stated:
        stated.setdefault(relation.citation, []).append(relation)
    admitted: dict[int, Cited] = {}
    edges: list[tuple[int, int]] = []
    current: dict[int, tuple[int, State]] = {}
    for out, coming in groupby(sorted(cited, key=lambda each: each.out), key=lambda each: each.out):
        touched: set[int] = set()
        for each in coming:
            admitted[each.pk] = each
            said_so = [(one.related.event, one.related.other) for one in stated.get(each.pk, ())]
            edges += said_so
            touched |= {each.event, *(event for pair in said_so for event in pair)}
        around = component(edges, touched) if edges else touched
        for event, state in _states(around, admitted, material, known).items():
            since, was = current.get(event, (out, None))
            if state != was:
                if was is not None:
                    yield Told(event, teller, since, out, was)
                current[event] = out, state
    for event, (since, state) in current.items():
        yield Told(event, teller, since, FAR, state)


def _states(
    around: Collection[int], admitted: Mapping[int, Cited], material: Material, known: dict[tuple[int, ...], State]
) -> dict[int, State]:
    """What the admitted citations tell of these events; of an event by itself it is remembered by its citations."""
    spoken_of: dict[int, list[Cited]] = {}
    for each in material.cited:
        if each.pk in admitted and each.event in around and each.event in material.events:
            spoken_of.setdefault(each.event, []).append(each)
    if len(around) > 1 or len(spoken_of) != 1:
        return _worked_out(spoken_of, admitted, material)
    key = tuple(each.pk for each in next(iter(spoken_of.values())))
    event = next(iter(spoken_of))
    if key not in known:
        known[key] = _worked_out(spoken_of, admitted, material)[event]
    return {event: known[key]}


def _worked_out(
    spoken_of: Mapping[int, Sequence[Cited]], admitted: Mapping[int, Cited], material: Material
) -> dict[int, State]:
    events = {event: material.events[event] for event in spoken_of}
    said = {event: [one for each in cited for one in each.said] for event, cited in spoken_of.items()}
    reported = {event: [each.reported for each in cited] for event, cited in spoken_of.items()}
    stated = [
        each
        for each in material.stated
        if each.citation in admitted and (each.related.event in events or each.related.other in events)
    ]
    related = [
        replace(each.related, is_rival=True) if any(one in admitted for one in each.rivals) else each.related
        for each in stated
    ]
    told = tales_from({event: row.basis for event, row in events.items()}, said, reported, related)
    standings = _standings(events, told, [each.tied for each in stated])
    states = {}
    for event, row in events.items():
        tale = told[event]
        dated = Dated(tale.date, tale.occurrence, row.weight, row.state, tale.computed)
        states[event] = State(tale.occurrence, row.weight, standings[event], tuple(placements_of(dated, said[event])))
    return states


def _standings(
    events: Mapping[int, Written], told: Mapping[int, Tale], relations: Iterable[Tied]
) -> dict[int, Standing]:
    """Each event's turn, as `events.queries.listed.order` tells it through a lens."""
    lights, called = {}, {}
    for event, row in events.items():
        who, tale = (event, row.number, row.sort_key), told[event]
        light = lights[event] = light_at(who, tale.date or tale.computed, is_computed=tale.date is None)
        if light.start is None and tale.announced is not None:
            announced = light_at(who, tale.announced, is_computed=False)
            if announced.start is not None:
                called[event] = announced
    lost = {event for event, light in lights.items() if light.start is None and event not in called}
    ties = chosen(lights.values(), lost, lambda: relations)
    found = {
        event: _standing(called.get(event, light), is_dated=light.start is not None, is_announced=event in called)
        for event, light in lights.items()
    }
    for event, beside in bundled(ties, {event: light.order for event, light in lights.items()}):
        found[event] = _beside(found[beside.root], found[event], beside.place, beside.tie)
    return found


def _standing(light: Light, *, is_dated: bool, is_announced: bool) -> Standing:
    start = FAR if light.start is None else light.start
    months = (FAR, FAR) if light.start is None else light.months
    return Standing(
        start, light.ends, light.sort_key, light.number, 0, *months, is_dated, is_announced, None, is_inverse=False
    )


def _beside(root: Standing, own: Standing, place: int, tie: Tie) -> Standing:
    return root._replace(
        place=place,
        is_dated=own.is_dated,
        is_announced=own.is_announced,
        relation=tie.relation,
        is_inverse=tie.is_inverse,
    )
