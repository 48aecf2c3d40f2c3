"""The picture's data against every placement looked at, however it is filtered and wherever one looks."""

import json
from random import Random

import pytest
from django.contrib.auth.models import AnonymousUser

from events.models import Actor, Place, Placement, Tag
from events.queries.filtering import sieve as sieving
from events.queries.filtering.narrowing import Narrowing, keys
from events.queries.filtering.sieve import sieve
from events.queries.picture import picked as picking
from events.queries.picture import sampled
from events.queries.picture.ground import Window, ground
from events.queries.picture.viewport import viewport
from events.queries.reader.sight import Sight
from tests import factories as make
from tests.queries import brute
from tests.queries.filled import analyze, fill

pytestmark = pytest.mark.django_db

DAY = 86_400


@pytest.fixture
def timeline():
    timeline = make.make_timeline()
    fill(timeline, 300)
    analyze()
    return timeline


@pytest.fixture
def sight(timeline):
    return Sight.of_reader(timeline, AnonymousUser())


def windows(on, seed=3, number=6):
    """The whole, far outside, a second, and some of every width."""
    random = Random(seed)
    span = on.span.ends - on.span.begins
    yield Window(on.span.begins - 10, on.span.ends + 10)
    yield Window(on.span.ends + 10**9, on.span.ends + 2 * 10**9)
    yield Window(on.span.begins + DAY, on.span.begins + DAY + 1)
    for _ in range(number):
        width = int(span * 10 ** (-3 * random.random())) + 1
        begins = random.randrange(on.span.begins - width, on.span.ends)
        yield Window(begins, begins + width)


def answer(sight, on, window, **options):
    return json.loads(viewport(sight, on, window, **options))


def assert_is_told(found, rows, window, k=40):
    assert brute.told(found) == brute.heaviest(rows, window.begins, window.ends, k)
    assert found["total"] == len(brute.within(rows, window.begins, window.ends))
    starts, overlaps = brute.near(rows, found["near"])
    assert (found["near"]["starts"], found["near"]["overlaps"]) == (starts, overlaps)
    assert found["density"]["counts"] == brute.near(rows, found["density"])[0]
    before, after = (sorted(row["n"] for row in found["outside"][side]) for side in ("before", "after"))
    assert (before, after) == brute.outside(rows, window.begins, window.ends)
    assert not found["near"]["estimate"]
    assert "estimate" not in found


def test_everything_is_exact_in_every_window(timeline, sight):
    on = ground(sight)
    rows = brute.rows_of(timeline, "public")
    for window in windows(on):
        assert_is_told(answer(sight, on, window, k=40), rows, window)


FILTERS = (
    lambda timeline: {"person": ids(timeline, Actor, 0)},
    lambda timeline: {"place": ids(timeline, Place, 0, 1)},
    lambda timeline: {"tag": ids(timeline, Tag, 1, 2, 3), "happened": ["happened", "cancelled"]},
    lambda timeline: {"person": ids(timeline, Actor, 1), "place": ids(timeline, Place, *range(6))},
    lambda timeline: {"happened": ["planned"]},
)


def ids(timeline, model, *which):
    return [model.objects.get(timeline=timeline, name=f"{model.__name__} {n}").public_id for n in which]


@pytest.mark.parametrize("asked", FILTERS)
@pytest.mark.parametrize("few", [0, 10_000])
def test_what_the_filters_leave_is_exact_by_the_file_and_by_looking(timeline, sight, monkeypatch, asked, few):
    monkeypatch.setattr(sieving, "FEW", few)
    on, narrowing = ground(sight), Narrowing(**asked(timeline))
    passing = sieve(sight, narrowing)
    assert passing.is_fine is (few > 0)
    rows = brute.rows_of(timeline, "public", keys(sight, narrowing))
    assert rows
    for window in windows(on, number=2):
        assert_is_told(answer(sight, on, window, k=40, passing=passing), rows, window)


def test_what_is_merged_is_found_by_what_it_became_and_not_by_its_old_name(timeline, sight):
    old, new = (
        Actor.objects.get(timeline=timeline, name="Actor 0"),
        Actor.objects.get(timeline=timeline, name="Actor 1"),
    )
    Actor.objects.filter(pk=old.pk).update(merged_into=new)
    on = ground(sight)
    for actor in (old, new):
        narrowing = Narrowing(person=[actor.public_id])
        rows = brute.rows_of(timeline, "public", keys(sight, narrowing))
        assert_is_told(answer(sight, on, on.span, k=40, passing=sieve(sight, narrowing)), rows, on.span)


def test_an_event_shown_at_a_wide_zoom_is_shown_when_zooming_in_on_it(timeline, sight):
    on = ground(sight)
    Placement.objects.filter(timeline=timeline).update(weight=50)  # all equal
    wide = answer(sight, on, on.span, k=30)
    for row in wide["placements"]:
        for width in (30, 5, 1):
            begins, ends = row["b"] - width * DAY, row["e"] + width * DAY
            window = Window(max(begins, on.span.begins), min(ends, on.span.ends))
            assert row["n"] in {each["n"] for each in answer(sight, on, window, k=30)["placements"]}


def test_a_sample_says_that_it_is_one_and_comes_near(timeline, sight, monkeypatch):
    monkeypatch.setattr(sieving, "FEW", 0)
    monkeypatch.setattr(sampled, "WANTED", 100)
    monkeypatch.setattr(sampled, "WANTED_OF_ALL", 100)
    on, narrowing = ground(sight), Narrowing(happened=["happened"])
    found = answer(sight, on, on.span, passing=sieve(sight, narrowing))
    number = len(brute.rows_of(timeline, "public", keys(sight, narrowing)))
    assert found["estimate"]
    assert found["near"]["estimate"]
    assert found["density"]["estimate"]
    assert 0.7 < found["total"] / number < 1.4
    assert 0.7 < sum(found["density"]["counts"]) / number < 1.4
    assert brute.told(found) == brute.heaviest(
        brute.rows_of(timeline, "public", keys(sight, narrowing)), on.span.begins, on.span.ends, 500
    )


def test_the_slices_of_a_window_join_without_a_gap():
    for begins, ends in ((0, 80), (-7, 12), (5, 8), (3, 4), (-(2**53), 2**53)):
        firsts, lasts = picking.slices(begins, ends)
        assert (firsts[0], lasts[-1]) == (begins, ends)
        assert firsts[1:] == lasts[:-1]
        assert 1 <= len(firsts) <= 9
        assert all(first < last for first, last in zip(firsts, lasts, strict=True))
