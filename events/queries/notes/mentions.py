"""Members who are mentioned in a note: `@ada` as it is typed, `@{1}` as it is stored, a name to members alone.

The stored text names nobody. A door that shows it to strangers, or forgets what it stands for, gives nothing away.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from events.models import Annotation, Membership, Timeline, User
from events.queries.versions.tracked import version_model

NEUTRAL = "@member"  # whom strangers read of
GONE = "@somebody"  # who has no account any more
MOST = 50  # people in one note; the text of what is beyond stands as it was typed
#: As it is stored: the place of the person in the note's `mentioned`, from 1.
STORED = re.compile(r"@\{(\d{1,3})\}")
#: As it is typed: not within a word or an address, and of the characters that names of accounts have.
TYPED = re.compile(r"(?<![^\W_])(?<![@./+-])@(\w[\w.@+-]*)")
_ENDS = ".@+-_"  # what may follow a name in a sentence


@dataclass(frozen=True, slots=True)
class People:
    """Whom a note of a timeline can mention, by what they are called."""

    accounts: Mapping[str, int]  # members, exactly as they are spelt
    called: Mapping[str, frozenset[int]]  # members, by account or name, capitals aside
    left: Mapping[str, frozenset[int]]  # those who were members once, by account

    def meant(self, typed: str) -> tuple[str, frozenset[int]]:
        """What of the word after `@` is a name, and whose: nobody's, one person's, or several people's."""
        for name in dict.fromkeys((typed, typed.rstrip(_ENDS))):
            if name in self.accounts:
                return name, frozenset({self.accounts[name]})
            for known in (self.called, self.left):
                if found := known.get(name.casefold()):
                    return name, found
        return typed.rstrip(_ENDS), frozenset()


def people_of(timeline: Timeline) -> People:
    """Two queries. An account's name goes before anybody's first name."""
    users = [each.user for each in Membership.objects.filter(timeline=timeline).select_related("user")]
    by_account, by_name = defaultdict(set), defaultdict(set)
    for user in users:
        by_account[user.get_username().casefold()].add(user.pk)
        for name in _names(user):
            by_name[name.casefold()].add(user.pk)
    former = version_model(Membership).objects.filter(timeline_id=timeline.pk).values("user_id")
    left = defaultdict(set)
    for user in User.objects.filter(pk__in=former).exclude(pk__in=[each.pk for each in users]):
        left[user.get_username().casefold()].add(user.pk)
    return People(
        {user.get_username(): user.pk for user in users},
        {name: frozenset(own) for name, own in (by_name | by_account).items()},
        {name: frozenset(own) for name, own in left.items()},
    )


def stored(timeline: Timeline, typed: str) -> tuple[str, list[int]]:
    """The text with whoever is mentioned put as places, and the keys of their accounts. No query without an `@`."""
    if not TYPED.search(typed):
        return typed, []
    people = people_of(timeline)
    mentioned: list[int] = []

    def put(match: re.Match[str]) -> str:
        name, found = people.meant(match[1])
        if len(found) != 1:
            return match[0]
        (person,) = found
        if person not in mentioned:
            if len(mentioned) == MOST:
                return match[0]
            mentioned.append(person)
        return f"@{{{mentioned.index(person) + 1}}}{match[1][len(name) :]}"

    return TYPED.sub(put, typed), mentioned


def typed(note: Any) -> str:
    """The text as its author typed it, with the names of accounts: for its author and for members."""
    if not note.mentioned:
        return str(note.body)
    users = User.objects.in_bulk(note.mentioned)
    return spelt(note.body, [f"@{users[key].get_username()}" if key in users else GONE for key in note.mentioned])


@dataclass(frozen=True, slots=True)
class Previewed:
    """A text that is being typed, as members will read it."""

    body: str
    mentions: tuple[str, ...]


def previewed(timeline: Timeline, text: str) -> Previewed:
    """How it will look once it is saved."""
    body, mentioned = stored(timeline, text)
    users = User.objects.in_bulk(mentioned)
    return Previewed(body, tuple(f"@{called(users[key])}" for key in mentioned))


def names_of(notes: Iterable[Any], *, is_member: bool) -> Mapping[int, tuple[str, ...]]:
    """By key of the note: whom each place stands for, as this reader may know (one query, for members)."""
    rows = [note for note in notes if note.mentioned]
    if not is_member:
        return {note.pk: (NEUTRAL,) * len(note.mentioned) for note in rows}
    users = User.objects.in_bulk({key for note in rows for key in note.mentioned})
    return {
        note.pk: tuple(f"@{called(users[key])}" if key in users else GONE for key in note.mentioned) for note in rows
    }


def spelt(body: str, names: Sequence[str]) -> str:
    """The text with those names in the places of the people."""
    return STORED.sub(lambda match: names[int(match[1]) - 1] if 0 < int(match[1]) <= len(names) else match[0], body)


def as_read(note: Annotation, *, is_member: bool) -> str:
    """The Markdown of one note as this reader may know it."""
    return spelt(note.body, names_of([note], is_member=is_member).get(note.pk, ()))


def called(user: User) -> str:
    """Somebody's name, as the members of a timeline know it."""
    return user.get_full_name() or user.get_username()


def _names(user: User) -> set[str]:
    """First name, and first and last name joined as one word: `ada`, `ada.lovelace`, `ada-lovelace`, `AdaLovelace`."""
    first, last = ("".join(name.split()) for name in (user.first_name, user.last_name))
    joined = {f"{first}{mark}{last}" for mark in (".", "-", "_", "")} if first and last else set()
    return joined | ({first} if first else set())
