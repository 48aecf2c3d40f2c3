"""Where events are drawn: what is known, and never longer."""

from __future__ import annotations

from random import Random

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from events.dates import DateValue, Precision, from_iso, parse, under_way
from events.models import EventState, Occurrence, PlacementAudience, PlacementKind
from events.queries.dating.placing import (
    MOST_RIVALS,
    Dated,
    Span,
    audiences,
    heaviest_first,
    placement_columns,
    placements_of,
    span_of,
)
from tests.queries.dating.test_dating import APRIL, MAY, MEETING, NO_DATE, said


def at(day: str) -> int:
    return from_iso(f"{day}T00:00:00")


def dated(date: DateValue | None, computed: DateValue | None = None) -> Dated:
    return Dated(date=date, occurrence=Occurrence.HAPPENED, weight=50, state=EventState.APPROVED, computed=computed)


def stretch(span: Span | None) -> tuple[int, int]:
    assert span is not None
    return span.begins, span.ends


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("2007-03-10", "2007-03-10", "2007-03-11"),
        ("2007-03", "2007-03-01", "2007-04-01"),
        ("2007-03-01/2007-03-31", "2007-03-01", "2007-04-01"),
        ("[2007-03-01..2007-03-09]", "2007-03-01", "2007-03-10"),
        ("[..2007-03-09]", "2007-03-09", "2007-03-10"),
        ("[2007-03-09..]", "2007-03-09", "2007-03-10"),
        ("../2007-03-09", "2007-03-09", "2007-03-10"),
        ("/2007-05-04", "2007-05-04", "2007-05-05"),
        ("2007-05-04/..", "2007-05-04", "2007-05-05"),
        ("[..2007-02]", "2007-02-01", "2007-03-01"),
        ("2003", "2003-01-01", "2004-01-01"),
    ],
)
def test_a_span_is_what_is_known(text: str, begins: str, ends: str) -> None:
    assert stretch(span_of(parse(text))) == (at(begins), at(ends))


def test_what_was_under_way_on_a_day_stands_on_that_day_open_on_both_sides() -> None:
    span = span_of(under_way(parse("2007-03-12")))
    assert stretch(span) == (at("2007-03-12"), at("2007-03-13"))
    assert span is not None
    assert (span.begins_open, span.ends_open) == (True, True)


@pytest.mark.parametrize(
    ("text", "opens", "fades"),
    [
        ("2007-03-10", (False, False), (False, False)),
        ("2007-03", (False, False), (False, False)),
        ("[2007-03-01..2007-03-09]", (False, False), (True, True)),
        ("[..2007-03-09]", (True, False), (True, False)),
        ("/2007-05-04", (True, False), (True, False)),
        ("2007-05-04/..", (False, True), (False, True)),
        ("1984~", (False, False), (True, True)),
        ("1984?", (False, False), (True, True)),
    ],
)
def test_ends_that_are_open_or_uncertain_say_so(text: str, opens: tuple[bool, bool], fades: tuple[bool, bool]) -> None:
    span = span_of(parse(text))
    assert span is not None
    assert (span.begins_open, span.ends_open) == opens
    assert (span.begins_fades, span.ends_fades) == fades


def test_a_date_without_any_bound_is_not_drawn() -> None:
    nothing = DateValue.from_bounds(None, None, None, None, precision=Precision.DAY)
    assert span_of(nothing) is None
    assert placements_of(dated(nothing), []) == []


bounds = st.one_of(st.none(), st.integers(min_value=-(10**14), max_value=10**14))


@given(st.lists(bounds, min_size=4, max_size=4), st.sampled_from(list(Precision)))
def test_every_span_is_finite_and_not_empty(four: list[int | None], precision: Precision) -> None:
    try:
        value = DateValue.from_bounds(*four, precision=precision)
    except ValueError:
        return
    span = span_of(value)
    assert (span is None) == (four == [None] * 4)
    assert span is None or span.begins < span.ends


def test_the_date_used_is_drawn_as_current_in_its_words() -> None:
    (placed,) = placements_of(dated(parse("2007-03-10")), [])
    assert (placed.kind, placed.words, placed.is_computed) == (PlacementKind.CURRENT, "10 March 2007", False)


