"""By which plans PostgreSQL finds what is on the map, on a table of 20,000 placements that it knows about."""

import pytest
from django.contrib.auth.models import AnonymousUser

from events.geography.box import read_box
from events.models import Place
from events.queries.filtering import sieve as sieving
from events.queries.filtering.narrowing import Narrowing
from events.queries.map.marks import _ANSWER, Frame, _given, _seen
from events.queries.map.page import _PAGE, NAMED
from events.queries.map.rows import map_rows
from events.queries.picture.ground import ground
from events.queries.reader.sight import Sight
from tests import factories as make
from tests.queries.filled import analyze, fill
from tests.queries.kept_plans import nodes
from tests.queries.picture.test_plans import LARGE

pytestmark = pytest.mark.django_db

IRAQ = read_box("40,29,48,38")


@pytest.fixture
def sight():
    timeline = make.make_timeline()
    fill(timeline, 10_000)
    for n, place in enumerate(Place.objects.filter(timeline=timeline).order_by("pk")):
        Place.objects.filter(pk=place.pk).update(latitude=30 + n, longitude=42 + 3 * n)
    analyze()
    return Sight.of_reader(timeline, AnonymousUser())


def explained(rows, statement, given):
    (plan,) = rows.ask("EXPLAIN (ANALYZE, FORMAT JSON) " + statement, given)[0]
    found = list(nodes(plan[0]["Plan"]))
    scanned = {node["Relation Name"] for node in found if node["Node Type"] == "Seq Scan"}
    assert not (LARGE - {"events_facetcount"}) & scanned, scanned  # of counts there are few here
    return found


def test_what_is_on_the_map_is_read_from_an_index_alone(sight, monkeypatch):
    stretch = ground(sight).opening
    monkeypatch.setattr(sieving, "FEW", 0)
    for narrowing in (Narrowing(), Narrowing(box=IRAQ)):
        for window in (None, stretch):
            rows = map_rows(sight, narrowing, window)
            drawn = explained(rows, _ANSWER.replace("{seen}", _seen(IRAQ)), _given(Frame(IRAQ, 3), {}))
            page = _PAGE.replace("{heaviest}", rows.most_of("wanted", NAMED))
            listed = explained(rows, page, {"outlined": [], "page": 1})
            for found in (drawn, listed):
                used = {node["Index Name"]: node for node in found if "Index Name" in node}
                if window and "filed_heaviest_in_a_window" in used:
                    continue  # of a short stretch that index knows fewer
                scan = used["filed_by_place"]
                assert scan["Node Type"] == "Index Only Scan"
                assert "timeline_id =" in scan["Index Cond"]
                assert (narrowing.box is None and window) or "key =" in scan["Index Cond"]
                if window is None:  # how many there are is kept: the most prominent ones alone are read
                    assert sum(each["Actual Rows"] * each["Actual Loops"] for each in found if each is scan) < 500
