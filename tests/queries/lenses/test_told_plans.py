"""By which plans PostgreSQL finds what was told, among many placements of many tellers that it knows about."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from events.dates import parse
from events.models import Event, TellingDue, ToldPlacement
from events.queries.filtering.facets import facets
from events.queries.lenses import told_by
from events.queries.lenses.lenses import lens_of
from events.queries.lenses.lots import sample_of
from events.queries.listed import turns_kept
from events.queries.listed.the_list import the_list
from events.queries.listed.turns_statements import TOLD
from events.queries.picture import told_numbers
from events.queries.picture.ground import ground
from events.queries.picture.picked import picked, slices
from events.queries.picture.sampled import asked
from events.queries.picture.viewport import statement
from events.queries.reader import kept
from events.queries.reader.sight import Sight
from tests import factories as make
from tests.queries.kept_plans import plans_within

pytestmark = pytest.mark.django_db

DAY = 86_400
HELD = {"timeline_id =", "teller =", "int8range(span_begins, span_ends) &&", "int8range(known_from, known_to) @>"}


def fill(timeline, number):
    """As many events that came out a month after they happened, and were told otherwise a year later."""
    like = make.make_event(timeline, "like this")
    columns = [field.column for field in type(like)._meta.concrete_fields if field.column not in ("id", "public_id")]
    values = {"number": "1 + i", "weight": "(i * 7919 % 90)::smallint"}
    selected = ", ".join(values.get(column, f"event.{column}") for column in columns)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('dateline.derived_later', 'yes', true)")
        cursor.execute("SELECT set_config('dateline.finding', 'later', true)")
        cursor.execute(
            f"INSERT INTO events_event (public_id, {', '.join(columns)}) SELECT gen_random_uuid(), {selected} "
            f"FROM events_event AS event, generate_series(1, {number}) AS i WHERE event.id = {like.pk}"
        )
        rows = f"""
            FROM (SELECT *, number * {DAY} AS at FROM events_event
                  WHERE timeline_id = {timeline.pk} AND number > 1) AS event
            CROSS JOIN (VALUES (0, 30, 395), (0, 395, NULL), (7, 30, NULL)) AS known (teller, since, until)"""
        known = f"""timeline_id, id, teller, at + since * {DAY}, coalesce(at + until * {DAY}, 9223372036854775807), 0"""
        cursor.execute(f"""
            INSERT INTO events_toldplacement (timeline_id, event_id, teller, known_from, known_to, audience,
                kind, weight, span_begins, span_ends, begins_open, ends_open, begins_fades, ends_fades, is_computed,
                is_conflicted, occurrence, precision, words)
            SELECT {known}, 'current', weight, at, at + {DAY}, false, false, false, false, false, false, occurrence,
                'day', '' {rows}""")
        cursor.execute(f"""
            INSERT INTO events_telling (timeline_id, event_id, teller, known_from, known_to, audience, occurrence,
                start, ends, sort_key, number, place, first_month, last_month, is_dated, is_announced, is_inverse)
            SELECT {known}, occurrence, at, at + {DAY}, 0, number, 0, number / 30, number / 30,
                true, false, false {rows}""")
        cursor.execute("SELECT set_config('dateline.derived_later', '', true)")
        cursor.execute("SELECT set_config('dateline.finding', '', true)")
    TellingDue.objects.filter(timeline=timeline).delete()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE events_toldplacement, events_telling, events_event")


@pytest.fixture
def sight():
    timeline = make.make_timeline()
    fill(timeline, 8_000)
    plain = Sight.of_reader(timeline, AnonymousUser())
    return plain.through(lens_of(plain, known=parse("1984-01-01")))  # after two thirds of it


def explained(asked_for, given):
    with plans_within() as found, connection.cursor() as cursor:
        cursor.execute(asked_for, given)
    tables = {"events_toldplacement", "events_telling", "events_event"}
    scanned = [node["Relation Name"] for node in found if node["Node Type"] == "Seq Scan"]
    assert not tables & set(scanned), scanned
    return found


def scans(found, index):
    used = [node for node in found if node.get("Index Name") == index]
    assert used, [node.get("Index Name") for node in found]
    return used


def test_the_heaviest_of_a_window_as_of_a_day_are_read_in_the_order_of_their_rank(sight):
    on, drawn = ground(sight), picked(sight, None)
    assert drawn.is_told
    begins, ends = slices(on.span.begins, on.span.ends)
    few = {"k": 10, "each": 2, "slices_from": begins, "slices_to": ends}  # the share that 500 are of a million
    few["number_here"] = 20_000
    given = drawn.parameters | asked(on, on.span) | few
    found = explained(drawn.picked(), given)
    for scan in scans(found, "told_placement_heaviest_in_a_window"):
        assert scan["Order By"] == "(rank <-> '32000'::smallint)"
        assert all(part in scan["Index Cond"] for part in HELD), scan["Index Cond"]
    explained(statement(drawn), given)


def test_numbers_and_ends_are_those_of_a_sample_and_of_what_lies_outside_it(sight):
    on, here = ground(sight), told_by.told_by(sight)
    assert not here.is_few
    assert on.span.begins == 2 * DAY  # of the first event, which no sample has to hold
    given = here.parameters | asked(on, on.span)
    lots = {"lots": sample_of(here.number, 500).lots}
    found = explained(told_numbers._HERE, given | lots)
    by_lot = {node.get("Index Name") for node in found} & {"told_placement_by_lot", "told_placement_by_day_known"}
    assert by_lot
    before = kept.PLACEMENTS
    ends = kept.held_by(sight) | {"first": on.span.begins + 30 * DAY, "last": on.span.ends - 30 * DAY}
    found = explained(told_by._ENDS.format(before=before), ends)
    for scan in scans(found, "told_placement_heaviest_in_a_window"):
        assert scan["Actual Rows"] <= 40


def test_a_page_of_the_list_reads_no_more_than_stands_before_its_end(sight):
    given = kept.held_by(sight) | {"size": 100, "skipped": 200}
    found = explained(kept.through(TOLD.format(more="")), given)
    (scan,) = scans(found, "telling_in_its_order")
    assert scan["Actual Rows"] == 300
    assert "Sort" not in {node["Node Type"] for node in found if node["Actual Rows"] > 100}


def test_what_is_many_is_counted_about_and_the_list_exactly(sight):
    here = told_by.told_by(sight)
    exact = the_list(sight).pages.total
    assert exact == turns_kept.everything(sight)
    assert abs(here.number - exact) < exact / 4


def test_numbers_of_choices_are_about_right_and_say_so(sight):
    (outcomes,) = [facet for facet in facets(sight) if facet.name == "happened"] or [None]
    assert outcomes is None  # all of them happened: there is nothing to choose
    Event.objects.filter(timeline=sight.timeline, number__gt=4_000).update(occurrence="cancelled")
    ToldPlacement.objects.filter(timeline=sight.timeline, event_id__in=_later(sight)).update(occurrence="cancelled")
    TellingDue.objects.filter(timeline=sight.timeline).delete()
    (outcomes,) = [facet for facet in facets(sight) if facet.name == "happened"]
    assert outcomes.is_estimate
    numbers = {choice.value: choice.count for choice in outcomes.choices}
    assert abs(numbers["happened"] - 3_999) < 600
    assert abs(numbers["cancelled"] - 1_084) < 600
    assert all(number % 100 == 0 for number in numbers.values())


def _later(sight):
    return Event.objects.filter(timeline=sight.timeline, number__gt=4_000).values("pk")
