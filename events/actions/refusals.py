"""Why a deed is refused. Doors turn these into words and status codes."""

from __future__ import annotations

from events.models import Role


class Refused(Exception):
    """A deed that does not happen; nothing was written."""


class NotAllowed(Refused):
    """Whoever asks may not do this in this timeline."""

    def __init__(self, needed: Role) -> None:
        super().__init__(f"Only a member with the role {needed} may do this.")
        self.needed = needed


class StaleVersion(Refused):
    """Somebody else has written since the page was loaded: the version seen is not the version stored."""

    def __init__(self, *, seen: int, stored: int) -> None:
        super().__init__(f"This was changed meanwhile: version {seen} was seen, version {stored} is stored.")
        self.seen = seen
        self.stored = stored


class SlugTaken(Refused):
    """Another timeline has that address already."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"A timeline at /t/{slug}/ exists already.")
        self.slug = slug
