"""Where a moment stands on the axis."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear scale of the civil seconds `begins` … `ends` onto the pixels `left` … `right`."""

    begins: float
    ends: float
    left: float
    right: float

    @property
    def per_second(self) -> float:
        """Pixels."""
        return (self.right - self.left) / (self.ends - self.begins)

    def x(self, second: float) -> float:
        """Where a second stands."""
        return self.left + (second - self.begins) * self.per_second
