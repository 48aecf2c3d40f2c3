"""Timelines of every visibility, each with one of everything that is private, and a canary in every field of it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from django.utils import timezone

from events.models import Timeline, User
from tests.factories import make_event, make_timeline, place
from tests.trust import furniture
from tests.trust.canaries import Aviary
from tests.trust.roles import KINDS, MEMBERS, NOBODY, READERS, Asker, join, make_askers, make_users

ACCOUNTS = ("stranger", "reader", "annotator", "editor", "owner", "removed")


@dataclass(slots=True)
class Made:
    """One timeline: who reads it, and what its addresses are made from (numbers and ids by name)."""

    kind: str
    timeline: Timeline
    keys: dict[str, str] = field(default_factory=dict)

    @property
    def readers(self) -> Set[str]:
        """Roles that may read it."""
        return READERS[self.kind]

    @property
    def members(self) -> Set[str]:
        """Roles that may read all of it."""
        return MEMBERS & self.readers


@dataclass(slots=True)
class World:
    """The timelines by kind, one asker of each role, and the canaries of all of them."""

    aviary: Aviary
    users: Mapping[str, User]
    made: dict[str, Made]
    askers: dict[str, Asker]


def make_world() -> World:
    """Everything, in the test database; the caller takes it back."""
    aviary = Aviary()
    users = make_users({role: _account(aviary, role) for role in ACCOUNTS})
    made = {kind: _make(aviary, users, kind) for kind in KINDS}
    _elsewhere(aviary, users["stranger"])
    return World(aviary, users, made, make_askers(users))


def _account(aviary: Aviary, role: str) -> dict[str, str]:
    """Accounts show to their owners and to those who are members with them, by both names; addresses to nobody else."""
    team = MEMBERS if role in MEMBERS else frozenset({role})
    return {
        "name": aviary.hide(f"user name of {role}", team),
        "email": aviary.hide(f"e-mail of {role}", {role}) + "@example.org",
        "first_name": aviary.hide(f"first name of {role}", team),
        "last_name": aviary.hide(f"last name of {role}", team),
    }


def _make(aviary: Aviary, users: Mapping[str, User], kind: str) -> Made:
    timeline = make_timeline(
        f"made-{kind}",
        title=aviary.hide(f"{kind}: title", READERS[kind] | ({"owner"} if kind == "binned" else NOBODY)),
        description=aviary.hide(f"{kind}: description", READERS[kind]),
        visibility="private" if kind == "binned" else kind,
        binned_at=timezone.now() if kind == "binned" else None,
    )
    aviary.mark(timeline.token, f"{kind}: token", {"holder", "owner"}, is_shown=False)
    join(timeline, users)
    made = Made(kind, timeline)
    made.keys["membership"] = str(timeline.memberships.get(user=users["annotator"]).pk)
    furniture.furnish(made, aviary, users)
    place(timeline)
    return made


def _elsewhere(aviary: Aviary, user: User) -> None:
    """The stranger's own timeline: nobody else's business."""
    title = aviary.hide("elsewhere: title", {"stranger"})
    timeline = make_timeline("elsewhere", title=title, visibility="private")
    user.memberships.create(timeline=timeline, role="owner")
    make_event(timeline, aviary.hide("elsewhere: event", {"stranger"}), "2007-03-10")
    place(timeline)
