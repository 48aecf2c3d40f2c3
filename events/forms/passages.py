"""What the list of passages sends: names of rows with the version that was seen, as presses and boxes carry them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from events.models import PassageRole

ROLES = {role.value.replace(" ", "-"): role.value for role in PassageRole}
_LARGEST = 10**9


@dataclass(frozen=True, slots=True)
class Chosen:
    """A row (`anchor`, `passage` or `citation`) in the version that was seen, and where its words would stand."""

    kind: str
    id: UUID
    version: int
    begins: int = 0
    ends: int = 0
    role: str = PassageRole.QUOTE


def chosen_in(text: str) -> Chosen | None:
    """`anchor.<uuid>.3` or `citation.<uuid>.1.120.131.date-words`; None for anything else."""
    kind, *rest = text.split(".")
    if kind not in ("anchor", "passage", "citation") or len(rest) not in (2, 5):
        return None
    try:
        named = UUID(rest[0])
    except ValueError:
        return None
    numbers = rest[1:4]
    if not all(each.isascii() and each.isdecimal() and int(each[:12]) < _LARGEST for each in numbers):
        return None
    role = ROLES.get(rest[4]) if len(rest) == 5 else PassageRole.QUOTE
    version, begins, ends = [*map(int, numbers), 0, 0][:3]
    return Chosen(kind, named, version, begins, ends, role) if role else None
