"""Groups of the picture against every placement looked at: their heaviest, their numbers, their order."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from events.actions.facts import Fact, Part, add_fact
from events.models import Actor, FacetKind, Place, Role, Source, Tag, Timeline
from events.models.filing import OCCURRENCE_KEYS
from events.queries.filtering import sieve as sieving
from events.queries.filtering.narrowing import Narrowing, keys
from events.queries.filtering.sieve import Sieve, sieve
from events.queries.picture import grouped
from events.queries.picture.ground import ground
from events.queries.picture.groups import groups
from events.queries.picture.picked import picked
from events.queries.reader.sight import Sight
from tests import factories as make
from tests.models.derived import keys as filed
from tests.queries import brute
from tests.queries.filled import analyze, fill
from tests.queries.picture.test_drawn import FILTERS, answer, windows

pytestmark = pytest.mark.django_db


@pytest.fixture
def sight():
    timeline = make.make_timeline()
    fill(timeline, 300)
    analyze()
    return Sight.of_reader(timeline, AnonymousUser())


@pytest.mark.parametrize("facet", list(FacetKind))
@pytest.mark.parametrize(("asked", "few"), [(None, 0), (FILTERS[0], 0), (FILTERS[0], 10_000), (FILTERS[4], -1)])
def test_groups_have_their_own_heaviest_and_their_numbers(sight, monkeypatch, facet, asked, few):
    monkeypatch.setattr(sieving, "FEW", few)
    on, timeline = ground(sight), sight.timeline
    narrowing = Narrowing(**asked(timeline)) if asked else Narrowing()
    passing = Sieve(events=keys(sight, narrowing)) if few < 0 else sieve(sight, narrowing)
    rows = brute.rows_of(timeline, "public", keys(sight, narrowing))
    for window in windows(on, number=1):
        found = answer(sight, on, window, k=40, group=facet, passing=passing)
        assert_is_grouped(found, timeline, facet, rows, window)


@pytest.mark.parametrize("facet", list(FacetKind))
def test_however_many_a_window_is_said_to_have_each_group_has_the_same_heaviest(sight, facet):
    on, drawn, listed = ground(sight), picked(sight, None), groups(sight, facet)
    mine = drawn.parameters | grouped.parameters(facet, listed, 100) | {"each": 3}
    for window in windows(on, number=6):
        for with_rest in (False, True):
            asked = mine | {"from": window.begins, "to": window.ends, "with_rest": with_rest}
            few, narrow, wide = (picks(asked | {"number_here": number}) for number in (1_000, 19_999, 20_000))
            assert few == narrow == wide
            assert few or window.begins > on.span.ends or window.ends < on.span.begins or not with_rest


def picks(asked):
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {grouped.PICKED} SELECT group_place, event_id, kind FROM picked ORDER BY 1, 2, 3", asked)
        return cursor.fetchall()


def members_of(timeline, facet):
    """The events of each group, by its key in the answer."""

    models = {FacetKind.PERSON: Actor, FacetKind.PLACE: Place, FacetKind.TAG: Tag, FacetKind.SOURCE: Source}
    names = {number: value for value, number in OCCURRENCE_KEYS.items()}
    if facet in models:
        names = {row.pk: str(row.public_id) for row in models[facet].objects.filter(timeline=timeline)} | {0: ""}
    found = {}
    for event, kind, key in filed(timeline)["public"]:
        if kind == facet:
            found.setdefault(names[key], set()).add(event)
    return found


def assert_is_grouped(found, timeline, facet, rows, window):
    each = max(40 // len(found["groups"]), 12)
    own = members_of(timeline, facet)
    drawn = set()
    for place, group in enumerate(found["groups"]):
        mine = [row for row in rows if row.event_id in own[group["key"]]]
        here = brute.within(mine, window.begins, window.ends)
        top = {(row.event.number, row.span_begins, row.kind) for row in here[:each]}
        drawn |= top
        assert top <= {(row["n"], row["b"], row["kind"]) for row in found["placements"] if place in row["g"]}
        begun = [row for row in mine if window.begins <= row.span_begins < window.ends and row.kind != "former"]
        assert sum(group["counts"]) == len(begun)
        assert group["estimate"] or group["here"] in {len(here), len([row for row in here if row.kind != "former"])}
    assert set(brute.told(found)) == drawn


@pytest.mark.django_db(transaction=True)
def test_a_deed_is_among_the_remembered_groups_at_once():
    timeline = make.make_timeline()
    editor = make.make_member(timeline, role=Role.EDITOR)

    def people():
        seen = Sight.of_reader(Timeline.objects.get(pk=timeline.pk), editor)
        return {group.name: group.number for group in groups(seen, FacetKind.PERSON)}

    for number in (1, 2, 3):
        fact = Fact(title=f"speech {number}", when="2007", people=(Part(name="Ada"),))
        add_fact(timeline=timeline, fact=fact, by=editor)
        assert people() == {"Ada": number}
        assert people() == {"Ada": number}
