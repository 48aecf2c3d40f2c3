"""Why a deed is refused. Doors turn these into words and status codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from events.models import Change, Role


class Refused(Exception):
    """A deed that does not happen; nothing was written."""


class NotAllowed(Refused):
    """Whoever asks may not do this in this timeline."""

    def __init__(self, needed: Role) -> None:
        super().__init__(f"Only a member with the role {needed} may do this.")
        self.needed = needed


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field that two people wrote: as it was when `mine` began, as it stands now, and as it would have become.

    Values are those of the row's attribute (`date` is a DateValue or None, a reference is a primary key).
    """

    field: str
    base: Any
    theirs: Any
    mine: Any


class StaleVersion(Refused):
    """Somebody else has written since the page was loaded: the version seen is not the version stored.

    `conflicts` are the fields that both wrote differently; empty where versions alone were compared.
    """

    def __init__(self, *, seen: int, stored: int, conflicts: Sequence[Conflict] = ()) -> None:
        super().__init__(f"This was changed meanwhile: version {seen} was seen, version {stored} is stored.")
        self.seen = seen
        self.stored = stored
        self.conflicts = tuple(conflicts)


class Invalid(Refused):
    """What was given cannot be stored: for each field what is wrong and what to write instead."""

    def __init__(self, **problems: str) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = problems


class InUse(Refused):
    """It cannot be taken back while other things rest on it; the message says which and what to do."""


class AlreadyDone(Refused):
    """The idempotency key was used before for the same request: `change` is the deed that was done then."""

    def __init__(self, change: Change) -> None:
        super().__init__("This was done already.")
        self.change = change


class KeyReused(Refused):
    """The idempotency key was used before for something else."""

    def __init__(self) -> None:
        super().__init__("This idempotency key was used before with other content: use a new one for a new request.")


class SlugTaken(Refused):
    """Another timeline has that address already."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"A timeline at /t/{slug}/ exists already.")
        self.slug = slug
