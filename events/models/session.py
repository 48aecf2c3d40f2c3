"""Where somebody is signed in: Django's session, which knows whose it is, from which device, and when it was seen."""

from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from events.models.user import User


class Session(AbstractBaseSession):
    """Of somebody who is not signed in, it has no user. Without history: who was here when belongs in no log."""

    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="sessions")
    device = models.TextField(default="", blank=True)  # as the browser calls itself
    seen_at = models.DateTimeField(null=True, blank=True)

    @classmethod
    def get_session_store_class(cls) -> type[SessionStore]:
        """What reads `session_data`."""
        return SessionStore
