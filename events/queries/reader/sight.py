"""What one reader may see of one timeline: the rule of visibility with its arguments filled in once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, TypeVar

from events.models import PlacementAudience, Reader, Timeline
from events.models.visibility import TimelineRowQuerySet, timelines_of
from events.queries.reader.lens import Lens

Rows = TypeVar("Rows", bound=TimelineRowQuerySet[Any])


@dataclass(frozen=True, slots=True)
class Sight:
    """A reader before a timeline that they may read; `token` is the secret of an unlisted one."""

    timeline: Timeline
    reader: Reader
    token: str
    is_member: bool
    lens: Lens | None = None

    @classmethod
    def of_reader(cls, timeline: Timeline, reader: Reader, token: str = "") -> Sight:
        """The reader's view, member or stranger (one query for those who are signed in)."""
        is_member = reader.is_authenticated and timelines_of(reader).filter(timeline=timeline).exists()
        return cls(timeline, reader, token, is_member)

    @property
    def audience(self) -> PlacementAudience:
        """Whose placements the reader is shown."""
        return PlacementAudience.MEMBERS if self.is_member else PlacementAudience.PUBLIC

    def of(self, rows: Rows) -> Rows:
        """Those of `rows` that stand in the timeline, that the reader may see, and that the lens lets through."""
        if self.is_member:
            seen = rows.visible_to(self.reader, token=self.token, member_of=self.timeline)
        else:
            seen = rows.visible_to(self.reader, token=self.token).filter(timeline=self.timeline)
        return seen if self.lens is None else self.lens.narrow(seen)

    def through(self, lens: Lens | None) -> Sight:
        """The same reader with a lens before the eye."""
        return replace(self, lens=lens)
