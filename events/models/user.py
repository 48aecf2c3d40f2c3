"""A person with an account. The only nouns shared between timelines are users and reference tables."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser, AnonymousUser


class User(AbstractUser):
    """Django's own user; ours, so that it can grow. Without history: a password hash belongs in no log."""


class AsPublic(AnonymousUser):
    """A member who looks at one timeline as a stranger would who may read it, also while nobody may.

    Nobody, everywhere: no account, no role, no membership. `Timeline.visible_to` alone knows the timeline; every other
    rule takes it for the stranger that it stands for. Made only for who is a member at that moment.
    """

    def __init__(self, timeline_id: int) -> None:
        super().__init__()
        self.timeline_id = timeline_id