def test_without_a_date_the_last_announcement_is_drawn_as_announced_and_former_ones_as_ghosts() -> None:
    placed = placements_of(dated(None), MEETING)
    assert [(each.kind, each.words) for each in placed] == [
        (PlacementKind.ANNOUNCED, "3–4 May 2007"),
        (PlacementKind.FORMER, "some time in April 2007"),
        (PlacementKind.FORMER, "between 1 and 10 April 2007"),
    ]
    assert placed[0].reading_id == MAY.reading_id


def test_a_plan_withdrawn_leaves_ghosts_only() -> None:
    assert [each.kind for each in placements_of(dated(None), [APRIL, NO_DATE])] == [PlacementKind.FORMER]


def test_two_sources_of_one_former_date_make_one_ghost() -> None:
    again = said("2007-04", is_former=True)
    placed = placements_of(dated(parse("2007-05-04")), [APRIL, again])
    assert [each.kind for each in placed] == [PlacementKind.CURRENT, PlacementKind.FORMER]


def test_an_event_that_nothing_dates_has_no_placement() -> None:
    assert placements_of(dated(None), [said()]) == []


def test_a_conflict_is_marked() -> None:
    placed = placements_of(dated(parse("2007-03-06")), [said("2007-03-07")])
    assert placed[0].is_conflicted


def test_a_reading_that_disagrees_is_drawn_beside_the_date_and_one_that_agrees_is_not() -> None:
    rival = said("2007-03-07")
    placed = placements_of(dated(None, parse("2007-03-06")), [said("2007-03"), rival, APRIL])
    (reading,) = [each for each in placed if each.kind == PlacementKind.READING]
    assert (reading.words, reading.reading_id) == ("7 March 2007", rival.reading_id)
    assert stretch(reading.span) == (at("2007-03-07"), at("2007-03-08"))


def test_of_very_many_readings_that_disagree_a_few_are_drawn() -> None:
    crowd = [said(f"2007-03-{day:02d}") for day in range(1, 30)]
    kinds = [each.kind for each in placements_of(dated(parse("2007-04-06")), crowd)]
    assert kinds.count(PlacementKind.READING) == MOST_RIVALS


@pytest.mark.parametrize(
    ("state", "seen_by"),
    [
        (EventState.DRAFT, [PlacementAudience.MEMBERS]),
        (EventState.IN_REVIEW, [PlacementAudience.MEMBERS]),
        (EventState.APPROVED, [PlacementAudience.MEMBERS, PlacementAudience.PUBLIC]),
        (EventState.WITHDRAWN, []),
    ],
)
def test_the_public_sees_approved_events_and_members_all_that_stand(
    state: EventState, seen_by: list[PlacementAudience]
) -> None:
    assert audiences(state) == seen_by


def test_a_placement_is_a_row_for_each_audience() -> None:
    event = dated(parse("2007-03-10"))
    (placed,) = placements_of(event, [])
    rows = [placement_columns(event, placed, audience) for audience in audiences(event.state)]
    assert [row["audience"] for row in rows] == ["members", "public"]


def test_a_computed_date_is_drawn_as_worked_out_and_a_date_of_its_own_wins_over_it() -> None:
    (placed,) = placements_of(dated(None, parse("2007-01-10")), [])
    assert (placed.kind, placed.is_computed, placed.words) == (PlacementKind.CURRENT, True, "10 January 2007")
    (placed,) = placements_of(dated(parse("2007-01-11"), parse("2007-01-10")), [])
    assert (placed.is_computed, placed.words) == (False, "11 January 2007")


@pytest.mark.django_db
def test_the_order_in_which_placements_are_written_is_that_of_their_rank() -> None:
    pick = Random(7)
    rows = [(pick.randrange(100), pick.randrange(1, 2**40)) for _ in range(2000)]
    rows.sort(key=lambda row: heaviest_first(*row))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT events_rank(weight::smallint, event) FROM unnest(%s::int[], %s::bigint[]) "
            "WITH ORDINALITY AS row (weight, event, place) ORDER BY place",
            [[weight for weight, _ in rows], [event for _, event in rows]],
        )
        ranks = [rank for (rank,) in cursor.fetchall()]
    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) > 400
