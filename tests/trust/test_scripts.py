"""Nothing that people write runs, loads or leads anywhere; and a browser is told to let nothing run at all."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from urllib.parse import quote

import pytest
from django.db.models import Value
from django.db.models.functions import Concat
from django.test import Client

from events.actions.events import edit_event
from events.actions.foreseeing import Foreseen
from events.actions.invitations import invite
from events.actions.proposals import decline_proposal, digest_of
from events.actions.refusals import Proposed
from events.models import Annotation, Event, KeptMessage, Proposal, Role, User
from events.templatetags.prose import as_html
from tests.factories import make_event, make_timeline, make_user
from tests.trust.markup import dangers
from tests.trust.payloads import PAYLOADS
from tests.trust.written import desk_of, write_everywhere

TOGETHER = ["\n\n".join(PAYLOADS[first::3]) for first in range(3)]
CUT_SHORT = ["\n\n".join(PAYLOADS[first::6]) for first in range(6)]  # where a text is
SEARCHED = 150  # letters of a search
DATA = re.compile(r'<script type="application/json" id="timeline-data">(.*?)</script>', re.DOTALL)


def test_there_are_two_hundred_payloads_at_least() -> None:
    assert len(set(PAYLOADS)) >= 200


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markdown_becomes_nothing_that_runs(payload: str) -> None:
    assert list(dangers(as_html(payload))) == []


@pytest.mark.parametrize("words", TOGETHER)
def test_no_text_of_a_person_becomes_markup_on_any_page(db: None, client: Client, words: str) -> None:
    timeline, addresses = write_everywhere(words)
    member: User = make_user()
    timeline.memberships.create(user=member, role=Role.EDITOR)
    client.force_login(member)
    searched = (words[at : at + SEARCHED] for at in range(0, len(words), SEARCHED * 4))
    for address in (*addresses, *(f"/t/{timeline.slug}/?q={quote(each)}" for each in searched)):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert list(dangers(answer.content.decode())) == [], address
    found = DATA.search(client.get(f"/t/{timeline.slug}/").content.decode())
    assert found
    titles = {each["title"] for each in json.loads(found[1])["placements"]}
    assert f"{words} again" in titles  # as it is now


@pytest.mark.parametrize("words", TOGETHER)
def test_no_text_becomes_markup_where_members_write_or_read_what_was(db: None, client: Client, words: str) -> None:
    timeline, _ = write_everywhere(words)
    member: User = make_user(first_name=words[:150], last_name=words[-150:])
    timeline.memberships.create(user=member, role=Role.OWNER)
    Annotation.objects.filter(timeline=timeline).update(
        author=member, mentioned=[member.pk], body=Concat("body", Value("\n\n@{1} `@{1}`\n\n[x](http://x '@{1}')"))
    )
    client.force_login(member)
    typed = {"text": f"date\ttitle\n{words}\t{words}", "key": "k"}
    previewed = client.post(f"/t/{timeline.slug}/paste/preview", typed).content.decode()
    assert list(dangers(previewed)) == []
    for address in desk_of(timeline):
        answer = client.get(address)
        assert answer.status_code == 200, address
        if "json" in answer["Content-Type"]:
            assert answer["X-Content-Type-Options"] == "nosniff"
        else:
            assert list(dangers(answer.content.decode())) == [], address


@pytest.mark.parametrize("words", CUT_SHORT)
def test_of_two_texts_that_clash_neither_becomes_markup(db: None, client: Client, words: str) -> None:
    timeline, _ = write_everywhere(words)
    member: User = make_user()
    timeline.memberships.create(user=member, role=Role.OWNER)
    client.force_login(member)
    for field in ("title", "summary", "mention"):
        Event.objects.filter(timeline=timeline, number=1).update(**{field: f"{words} theirs"})
        typed = {"version": "1", field: f"{words[:400]} mine"}
        answer = client.post(f"/t/{timeline.slug}/1/edit/{field}", typed)
        assert answer.status_code == 412
        assert list(dangers(answer.content.decode())) == []


@pytest.mark.parametrize("words", CUT_SHORT)
def test_no_text_becomes_markup_in_an_invitation_a_message_or_the_name_of_a_browser(db: None, words: str) -> None:
    timeline = make_timeline("invited", title=words[:400], visibility="private")
    owner = make_user(is_superuser=True, first_name=words[:150])
    timeline.memberships.create(user=owner, role=Role.OWNER)
    _, secret = invite(timeline=timeline, role=Role.READER, by=owner, message=words[:2000])
    KeptMessage.objects.create(to=words, subject=words, text=words)
    guest, hers = Client(HTTP_USER_AGENT=words[:200]), Client(HTTP_USER_AGENT=words[:200])
    hers.force_login(owner)
    pages = [hers.get(f"/t/invited/{page}") for page in ("members/", "visibility")]
    pages += [hers.get(page) for page in ("/messages/", "/account/sessions/", "/account/second-factor/")]
    pages += [guest.get(f"/join/{secret}", follow=True), guest.post("/join/", {"name": words, "email": words})]
    assert [answer.status_code for answer in pages] == [200] * 6 + [422]
    for answer in pages:
        assert list(dangers(answer.content.decode())) == []


@pytest.mark.parametrize("words", CUT_SHORT)
def test_no_text_becomes_markup_where_what_one_person_changed_is_taken_back(db: None, words: str) -> None:
    timeline = make_timeline("taken-back")
    event = make_event(timeline, "plain")
    ann, oda = make_user("ann", first_name=words[:150]), make_user("oda")
    timeline.memberships.create(user=ann, role=Role.EDITOR)
    timeline.memberships.create(user=oda, role=Role.OWNER)
    edit_event(event=event, fields={"title": words[:400]}, version=1, by=ann, reason=words[:2000])
    event.refresh_from_db()
    edit_event(event=event, fields={"title": f"{words[:390]} again"}, version=2, by=oda)  # stands in the way
    hers = Client()
    hers.force_login(oda)
    pages = [hers.get(f"/t/taken-back/history/by/{ann.pk}/{search}") for search in ("", "?since=2000-01-01", "?from=1")]
    pages.append(hers.post(f"/t/taken-back/history/by/{ann.pk}/", {"since": "1", "look": "1", "key": "k"}))
    assert "in the way" in pages[-1].content.decode() or "since" in pages[-1].content.decode()
    pages += [hers.get("/t/taken-back/history/"), hers.get("/t/taken-back/live?since=0&as=owner")]
    assert {answer.status_code for answer in pages} == {200}
    for answer in pages:
        assert list(dangers(answer.content.decode())) == []


@pytest.mark.parametrize("words", CUT_SHORT)
def test_no_text_becomes_markup_in_what_is_proposed_accepted_or_declined(db: None, words: str) -> None:
    timeline = make_timeline("proposed", two_person_rule=True)
    event = make_event(timeline, words[:400])
    ann, ben = make_user("ann", first_name=words[:150]), make_user("ben", last_name=words[:150])
    for user in (ann, ben):
        timeline.memberships.create(user=user, role=Role.OWNER)
    for number, fields in enumerate(({"summary": words}, {"title": f"{words[:390]}!"}, {"mention": words[:400]})):
        with suppress(Proposed):
            edit_event(event=event, fields=fields, version=1, by=ann, reason=f"{words[:1990]}{number}")
    _, second, third = Proposal.objects.order_by("pk")
    decline_proposal(proposal=second, version=1, by=ben, reason=words[:2000])
    Event.objects.filter(pk=event.pk).update(mention=f"{words[:300]} theirs", version=2)
    hers = Client()
    hers.force_login(ben)
    paths = ["", "?which=decided", *(str(each.public_id) for each in Proposal.objects.all())]
    pages = [hers.get(f"/t/proposed/{path}") for path in (*(f"proposals/{each}" for each in paths), "1", "1/suggest")]
    pages.append(hers.get("/t/proposed/todo/?kind=answers"))
    assert {answer.status_code for answer in pages} == {200}
    sent = {"version": "1", "follows": digest_of(Foreseen())}
    clash = hers.post(f"/t/proposed/proposals/{third.public_id}/accept", sent)
    assert clash.status_code == 409
    for answer in (*pages, clash):
        assert list(dangers(answer.content.decode())) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_address_becomes_markup_on_the_sign_in_page_or_where_nothing_is(
    db: None, client: Client, payload: str
) -> None:
    for address in (f"/sign-in/?next={quote(payload)}", f"/nowhere/{quote(payload, safe='')}", f"/?x={quote(payload)}"):
        assert list(dangers(client.get(address).content.decode())) == [], address
    answer = client.post("/sign-in/", {"username": payload, "password": "x", "next": payload})
    assert list(dangers(answer.content.decode())) == []


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Home, broken on our side."""
    monkeypatch.setattr("events.views.home.timelines_for", lambda reader: 1 / 0)


def _is_guarded(client: Client, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    is_framed = address.startswith("/embed/")  # the only ones that may be
    assert ("frame-ancestors *" if is_framed else "frame-ancestors 'none'") in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer.get("X-Frame-Options") == (None if is_framed else "DENY")


def test_every_answer_tells_the_browser_to_run_nothing_and_to_stand_in_no_frame(db: None, client: Client) -> None:
    timeline, addresses = write_everywhere("plain")
    others = ("/sign-in/", "/help/dates/", f"/t/{timeline.slug}/export.json", f"/t/{timeline.slug}/viewport.json")
    assert sum(address.startswith("/embed/") for address in addresses) > 1
    for address in (*addresses, *others, f"/api/timelines/{timeline.slug}/events/", "/api/schema/"):
        _is_guarded(client, address, 200)
    _is_guarded(client, "/nowhere", 404)
    _is_guarded(client, "/api/timelines/none/", 404)


def test_an_answer_that_broke_does_so_too(db: None, broken: None) -> None:
    _is_guarded(Client(raise_request_exception=False), "/", 500)
