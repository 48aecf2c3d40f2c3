"""What a month, a year and a day of the calendar show: the heaviest named, all counted, nothing placed by pretence."""

import pytest
from django.contrib.auth.models import AnonymousUser

from events.models import Occurrence
from events.queries.calendar.at import At, at
from events.queries.calendar.page import calendar_of, day, month, where_to_open, year
from events.queries.picture.viewport import Window
from events.queries.reader.sight import Sight
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = At(2026, 11, 29)


@pytest.fixture
def timeline():
    return make.make_timeline()


def calendar(timeline, passing=None, reader=None):
    make.place(timeline)
    return calendar_of(Sight.of_reader(timeline, reader or AnonymousUser()), passing)


def shown(timeline, where="2007-03", **options):
    return month(calendar(timeline, **options), at(where), TODAY, "monday")


def days(found):
    return {str(each.at): each.events for week in found.weeks for each in week.days if each.events.total}


def titles(some):
    return [each.title for each in some.named]


def test_a_day_names_its_three_heaviest_and_counts_the_rest(timeline):
    for number in range(5):
        make.make_event(timeline, f"event {number}", "2007-03-10", weight=10 * number)
    (events,) = days(shown(timeline)).values()
    assert titles(events) == ["event 4", "event 3", "event 2"]
    assert (events.more, events.total) == (2, 5)


def test_what_is_known_to_the_month_stands_beside_the_days_and_what_is_wider_is_counted(timeline):
    make.make_event(timeline, "some day in March", "2007-03")
    make.make_event(timeline, "some day in 2007", "2007")
    make.make_event(timeline, "one of three days", "[2007-03-10..2007-03-12]")
    make.make_event(timeline, "all spring", "2007-02-01/2007-05-01")
    make.make_event(timeline, "undated")
    found = shown(timeline)
    assert days(found) == {}
    assert titles(found.strip) == ["some day in March"]
    assert titles(found.through) == ["all spring"]
    assert titles(found.wider) == ["some day in 2007"]
    bars = {piece.bar.title for week in found.weeks for lane in week.lanes for piece in lane if piece.bar}
    assert bars == {"one of three days"}
    assert found.total == 3


def test_a_stretch_from_the_month_before_is_a_bar_up_to_its_end(timeline):
    make.make_event(timeline, "talks", "2007-02-20/2007-03-02")
    (lane,) = shown(timeline).weeks[0].lanes
    assert [(piece.days, piece.bar and piece.bar.title) for piece in lane] == [(2, None), (3, "talks"), (2, None)]


def test_marks_and_notes_say_what_deviates(timeline):
    make.make_event(timeline, "no meeting", "2007-03-10", occurrence=Occurrence.CANCELLED)
    (events,) = days(shown(timeline)).values()
    assert [(each.mark, each.note, each.words) for each in events.named] == [("crossed", "cancelled", "10 March 2007")]


def test_filters_and_visibility_hold_for_every_count(timeline):
    kept = make.make_event(timeline, "kept", "2007-03-10")
    make.make_event(timeline, "left out", "2007-03-10")
    make.make_event(timeline, "secret", "2007-03-10", state="draft")
    assert [each.total for each in days(shown(timeline)).values()] == [2]
    assert [each.total for each in days(shown(timeline, passing={kept.pk})).values()] == [1]
    member = make.make_member(timeline)
    assert [each.total for each in days(shown(timeline, reader=member)).values()] == [3]
    assert calendar(timeline).placed() == 2


def test_a_year_names_the_heaviest_of_every_month(timeline):
    for number in range(4):
        make.make_event(timeline, f"march {number}", f"2007-03-1{number}", weight=90 - number)
    make.make_event(timeline, "may", "2007-05")
    make.make_event(timeline, "some time", "2007")
    found = year(calendar(timeline), at("2007"))
    by_month = {each.at.month: each.events for each in found.months if each.events.total}
    assert titles(by_month[3]) == ["march 0", "march 1", "march 2"]
    assert (by_month[3].more, titles(by_month[5])) == (1, ["may"])
    assert titles(found.wider) == ["some time"]
    assert found.total == 5


def test_a_day_has_all_its_events_as_rows_in_the_order_of_time(timeline):
    make.make_event(timeline, "evening", "2007-03-10T20:00:00")
    make.make_event(timeline, "that day", "2007-03-10")
    make.make_event(timeline, "the talks", "2007-03-09/2007-03-11")
    make.make_event(timeline, "that month", "2007-03")
    make.make_event(timeline, "another day", "2007-03-13")
    found = day(calendar(timeline), at("2007-03-10"), 1)
    assert [row.title for row in found.rows] == ["the talks", "that day", "evening"]
    assert (found.total, found.pages) == (3, 1)
    assert day(calendar(timeline), at("2007-03-12"), 1).rows == ()


def test_the_ways_on_lead_to_what_there_is(timeline):
    make.make_event(timeline, "before", "-0752-03-15")
    make.make_event(timeline, "after", "2007-05-04")
    march = at("2007-03")
    beside = calendar(timeline).beside(march.begins, march.ends)
    assert {side: str(At.of_day(begins // 86_400)) for side, (begins, _) in beside.items()} == {
        "previous": "-0752-03-15",
        "next": "2007-05-04",
    }


def test_it_opens_on_the_middle_of_a_short_stretch_and_on_the_weight_of_a_long_one(timeline):
    make.make_event(timeline, "key", "2007-03-10", weight=90)
    make.make_event(timeline, "detail", "2001-01-01", weight=10)
    found = calendar(timeline)

    def opens(first, last):
        return str(where_to_open(found, Window(at(first).begins, at(last).ends), TODAY))

    assert opens("2001-01-25", "2001-02-20") == "2001-02"
    assert opens("2000", "2010") == "2007-03"
    assert str(where_to_open(found, None, TODAY)) == "2026-11"


def test_through_a_lens_the_calendar_has_its_dates(sample, client):
    html = client.get(f"/t/{sample.slug}/?view=calendar&at=2007-03&known=2007-03-09").content.decode()
    assert "President Bush to the American Legion" in html
    assert "Regional security conference" in html
