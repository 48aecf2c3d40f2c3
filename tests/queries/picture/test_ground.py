"""What a large timeline spans and where it opens: from counted buckets, near to what every single event says."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction

from events.actions.facts import Fact, add_fact
from events.dates.calendar import civil
from events.models import Placement, Role, Timeline
from events.queries.picture import ground as room
from events.queries.picture.density import buckets_of
from events.queries.picture.ground import Window, ground
from events.queries.reader.sight import Sight
from events.queries.timeline import fullness as full
from events.queries.timeline.fullness import fullness
from tests import factories as make
from tests.queries.filled import analyze, fill

pytestmark = pytest.mark.django_db

DAY = 86_400


@pytest.fixture
def sight():
    timeline = make.make_timeline()
    fill(timeline, 500)
    analyze()
    return Sight.of_reader(timeline, AnonymousUser())


def test_a_large_timeline_opens_where_its_events_would_have_it_open(sight, monkeypatch):
    exact = ground(sight)
    monkeypatch.setattr(room, "FEW", 0)
    found = ground(sight)
    assert found.span == exact.span
    length = exact.opening.ends - exact.opening.begins
    assert abs(found.opening.begins - exact.opening.begins) < length / 20
    assert abs(found.opening.ends - exact.opening.ends) < length / 20


def test_an_outlier_does_not_squeeze_a_large_timeline(sight, monkeypatch):
    monkeypatch.setattr(room, "FEW", 0)
    placement = Placement.objects.filter(timeline=sight.timeline, audience="public").first()
    placement.pk, placement.span_begins, placement.span_ends = None, -(2**52), -(2**52) + DAY
    placement.save()
    found = ground(sight)
    assert found.span.begins == -(2**52)
    assert found.opening.begins > -(10**10)


def test_a_crowd_opens_on_itself_between_many_far_before_it_and_many_far_behind(sight, monkeypatch):
    monkeypatch.setattr(room, "FEW", 0)
    alone = ground(sight).opening
    one = Placement.objects.filter(timeline=sight.timeline, audience="public").first()
    length = alone.ends - alone.begins
    far = [number * DAY - 2**51 for number in range(20)]  # more at either end than are weighed one by one
    later = [alone.ends + (5 + number) * length for number in range(20)]
    for begins in (*far, *later):
        one.pk, one.span_begins, one.span_ends, one.weight = None, begins, begins + DAY, 0
        one.save()
    found = ground(sight).opening
    assert abs(found.begins - alone.begins) < length / 10
    assert abs(found.ends - alone.ends) < length / 10


@pytest.mark.django_db(transaction=True)
def test_the_ground_is_another_one_after_a_deed_and_the_same_after_one_that_was_taken_back(django_assert_num_queries):
    timeline = make.make_timeline()
    editor = make.make_member(timeline, role=Role.EDITOR)

    def last():
        found = room.ground(Sight.of_reader(Timeline.objects.get(pk=timeline.pk), editor))
        return civil((found.span.ends - 1) // DAY)[0]

    add_fact(timeline=timeline, fact=Fact(title="treaty", when="1907"), by=editor)
    assert last() == 1907
    with transaction.atomic():
        add_fact(timeline=timeline, fact=Fact(title="raid", when="2007"), by=editor)
        assert last() == 2007
        transaction.set_rollback(True)
    add_fact(timeline=timeline, fact=Fact(title="siege", when="1950"), by=editor)
    assert last() == 1950
    sight = Sight.of_reader(Timeline.objects.get(pk=timeline.pk), editor)
    found = room.ground(sight)
    with django_assert_num_queries(0):
        assert room.ground(sight) == found


def test_all_that_stands_on_the_axis_is_weighed_once_and_what_ends_last_once_more(sight):
    rows = Placement.objects.filter(timeline=sight.timeline, audience="public", kind__in=["current", "announced"])
    asked = {"timeline": sight.timeline.pk, "audience": "public", "few": 0, "alone": 0, "heaps": 48, "most": 400}
    with connection.cursor() as cursor:
        cursor.execute(room._IN_HEAPS, asked)
        found = sum(weight for _, _, weight in cursor.fetchall())
    last = max(row.span_ends for row in rows)
    again = found - sum(row.weight + 1 for row in rows)
    assert again in {row.weight + 1 for row in rows if row.span_ends == last}


def test_the_small_picture_of_a_large_timeline_comes_near_that_of_every_event(sight, monkeypatch):
    key = sight.timeline.pk
    (exact,) = fullness({key: None}, set()).values()
    monkeypatch.setattr(full, "_WEIGHED", full._WEIGHED.replace(f"> {room.FEW}", "> 0"))
    monkeypatch.setattr(room, "FEW", 0)
    (found,) = fullness({key: None}, set()).values()
    assert found.span == exact.span
    assert sum(found.counts) == pytest.approx(sum(exact.counts), rel=0.05)
    assert all(abs(one - other) < 8 for one, other in zip(found.counts, exact.counts, strict=True))


@pytest.mark.parametrize("length", [1, 59, 10**4, 10**9, 2**54])
def test_every_stretch_has_a_number_of_buckets_that_can_be_drawn(length):
    for begins in (-(2**53), -1, 0, 12_345):
        buckets = buckets_of(Window(begins, begins + length))
        assert buckets.begins <= begins
        assert buckets.ends >= begins + length
        assert buckets.number <= 401
        assert buckets.number >= 200 or buckets.width == 0
