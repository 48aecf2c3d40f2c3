"""By which plans PostgreSQL finds what the picture shows, on a table of 20,000 placements that it knows about."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction

from events.models import Actor, FacetKind
from events.queries.filtering import facets
from events.queries.filtering import sieve as sieving
from events.queries.filtering.narrowing import Narrowing
from events.queries.filtering.sieve import sieve
from events.queries.lenses.lots import sample_of
from events.queries.picture import density, grouped, sampled
from events.queries.picture.ground import Window, ground, heaps, is_any, of
from events.queries.picture.groups import groups
from events.queries.picture.picked import picked, slices
from events.queries.picture.sampled import asked
from events.queries.picture.viewport import MOST, statement
from events.queries.reader.sight import Sight
from tests import factories as make
from tests.queries.filled import analyze, fill
from tests.queries.kept_plans import plans_within

pytestmark = pytest.mark.django_db

LARGE = {"events_placement", "events_facetplacement", "events_density", "events_event", "events_facetcount"}
WHOLE = {"timeline_id =", "audience =", "int8range(span_begins, span_ends)"}
FILED = WHOLE | {"facet =", "key ="}


@pytest.fixture
def sight():
    timeline = make.make_timeline()
    fill(timeline, 10_000)
    analyze()
    return Sight.of_reader(timeline, AnonymousUser())


def explained(statement, parameters):
    """Every node of the plans of a statement and of those within its functions, none of which reads a large table."""
    with plans_within() as found, connection.cursor() as cursor:
        cursor.execute(statement, parameters)
    scanned = [node["Relation Name"] for node in found if node["Node Type"] == "Seq Scan"]
    assert not LARGE & set(scanned), scanned
    sorted_rows = [node["Plans"][0]["Actual Rows"] for node in found if node["Node Type"] == "Sort"]
    assert max(sorted_rows, default=0) <= 2 * MOST
    return found


def scans(found, index):
    return [node for node in found if node.get("Index Name") == index]


def assert_nearest(found, index, parts, stands):
    """The index gives rows in the order of their rank, and every condition is the index's own."""
    used = scans(found, index)
    assert used
    for scan in used:
        assert scan["Order By"] == "(rank <-> '32000'::smallint)"
        assert all(part in scan["Index Cond"] for part in (*parts, stands))


def parameters(drawn, on, **more):
    begins, ends = slices(on.span.begins, on.span.ends)
    few = {"k": 10, "each": 2, "slices_from": begins, "slices_to": ends}  # the share that 500 are of a million
    few["number_here"] = 20_000
    return drawn.parameters | asked(on, on.span) | few | more


def test_whether_anything_stands_on_the_axis_is_not_looked_for_among_the_events_of_others(sight):
    with plans_within() as found:
        assert is_any(sight)
    assert scans(found, "placement_by_its_beginning")
    assert not [node for node in found if node["Node Type"] == "Seq Scan"]


def test_each_question_has_the_index_that_was_made_for_it(sight, monkeypatch):
    on, all_of_it = ground(sight), picked(sight, None)
    looked_for = parameters(all_of_it, on)
    found = explained(all_of_it.picked(), looked_for)
    assert_nearest(found, "placement_heaviest_in_a_window", WHOLE, "&&")
    narrow = looked_for | {"to": on.span.begins + 20 * 86_400, "number_here": 100, "k": 500}
    found = explained(all_of_it.picked(), narrow)
    assert scans(found, "placement_by_its_beginning")
    assert scans(found, "placement_that_lasts_long")
    assert not scans(found, "placement_heaviest_in_a_window")
    middle = (on.span.begins + on.span.ends) // 2
    for side, stands in (("before", "<<"), ("after", ">>")):
        found = explained(all_of_it.outside()[side], looked_for | {"from": middle, "to": middle + 86_400})
        assert_nearest(found, "placement_heaviest_in_a_window", WHOLE, stands)
    explained(statement(all_of_it), looked_for)
    assert_density_is_a_few_rows(sight, on)
    assert_choices_are_read_most_first(sight)
    monkeypatch.setattr(sieving, "FEW", 0)
    for asked_for in ({"happened": ["happened"]}, {"person": [Actor.objects.order_by("pk")[0].public_id]}):
        drawn = picked(sight, sieve(sight, Narrowing(**asked_for)))
        assert_nearest(explained(drawn.shown(), parameters(drawn, on)), "filed_heaviest_in_a_window", FILED, "&&")
        assert_never_sorted(drawn, on)
        explained(statement(drawn), parameters(drawn, on))
        assert_a_sample_reads_only_the_window(drawn, on)
    for facet in FacetKind:
        assert_groups_have_an_index(sight, on, facet)


