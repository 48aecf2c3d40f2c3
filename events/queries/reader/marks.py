"""The mark of a placement where there is room for one only: the first that applies, as the list has it. Pure."""

from __future__ import annotations

from typing import Protocol


class Marked(Protocol):
    """What decides the mark of an event; `kind` is that of its placement."""

    @property
    def occurrence(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def is_conflicted(self) -> bool: ...
    @property
    def is_computed(self) -> bool: ...


def mark_of(event: Marked) -> str:
    """The name of its shape in `components/mark_shapes.html`."""
    if event.occurrence in ("cancelled", "did not happen"):
        return "crossed"
    if event.is_conflicted:
        return "conflict"
    if event.kind == "announced" or event.occurrence in ("planned", "postponed"):
        return "planned"
    if event.occurrence == "unknown":
        return "unknown"
    return "computed" if event.is_computed else "happened"
