"""How much of a sample to look at. Pure."""

from __future__ import annotations

from math import ceil

from events.models.filing import LOTS


def lots_for(number: float, wanted: int) -> list[int]:
    """As many lots as hold about so many of a number of rows; all of them where there are no more."""
    return list(range(min(LOTS, max(1, ceil(LOTS * wanted / max(number, 1))))))
