"""How fast the bounds of a large network are found, and found again after every single change."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from events.chronology import Distance, End, Moment, Network, Statement, Unit, Within
from events.dates.calendar import DAY

EVENTS, RELATIONS, CHANGES = 10_000, 20_000, 2_000
YEARS = 20


@dataclass
class World:
    """What really happened, of which statements tell a part: for each event its first and its last second."""

    pick: random.Random
    spans: list[tuple[int, int]]

    @classmethod
    def of(cls, events: int, seed: int = 2007) -> World:
        """So many events within twenty years, of an hour to ten days."""
        pick = random.Random(seed)
        begins = sorted(pick.randrange(YEARS * 365 * DAY) for _ in range(events))
        return cls(pick, [(begin, begin + pick.randrange(3600, 10 * DAY)) for begin in begins])

    def date(self, event: int) -> Statement:
        """A day, a month's length or a quarter's in which it happened."""
        before, after = (self.pick.choice((0, 30, 90)) for _ in range(2))
        first, last = self.spans[event]
        first, last = (first // DAY - before) * DAY, (last // DAY + after + 1) * DAY - 1
        parts = Within(Moment(event, End.BEGIN), first, last), Within(Moment(event, End.FINISH), first, last)
        return Statement(("date", event), parts, (0,))

    def duration(self, event: int) -> Statement:
        """How many days it lasted."""
        first, last = self.spans[event]
        days = last // DAY - first // DAY
        part = Distance(Moment(event, End.FINISH), Moment(event, End.BEGIN), days, days, Unit.DAY)
        return Statement(("duration", event), (part,), (1,))

    def relation(self, key: int, event: int, other: int) -> Statement:
        """A gap between two of their moments, in days or seconds, exact, bounded or open on one side; or during."""
        of, from_ = (Moment(each, self.pick.choice(list(End))) for each in (event, other))
        gap = self._second(of) - self._second(from_)
        unit = self.pick.choice((Unit.SECOND, Unit.DAY))
        if unit is Unit.DAY:
            gap = self._second(of) // DAY - self._second(from_) // DAY
        wide = self.pick.choice((0, 1, 7, 30)) * (1 if unit is Unit.DAY else DAY)
        least, most = self.pick.choice(((gap - wide, gap + wide), (gap - wide, None), (None, gap + wide)))
        return Statement(("relation", key), (Distance(of, from_, least, most, unit),), (2,))

    def related(self, key: int) -> Statement:
        """The first of them join every event to one before it, so that all are one component."""
        events = len(self.spans)
        event = key + 1 if key + 1 < events else self.pick.randrange(1, events)
        other = max(0, event - self.pick.randint(1, 50)) if self.pick.random() < 0.9 else self.pick.randrange(event)
        return self.relation(key, event, other)

    def statements(self, relations: int) -> list[Statement]:
        """Dates of a tenth of the events, durations of a fifth, and so many relations."""
        events = range(len(self.spans))
        dates = [self.date(event) for event in self.pick.sample(events, len(events) // 10)]
        durations = [self.duration(event) for event in self.pick.sample(events, len(events) // 5)]
        return dates + durations + [self.related(key) for key in range(relations)]

    def false(self, key: object) -> Statement:
        """Something that did not happen: an event ten days after one that came later."""
        event = self.pick.randrange(len(self.spans) - 200)
        other = event + self.pick.randint(100, 199)
        part = Distance(Moment(event, End.BEGIN), Moment(other, End.FINISH), 10, None, Unit.DAY)
        return Statement(key, (part,), (3,))

    def _second(self, moment: Moment) -> int:
        return self.spans[moment.event][moment.end is End.FINISH]


def changes(world: World, said: list[Statement], count: int) -> Iterator[tuple[str, Callable[[Network], set[int]]]]:
    """Random single changes, one after the other: add, remove, redate, another gap, and something false."""
    pick = world.pick
    known = {statement.key: statement for statement in said}
    dates = [key for key in known if key[0] == "date"]
    relations = [key for key in known if key[0] == "relation"]
    for number in range(count):
        kind = ("add", "remove", "date", "gap", "false")[number % 5]
        if kind == "add":
            new = world.related(pick.randrange(len(world.spans)))
            new = Statement(("relation", len(said) + number), new.parts, new.rank)
            yield kind, lambda network, new=new: network.change(add=[new])
        elif kind == "remove":
            key = pick.choice(relations if pick.random() < 0.8 else dates)
            yield kind, lambda network, key=key: network.change(remove=[key])
        elif kind == "date":
            new = world.date(pick.choice(dates)[1])
            yield kind, lambda network, new=new: network.change(add=[new])
        elif kind == "gap":
            key = pick.choice(relations)
            part = known[key].parts[0]
            new = world.relation(key[1], part.of.event, part.from_.event)
            yield kind, lambda network, new=new: network.change(add=[new])
        else:
            new = world.false(("false", number))
            yield kind, lambda network, new=new: network.change(add=[new])


def timed(act: Callable[[], object]) -> float:
    """Milliseconds of CPU time: others at work on the machine are not measured."""
    began = time.process_time()
    act()
    return (time.process_time() - began) * 1000


def percentiles(times: list[float]) -> str:
    """The middle, the 95th of a hundred, the worst."""
    times = sorted(times)
    return f"p50 {times[len(times) // 2]:.1f} ms, p95 {times[len(times) * 95 // 100]:.1f} ms, worst {times[-1]:.1f} ms"


def main() -> None:
    """Print the whole network, and single changes by kind."""
    world = World.of(EVENTS)
    said = world.statements(RELATIONS)
    networks: list[Network] = []
    whole = timed(lambda: networks.append(Network(said)))
    network = networks[0]
    assert len(network.component(0)) == EVENTS
    print(f"chronology: {EVENTS:,} events, {RELATIONS:,} relations in one component in {whole / 1000:.2f} CPU seconds")
    taken: dict[str, list[float]] = {}
    moved: list[int] = []
    for kind, act in changes(world, said, CHANGES):
        taken.setdefault(kind, []).append(timed(lambda act=act: moved.append(len(act(network)))))
    for kind, times in taken.items():
        print(f"  {kind}: {percentiles(times)}")
    print(f"chronology: {CHANGES:,} single changes, {percentiles(list(chain(*taken.values())))}")
    contradictions = network.settled().contradictions
    sizes = sorted(len(each.statements) for each in contradictions)
    print(f"  {sum(moved) / CHANGES:.0f} events moved by a change, at most {max(moved):,}")
    print(f"  {len(sizes)} contradictions in the end, of {sizes[0]} to {sizes[-1]} statements")


if __name__ == "__main__":
    main()
