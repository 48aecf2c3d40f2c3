"""What an owner settles about a timeline."""

from __future__ import annotations

from typing import Any

import pytest

from events.actions.refusals import Invalid, NotAllowed, SlugTaken, StaleVersion
from events.actions.timeline_settings import edit_timeline
from events.dates.calendar import DAY, day_number
from events.models import Change, Role, Timeline, User
from tests import factories as make
from tests.actions.conftest import member

pytestmark = pytest.mark.django_db


def test_settings_are_written_as_one_change(timeline: Timeline, owner: User) -> None:
    fields = {"title": " Spans ", "description": "Of *stone*", "language": "fr", "time_zone": "Asia/Baghdad"}
    fields |= {"slug": "Spans-2007", "group_by": "place"}
    stored = edit_timeline(timeline=timeline, fields=fields, version=1, by=owner)
    assert (stored.title, stored.slug, stored.time_zone) == ("Spans", "spans-2007", "Asia/Baghdad")
    assert (stored.version, Change.objects.latest("number").verb) == (2, "edit_timeline")


def test_the_opening_range_is_said_in_words(timeline: Timeline, owner: User) -> None:
    words = {"opening_from": "early March 2007", "opening_to": "May 2007"}
    stored = edit_timeline(timeline=timeline, fields=words, version=1, by=owner)
    assert stored.opening_from == day_number(2007, 3, 1) * DAY
    assert stored.opening_to == day_number(2007, 6, 1) * DAY
    nothing = {"opening_from": "", "opening_to": " "}
    stored = edit_timeline(timeline=timeline, fields=nothing, version=2, by=owner)
    assert (stored.opening_from, stored.opening_to) == (None, None)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"title": " "}, "title"),
        ({"language": "French, mostly"}, "language"),
        ({"slug": "no spaces"}, "slug"),
        ({"slug": "-"}, "slug"),
        ({"slug": "x" * 81}, "slug"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"time_zone": "../etc/passwd"}, "time_zone"),
        ({"quote_characters": -1}, "quote_characters"),
        ({"quote_percent": 101}, "quote_percent"),
        ({"quote_least": "many"}, "quote_least"),
        ({"group_by": "colour"}, "group_by"),
        ({"opening_from": "2007", "opening_to": ""}, "opening_to"),
        ({"opening_from": "2008", "opening_to": "2007"}, "opening_to"),
        ({"opening_from": "by 2007", "opening_to": "2008"}, "opening_from"),
        ({"opening_from": "someday", "opening_to": "2008"}, "opening_from"),
        ({"visibility": "public"}, "visibility"),
        ({"binned_at": None}, "binned_at"),
    ],
)
def test_what_cannot_be_a_setting_is_refused_at_its_field(
    timeline: Timeline, owner: User, fields: dict[str, Any], problem: str
) -> None:
    with pytest.raises(Invalid) as refused:
        edit_timeline(timeline=timeline, fields=fields, version=1, by=owner)
    assert set(refused.value.problems) == {problem}
    assert Timeline.objects.get(pk=timeline.pk).version == 1


def test_an_address_belongs_to_one_timeline(timeline: Timeline, owner: User) -> None:
    make.make_timeline("tunnels")
    with pytest.raises(SlugTaken):
        edit_timeline(timeline=timeline, fields={"slug": "tunnels"}, version=1, by=owner)


def test_settings_are_an_owners_business(timeline: Timeline) -> None:
    with pytest.raises(NotAllowed):
        edit_timeline(timeline=timeline, fields={"title": "Mine"}, version=1, by=member(timeline, Role.EDITOR))


def test_two_owners_settle_different_things_at_once(timeline: Timeline, owner: User) -> None:
    edit_timeline(timeline=timeline, fields={"title": "Spans"}, version=1, by=owner)
    late = {"timeline": timeline, "version": 1, "by": owner, "is_merging": True}
    stored = edit_timeline(fields={"language": "fr"}, **late)
    assert (stored.title, stored.language) == ("Spans", "fr")
    with pytest.raises(StaleVersion) as refused:
        edit_timeline(fields={"title": "Arches"}, **late)
    assert [each.field for each in refused.value.conflicts] == ["title"]


def test_another_quote_limit_holds_for_what_is_quoted_already(timeline: Timeline, owner: User) -> None:
    timeline = Timeline.objects.get()
    source = make.make_source(timeline)
    quoted = [
        make.make_passage(make.make_citation(make.make_event(timeline, name), source), "x" * 100, public_characters=100)
        for name in ("one", "two")
    ]
    edit_timeline(timeline=timeline, fields={"quote_characters": 80, "quote_least": 120}, version=1, by=owner)
    for passage in quoted:
        passage.refresh_from_db()
    assert [passage.public_characters for passage in quoted] == [80, 40]
    assert [passage.version for passage in quoted] == [2, 2]


def test_the_order_of_groups_keeps_each_once(timeline: Timeline, owner: User) -> None:
    ids = [str(make.make_place(timeline, name).public_id) for name in ("b", "a")]
    stored = edit_timeline(timeline=timeline, fields={"group_order": [*ids, ids[0]]}, version=1, by=owner)
    assert stored.group_order == ids
