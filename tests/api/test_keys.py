"""What a program's key opens: never more than its account may, and less where its scope or timeline says so."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events.actions.tokens import revoke_token
from events.models import ApiToken, Event, Membership, Role, Timeline, User
from tests.api.asking import Program, key_of, program
from tests.factories import make_member, make_timeline

pytestmark = pytest.mark.django_db
EVENTS = "/api/timelines/made/events/"
NEW = {"title": "The bridge opens"}


@pytest.fixture
def made() -> Timeline:
    return make_timeline("made", visibility="private")


def test_a_key_reads_and_writes_what_its_account_may(made: Timeline) -> None:
    editor = program(made)
    answer = editor.ask("POST", EVENTS, NEW)
    assert (answer.status_code, answer["ETag"], answer.json()["title"]) == (201, '"1"', NEW["title"])
    assert editor.ask("GET", EVENTS).json()["results"][0]["number"] == 1
    assert program(made, Role.READER).ask("POST", EVENTS, NEW).status_code == 403


@pytest.mark.parametrize(
    ("scope", "statuses"), [("read", (403, 403, 403)), ("annotate", (201, 403, 403)), ("edit", (201, 201, 403))]
)
def test_a_key_does_no_more_than_its_scope(made: Timeline, scope: str, statuses: tuple[int, int, int]) -> None:
    assert program(made).ask("POST", EVENTS, NEW).status_code == 201
    owner = program(made, Role.OWNER, scope)
    note = owner.ask("POST", "/api/timelines/made/annotations/", {"event": 1, "body": "Which one?"})
    fact = owner.ask("POST", EVENTS, NEW)
    settings = owner.ask("PATCH", "/api/timelines/made/", {"title": "x"}, If_Match='"1"')
    assert (note.status_code, fact.status_code, settings.status_code) == statuses


def test_a_key_that_is_of_no_use_is_told_so_and_a_missing_one_asked_for(made: Timeline) -> None:
    user = make_member(made, role=Role.OWNER)
    revoked, expired = key_of(user), key_of(user)
    revoke_token(token=revoked[0], by=user)
    ApiToken.objects.filter(pk=expired[0].pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    for each in (revoked[1], expired[1], Program("dateline_nonsense")):
        for method in ("GET", "POST"):
            answer = each.ask(method, EVENTS, NEW)
            assert (answer.status_code, answer["WWW-Authenticate"]) == (401, 'Bearer realm="Dateline"')
    Timeline.objects.update(visibility="public")
    answer = Program().ask("POST", EVENTS, NEW)
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, 'Bearer realm="Dateline"')
    assert answer["Content-Type"] == "application/problem+json"


def test_a_key_of_one_timeline_is_nobody_in_another(made: Timeline) -> None:
    user = make_member(made, role=Role.OWNER)
    other = make_timeline("other", visibility="private")
    Membership.objects.create(timeline=other, user=user, role=Role.OWNER)
    one = key_of(user, timeline=made)[1]
    hidden, missing = (one.ask("GET", f"/api/timelines/{slug}/events/") for slug in ("other", "nowhere"))
    assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content)
    assert hidden.status_code == 404
    assert one.ask("GET", "/api/timelines/other/").status_code == 404
    assert [each["slug"] for each in one.ask("GET", "/api/timelines/").json()["results"]] == ["made"]
    assert one.ask("POST", "/api/timelines/", {"title": "Another"}).status_code == 403
    Timeline.objects.filter(pk=other.pk).update(visibility="public")
    assert one.ask("GET", "/api/timelines/other/events/").status_code == 200
    assert one.ask("POST", "/api/timelines/other/events/", NEW).status_code == 403


def test_a_key_notes_the_day_of_its_use_once(made: Timeline) -> None:
    token, holder = key_of(make_member(made))
    holder.ask("GET", EVENTS)
    token.refresh_from_db()
    assert token.last_used_on == timezone.now().date()


def test_a_session_writes_with_the_token_against_forgery_only(made: Timeline) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_member(made, role=Role.EDITOR))
    assert client.post(EVENTS, NEW, content_type="application/json").status_code == 403
    assert not Event.objects.exists()
    client.get("/sign-in/")
    client.cookies["csrftoken"] = "a" * 32
    answer = client.post(EVENTS, NEW, content_type="application/json", headers={"X-CSRFToken": "a" * 32})
    assert answer.status_code == 201


def test_a_key_of_an_account_that_was_shut_opens_nothing(made: Timeline) -> None:
    user = make_member(made)
    holder = key_of(user)[1]
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert holder.ask("GET", EVENTS).status_code == 401
