"""What the map draws, against what looking at every event comes to."""

import json
from collections import defaultdict
from math import floor
from random import Random

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from events.dates import parse
from events.geography.box import WORLD, Box, around, read_box
from events.geography.plane import across, down, pixels
from events.models import Event, EventState, Ledger, Placement, Timeline
from events.queries.filtering.narrowing import NOWHERE, Narrowing
from events.queries.lenses.lenses import lens_of
from events.queries.map import marks as room
from events.queries.map.cells import CELL, Cell, joined
from events.queries.map.marks import Frame, map_marks
from events.queries.map.rows import map_counts
from events.queries.picture.ground import Window
from events.queries.reader.sight import Sight
from tests import factories as make
from tests.remembering import remembering

pytestmark = pytest.mark.django_db

ALL = Narrowing()


@pytest.fixture(scope="module")
def made(for_the_file):
    timeline, random = make.make_timeline(), Random(5)
    places = [
        make.make_place(
            timeline, f"place {n}", kind="area" if n % 7 == 0 else "point",
            latitude=round(random.uniform(-60, 70), 3),
            longitude=round(random.choice([-179.5, 10, 44, 178]) + random.random(), 3),
        )
        for n in range(24)
    ]  # fmt: skip
    places += [make.make_place(timeline, "merged", merged_into=places[3]), make.make_place(timeline, "unknown"), None]
    for n in range(90):
        date = f"20{n % 20:02}-05-{1 + n % 28:02}" if n % 6 else None
        state = EventState.DRAFT if n % 8 == 0 else EventState.APPROVED
        weight = random.randrange(0, 99)
        make.make_event(timeline, f"event {n}", date, place=random.choice(places), weight=weight, state=state)
    make.place(timeline)
    return timeline.pk


@pytest.fixture
def timeline(made):
    return Timeline.objects.get(pk=made)


def stranger(timeline):
    return Sight.of_reader(timeline, AnonymousUser())


def answer(sight, frame=Frame(), narrowing=ALL, stretch=None):  # noqa: B008 (it is frozen)
    return json.loads(map_marks(map_counts(sight, narrowing, stretch), frame))


def placed_events(sight, *, stretch=None):
    """Every event that the reader may see at the place that it has become, with its rank: dated ones by prominence."""
    ranks = dict(Placement.objects.filter(audience=sight.audience).values_list("event_id", "rank"))
    spans = {row.event_id: row for row in Placement.objects.filter(audience=sight.audience, kind="current")}
    for event in sight.of(Event.objects.standing()).select_related("place__merged_into"):
        span = spans.get(event.pk)
        if stretch and not (span and span.span_begins < stretch.ends and span.span_ends > stretch.begins):
            continue
        place = event.place and (event.place.merged_into or event.place)
        yield event, place, ranks.get(event.pk, 0)


def by_looking(sight, frame, stretch=None):
    """Marks as `joined` makes them of squares that are filled one event at a time."""
    squares = defaultdict(list)
    width = pixels(frame.zoom)
    for event, place, rank in placed_events(sight, stretch=stretch):
        if place and place.latitude is not None and frame.box.holds(place.latitude, place.longitude):
            x, y = across(place.longitude) * width, down(place.latitude) * width
            key = floor(x / CELL), floor(y / CELL), place.kind == "point"
            squares[key].append((event, place, rank * 2**44 + 2**44 - 1 - event.pk, x, y))
    cells = []
    for (column, row, is_point), found in squares.items():
        _, places, tops, xs, ys = zip(*found, strict=True)
        box = Box(
            min(p.longitude for p in places), min(p.latitude for p in places),
            max(p.longitude for p in places), max(p.latitude for p in places),
        )  # fmt: skip
        middle = sum(xs) / len(xs), sum(ys) / len(ys)
        cells.append(Cell(column, row, is_point, len(set(places)), len(found), max(tops), *middle, box, 0))
    numbers = {event.pk: event.number for event, *_ in placed_events(sight)}
    return [
        (cell.events, cell.places, numbers[2**44 - 1 - cell.top % 2**44], not cell.is_point, sides(cell.box))
        for cell in joined(cells)
    ]  # fmt: skip


def sides(box):
    return [float(side) for side in str(box).split(",")]


def told(found):
    return [(m["count"], m["places"], m["n"], m.get("area", False), m["box"]) for m in found["marks"]]


@pytest.mark.parametrize("reader", ["stranger", "member"])
@pytest.mark.parametrize("zoom", [0, 2, 5, 12])
@pytest.mark.parametrize("box", [WORLD, read_box("8,-30,50,60"), read_box("177,-60,-178,70")], ids=str)
def test_marks_are_what_looking_at_every_event_comes_to(timeline, reader, zoom, box):
    sight = stranger(timeline) if reader == "stranger" else Sight.of_reader(timeline, make.make_member(timeline))
    frame = Frame(box, zoom)
    found = answer(sight, frame)
    assert sorted(told(found)) == sorted(by_looking(sight, frame))
    assert found["seen"] == sum(mark["count"] for mark in found["marks"])
    assert found["left_out"] == 0


