"""Words for whether it happened and how prominent it is."""

from __future__ import annotations

from events.models.event import Occurrence

_OCCURRENCE = {
    **{str(each): each for each in Occurrence},
    **dict.fromkeys(["yes", "true", "done", "occurred", "took place", "it happened"], Occurrence.HAPPENED),
    **dict.fromkeys(["plan", "scheduled", "announced", "upcoming"], Occurrence.PLANNED),
    **dict.fromkeys(["canceled", "called off"], Occurrence.CANCELLED),
    **dict.fromkeys(["no", "false", "did not", "not happened", "never happened"], Occurrence.DID_NOT_HAPPEN),
    **dict.fromkeys(["not known", "?", "unclear"], Occurrence.UNKNOWN),
}
_WEIGHT = {
    **dict.fromkeys(["key", "high", "major", "important"], 90),
    **dict.fromkeys(["normal", "medium", ""], 50),
    **dict.fromkeys(["detail", "low", "minor"], 20),
}


def occurrence_in(cell: str) -> str:
    """What the cell says; an empty one says that it happened. Raises ValueError."""
    found = _OCCURRENCE.get(" ".join(cell.casefold().split())) if cell else Occurrence.HAPPENED
    if found is None:
        raise ValueError("Write happened, planned, postponed, cancelled, did not happen or not known.")
    return str(found)


def weight_in(cell: str) -> int:
    """0–99; an empty cell is normal. Raises ValueError."""
    found = _WEIGHT.get(cell.casefold())
    if found is None:
        raise ValueError("Write key, normal or detail.")
    return found
