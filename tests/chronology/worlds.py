"""Random statements about few events, and slow ways to find out what follows from them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from functools import cache
from itertools import combinations, product

from hypothesis import strategies as st

from events.chronology import Distance, End, Moment, Network, Settled, Statement, Step, Unit, Within
from events.dates.calendar import DAY, civil, day_number, month_length

EVENTS = range(4)
MOMENTS = [Moment(event, end) for event in EVENTS for end in End]
ORDER = [Distance(Moment(event, End.FINISH), Moment(event, End.BEGIN), 0, None) for event in EVENTS]
FAR = 10**9


def a_range(reach: int) -> st.SearchStrategy[tuple[int | None, int | None]]:
    """From and to, either open; now and then the wrong way round."""
    number = st.integers(-reach, reach)
    ordered = st.tuples(number, st.integers(0, reach // 2)).map(lambda each: (each[0], each[0] + each[1]))
    return st.one_of(
        ordered, ordered, number.map(lambda each: (each, each)), st.tuples(number, st.none() | number),
        number.map(lambda each: (None, each)),
    )  # fmt: skip


def withins(reach: int, scale: int) -> st.SearchStrategy[Within]:
    """In whole units of `scale` seconds."""
    return st.builds(
        lambda moment, span: Within(
            moment,
            None if span[0] is None else span[0] * scale,
            None if span[1] is None else span[1] * scale + scale - 1,
        ),
        st.sampled_from(MOMENTS),
        a_range(reach),
    )


def distances(unit: Unit, reach: int) -> st.SearchStrategy[Distance]:
    """Between any two moments, of one event too."""
    moment = st.sampled_from(MOMENTS)
    return st.builds(lambda of, from_, span: Distance(of, from_, *span, unit), moment, moment, a_range(reach))


def statements(*parts: st.SearchStrategy[Within | Distance], most: int = 9) -> st.SearchStrategy[list[Statement]]:
    """Of one or two parts each; keys are their places, ranks are few so that some are equal."""
    one = st.tuples(st.lists(st.one_of(*parts), min_size=1, max_size=2), st.integers(0, 3))
    return st.lists(one, max_size=most).map(
        lambda drawn: [Statement(("said", at), tuple(said), (rank,)) for at, (said, rank) in enumerate(drawn)]
    )


seconds = statements(withins(12, 1), distances(Unit.SECOND, 8), distances(Unit.SECOND, 8))
days = statements(withins(12, DAY), distances(Unit.DAY, 8), distances(Unit.DAY, 8))
mixed = statements(
    withins(3 * DAY, 1), withins(70, DAY), distances(Unit.SECOND, 2 * DAY), distances(Unit.DAY, 3),
    distances(Unit.MONTH, 2),
)  # fmt: skip


def floyd_warshall(said: Iterable[Statement], scale: int) -> dict[Moment, tuple[int | None, int | None]] | None:
    """The bounds by the shortest paths between all moments, counted in units of `scale`; None: a contradiction."""
    places = {moment: at for at, moment in enumerate(MOMENTS, start=1)}  # 0 is the origin of time
    size = len(places) + 1
    reach = [[0 if a == b else FAR for b in range(size)] for a in range(size)]

    def at_most(target: int, source: int, value: int | None) -> None:
        if value is not None:
            reach[source][target] = min(reach[source][target], value)

    for part in (*ORDER, *(part for each in said for part in each.parts)):
        if isinstance(part, Within):
            at_most(places[part.moment], 0, None if part.latest is None else part.latest // scale)
            at_most(0, places[part.moment], None if part.earliest is None else -(part.earliest // scale))
        else:
            at_most(places[part.of], places[part.from_], part.most)
            at_most(places[part.from_], places[part.of], None if part.least is None else -part.least)
    for via, source, target in product(range(size), repeat=3):
        reach[source][target] = min(reach[source][target], reach[source][via] + reach[via][target])
    if any(reach[at][at] < 0 for at in range(size)):
        return None
    return {
        moment: (
            None if reach[at][0] > FAR // 2 else -reach[at][0] * scale,
            None if reach[0][at] > FAR // 2 else reach[0][at] * scale + scale - 1,
        )
        for moment, at in places.items()
    }


def bounds(settled: Settled) -> dict[Moment, tuple[int | None, int | None]]:
    """Of every moment."""
    return {moment: settled.bounds(moment) for moment in MOMENTS}


@cache
def months_on(day: int, months: int) -> int:
    """The slow way: month by month, then the day."""
    year, month, of_month = civil(day)
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        year, month = (year + 1, 1) if month == 13 else (year - 1, 12) if month == 0 else (year, month)
    return day_number(year, month, min(of_month, month_length(year, month)))


def moments_of(part: Within | Distance) -> set[Moment]:
    """One or two."""
    return {part.moment} if isinstance(part, Within) else {part.of, part.from_}


def left_out(settled: Settled) -> set[Hashable]:
    """The keys of the statements that are not believed."""
    return {each.left_out for each in settled.contradictions}


def follows(before: tuple[Moment, int] | None, step: Step, upper: bool) -> int:
    """The bound that a step yields from that of the step before: the slow way, by trying days, for months."""
    part = step.part
    if isinstance(part, Within):
        assert before is None
        assert step.moment == part.moment
        return part.latest if upper else part.earliest
    assert before is not None
    moment, second = before
    is_onward = (moment, step.moment) == (part.from_, part.of)
    assert is_onward or (moment, step.moment) == (part.of, part.from_)
    amount = part.most if upper == is_onward else part.least
    if part.unit is Unit.SECOND:
        return second + amount if is_onward else second - amount
    day = second // DAY
    if part.unit is Unit.DAY:
        day = day + amount if is_onward else day - amount
    elif is_onward:
        day = months_on(day, amount)
    elif upper:
        day = max(each for each in range(day - 250, day + 250) if months_on(each, amount) <= day)
    else:
        day = min(each for each in range(day - 250, day + 250) if months_on(each, amount) >= day)
    return day * DAY + (DAY - 1 if upper else 0)


def holds(part: Within | Distance, at: dict[Moment, int]) -> bool:
    """Whether it is true of these seconds."""
    if isinstance(part, Within):
        return _between(part.earliest, at[part.moment], part.latest)
    of, from_ = at[part.of], at[part.from_]
    if part.unit is Unit.SECOND:
        return _between(part.least, of - from_, part.most)
    if part.unit is Unit.DAY:
        return _between(part.least, of // DAY - from_ // DAY, part.most)
    least, most = (None if each is None else months_on(from_ // DAY, each) for each in (part.least, part.most))
    return _between(least, of // DAY, most)


def _between(least: int | None, value: int, most: int | None) -> bool:
    return (least is None or least <= value) and (most is None or value <= most)


def believed(network: Network, said: Sequence[Statement]) -> list[Statement]:
    """Those not left out."""
    out = left_out(network.settled())
    return [each for each in said if each.key not in out]


def spans(
    said: Sequence[Statement], domain: range, moments: tuple[Moment, Moment, Moment]
) -> dict[Moment, tuple[int, int]] | None:
    """The first and the last second of three moments, from trying all days of the domain; None: no days will do."""
    parts = [*(part for part in ORDER if part.of in moments and part.from_ in moments), *_distances(said)]
    fits = {
        (one, other): [
            [all(holds(part, {one: a * DAY, other: b * DAY}) for part in parts if {part.of, part.from_} == {one, other})
             for b in domain] for a in domain
        ]
        for one, other in combinations(moments, 2)
    }  # fmt: skip
    first, second, third = moments
    found: dict[Moment, set[int]] = {moment: set() for moment in moments}
    for (a, day), (b, other) in product(enumerate(domain), repeat=2):
        if fits[first, second][a][b]:
            rows = fits[first, third][a], fits[second, third][b], domain
            last = {last for one, two, last in zip(*rows, strict=True) if one and two}
            if last:
                found[first].add(day)
                found[second].add(other)
                found[third] |= last
    if not found[first]:
        return None
    return {moment: (min(each) * DAY, max(each) * DAY + DAY - 1) for moment, each in found.items()}


def _distances(said: Sequence[Statement]) -> list[Distance]:
    return [part for each in said for part in each.parts if isinstance(part, Distance)]
