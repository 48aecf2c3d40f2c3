"""What somebody may do in a timeline, and the last thing they did there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from events.models import Change, Membership, Reader, Role, Timeline, User
from events.queries.reader.deed_words import FOR_GOOD, deed_words

# From most to least: each role may do what the next may.
RANKS = {role: rank for rank, role in enumerate((Role.OWNER, Role.EDITOR, Role.ANNOTATOR, Role.READER))}

OFFERED = timedelta(hours=12)  # how long a last deed is offered on every page; afterwards the history has it


@dataclass(frozen=True, slots=True)
class LastDeed:
    """The reader's own last deed that can be undone, in words: "edited an event"."""

    number: int
    words: str
    is_undoing: bool  # it took another one back: undoing it does that one again
    is_redoing: bool = False  # it did again what had been taken back


def role_in(timeline: Timeline, reader: Reader) -> Role | None:
    """The reader's role; None for those who are no members."""
    if not isinstance(reader, User):
        return None
    held = Membership.objects.filter(timeline=timeline, user=reader).values_list("role", flat=True).first()
    return Role(held) if held else None


def may(role: Role | None, needed: Role) -> bool:
    """Whether a role is enough for what needs another."""
    return role is not None and RANKS[role] <= RANKS[needed]


def last_deed(timeline: Timeline, reader: Reader) -> LastDeed | None:
    """The reader's last deed in the timeline, unless it has been taken back since, or can never be."""
    if not isinstance(reader, User):
        return None
    last = Change.objects.filter(timeline=timeline, by=reader).order_by("-number").first()
    if last is None or last.verb in FOR_GOOD or last.at < timezone.now() - OFFERED or last.reverted_by.exists():
        return None
    return LastDeed(last.number, deed_words(last.verb), last.verb == "revert_change", last.verb == "redo_change")
