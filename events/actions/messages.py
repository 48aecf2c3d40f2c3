"""Messages to people who need not be here: sent by mail, or kept where there is no mail server."""

from __future__ import annotations

import logging
from contextlib import suppress
from smtplib import SMTPException

from django.core.mail import send_mail
from django.utils import timezone

from events.actions.refusals import Unsent
from events.models import KeptMessage
from events.models.kept_message import KEPT

SHORT = 120  # characters of a subject
log = logging.getLogger(__name__)


def send_message(*, to: str, subject: str, text: str) -> None:
    """One message to one address. Raises Unsent where the mail server does not take it."""
    line = " ".join(subject.split())  # a title that somebody wrote begins no header
    try:
        send_mail(line if len(line) <= SHORT else f"{line[: SHORT - 1]}…", text, None, [to])
    except (OSError, SMTPException) as error:
        log.warning("A message was not taken by the mail server: %s", type(error).__name__)  # nor to whom, nor what
        raise Unsent from error


def tell(*, to: str, subject: str, text: str) -> None:
    """The same, where what is told is done already, whether or not it can be sent; "" is nobody's address."""
    with suppress(Unsent):
        if to:
            send_message(to=to, subject=subject, text=text)


def keep_message(*, to: str, subject: str, text: str) -> KeptMessage:
    """Instead of sending it."""
    return KeptMessage.objects.create(to=to, subject=subject, text=text)


def forget_old_messages() -> int:
    """Those that were kept long enough; how many."""
    return KeptMessage.objects.filter(kept_at__lt=timezone.now() - KEPT).delete()[0]