def assert_never_sorted(drawn, on):
    """Not even without the index by rank is all that is filed read from one that has no order of rank."""
    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute("DROP INDEX filed_heaviest_in_a_window")
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
        for asked_for in (drawn.shown(), *drawn.outside().values()):
            cursor.execute(f"EXPLAIN {asked_for}", parameters(drawn, on))
            plan = str(cursor.fetchall())
            assert "filed" in plan
            assert "Index Only Scan using filed_by_lot" not in plan
        transaction.set_rollback(True)


def assert_a_sample_reads_only_the_window(drawn, on):
    late = Window(on.span.ends - 40 * 86_400, on.span.ends)  # nearly everything began before it
    sample = {"lots": sample_of(0, 1).lots}
    found = explained(sampled.HERE.format(also=""), drawn.parameters | asked(on, late) | sample)
    looked_at = [node for node in found if node.get("Relation Name") == "events_facetplacement"]
    assert looked_at
    assert sum(node["Actual Rows"] + node.get("Rows Removed by Filter", 0) for node in looked_at) < 500
    assert scans(found, "filed_by_lot")


def assert_choices_are_read_most_first(sight):
    others = ("enable_seqscan", "enable_sort", "enable_bitmapscan")  # the few choices here stand on one page
    with connection.cursor() as cursor:
        for way in others:
            cursor.execute(f"SET LOCAL {way} = off")
    (scan,) = scans(explained(facets._MOST_OF_EACH, of(sight) | {"most": facets.MOST}), "facet_count_most_first")
    assert all(part in scan["Index Cond"] for part in ("timeline_id =", "audience =", "facet ="))
    with connection.cursor() as cursor:
        for way in others:
            cursor.execute(f"SET LOCAL {way} = on")


def assert_density_is_a_few_rows(sight, on):
    buckets = density.buckets_of(on.span)
    kept = {"near_first": buckets.first, "near_number": buckets.number, "near_width": buckets.width}
    found = explained(density._BUCKETS.format(name="near"), of(sight) | kept)
    (scan,) = [node for node in found if node.get("Relation Name") == "events_density"]
    assert all(part in scan["Index Cond"] for part in ("timeline_id =", "audience =", "level =", "bucket >="))
    found = explained(density._MOMENTS, of(sight) | {"seconds": [on.span.begins + 10**7]})
    read = sum(node["Actual Rows"] * node["Actual Loops"] for node in found if "Relation Name" in node)
    assert read < 200
    narrow = {"near_first": on.span.begins >> 8, "near_number": 300, "near_width": 8}
    found = explained(density._BUCKETS.format(name="near"), of(sight) | narrow)
    assert scans(found, "placement_by_its_beginning")
    assert scans(found, "placement_by_its_end")
    with plans_within() as found:
        heaps(sight.timeline.pk, sight.audience.value)
    assert {"placement_by_its_beginning", "placement_by_its_end"} <= {node.get("Index Name") for node in found}
    by_key = [node["Index Cond"] for node in found if node.get("Relation Name") == "events_density"]
    assert all("level =" in condition for condition in by_key)
    assert any("bucket >=" in condition and "bucket <=" in condition for condition in by_key)
    assert max(node["Actual Rows"] for node in found if "Relation Name" in node) <= 2_048


def assert_groups_have_an_index(sight, on, facet):
    drawn, listed = picked(sight, None), groups(sight, facet)
    mine = parameters(drawn, on) | grouped.parameters(facet, listed, 100) | {"each": 2}
    found = explained(f"WITH {grouped.PICKED} SELECT count(*) FROM heaviest", mine)
    assert_nearest(found, "filed_heaviest_in_a_window", FILED, "&&")
    explained(statement(drawn, facet, listed), mine)
    few = mine | {"to": on.span.begins + 20 * 86_400, "number_here": 100}
    found = explained(f"WITH {grouped.PICKED} SELECT count(*) FROM heaviest", few)
    assert_nearest(found, "placement_heaviest_in_a_window", WHOLE, "&&")
    assert not scans(found, "filed_heaviest_in_a_window")
    found = explained(f"WITH {grouped.PICKED} SELECT count(*) FROM heaviest", few | {"number_here": 19_999})
    (begun, *_) = scans(found, "filed_by_lot")
    assert begun["Node Type"] == "Index Only Scan"
    assert all(part in begun["Index Cond"] for part in ("key =", "lot = ANY", "span_begins >=", "span_begins <"))
    assert_nearest(found, "filed_that_lasts_long", FILED, "&&")
    assert not scans(found, "filed_heaviest_in_a_window")
    lots = {"group_lots": [1] * len(mine["group_keys"]), "is_filtered": False}
    found = explained(grouped.OF_MANY.format(also=""), mine | lots)
    (scan, *_) = scans(found, "filed_by_lot")
    assert all(
        part in scan["Index Cond"] for part in ("timeline_id =", "facet =", "key =", "lot = ANY", "span_begins >=")
    )
