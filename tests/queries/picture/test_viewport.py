"""What the picture is drawn from, and by which plan PostgreSQL finds it."""

import json

import pytest
from django.contrib.auth.models import AnonymousUser

from events.dates import from_iso
from events.models import EventState, Occurrence, Placement, Stance
from events.queries.filtering.narrowing import Narrowing
from events.queries.filtering.sieve import sieve
from events.queries.picture import viewport as room
from events.queries.picture.ground import Window, ground
from events.queries.picture.viewport import viewport
from events.queries.reader.sight import Sight
from tests import factories as make

pytestmark = pytest.mark.django_db

MARCH = Window(from_iso("2007-03-01T00:00:00"), from_iso("2007-04-01T00:00:00"))


@pytest.fixture
def timeline():
    return make.make_timeline()


def sight(timeline, reader=None):
    return Sight.of_reader(timeline, reader or AnonymousUser())


def answer(timeline, window=None, reader=None, asked=None, **options):
    seen = sight(timeline, reader)
    passing = sieve(seen, asked) if asked else None
    return json.loads(viewport(seen, ground(seen), window, passing=passing, **options))


def test_a_placement_says_all_that_is_drawn(timeline):
    make.make_event(timeline, "raid", "2007-03-11", weight=90)
    make.place(timeline)
    (placement,) = answer(timeline, MARCH)["placements"]
    assert placement == {
        "n": 1, "title": "raid", "when": "11 March 2007", "kind": "current", "mark": "happened", "weight": 90,
        "b": from_iso("2007-03-11T00:00:00"), "e": from_iso("2007-03-12T00:00:00"), "computed": False,
        "conflict": False, "fade_b": False, "fade_e": False, "open_b": False, "open_e": False, "precision": "day",
        "by": "",
    }  # fmt: skip


def test_only_what_overlaps_the_window_is_drawn_heaviest_first(timeline):
    for title, date, weight in (("before", "2007-02-28", 90), ("light", "2007-03-02", 20), ("heavy", "2007-03-03", 90)):
        make.make_event(timeline, title, date, weight=weight)
    make.make_event(timeline, "over all of it", "2007-02/2007-05", weight=50)
    make.make_event(timeline, "after", "2007-04-01", weight=90)
    make.place(timeline)
    found = answer(timeline, MARCH)
    assert [each["title"] for each in found["placements"]] == ["heavy", "over all of it", "light"]
    assert [each["title"] for each in found["outside"]["before"]] == ["before"]
    assert [each["title"] for each in found["outside"]["after"]] == ["after"]
    assert (found["total"], found["shown"]) == (3, 3)


def test_the_heaviest_are_kept_when_there_are_too_many(timeline):
    for place, weight in enumerate((10, 50, 90, 70, 30)):
        make.make_event(timeline, f"weight {weight}", f"2007-03-0{place + 1}", weight=weight)
    make.place(timeline)
    found = answer(timeline, MARCH, k=2)
    assert [each["weight"] for each in found["placements"]] == [90, 70]
    assert (found["total"], found["shown"]) == (5, 2)


def test_no_more_than_the_limit_is_ever_sent(timeline, monkeypatch):
    monkeypatch.setattr(room, "MOST", 3)
    for day in range(1, 6):
        make.make_event(timeline, f"day {day}", f"2007-03-0{day}")
    make.place(timeline)
    assert answer(timeline, MARCH, k=10**9)["shown"] == 3


def test_the_density_counts_every_event_once_over_the_whole_span(timeline):
    for day in range(1, 29):
        make.make_event(timeline, f"day {day}", f"2007-02-{day:02d}")
    make.make_event(timeline, "long ago", "1990")
    make.place(timeline)
    density = answer(timeline, MARCH)["density"]
    assert 200 <= len(density["counts"]) <= 401
    assert sum(density["counts"]) == 29
    assert density["counts"][0] == 1
    assert density["from"] <= from_iso("1990-01-01T00:00:00") < density["from"] + density["step"]


def test_former_dates_are_drawn_but_not_counted(timeline):
    event = make.make_event(timeline, "meeting", "2007-03-20")
    make.make_reading(make.make_citation(event, stance=Stance.ANNOUNCES), "2007-03-02", is_former=True)
    make.place(timeline)
    found = answer(timeline, MARCH)
    assert [(each["kind"], each["when"]) for each in found["placements"]] == [
        ("former", "2 March 2007"),
        ("current", "20 March 2007"),
    ]
    assert sum(found["density"]["counts"]) == 1


@pytest.mark.parametrize(
    ("occurrence", "mark"),
    [(Occurrence.DID_NOT_HAPPEN, "did_not_happen"), (Occurrence.POSTPONED, "planned"), (Occurrence.UNKNOWN, "unknown")],
)
def test_marks_are_words_of_the_picture(timeline, occurrence, mark):
    make.make_event(timeline, "event", "2007-03-11", occurrence=occurrence)
    make.place(timeline)
    assert answer(timeline, MARCH)["placements"][0]["mark"] == mark


