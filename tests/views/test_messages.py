"""Messages where no mail goes out: printed, kept, and read by whoever runs the site alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from events.actions.messages import forget_old_messages, send_message, tell
from events.actions.refusals import Unsent
from events.models import KeptMessage
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def without_mail(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "config.kept_mail.Kept"


class Broken(BaseEmailBackend):
    """A mail server that hangs up."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise SMTPServerDisconnected("ann@example.org said so")


def test_a_message_is_printed_and_stands_on_the_page_of_whoever_runs_the_site(
    client: Client, without_mail: None, capsys: pytest.CaptureFixture[str]
) -> None:
    send_message(to="ben@example.org", subject="Come in", text="Here: http://testserver/join/abc <b>")
    printed = capsys.readouterr().out
    assert "ben@example.org" in printed
    assert "http://testserver/join/abc" in printed
    client.force_login(make.make_user("root", is_superuser=True))
    page = client.get("/messages/").content.decode()
    assert "Come in" in page
    assert 'href="http://testserver/join/abc"' in page
    assert "&lt;b&gt;" in page
    assert "/messages/" in client.get("/account/").content.decode()


def test_to_everybody_else_there_is_no_such_page(client: Client, without_mail: None) -> None:
    send_message(to="ben@example.org", subject="Come in", text="secret words")
    nothing = client.get("/nowhere")
    assert client.get("/messages/").status_code == 404
    assert client.get("/messages/").content == nothing.content
    for staff in (False, True):
        client.force_login(make.make_user(f"ann{staff}", is_staff=staff))
        assert client.get("/messages/").status_code == 404
        assert "/messages/" not in client.get("/account/").content.decode()


def test_the_page_says_when_there_are_none_and_when_they_are_sent(client: Client, settings: Settings) -> None:
    client.force_login(make.make_user("root", is_superuser=True))
    assert "There are none." in client.get("/messages/").content.decode()
    settings.EMAIL_HOST = "mail.example.org"
    page = client.get("/messages/").content.decode()
    assert "sent by mail, and not kept" in page
    assert "mail.example.org" not in page


def test_a_message_by_mail_is_not_kept(mailoutbox: list[object]) -> None:
    send_message(to="ben@example.org", subject="Come in", text="words")
    assert len(mailoutbox) == 1
    assert not KeptMessage.objects.exists()


def test_a_subject_of_many_lines_begins_no_header(mailoutbox: list[object]) -> None:
    send_message(to="ben@example.org", subject=f"a\r\nBcc: eve@example.org\n{'x' * 300}", text="words")
    (message,) = mailoutbox
    assert message.recipients() == ["ben@example.org"]  # type: ignore[attr-defined]
    assert len(message.subject) == 120  # type: ignore[attr-defined]
    assert "\n" not in message.subject  # type: ignore[attr-defined]


def test_a_mail_server_that_does_not_answer_is_told_without_whom_it_was_for(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    with pytest.raises(Unsent):
        send_message(to="ann@example.org", subject="Come in", text="words")
    tell(to="ann@example.org", subject="Come in", text="words")  # what is told is done already
    assert "SMTPServerDisconnected" in caplog.text
    assert "ann@example.org" not in caplog.text


def test_messages_are_forgotten_after_a_month(without_mail: None) -> None:
    for subject in ("old", "new"):
        send_message(to="ben@example.org", subject=subject, text="words")
    KeptMessage.objects.filter(subject="old").update(kept_at=timezone.now() - timedelta(days=31))
    assert forget_old_messages() == 1
    assert KeptMessage.objects.get().subject == "new"
