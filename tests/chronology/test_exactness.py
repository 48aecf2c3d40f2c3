"""The bounds are those of slower, plainer methods; explanations and contradictions say what they claim."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from events.chronology import Distance, End, Moment, Network, Statement, Step, Unit, Within
from events.dates.calendar import DAY, day_number
from tests.chronology import worlds

some = settings(max_examples=40, deadline=None)  # of many more tried when this was written; here they must be quick


@some
@given(worlds.seconds)
def test_gaps_of_seconds_give_the_bounds_of_floyd_and_warshall(said: list[Statement]):
    _equal_to_floyd_warshall(said, 1)


@some
@given(worlds.days)
def test_gaps_of_days_give_the_bounds_of_floyd_and_warshall_on_days(said: list[Statement]):
    _equal_to_floyd_warshall(said, DAY)


def _equal_to_floyd_warshall(said: list[Statement], scale: int) -> None:
    network = Network(said)
    expected = worlds.floyd_warshall(said, scale)
    assert bool(network.settled().contradictions) == (expected is None)
    if expected is None:
        expected = worlds.floyd_warshall(worlds.believed(network, said), scale)
    assert worlds.bounds(network.settled()) == expected


FEW = (Moment(1, End.BEGIN), Moment(1, End.FINISH), Moment(2, End.BEGIN))
SPRINGS = [day_number(2007, 1, 20), day_number(2008, 1, 20), day_number(2007, 11, 25)]


@st.composite
def months(draw: st.DrawFn) -> tuple[range, list[Statement]]:
    """Gaps of months, days and seconds between three moments within 44 days around short months."""
    start = draw(st.sampled_from(SPRINGS))
    domain = range(start, start + 44)
    inside = [Within(moment, start * DAY, domain.stop * DAY - 1) for moment in (*FEW, Moment(2, End.FINISH))]
    units = st.sampled_from([Unit.MONTH, Unit.MONTH, Unit.DAY])
    said = [Statement("inside", tuple(inside))]
    for at in range(draw(st.integers(1, 4))):
        of, from_ = draw(st.permutations(FEW))[:2]
        unit = draw(units)
        least, most = draw(worlds.a_range(2 if unit is Unit.MONTH else 40))
        said.append(Statement(at, (Distance(of, from_, least, most, unit),)))
    return domain, said


@settings(max_examples=20, deadline=None)
@given(months())
def test_gaps_of_months_give_the_bounds_of_trying_every_day(drawn: tuple[range, list[Statement]]):
    domain, said = drawn
    network = Network(said)
    found = worlds.spans(said, domain, FEW)
    assert bool(network.settled().contradictions) == (found is None)
    if found is None:
        found = worlds.spans(worlds.believed(network, said), domain, FEW)
    assert found == {moment: network.settled().bounds(moment) for moment in FEW}


@some
@given(worlds.mixed)
def test_all_latest_bounds_are_a_solution_and_all_earliest_too(said: list[Statement]):
    network = Network(said)
    settled, believed = network.settled(), worlds.believed(network, said)
    for upper in (False, True):
        at = {moment: second for moment in worlds.MOMENTS if (second := settled.bounds(moment)[upper]) is not None}
        for part in (*worlds.ORDER, *(part for each in believed for part in each.parts)):
            if worlds.moments_of(part) <= at.keys():
                assert worlds.holds(part, at)


@some
@given(worlds.mixed)
def test_every_explanation_adds_up_to_the_bound_it_explains(said: list[Statement]):
    network = Network(said)
    believed = {each.key: each for each in worlds.believed(network, said)}
    for moment in worlds.MOMENTS:
        for upper, bound in enumerate(network.settled().bounds(moment)):
            steps = network.explain(moment, bool(upper))
            assert bool(steps) == (bound is not None)
            before: Step | None = None
            for step in steps:
                assert step.part in (worlds.ORDER if step.statement is None else believed[step.statement].parts)
                assert step.value == worlds.follows(before and (before.moment, before.value), step, bool(upper))
                before = step
            if before:
                assert (before.moment, before.value) == (moment, bound)


@some
@given(st.one_of(worlds.seconds, worlds.days, worlds.mixed))
def test_a_contradiction_is_one_and_leaving_any_statement_out_ends_it(said: list[Statement]):
    by_key = {each.key: each for each in said}
    for found in Network(said).settled().contradictions:
        statements = [by_key[key] for key in found.statements]
        assert found.left_out == max(statements, key=lambda each: (each.rank, repr(each.key))).key
        assert [each.left_out for each in Network(statements).settled().contradictions] == [found.left_out]
        for one in statements:
            assert not Network(each for each in statements if each is not one).settled().contradictions


@some
@given(st.one_of(worlds.seconds, worlds.days, worlds.mixed), st.randoms(use_true_random=False))
def test_the_order_of_statements_changes_nothing(said: list[Statement], random: Random):
    settled = Network(said).settled()
    random.shuffle(said)
    shuffled = Network(said).settled()
    assert worlds.bounds(shuffled) == worlds.bounds(settled)
    assert worlds.left_out(shuffled) == worlds.left_out(settled)


@some
@given(st.one_of(worlds.seconds, worlds.days, worlds.mixed), st.data())
def test_after_any_changes_it_is_as_if_made_anew(said: list[Statement], data: st.DataObject):
    network, now, spare = Network(said[: len(said) // 2]), said[: len(said) // 2], said[len(said) // 2 :]
    for _ in range(data.draw(st.integers(1, 4))):
        gone = data.draw(st.sets(st.sampled_from([each.key for each in now]), max_size=2)) if now else set()
        new = spare[: data.draw(st.integers(0, 2))]
        spare = spare[len(new) :]
        if now and data.draw(st.booleans()):
            changed, parts = data.draw(st.sampled_from(now)), data.draw(st.sampled_from(said)).parts
            new = [*new, Statement(changed.key, parts, changed.rank)]
        before = network.settled()
        moved = network.change(add=new, remove=gone)
        now = [each for each in now if each.key not in gone | {one.key for one in new}] + new
        settled, anew = network.settled(), Network(now).settled()
        assert worlds.bounds(settled) == worlds.bounds(anew)
        assert worlds.left_out(settled) == worlds.left_out(anew)
        assert moved == {moment.event for moment in worlds.MOMENTS if settled.bounds(moment) != before.bounds(moment)}
