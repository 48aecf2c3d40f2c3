"""Where messages go on a machine without a mail server: into the terminal, and onto a page of whoever runs the site."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage

from events.actions.messages import keep_message


class Kept(BaseEmailBackend):
    """Django's hook for what is done with a message."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep and print each; how many there were."""
        for message in email_messages:
            to, text = ", ".join(message.recipients()), str(message.body)
            keep_message(to=to, subject=str(message.subject), text=text)
            print(f"\nA message to {to}\n{message.subject}\n\n{text}\n", file=sys.stdout, flush=True)
        return len(email_messages)
