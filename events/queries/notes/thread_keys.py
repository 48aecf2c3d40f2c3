"""Which notes make one thread, by key: an answer can be answered, and so on."""

from __future__ import annotations

from collections.abc import Iterable

from events.models import Annotation


def beginnings(keys: Iterable[int]) -> dict[int, int]:
    """By note the one that its thread begins with; itself where it answers none. A query for each level of answers."""
    above: dict[int, int | None] = {}
    level = set(keys)
    asked = frozenset(level)
    while level:
        above |= dict(Annotation.objects.filter(pk__in=level).values_list("pk", "reply_to_id"))
        level = {key for key in above.values() if key is not None} - above.keys()
    return {key: _climb(key, above) for key in asked if key in above}


def thread_of(first: int) -> set[int]:
    """The note and all answers to it, to those, and so on. A query for each level."""
    found, level = {first}, {first}
    while level:
        level = set(Annotation.objects.filter(reply_to__in=level).values_list("pk", flat=True)) - found
        found |= level
    return found


def _climb(key: int, above: dict[int, int | None]) -> int:
    seen = {key}
    while (higher := above.get(key)) is not None and higher not in seen:
        seen.add(higher)
        key = higher
    return key
