"""Messages about new notes: when they are due, what is in them, and that it is read as its reader may read it then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django.fixtures import Settings

from events.actions.annotations import annotate, edit_note, reply, resolve_note, withdraw_note
from events.actions.members import remove_member
from events.actions.moderating import hide_note
from events.actions.note_news import choose_note_news, send_due_note_news
from events.actions.refusals import Invalid
from events.actions.threads import assign_note
from events.models import Annotation, Audience, Change, Event, KeptMessage, Membership, NoteNews, Role, User
from events.queries.notes.news import Why, note_news
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def event(db: None) -> Event:
    return make.make_event(make.make_timeline("bridges", title="Bridges"), "The bridge opens", "1901-05-03")


@pytest.fixture
def people(event: Event) -> dict[str, User]:
    roles = {"olga": Role.OWNER, "ann": Role.ANNOTATOR, "cy": Role.ANNOTATOR}
    return {name: make.make_member(event.timeline, name, role) for name, role in roles.items()}


@pytest.fixture
def cy(people: dict[str, User]) -> User:
    """Told once a day of what is hers."""
    return told(people["cy"], "mine")


def told(user: User, what: str, often: str = "daily") -> User:
    user.email = f"{user.get_username()}@example.org"
    user.save()
    choose_note_news(user=user, often=often, what=what, origin="https://site.example", now=timezone.now())
    return user


def sent(after: timedelta = DAY) -> list[str]:
    """The messages that go out then."""
    mail.outbox.clear()
    send_due_note_news(now=timezone.now() + after)
    return [f"{message.subject}\n{message.body}" for message in mail.outbox]


def reasons(user: User, what: str = "all") -> list[tuple[str, Why]]:
    now = timezone.now()
    lines = note_news(user, what=what, since=now - DAY, until=now + timedelta(minutes=1))
    return [(line.body, line.why) for line in lines]


def test_a_message_tells_who_mentions_one_where_and_on_what(event: Event, people: dict[str, User], cy: User) -> None:
    annotate(event=event, body="@cy which *day*?", by=people["ann"])
    annotate(event=event, body="Nothing for her", by=people["ann"])
    [message] = sent()
    note = Annotation.objects.get(mentioned=[cy.pk])
    assert message.startswith("Notes: 1 mentions you\nBridges: 1 note\n")
    assert "ann mentions you: The bridge opens" in message
    assert "@cy which *day*?" in message
    assert f"https://site.example/t/bridges/notes/{note.public_id}" in message
    assert "https://site.example/account/notes/" in message
    assert "Nothing for her" not in message
    assert mail.outbox[0].to == ["cy@example.org"]


def test_each_note_is_told_once_and_nothing_is_sent_where_nothing_is_new(
    event: Event, people: dict[str, User], cy: User
) -> None:
    annotate(event=event, body="@cy one", by=people["ann"])
    assert sent(timedelta(hours=20)) == []
    assert len(sent()) == 1
    assert sent(2 * DAY) == []
    assert NoteNews.objects.get(user=cy).told_until > timezone.now() + DAY


def test_once_a_week_is_once_a_week_and_never_is_never(event: Event, people: dict[str, User]) -> None:
    told(people["cy"], "all", "weekly")
    told(people["olga"], "all", "never")
    annotate(event=event, body="one", by=people["ann"])
    assert sent(6 * DAY) == []
    assert len(sent(7 * DAY)) == 1


def test_the_strongest_reason_stands_and_one_s_own_notes_are_no_news(event: Event, people: dict[str, User]) -> None:
    ann, cy = people["ann"], people["cy"]
    note = annotate(event=event, body="@cy both", by=ann)
    assign_note(note=note, to="cy", version=note.version, by=ann)
    reply(note=note, body="plain", by=people["olga"])
    annotate(event=event, body="own", by=cy)
    assert sorted(reasons(cy)) == [("@cy both", Why.ASSIGNED), ("plain", Why.NEW)]
    assert reasons(cy, "mine") == [("@cy both", Why.ASSIGNED)]
    note.refresh_from_db()
    resolve_note(note=note, version=note.version, by=ann)
    assert reasons(cy, "mine") == [("@cy both", Why.MENTIONS)]


def test_a_mention_that_an_edit_made_is_news_when_it_is_made(event: Event, people: dict[str, User], cy: User) -> None:
    note = annotate(event=event, body="who?", by=people["ann"])
    Annotation.objects.filter(pk=note.pk).update(written_at=timezone.now() - 30 * DAY)
    edit_note(note=note, fields={"body": "who? @cy"}, version=note.version, by=people["ann"])
    assert len(sent()) == 1


@pytest.mark.parametrize("what", ["hidden", "private", "taken back", "left", "binned", "closed", "draft of another"])
def test_what_one_may_not_read_when_it_is_sent_is_not_in_it(event: Event, people: dict[str, User], what: str) -> None:
    cy, ann, olga = told(people["cy"], "all"), people["ann"], people["olga"]
    note = annotate(event=event, body="@cy secret words", by=ann)
    if what == "hidden":
        hide_note(note=note, reason="Rude.", version=note.version, by=olga)
    elif what == "private":
        edit_note(note=note, fields={"audience": "me"}, version=note.version, by=ann)
    elif what == "taken back":
        withdraw_note(note=note, version=note.version, by=ann)
    elif what == "left":
        remove_member(membership=Membership.objects.get(user=cy), version=1, by=olga)
    elif what == "binned":
        event.timeline.binned_at = timezone.now()
        event.timeline.save()
    elif what == "closed":
        cy.is_active = False
        cy.save()
    else:
        event.state = "withdrawn"
        event.save()
    assert sent() == []


def test_of_a_confidential_source_neither_words_nor_names_leave_the_site(
    event: Event, people: dict[str, User], cy: User
) -> None:
    source = make.make_source(event.timeline, "Deep Throat", public_label="An official", title="Deep Throat's letter")
    citation = make.make_citation(event, source)
    for target in ({"source": source}, {"citation": citation}):
        annotate(body="@cy the words", audience=Audience.TEAM, by=people["ann"], **target)
    [message] = sent()
    assert message.count("a confidential source") == 2
    for words in ("the words", "Deep Throat"):
        assert words not in message


def test_without_a_mail_server_a_message_is_kept_where_others_are(
    event: Event, people: dict[str, User], cy: User, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "config.kept_mail.Kept"
    annotate(event=event, body="@cy look", by=people["ann"])
    Change.objects.update(at=timezone.now() - timedelta(hours=1))
    NoteNews.objects.update(told_until=timezone.now() - 2 * DAY)
    call_command("send_note_news")
    call_command("send_note_news")
    assert KeptMessage.objects.get().to == "cy@example.org"


class Broken(BaseEmailBackend):
    """A mail server that hangs up."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise SMTPServerDisconnected


def test_what_the_mail_server_does_not_take_is_tried_again(
    event: Event, people: dict[str, User], cy: User, settings: Settings
) -> None:
    annotate(event=event, body="@cy look", by=people["ann"])
    Change.objects.update(at=timezone.now() - timedelta(hours=1))
    before: datetime = timezone.now() - 2 * DAY
    NoteNews.objects.update(told_until=before)
    backend: Any = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    with pytest.raises(CommandError, match="1 message not taken"):
        call_command("send_note_news")
    assert NoteNews.objects.get().told_until == before
    settings.EMAIL_BACKEND = backend
    assert len(sent()) == 1


def test_messages_need_an_address_and_choices_that_are_there(people: dict[str, User]) -> None:
    with pytest.raises(Invalid) as refused:
        choose_note_news(user=people["ann"], often="daily", what="mine", origin="", now=timezone.now())
    assert "no e-mail address" in refused.value.problems["often"]
    with pytest.raises(Invalid) as refused:
        choose_note_news(user=people["ann"], often="hourly", what="x", origin="", now=timezone.now())
    assert set(refused.value.problems) == {"often", "what"}
