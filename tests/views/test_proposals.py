"""The pages of what waits for a second person: what they show, what they ask for, and what they answer."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from events.actions.events import edit_event
from events.actions.refusals import Proposed
from events.models import Change, Citation, Event, EventState, Proposal, Role, Timeline, User
from events.queries.reader.sight import Sight
from events.queries.todo.page import todo
from tests import factories as make
from tests.queries.todo.test_page import NOW

pytestmark = pytest.mark.django_db
PAGES = "/t/bridges/proposals/"


@pytest.fixture
def timeline() -> Timeline:
    return make.make_timeline("bridges", two_person_rule=True)


@pytest.fixture
def ann(timeline: Timeline) -> User:
    return make.make_member(timeline, "ann", Role.EDITOR)


@pytest.fixture
def ben(timeline: Timeline, ann: User) -> User:
    return make.make_member(timeline, "ben", Role.EDITOR)


@pytest.fixture
def event(timeline: Timeline, ben: User) -> Event:
    return make.make_event(timeline, "The crossing is closed", "2007-03-03")


@pytest.fixture
def proposal(event: Event, ann: User) -> Proposal:
    with pytest.raises(Proposed) as waits:
        edit_event(event=event, fields={"title": "The crossing is shut"}, version=1, by=ann, reason="shorter")
    return waits.value.proposal


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page_of(proposal: Proposal) -> str:
    return f"{PAGES}{proposal.public_id}"


def sent(client: Client, proposal: Proposal, deed: str) -> dict[str, str]:
    """What the form of a deed would send."""
    html = client.get(page_of(proposal)).content.decode()
    found = re.search(rf'<form method="post" action="[^"]+/{deed}"[^>]*>(.*?)</form>', html, re.DOTALL)
    assert found is not None, html
    return dict(re.findall(r'name="(version|follows|rest)" value="([^"]*)"', found[1]))


def title_of(event: Event) -> str:
    return Event.objects.get(pk=event.pk).title


def test_an_edit_in_place_answers_that_it_waits_and_shows_the_event_as_it_is(event: Event, ann: User) -> None:
    client = signed_in(ann)
    answer = client.post("/t/bridges/1/edit/title", {"version": 1, "title": "Shut"}, headers={"HX-Request": "true"})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "waits for another editor’s approval" in html
    assert "Proposed, and not seen by readers yet" in html
    assert title_of(event) == "The crossing is closed"


def test_any_other_deed_leads_to_what_it_became(event: Event, ann: User) -> None:
    make.make_source(event.timeline, "The Star")
    given = {"source": "The Star", "stance": "reports", "key": "k"}
    answer = signed_in(ann).post("/t/bridges/1/citations/add", given)
    assert (answer.status_code, answer["Location"]) == (303, page_of(Proposal.objects.get()))
    answer = signed_in(ann).post("/t/bridges/1/citations/add", given, headers={"HX-Request": "true"})
    assert answer["HX-Refresh"] == "true"
    assert Proposal.objects.count() == 1  # the same key is the same proposal
    assert not Citation.objects.exists()


def test_strangers_and_readers_of_the_public_meet_nothing_of_it(event: Event, proposal: Proposal) -> None:
    stranger = Client()
    assert "shut" not in stranger.get("/t/bridges/1").content.decode()
    assert "Proposed" not in stranger.get("/t/bridges/1").content.decode()
    assert stranger.get(PAGES).status_code == 403
    assert stranger.get(page_of(proposal)).status_code == 403
    reader = signed_in(make.make_member(event.timeline, "rob", Role.READER))
    html = reader.get(page_of(proposal)).content.decode()
    assert "The crossing is shut" in html
    assert 'action="' + page_of(proposal) + "/accept" not in html


def test_the_author_sees_that_another_answers_and_may_take_it_back(proposal: Proposal, ann: User) -> None:
    client = signed_in(ann)
    html = client.get(page_of(proposal)).content.decode()
    assert "another editor accepts or declines it" in html
    assert "/accept" not in html
    assert client.post(f"{page_of(proposal)}/accept", {"version": 1}).status_code in (409, 422)
    assert client.post(f"{page_of(proposal)}/withdraw", sent(client, proposal, "withdraw")).status_code == 303
    assert "Taken back" in client.get(page_of(proposal)).content.decode()
    assert client.post(f"{page_of(proposal)}/withdraw", {"version": 2}).status_code == 422


def test_a_colleague_accepts_what_they_were_shown(event: Event, proposal: Proposal, ben: User) -> None:
    client = signed_in(ben)
    form = sent(client, proposal, "accept")
    assert client.post(f"{page_of(proposal)}/accept", {}).status_code == 428
    assert client.post(f"{page_of(proposal)}/accept", form | {"version": "7"}).status_code == 412
    other = client.post(f"{page_of(proposal)}/accept", form | {"follows": "something else"})
    assert (other.status_code, title_of(event)) == (422, "The crossing is closed")
    assert client.post(f"{page_of(proposal)}/accept", form).status_code == 303
    assert title_of(event) == "The crossing is shut"
    change = Change.objects.latest("number")
    html = client.get(f"/t/bridges/history/{change.number}").content.decode()
    assert page_of(proposal) in html


def test_what_was_written_since_is_shown_and_the_rest_accepted(event: Event, proposal: Proposal, ben: User) -> None:
    client = signed_in(ben)
    form = sent(client, proposal, "accept")
    Event.objects.filter(pk=event.pk).update(title="The crossing is open", version=2)
    assert "Somebody has written some of it since" in client.get(page_of(proposal)).content.decode()
    answer = client.post(f"{page_of(proposal)}/accept", form)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "The crossing is open" in html
    assert client.post(f"{page_of(proposal)}/accept", {"version": 1, "rest": "1"}).status_code == 303
    assert title_of(event) == "The crossing is open"


def test_declining_without_a_reason_keeps_the_page_and_with_one_tells_it(proposal: Proposal, ben: User) -> None:
    client = signed_in(ben)
    form = sent(client, proposal, "decline")
    assert client.post(f"{page_of(proposal)}/decline", form | {"reason": " "}).status_code == 422
    assert client.post(f"{page_of(proposal)}/decline", form | {"reason": "It is not."}).status_code == 303
    html = client.get(f"{PAGES}?which=decided").content.decode()
    assert "Declined" in html
    assert "“It is not.”" in client.get(page_of(proposal)).content.decode()


def test_a_suggestion_holds_what_was_changed_and_nothing_that_others_write_meanwhile(event: Event) -> None:
    client = signed_in(make.make_member(event.timeline, "eve", Role.ANNOTATOR))
    html = client.get("/t/bridges/1/suggest").content.decode()
    said = "title|when|place|summary|mention|occurrence"
    given = dict(re.findall(rf'name="((?:initial-)?(?:{said}))"[^>]* value="([^"]*)"', html))
    given |= {"occurrence": "happened", "initial-occurrence": "happened", "summary": "", "initial-summary": ""}
    Event.objects.filter(pk=event.pk).update(mention="the closure", version=2)
    given |= {"version": "1", "key": "k", "title": "Closed, as Eve has it", "reason": "so it is"}
    assert client.post("/t/bridges/1/suggest", given | {"reason": ""}).status_code == 422
    assert client.post("/t/bridges/1/suggest", given | {"when": "no date at all"}).status_code == 422
    assert client.post("/t/bridges/1/suggest", given).status_code == 303
    (row,) = Proposal.objects.get().diff["rows"]
    assert row["altered"] == {"title": ["The crossing is closed", "Closed, as Eve has it"]}


def test_what_waits_is_to_do_for_those_who_may_answer(event: Event, proposal: Proposal, ann: User, ben: User) -> None:
    make.make_event(Timeline.objects.get(), "A draft to look at", state=EventState.IN_REVIEW)

    def waiting(user: User, kind: str) -> int:
        return todo(Sight.of_reader(event.timeline, user), now=NOW, kind=kind).total

    eve = make.make_member(event.timeline, "eve", Role.ANNOTATOR)
    assert [waiting(user, "answers") for user in (ann, ben, eve)] == [0, 1, 0]
    assert waiting(ben, "review") == 1
    html = signed_in(ben).get("/t/bridges/todo/?kind=answers").content.decode()
    assert page_of(proposal) in html
    assert "The crossing is closed</a>" in html
    assert "A draft to look at" in signed_in(ben).get("/t/bridges/?todo=review").content.decode()


def test_the_rule_is_settled_by_owners_where_two_may_edit(timeline: Timeline) -> None:
    Timeline.objects.update(two_person_rule=False)
    owner = make.make_member(timeline, "oda", Role.OWNER)
    client = signed_in(owner)
    fields = {"title": "bridges", "slug": "bridges", "language": "en", "time_zone": "UTC", "version": "1"}
    fields |= {"quote_characters": "300", "quote_percent": "15", "quote_least": "1000", "two_person_rule": "on"}
    refused = client.post("/t/bridges/settings/", fields)
    assert refused.status_code == 422
    assert "two members who may edit" in refused.content.decode()
    make.make_member(timeline, "ann", Role.EDITOR)
    assert client.post("/t/bridges/settings/", fields).status_code == 303
    assert Timeline.objects.get().two_person_rule
