"""Ways to narrow a list, as the page above it offers them. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to narrow the list, with how much it leaves. `value` is "" for all of it."""

    value: str
    words: str
    count: int
    is_chosen: bool
