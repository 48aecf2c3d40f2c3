"""The picture that is drawn without a browser: what holds of every one of them."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates.calendar import DAY
from events.drawing import Caption, Picture, Sheet, Told, TooLow, picture
from events.drawing.told import Lane, Profile
from events.exchange.pictures import lettering
from events.views.printing import LOW, WIDTH
from tests.drawing.scenes import MARCH, placed, scenes, told

SVG = "{http://www.w3.org/2000/svg}"
CAPTION = Caption(
    "Iraq and its neighbours, 2007", ("Only: People: Bush.",), "https://example.org/t/iraq/", "Change 7, 9 March 2007"
)
INKED = "svg title desc defs linearGradient stop rect line path circle text a g"
widths = st.sampled_from([320, 390, 680, 1280, 2400])
hidden = st.sampled_from([None, MARCH + 9 * DAY])


def drawn(found: Told, width: int = 1280, **more: object) -> Picture:
    sheet = Sheet(width, more.pop("height", None), more.pop("theme", "light"))  # type: ignore[arg-type]
    return picture(found, sheet, lettering(), caption=CAPTION, **more)  # type: ignore[arg-type]


@given(scenes(), widths, hidden)
def test_no_words_of_a_picture_overlap_and_none_leave_it(found: Told, width: int, now: int | None) -> None:
    made = drawn(found, width, now=now)
    for left, top, right, bottom in (line.box for line in made.lines):
        assert left >= -0.01
        assert right <= made.width + 0.01
        assert top >= 0
        assert bottom <= made.height
    for one, other in combinations(made.lines, 2):
        a, b = one.box, other.box
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (one, other)


@given(scenes(), widths)
def test_nothing_is_inked_outside_of_the_frame(found: Told, width: int) -> None:
    for seat in drawn(found, width).seats:
        for mark in seat.strip.marks:
            sides = [(mark.x0 - mark.tails[0], mark.x1 + mark.tails[1]), *mark.rivals]
            assert mark.lane < 0 or all(-0.01 <= left <= right <= width + 0.01 for left, right in sides)


@given(scenes(), widths)
def test_every_event_is_named_or_counted(found: Told, width: int) -> None:
    made = drawn(found, width)
    for place, seat in enumerate(made.seats):
        own = found.only(place, 1) if found.groups else found
        named = {label.wanted.mark.placed.n for label in seat.strip.labels if not label.wanted.mark.placed.is_former}
        ghosts = {label.wanted.mark.placed.n for label in seat.strip.labels} - named
        counted = sum(count.number for count in seat.strip.counts)
        if found.is_complete:
            current = {each.n for each in own.here if not each.is_former}
            assert len(named) + counted == len(current - ghosts)
        assert all(str(count.number) in count.words.replace(",", "") for count in seat.strip.counts)


@given(scenes(), widths)
def test_the_most_prominent_event_of_a_picture_is_named(found: Told, width: int) -> None:
    marks = [mark for seat in drawn(found, width).seats[:1] for mark in seat.strip.marks]
    labels = [label for seat in drawn(found, width).seats[:1] for label in seat.strip.labels]
    if marks and found.groups is None:
        assert marks[0] in [label.wanted.mark for label in labels]


def test_a_stretch_with_light_events_alone_has_a_name_however_many_heavy_ones_crowd_elsewhere() -> None:
    crowd = [placed(n, MARCH + (20 + n % 9) * DAY, title=f"Event {n} of a crowd", weight=90) for n in range(1, 500)]
    found = told(*crowd, placed(500, MARCH + 2 * DAY, title="Alone", weight=5), total=90_000, shown=500)
    (seat,) = drawn(found).seats
    assert 500 in [label.wanted.mark.placed.n for label in seat.strip.labels]


@given(scenes())
def test_a_picture_is_well_formed_and_the_same_every_time(found: Told) -> None:
    one, other = (drawn(found, address=lambda n: f"https://example.org/t/iraq/{n}?a=1&b=2") for _ in range(2))
    assert one.svg == other.svg
    root = ElementTree.fromstring(one.svg)
    assert {each.tag for each in root.iter()} <= {
        SVG + name
        for name in (
            "svg",
            "title",
            "desc",
            "defs",
            "linearGradient",
            "stop",
            "rect",
            "line",
            "path",
            "circle",
            "text",
            "a",
        )
    }
    assert not [
        each for each in root.iter() if "style" in each.attrib or any(name.startswith("on") for name in each.attrib)
    ]


def test_what_somebody_wrote_is_text_and_never_markup() -> None:
    hostile = placed(1, MARCH + DAY, title='<script>alert(1)</script>" onload="x', weight=90)
    svg = drawn(told(hostile), address=lambda n: f"https://example.org/{n}").svg
    assert "<script" not in svg
    root = ElementTree.fromstring(svg)
    assert not list(root.iter(f"{SVG}script"))
    assert "<script>alert(1)</script>" in " ".join("".join(root.itertext()).split())


def test_a_picture_says_what_it_shows_to_those_who_do_not_see_it() -> None:
    root = ElementTree.fromstring(drawn(told(placed(1, MARCH + DAY, title="Raid in Irbil"))).svg)
    assert root.attrib["role"] == "img"
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert title.text == CAPTION.title
    assert desc.text == "1 event, 1–31 March 2007."
    assert "Raid in Irbil, 10 March 2007" in [each.text for each in root.iter(f"{SVG}title")]


def test_a_picture_states_its_title_address_version_and_date() -> None:
    words = [line.words for line in drawn(told(placed(1, MARCH + DAY))).lines]
    assert {CAPTION.title, CAPTION.address, CAPTION.version, *CAPTION.about} <= set(words)


@pytest.mark.parametrize("height", [600, 1500])
def test_a_height_is_kept(height: int) -> None:
    found = told(*(placed(n, MARCH + n * DAY) for n in range(25)))
    made = drawn(found, height=height)
    assert made.height == height
    assert max(line.box[3] for line in made.lines) <= height


def test_a_height_that_is_too_low_is_refused_with_the_least_that_is_enough() -> None:
    found = told(*(placed(n, MARCH + n * DAY) for n in range(25)))
    with pytest.raises(TooLow) as refused:
        drawn(found, height=200)
    assert drawn(found, height=refused.value.least).height == refused.value.least
    with pytest.raises(TooLow):
        drawn(found, height=refused.value.least - 2)


def test_letters_that_no_face_of_ours_has_are_not_stretched_to_a_guess() -> None:
    made = drawn(told(*(placed(n, MARCH + 9 * n * DAY, title=title) for n, title in enumerate(("Raid", "تقرير"), 1))))
    lines = {"".join(each.itertext()): each for each in ElementTree.fromstring(made.svg).iter(f"{SVG}text")}
    assert "textLength" in lines["Raid"].attrib
    assert "textLength" not in lines["تقرير"].attrib


def test_the_calendar_stands_above_many_lanes_as_well_as_below_them() -> None:
    lanes = tuple(Lane(f"Lane {n}", 1, Profile(MARCH, DAY, [0])) for n in range(6))
    made = drawn(told(*(placed(n, MARCH + DAY, g=(n,)) for n in range(6)), groups=lanes))
    first, last = (line.y for line in made.lines if line.words == "11 March")
    assert first < min(seat.top for seat in made.seats)
    assert last > max(seat.top for seat in made.seats)


def test_an_empty_window_is_drawn_with_its_calendar() -> None:
    made = drawn(told())
    assert "No events, 1–31 March 2007" in [line.words for line in made.lines]
    assert "11 March" in [line.words for line in made.lines]


@given(scenes())
def test_a_picture_of_one_strip_needs_no_more_than_a_third_of_a_page(found: Told) -> None:
    if found.groups is None:
        made = picture(found, Sheet(WIDTH, LOW), lettering(), now=MARCH + DAY)
        assert made.height == LOW