def test_only_what_overlaps_the_stretch_is_on_the_map(timeline):
    stretch = Window(parse("2003").begins_earliest, parse("2009").ends_latest)
    found = answer(stranger(timeline), Frame(WORLD, 4), stretch=stretch)
    assert sorted(told(found)) == sorted(by_looking(stranger(timeline), Frame(WORLD, 4), stretch))
    assert 0 < found["seen"] < answer(stranger(timeline))["seen"]


def test_what_is_on_no_map_is_counted_beside_it(timeline):
    sight = stranger(timeline)
    events = list(placed_events(sight))
    found = answer(sight)
    without = [place for _, place, _ in events if place and place.latitude is None]
    nowhere = [event for event, place, _ in events if place is None]
    assert found["beside"] == {"places": len(set(without)), "events": len(without), "nowhere": len(nowhere)}
    assert found["placed"]["events"] + len(without) + len(nowhere) == len(events)
    points = {(place.latitude, place.longitude) for _, place, _ in events if place and place.latitude is not None}
    assert found["placed"]["box"] == sides(around(sorted(points)))


def test_filters_are_those_of_every_view(timeline):
    sight = stranger(timeline)
    box = read_box("177,-60,-178,70")
    assert answer(sight, narrowing=Narrowing(box=box))["placed"]["events"] == answer(sight, Frame(box))["seen"]
    assert answer(sight, narrowing=Narrowing(place=(NOWHERE,)))["marks"] == []
    three = answer(sight, narrowing=Narrowing(happened=("cancelled",)))
    assert three["placed"] == {"places": 0, "events": 0, "box": None}


def test_through_a_lens_the_map_is_that_of_what_was_reported(timeline):
    source = make.make_source(timeline, "The Paper", "2007-03-09")
    for event in Event.objects.filter(timeline=timeline).order_by("number")[:30]:
        make.make_citation(event, source)
    make.place(timeline)
    sight = stranger(timeline)
    seen = sight.through(lens_of(sight, known=parse("2007-03-09")))
    expected = [place for _, place, _ in placed_events(seen) if place and place.latitude is not None]
    assert answer(seen)["placed"]["events"] == len(expected) > 0
    assert answer(sight.through(lens_of(sight, known=parse("2007-03-08"))))["marks"] == []


def test_a_country_with_an_outline_is_never_a_point(timeline):
    iraq = make.make_place(timeline, "Iraq", kind="country", latitude=33, longitude=44)
    lost = make.make_place(timeline, "Atlantis", kind="country", latitude=31, longitude=-24)
    for place in (iraq, iraq, lost):
        make.make_event(timeline, "there", "2007-03-01", place=place, weight=90)
    make.place(timeline)
    found = answer(stranger(timeline), Frame(WORLD, 12))
    (outline,) = found["outlines"]
    assert (outline["code"], outline["place"]["name"], outline["count"]) == ("368", "Iraq", 2)
    (mark,) = [mark for mark in found["marks"] if mark.get("place", {}).get("name") == "Atlantis"]
    assert mark["area"] is True


def test_more_than_an_answer_holds_is_counted(timeline, monkeypatch):
    monkeypatch.setattr(room, "_ANSWER", room._ANSWER.replace(f"LIMIT {room.MOST}", "LIMIT 3"))
    found = answer(stranger(timeline), Frame(WORLD, 12))
    assert len(found["marks"]) == 3
    assert found["left_out"] == found["seen"] - sum(mark["count"] for mark in found["marks"]) > 0


def test_nothing_is_an_answer_too():
    found = answer(stranger(make.make_timeline("empty")))
    assert (found["marks"], found["outlines"], found["placed"]["box"], found["seen"]) == ([], [], None, 0)


def test_who_moves_the_map_asks_for_no_count_again_until_something_changes(made):
    timeline = Timeline.objects.get(pk=made)
    narrowing, year = Narrowing(happened=("happened",)), Window(0, 2**40)
    with remembering():
        seen = stranger(timeline)
        whole = answer(seen, narrowing=narrowing, stretch=year)
        with CaptureQueriesContext(connection) as asked:
            part = answer(seen, Frame(read_box("0,-60,60,70"), 3), narrowing, year)
        assert not [each for each in asked if "facetplacement" in each["sql"]]
        assert part["placed"] == whole["placed"]
        assert 0 < part["seen"] < whole["seen"]
    Event.objects.filter(timeline=timeline).update(place=None)
    Ledger.objects.filter(timeline=timeline).update(change_number=F("change_number") + 1)
    assert answer(stranger(Timeline.objects.get(pk=made)), narrowing=narrowing, stretch=year)["marks"] == []
