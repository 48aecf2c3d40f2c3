"""The page of what is to do: for members, with actions for editors; and the same filters on the timeline."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

from events.actions.annotations import annotate
from events.actions.citations import add_citation
from events.actions.facts import Fact, add_fact
from events.actions.moderating import hide_note
from events.actions.naming import NewSource
from events.models import Event, Role, Timeline, User
from events.queries.filtering.todo_kinds import Kind
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline(db: None) -> Timeline:
    return make.make_timeline("bridges")


@pytest.fixture
def ann(timeline: Timeline) -> User:
    return make.make_member(timeline, "ann", Role.EDITOR)


@pytest.fixture
def page(client: Client, ann: User) -> Client:
    client.force_login(ann)
    return client


@pytest.fixture
def disputed(timeline: Timeline, ann: User) -> Event:
    """An event whose two sources disagree by a day."""
    event = add_fact(timeline=timeline, fact=Fact(title="It opens", when="1 May 1901", source=said("The Echo")), by=ann)
    add_citation(event=event, source=said("The Star"), by=ann, when="2 May 1901")
    event.refresh_from_db()
    return event


def said(name: str) -> NewSource:
    return NewSource(short_title=name)


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def main(client: Client, address: str) -> str:
    return body(client, address).partition("<main")[2]


def test_strangers_find_nothing_and_who_reads_sees_the_list_without_a_button(client: Client, disputed: Event) -> None:
    assert client.get("/t/bridges/todo/").status_code == 404
    for name, role in (("bo", Role.READER), ("cy", Role.ANNOTATOR)):
        client.force_login(make.make_member(disputed.timeline, name, role))
        text = main(client, "/t/bridges/todo/")
        assert "It opens" in text
        assert "<form" not in text
        assert 'class="button"' not in text


def test_each_kind_has_the_one_action_that_resolves_it(page: Client, timeline: Timeline) -> None:
    make.make_event(timeline, "Plan", "1901-05-01", occurrence="planned")
    make.make_event(timeline, "Lost")
    citation = make.make_citation(make.make_event(timeline, "Cited", "1901-05-02"), make.make_source(timeline, "Echo"))
    make.make_passage(citation, "with a <band>")
    make.place(timeline)
    text = main(page, "/t/bridges/todo/")
    for action in ("1/edit/happened", "2/edit/date", "3/citations/add", f"3/citations/{citation.public_id}"):
        assert f'class="button" href="/t/bridges/{action}"' in text
        assert page.get(f"/t/bridges/{action}").status_code == 200
    assert "with a &lt;band&gt;" in text
    assert "Only Echo says so." in text
    counted = re.findall(r'href="/t/bridges/todo/(?:\?kind=)?(\w*)"[^>]*>[^<]*<span class="figures">(\d+)</span>', text)
    assert [kind for kind, _ in counted] == ["", *Kind]
    found = {"": 4, "overdue": 1, "undated": 1, "single": 1, "unchecked": 1}
    assert {kind: int(count) for kind, count in counted if int(count)} == found
    assert "Lost" not in main(page, "/t/bridges/todo/?kind=overdue")


def test_what_is_proposed_is_accepted_with_one_press_and_undone(page: Client, disputed: Event) -> None:
    text = main(page, "/t/bridges/todo/?kind=undecided")
    assert "2 sources disagree by 1 day." in text
    assert 'href="/t/bridges/1/edit/date"' in text
    [action] = re.findall(r'<form method="post" action="([^"]+)"', text)
    given = dict(re.findall(r'name="(version|reason)" value="([^"]*)"', text))
    answer = page.post(action, given, headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Trigger"]) == (200, "dateline:changed")
    assert 'id="refusal"' not in answer.content.decode()
    disputed.refresh_from_db()
    assert disputed.dating_rationale == given["reason"] != ""
    assert "Nothing to do here" in main(page, "/t/bridges/todo/?kind=undecided")
    bar = body(page, "/t/bridges/todo/?kind=undecided").partition('id="undo"')[2].partition("</form>")[0]
    [undo] = re.findall(r'action="([^"]+)"', bar)
    assert page.post(undo, {"next": "/t/bridges/todo/?kind=undecided"})["Location"] == "/t/bridges/todo/?kind=undecided"
    assert "2 sources disagree by 1 day." in main(page, "/t/bridges/todo/?kind=undecided")


def test_a_press_on_what_somebody_else_has_decided_meanwhile_is_refused(page: Client, disputed: Event) -> None:
    text = main(page, "/t/bridges/todo/?kind=undecided")
    [action] = re.findall(r'<form method="post" action="([^"]+)"', text)
    page.post("/t/bridges/1/edit/date", {"version": disputed.version, "when": "3 May 1901", "reason": "the plaque"})
    answer = page.post(action, {"version": disputed.version, "reason": "x"}, headers={"HX-Request": "true"})
    assert answer.status_code == 412
    assert 'id="refusal"' in answer.content.decode()


def test_nothing_to_do_says_what_would_stand_there(page: Client, timeline: Timeline) -> None:
    text = main(page, "/t/bridges/todo/")
    assert "Nothing to do" in text
    assert "a plan whose day is past" in text
    assert text.count("<dt>") == len(Kind)
    assert "a quotation that nobody has compared" in main(page, "/t/bridges/todo/?kind=unchecked")


@pytest.mark.parametrize("query", ["kind=nonsense", "kind=overdue&page=99", "page=-1", "page=x", "kind=%00"])
def test_a_wrong_address_shows_what_there_is(page: Client, timeline: Timeline, query: str) -> None:
    assert page.get(f"/t/bridges/todo/?{query}").status_code == 200


def test_a_timeline_narrowed_to_what_is_to_do_says_so_and_leads_back(page: Client, timeline: Timeline) -> None:
    make.make_event(timeline, "Plan", "1901-05-01", occurrence="planned")
    make.make_event(timeline, "Done", "1901-05-02")
    make.place(timeline)
    assert 'href="/t/bridges/?todo=overdue"' in main(page, "/t/bridges/todo/")
    text = main(page, "/t/bridges/?todo=overdue")
    assert "<b>1</b> of 2 events" in text
    assert "To do: Plans without an outcome" in text
    assert 'href="/t/bridges/todo/?kind=overdue"' in text
    assert '<input type="hidden" name="todo" value="overdue">' in text
    assert 'aria-label="Leave out To do: Plans without an outcome"' in text
    picture = json.loads(body(page, "/t/bridges/viewport.json?todo=overdue"))
    assert [each["title"] for each in picture["placements"]] == ["Plan"]
    assert "a choice that does not exist" in body(page, "/t/bridges/?todo=nonsense")


def test_a_stranger_s_filter_is_left_out_and_said_so(client: Client, timeline: Timeline) -> None:
    make.make_event(timeline, "Plan", "1901-05-01", occurrence="planned")
    make.make_event(timeline, "Done", "1901-05-02")
    make.place(timeline)
    text = main(client, "/t/bridges/?todo=overdue")
    assert "To do: it is for members of this timeline and was left out." in text
    assert "Done" in text
    assert "todo/" not in text
    assert client.get("/t/bridges/viewport.json?todo=overdue").status_code == 400


def test_a_thread_of_ones_own_that_an_editor_has_hidden_is_said_to_be(client: Client, disputed: Event) -> None:
    cy = make.make_member(disputed.timeline, "cy", Role.ANNOTATOR)
    note = annotate(event=disputed, body="Not fit to print.", by=cy)
    client.force_login(cy)
    threads = "/t/bridges/todo/?kind=threads"
    assert "Hidden by an editor" not in main(client, threads)
    hide_note(note=note, reason="It names a witness.", version=note.version, by=User.objects.get(username="ann"))
    assert "Hidden by an editor: only its author and owners read it." in main(client, threads)