def test_strangers_see_no_draft_anywhere_in_the_answer(timeline):
    member = make.make_member(timeline)
    make.make_event(timeline, "approved", "2007-03-11")
    make.make_event(timeline, "canary", "2005-03-12", state=EventState.DRAFT)
    make.place(timeline)
    seen = answer(timeline, MARCH)
    assert "canary" not in json.dumps(seen)
    assert sum(seen["density"]["counts"]) == 1
    assert seen["span"][0] == from_iso("2007-03-11T00:00:00")
    assert "canary" in json.dumps(answer(timeline, MARCH, member))


def test_filters_narrow_all_but_the_ground(timeline):
    event = make.make_event(timeline, "with 100 % 'bush'", "2007-03-11")
    make.make_event(timeline, "other", "2007-03-12")
    make.make_event(timeline, "other before", "2007-01-01")
    actor = make.make_part(event, "Bush").actor
    make.place(timeline)
    for asked in (Narrowing(person=[actor.public_id]), Narrowing(q="100 %"), Narrowing(q="'bush'")):
        found = answer(timeline, MARCH, asked=asked)
        assert [each["title"] for each in found["placements"]] == ["with 100 % 'bush'"]
        assert found["outside"]["before"] == []
        assert (found["total"], sum(found["density"]["counts"])) == (1, 1)
        assert found["span"] == answer(timeline, MARCH)["span"]


def test_a_timeline_opens_where_its_editor_says(timeline):
    timeline.opening_from, timeline.opening_to = MARCH.begins, MARCH.ends
    make.make_event(timeline, "event", "1990")
    make.place(timeline)
    assert answer(timeline)["opening"] == answer(timeline)["window"] == [MARCH.begins, MARCH.ends]


def test_an_outlier_among_thousands_is_left_outside(timeline):
    event = make.make_event(timeline, "old", "0001")
    make.place(timeline)
    first = Placement.objects.get(event=event, audience="public")
    copies = []
    for place in range(1000):
        begins = MARCH.begins + place * 3600
        fields = {"event": event, "kind": "current", "weight": 50, "occurrence": "happened", "precision": "day"}
        copies.append(
            Placement(
                timeline=timeline, audience="public", words="", span_begins=begins, span_ends=begins + 86_400, **fields
            )
        )
    Placement.objects.bulk_create(copies)
    opening = ground(sight(timeline)).opening
    assert opening.begins > first.span_ends
    assert opening.begins <= MARCH.begins
    assert opening.ends >= MARCH.begins + 999 * 3600 + 86_400


def test_a_timeline_without_dates_has_no_ground(timeline):
    make.make_event(timeline, "undated")
    make.place(timeline)
    assert ground(sight(timeline)) is None
    assert json.loads(room.nothing(sight(timeline)))["placements"] == []


def disputed(timeline, **source):
    event = make.make_event(timeline, "speech", "2007-03-06")
    citation = make.make_citation(event, make.make_source(timeline, "A diplomat", **source))
    make.make_reading(citation, "2007-03-07")
    make.place(timeline)
    return event


def test_a_reading_that_disagrees_comes_with_its_event_and_is_not_counted(timeline):
    disputed(timeline)
    found = answer(timeline, MARCH)
    assert found["readings"] == [
        {
            "n": 1, "kind": "reading", "by": "A diplomat", "when": "7 March 2007",
            "b": from_iso("2007-03-07T00:00:00"), "e": from_iso("2007-03-08T00:00:00"),
        }
    ]  # fmt: skip
    assert (found["total"], found["shown"], sum(found["density"]["counts"])) == (1, 1, 1)
    assert [each["kind"] for each in found["placements"]] == ["current"]


def test_a_reading_of_a_confidential_source_is_told_to_strangers_under_its_label(timeline):
    disputed(timeline, public_label="A person in the ministry")
    (stranger,) = answer(timeline, MARCH)["readings"]
    (member,) = answer(timeline, MARCH, reader=make.make_member(timeline))["readings"]
    assert (stranger["by"], member["by"]) == ("A person in the ministry", "A diplomat")


def test_a_former_date_says_who_announced_it(timeline):
    event = make.make_event(timeline, "meeting", "2007-03-20")
    citation = make.make_citation(event, make.make_source(timeline, "Daily"), stance=Stance.ANNOUNCES)
    make.make_reading(citation, "2007-03-04")
    make.place(timeline)
    by = {each["kind"]: each["by"] for each in answer(timeline, MARCH)["placements"]}
    assert by == {"current": "", "former": "Daily"}
