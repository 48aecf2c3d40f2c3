"""A person's changes since a moment: from which number on, and what became of each once they were taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from events.models import Change, Timeline, User
from events.queries.history.obstacles import Met, Standing, in_words
from events.queries.history.sight import changes_seen
from events.queries.reader.deed_words import deed_words

_OUTCOMES = {
    "done": "taken back",
    "partly": "taken back but for what is below",
    "left": "left as it is",
    "nothing": "nothing of it is left",
}
_FORESEEN = _OUTCOMES | {"done": "can be taken back", "partly": "can be taken back but for what is below"}
MOST_SHOWN = 3  # obstacles of one change


class OfOneChange(Protocol):
    """What became of one change (`actions.reverting_person.Result`)."""

    @property
    def change(self) -> Change: ...
    @property
    def outcome(self) -> str: ...
    @property
    def obstacles(self) -> Iterable[Met]: ...
    @property
    def why(self) -> str: ...


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One change as a line: what it was, what became or would become of it, and what is in the way."""

    number: int
    at: datetime
    words: str
    outcome: str
    is_left: bool
    why: str
    obstacles: tuple[Standing, ...]
    more: int  # obstacles that are not shown


def first_since(timeline: Timeline, person: User, at: datetime, reader: User) -> int | None:
    """The number of the person's first change at or after a civil moment of the timeline's zone, as a member sees."""
    try:
        zone: Any = ZoneInfo(timeline.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        zone = UTC
    rows = changes_seen(timeline, reader).filter(by=person, at__gte=at.replace(tzinfo=zone))
    return rows.order_by("number").values_list("number", flat=True).first()


def result_lines(results: Iterable[OfOneChange], *, is_foreseen: bool) -> list[ResultLine]:
    """The results in words."""
    return [_line(each, _FORESEEN if is_foreseen else _OUTCOMES) for each in results]


def _line(result: OfOneChange, words: dict[str, str]) -> ResultLine:
    met = in_words(result.obstacles)
    return ResultLine(
        number=result.change.number,
        at=result.change.at,
        words=deed_words(result.change.verb),
        outcome=words[str(result.outcome)],
        is_left=str(result.outcome) in ("partly", "left"),
        why=result.why,
        obstacles=tuple(met[:MOST_SHOWN]),
        more=max(0, len(met) - MOST_SHOWN),
    )
