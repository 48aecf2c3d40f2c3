"""A new password for who has forgotten theirs: asked for by anybody, sent to the address of an account alone."""

from __future__ import annotations

import unicodedata

from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from procrastinate.contrib.django import app

from events.actions.messages import send_message, tell
from events.actions.sessions import end_sessions
from events.models import User

CHANGED = """The password of the account {name} was changed. Wherever else it was signed in, it is not any more.

If it was not you, ask for a new password on the page to sign in, or ask whoever runs the site for help.
"""
JOB = "send_new_password"
TEXT = """Somebody, probably you, has asked for a new password for the account {name} at {origin}.

Choose it here, within a day:
{link}

If it was not you, do nothing: your password stays as it is.
"""


def ask_for_new_password(*, address: str, origin: str) -> None:
    """Leave it to a job, so that the answer takes as long whether or not an account has the address.

    `origin` is the site's own (`https://dateline.example`), for the link. No link is written down here.
    """
    app.configure_task(JOB).defer(address=address, origin=origin)


def send_new_password(*, address: str, origin: str) -> int:
    """A message to each account that has the address, as its owner wrote it; to how many. Raises Unsent."""
    accounts = User.objects.filter(email__iexact=address, is_active=True)
    found = [each for each in accounts if each.has_usable_password() and _folded(each.email) == _folded(address)]
    for account in found:
        key, token = urlsafe_base64_encode(force_bytes(account.pk)), default_token_generator.make_token(account)
        link = origin + reverse("events:password-new", args=[key, token])
        text = TEXT.format(name=account.get_username(), origin=origin, link=link)
        send_message(to=account.email, subject="A new password for Dateline", text=text)
    return len(found)


def password_changed(*, user: User, here: str | None = None) -> None:
    """What follows from another password: sessions but the one with the key `here` end, and a message says so."""
    end_sessions(user=user, but=here)
    text = CHANGED.format(name=user.get_username())
    tell(to=user.email, subject="Your password for Dateline was changed", text=text)


def _folded(address: str) -> str:
    """By which two spellings are one address (Unicode TR 36, 2.11.2): the database's own comparison is not enough."""
    return unicodedata.normalize("NFKC", address).casefold()
