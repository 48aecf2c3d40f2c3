"""The form in which groups are put into order, and the control by which readers group for themselves."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from events.models import Role, Timeline
from tests.factories import make_event, make_member, make_tagging, make_timeline, place

pytestmark = pytest.mark.django_db
PAGE = "/t/bridges/groups/"


@pytest.fixture
def timeline() -> Timeline:
    timeline = make_timeline("bridges")
    one, other = make_event(timeline, "It opens", "2007-03-10"), make_event(timeline, "It falls", "2007-04-10")
    for event, name in ((one, "stone"), (other, "stone"), (one, "iron"), (other, "draft's")):
        make_tagging(event, name)
    return timeline


@pytest.fixture
def editor(timeline: Timeline) -> Client:
    client = Client()
    client.force_login(make_member(timeline, role=Role.EDITOR))
    return client


def order(page: str) -> list[str]:
    return re.findall(r'name="order" value="([^"]+)"', page)


def names(page: str) -> list[str]:
    return re.findall(r"<b>([^<]+)</b> <span", page)


def form(timeline: Timeline, page: str, **more: object) -> dict[str, object]:
    return {"version": timeline.version, "kind": "tag", "group_by": "tag", "order": order(page), **more}


def test_an_arrow_answers_with_the_rows_moved_and_saves_nothing(editor: Client, timeline: Timeline) -> None:
    page = editor.get(f"{PAGE}?by=tag").content.decode()
    assert names(page) == ["stone", "draft&#x27;s", "iron"]
    moved = editor.post(PAGE, form(timeline, page, up=order(page)[2])).content.decode()
    assert (names(moved), "Not saved yet." in moved) == (["stone", "iron", "draft&#x27;s"], True)
    timeline.refresh_from_db()
    assert (timeline.group_by, timeline.group_order) == ("none", [])


def test_saving_keeps_the_order_of_other_kinds_and_what_is_folded(editor: Client, timeline: Timeline) -> None:
    elsewhere = "0191d8a4-0000-7000-8000-000000000000"
    Timeline.objects.filter(pk=timeline.pk).update(group_order=[elsewhere], group_collapsed=["planned"])
    keys = order(editor.get(f"{PAGE}?by=tag").content.decode())[::-1]
    sent = editor.post(PAGE, form(timeline, "") | {"order": keys, "folded": keys[:1]})
    assert sent.status_code == 303
    timeline.refresh_from_db()
    assert (timeline.group_by, timeline.group_order) == ("tag", [*keys, elsewhere])
    assert timeline.group_collapsed == ["planned", keys[0]]


def test_another_kind_shows_its_groups_before_anything_is_saved(editor: Client, timeline: Timeline) -> None:
    page = editor.post(PAGE, form(timeline, "") | {"group_by": "happened", "look": "1"}).content.decode()
    assert (names(page), "Move" in page) == (["happened"], False)


def test_whoever_was_quicker_is_named_and_nothing_is_lost(editor: Client, timeline: Timeline) -> None:
    page = editor.get(f"{PAGE}?by=tag").content.decode()
    editor.post(PAGE, form(timeline, page))
    sent = editor.post(PAGE, form(timeline, page) | {"group_by": "place", "kind": "place", "order": []})
    assert (sent.status_code, "Somebody changed the groups meanwhile" in sent.content.decode()) == (412, True)


def test_readers_group_for_themselves_and_the_setting_goes_without_saying(client: Client, timeline: Timeline) -> None:
    Timeline.objects.filter(pk=timeline.pk).update(group_by="tag")
    usual = client.get("/t/bridges/").content.decode()
    assert 'href="/t/bridges/?group=place" data-group="place">' in usual
    assert 'data-group="tag" aria-current="true"' in usual
    other = client.get("/t/bridges/?group=place&q=opens").content.decode()
    assert 'data-group="place" aria-current="true"' in other
    assert 'href="/t/bridges/?q=opens&amp;group=none"' in other
    assert "There is no such way to group" in client.get("/t/bridges/?group=colour").content.decode()


def test_the_picture_that_comes_with_the_page_is_grouped_as_asked_or_as_the_timeline_is(
    client: Client, timeline: Timeline
) -> None:
    drawn = '"groups":[{"key":'
    place(timeline)
    assert drawn not in client.get("/t/bridges/").content.decode()
    assert drawn in client.get("/t/bridges/?group=tag").content.decode()
    Timeline.objects.filter(pk=timeline.pk).update(group_by="tag")
    assert drawn in client.get("/t/bridges/").content.decode()
    assert drawn not in client.get("/t/bridges/?group=none").content.decode()
