"""Why a deed is refused. Doors turn these into words and status codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from events.models import Change, Proposal, Role


class Refused(Exception):
    """A deed that does not happen; nothing was written."""


class NotAllowed(Refused):
    """Whoever asks may not do this in this timeline."""

    def __init__(self, needed: Role) -> None:
        super().__init__(f"Only a member with the role {needed} may do this.")
        self.needed = needed


class NeedsAnother(Refused):
    """The two-person rule: whoever wrote something last is not the one who approves it."""


class Proposed(Exception):
    """Nothing was refused, and nothing is live yet: under the two-person rule the deed waits for another editor."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__("This waits for another editor’s approval: readers see it as it was until then.")
        self.proposal = proposal


class NotTheirs(Refused):
    """A note's words are its author's: nobody else changes them, whatever their role."""

    def __init__(self) -> None:
        super().__init__("Only whoever wrote a note may change its words.")


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


class Gone(StaleVersion):
    """Somebody else has taken it out since the page was loaded: there is no row of which to write another version."""

    def __init__(self, *, seen: int) -> None:
        super().__init__(seen=seen, stored=seen)
        self.args = ("This was taken out meanwhile.",)


class Merged(Refused):
    """What was to be written to is one with another event by now."""

    def __init__(self, number: int, *, into: int) -> None:
        super().__init__(f"Event {number} was merged: it is one with event {into}. Write there what you meant to.")
        self.number = number
        self.into = into


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that keeps a change from being taken back: the row as the change left it, and why, in a sentence.

    `conflict` where it is a field that has another value by now; its `mine` is the former value that would come back.
    """

    row: Any  # of the history
    model: type[Model]
    why: str
    conflict: Conflict | None = None


class InTheWay(Refused):
    """A change cannot be taken back whole: other things rest on what it wrote, or have been written over it since."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        super().__init__("What was changed again since stands in the way: " + " ".join(each.why for each in obstacles))
        self.obstacles = tuple(obstacles)


class NothingToTakeBack(Refused):
    """The change wrote nothing that is still there, or nothing that can be taken back; the message says which."""


class Invalid(Refused):
    """What was given cannot be stored: for each field what is wrong and what to write instead."""

    def __init__(self, **problems: str) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = problems


class InUse(Refused):
    """It cannot be taken back while other things rest on it; the message says which and what to do."""


class InvitationOver(Refused):
    """It was used, withdrawn, or waited too long: which of them, nobody is told."""

    def __init__(self) -> None:
        super().__init__("This invitation cannot be used any more: ask whoever sent it for a new one.")


class Unsent(Refused):
    """The mail server did not take a message."""

    def __init__(self) -> None:
        super().__init__("The message could not be sent: the mail server did not take it.")


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
