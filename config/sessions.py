"""Sessions as Django keeps them in the database, in rows of our own that can be listed and ended."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db

from events.models import Session


class SessionStore(db.SessionStore):
    """Django's, named alike since the name is part of how data are signed; `device` and `seen_at` go with the row."""

    device: str = ""
    seen_at: datetime | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Where the rows are."""
        return Session

    def _get_session_from_db(self) -> Session | None:
        """What the row says beside its data is known from now on."""
        row: Session | None = super()._get_session_from_db()  # type: ignore[misc]  # not in the stubs
        if row is not None:
            self.device, self.seen_at = row.device, row.seen_at
        return row

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row as it is to be written."""
        row: Session = super().create_model_instance(data)  # type: ignore[assignment]  # of our model
        row.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        row.device, row.seen_at = self.device, self.seen_at
        return row
