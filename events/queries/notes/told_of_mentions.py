"""What the writer of a note is told about those whom it mentions: who is told nothing of it, and why."""

from __future__ import annotations

from collections.abc import Iterable

from events.models import Annotation, Audience, Membership, User
from events.queries.notes.mentions import TYPED, called, people_of

_MOST = 5  # unknown names that are listed


def told_of(note: Annotation) -> tuple[str, ...]:
    """Sentences for the writer; nothing where everybody who is mentioned finds the note among what is to do."""
    return (*_untold(note), *_unknown(note))


def _untold(note: Annotation) -> Iterable[str]:
    users = User.objects.in_bulk(note.mentioned)
    members = set(
        Membership.objects.filter(timeline=note.timeline_id, user__in=users).values_list("user_id", flat=True)
    )
    others = [users[key] for key in note.mentioned if key in users and key != note.author_id]
    left = [called(user) for user in others if user.pk not in members]
    if left:
        yield f"{_listed(left)} {_is(left)} no longer a member here and {_is(left)} told nothing of it."
    alone = [called(user) for user in others if user.pk in members]
    if alone and note.audience == Audience.ME:
        yield f"The note is for you alone: {_listed(alone)} {_is(alone)} told nothing of it."


def _unknown(note: Annotation) -> Iterable[str]:
    words = list(dict.fromkeys(TYPED.findall(note.body)))
    if not words:
        return
    people = people_of(note.timeline)
    nobody = []
    for word in words:
        name, found = people.meant(word)
        if not found:
            nobody.append(f"@{name}")
        elif len(found) > 1:
            accounts = sorted(f"@{user.get_username()}" for user in User.objects.filter(pk__in=found))
            yield f"@{name} can be {_listed(accounts, 'or')}: write which, and they are told."
    if nobody:
        yield f"Nobody here is called {_listed(nobody[:_MOST], 'or')}: that stands as you typed it."


def _listed(names: list[str], word: str = "and") -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"


def _is(names: list[str]) -> str:
    return "is" if len(names) == 1 else "are"
