"""Asking by the table: where an answer is another one than the table's, and where a secret shows by its answer."""

from __future__ import annotations

from collections.abc import Iterator

from tests.trust.grid import METHODS, address_of, address_of_nothing, asked, expected, sees
from tests.trust.routes import IN_TIMELINE
from tests.trust.world import World


def deviations(world: World, kind: str, role: str) -> Iterator[str]:
    """Cells of the table that are answered with another status."""
    made, asker = world.made[kind], world.askers[role]
    for row in IN_TIMELINE:
        address, methods = address_of(row, made), asked(row, made, role)
        for method, due in zip(METHODS, expected(row, made, role), strict=True):
            if method not in methods:
                continue
            found = asker.ask(method, address, token=made.timeline.token).status
            if found != due:
                yield f"{method} {address} as {role}: {found}, not {due}"


def differences(world: World, kind: str, role: str) -> Iterator[str]:
    """Addresses of what the role may not read whose answer is not that of nothing: status, headers or body."""
    made, asker = world.made[kind], world.askers[role]
    for row in IN_TIMELINE:
        if role in sees(row, made):
            continue
        hidden, missing = address_of(row, made), address_of_nothing(row, made, role)
        for method in METHODS if row.kind == "api" else ("GET", "POST"):  # pages refuse the others before they look
            found, nothing = (asker.ask(method, each, token=made.timeline.token) for each in (hidden, missing))
            if found != nothing:
                yield f"{method} {hidden} as {role}: {found} instead of {nothing}"
